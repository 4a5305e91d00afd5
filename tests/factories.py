"""Rows for tests, made by plain functions: each has sensible defaults, and takes any column by name.

    article = make_article("Havnen skal leve", body="Kajen er vores.")
    first = make_comment(article, "Karen Friis", body="Enig.")
    answer = make_comment(article, "Bo Vang", parent=first)

Numbers that must be unique (keys, slugs, ordinals) are counted from what stands in the database.
"""

import hashlib
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from comments.models import Comment, ReplyClaim
from debates.models import (
    Article,
    Author,
    Authorship,
    Debate,
    Reply,
    Source,
    Tag,
    Tagging,
    WithheldReason,
    Withholdable,
)
from debates.pages.keys import article_key, author_key, comment_key, debate_key, normalised, placeholder_key, tag_key
from debates.pages.slugs import slugify

A_DAY = date(2018, 3, 1)
_PAGE = "{title}\n\nVelfærd\n\n01/03/2018 10:00\n\nElse Bech\n\n{lead}\n\n{body}\n\nMest Læste\n\nAnnonce"


def make_article(title: str = "Havnen skal leve", **columns: Any) -> Article:
    """A captured article with a source. ``authors``, ``tags`` and ``publisher``, by name, make those rows too."""
    authors, tags = columns.pop("authors", ()), columns.pop("tags", ())
    publisher = columns.pop("publisher", "")
    lead = columns.pop("lead", "Byrådet vil bygge boliger på kajen.")
    title_key = article_key(title, lead)
    taken = Article.objects.filter(title_key=title_key).count()
    key = article_key(title, lead, f"nummer {taken + 1}") if taken else title_key
    columns.setdefault("slug", f"{slugify(title) or 'uden-titel'}-{key}" if taken or not title else slugify(title))
    columns.setdefault("body", "Kajen har været åben for alle i hundrede år.")
    columns.setdefault("parts", [{"kind": "paragraph", "text": columns["body"]}] if columns["body"] else [])
    if publisher:
        columns |= {"publisher": make_author(publisher, Author.Kind.ORGANISATION), "publisher_printed": publisher}
    article = Article.objects.create(**{"key": key, "title_key": title_key, "title": title, "lead": lead, **columns})
    article.source = make_source(article)
    article.save(update_fields=["source"])
    for position, name in enumerate(authors, start=1):
        Authorship.objects.create(article=article, author=make_author(name), position=position, printed=name)
    for position, name in enumerate(tags, start=1):
        Tagging.objects.create(article=article, tag=make_tag(name), position=position)
    return article


def make_placeholder(mentioned_in: Article, words: str = "et åbent brev", **columns: Any) -> Article:
    """An article that `mentioned_in` speaks of and nobody captured."""
    key = placeholder_key(mentioned_in.key, mentioned_in.mentions.count() + 1)
    defaults = {
        "key": key,
        "title_key": key,
        "slug": f"ikke-bevaret-{key}",
        "debate": mentioned_in.debate,
        "mentioned_as": words,
    }
    return Article.objects.create(is_placeholder=True, mentioned_in=mentioned_in, **{**defaults, **columns})


def make_source(article: Article, text: str = "", **columns: Any) -> Source:
    """A capture of the article: the given text, else a small dated page."""
    content = (text or _PAGE.format(title=article.title, lead=article.lead, body=article.body)).encode()
    defaults: dict[str, Any] = {
        "path": f"{article.slug}.txt",
        "sha256": hashlib.sha256(content).hexdigest(),
        "encoding": "utf-8",
        "page_format": "dated",
        "parser": "1",
    }
    return Source.objects.create(article=article, content=content, **{**defaults, **columns})


def make_comment(
    article: Article, printed_name: str = "Karen Friis", parent: Comment | None = None, **columns: Any
) -> Comment:
    """The newest comment of an article, an answer to `parent` where one is given (by an inferred claim)."""
    ordinal = columns.pop("ordinal", None) or (article.comments.aggregate(last=Max("ordinal"))["last"] or 0) + 1
    title, body = (
        columns.pop("title", "Tænk jer om"),
        columns.pop("body", "Kajen er for alle, og sådan skal det blive."),
    )
    posted = columns.pop("posted", A_DAY)
    equals = [c for c in article.comments.filter(posted=posted) if normalised(c.captured_title) == normalised(title)]
    defaults: dict[str, Any] = {
        "key": comment_key(article.key, posted, title, len(equals) + 1),
        "captured_title": title,
        "captured_body": body,
        "source": article.source,
        "source_line": 10 * ordinal,
        "source_end_line": 10 * ordinal + 3,
        "word_count": len(body.split()),
        "path": [*(parent.path if parent else ()), ordinal],
        "depth": parent.depth + 1 if parent else 0,
    }
    values = {**defaults, **columns}
    comment = Comment.objects.create(
        article=article, printed_name=printed_name, ordinal=ordinal, posted=posted, title=title, body=body, **values
    )
    if parent:
        comment.parent, comment.parent_claim = parent, make_claim(comment, parent)
        comment.save(update_fields=["parent", "parent_claim"])
    count_comments(article)
    return comment


def make_claim(comment: Comment, target: Comment, **columns: Any) -> ReplyClaim:
    """A claim that chooses no parent by itself."""
    defaults = {
        "kind": ReplyClaim.Kind.NAMED,
        "score": 0.9,
        "evidence": f"Enig med {target.printed_name}",
        "version": "1",
    }
    return ReplyClaim.objects.create(comment=comment, target=target, **{**defaults, **columns})


def make_author(name: str, kind: str = Author.Kind.PERSON) -> Author:
    """The author of that name, made at the first call."""
    key = author_key(name)
    author, _ = Author.objects.get_or_create(
        key=key, defaults={"name": name, "slug": slugify(name) or key, "kind": kind}
    )
    return author


def make_tag(name: str) -> Tag:
    """The tag of that name, made at the first call."""
    key = tag_key(name)
    tag, _ = Tag.objects.get_or_create(key=key, defaults={"name": name, "slug": slugify(name) or key})
    return tag


def make_debate(title: str = "Havnen", *articles: Article) -> Debate:
    """A debate with these articles in it."""
    key = debate_key(articles[0].key if articles else title)
    debate = Debate.objects.create(key=key, slug=slugify(title), title=title)
    for article in articles:
        article.debate = debate
        article.save(update_fields=["debate"])
    return debate


def make_reply(article: Article, answers: Article, **columns: Any) -> Reply:
    """`article` answers `answers`, and says so itself."""
    defaults: dict[str, Any] = {
        "origin": Reply.Origin.STATED,
        "evidence": "svar på et åbent brev",
        "spoken_in": article,
    }
    return Reply.objects.create(article=article, answers=answers, **{**defaults, **columns})


def withhold(row: Withholdable, reason: WithheldReason = WithheldReason.REQUEST) -> None:
    """Take an article or a comment out of the public archive, counts and all."""
    row.withheld_at, row.withheld_reason = timezone.now(), reason
    row.save(update_fields=["withheld_at", "withheld_reason"])
    if isinstance(row, Comment):
        count_comments(row.article)


def count_comments(article: Article) -> None:
    """Bring the article's columns about its comments in step."""
    public = Comment.objects.public().filter(article=article)
    article.comment_count = public.count()
    article.latest_comment = public.aggregate(last=Max("posted"))["last"]
    article.save(update_fields=["comment_count", "latest_comment"])

"""One article from all its captures: compared with what stands before it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchQueryCombinable, SearchVectorField
from django.db.models import Func, Q

from debates.importing.columns import publisher_columns, text_columns
from debates.importing.names import Names, forget_unused, used_names
from debates.models import Article, ArticleSearchRow, Authorship, Source, Tagging
from debates.models.addresses import free_slug
from debates.models.marks import kept_fields
from debates.models.search import CONFIGURATION
from debates.pages.bodies import body_text
from debates.pages.changes import Change
from debates.pages.combining import Capture, Combined, combine
from debates.pages.decoding import decode
from debates.pages.drafts import ArticleDraft
from debates.pages.formats import SHORTENED
from debates.pages.keys import article_key
from debates.pages.likeness import SAME_TEXT, TELLING_TEXT, share, words, words_of
from debates.pages.parsing import parse
from debates.pages.slugs import slugify

MOST_OF_ONE_TITLE = 100  # articles of one title whose texts begin alike
_OPENING = 200  # characters of a body
_COPIED = 0.8  # share of the shorter text's words in the longer one, where no title says that it is the same article
_TELLING = 6  # words: the longest of a text are seldom together in another
_TRIES = 3  # so many times as many words, for a copy may have one that the article lost


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did to an article: the fields that changed, and those where a curator's work was kept."""

    article: Article
    created: bool
    changes: tuple[Change, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The article that a capture shows, if the archive has it, and what the captures say that it has already."""

    article: Article | None = None
    captures: Sequence[Capture] = ()


def find_article(draft: ArticleDraft) -> Found:
    """The article with a capture of the same title and text; of several, the one with the most alike. Locked until the end.

    What was merged is found as the article that it was merged into: each of its captures speaks for itself.
    What the new capture may hold together or leave apart besides is for the caller to see to, when all are in.
    """
    title_key = article_key(draft.title, draft.lead)
    titled = Article.objects.filter(title_key=title_key, is_placeholder=False)
    candidates = titled.standing_for().select_for_update()
    captures = {article: captures_of([article]) for article in candidates}
    said = words_of(draft)
    shares = [
        (share(said, words_of(each.draft)), each.sha256, article)
        for article, found in captures.items()
        for each in found
        if each.format not in SHORTENED
    ]
    most, _sha256, nearest = max(shares, key=lambda each: each[:2], default=(0.0, "", None))
    return Found(nearest, captures[nearest]) if nearest and most >= SAME_TEXT else Found()


def find_withheld(drafts: Sequence[ArticleDraft]) -> list[Article | None]:
    """For each draft the withheld article whose text it gives again, under whatever title."""
    rows = Article.objects.filter(withheld_at__isnull=False).captured().prefetch_related("duplicates")
    withheld = {article: _said_by(article) for article in rows}
    return [_resembled(draft, withheld) if withheld else None for draft in drafts]


def _resembled(draft: ArticleDraft, withheld: Mapping[Article, Sequence[set[str]]]) -> Article | None:
    new = words_of(draft)
    if len(new) < TELLING_TEXT:
        return None
    return next((row for row, texts in withheld.items() if _most_shared(new, texts) >= _COPIED), None)


def find_copied(draft: ArticleDraft) -> Article | None:
    """The article that a shortened copy without a title shows, told by its words; none where two fit. Locked until the end."""
    said = words_of(draft)
    telling = sorted(said, key=lambda word: (-len(word), word))
    if not telling:
        return None
    starts = range(0, min(len(telling), _TELLING * _TRIES), _TELLING)
    queries = [SearchQuery(" ".join(telling[start : start + _TELLING]), config=CONFIGURATION) for start in starts]
    speaking_so = Article.objects.filter(pk__in=_with_words(reduce(or_, queries)))
    candidates = speaking_so.standing_for().select_for_update(of=["self"]).prefetch_related("duplicates")
    found = [article for article in candidates if _most_shared(said, _said_by(article)) >= _COPIED]
    return found[0] if len(found) == 1 else None


def _with_words(query: SearchQueryCombinable) -> list[int]:
    """The articles that hold the words, those too that search does not know: they are withheld, or merged into others, and few."""
    hidden = Article.objects.filter(Q(withheld_at__isnull=False) | Q(merged_into__isnull=False), is_placeholder=False)
    vector = Func("title", "lead", "body", function="article_search_words", output_field=SearchVectorField())
    return [
        *ArticleSearchRow.objects.filter(words=query).values_list("pk", flat=True),
        *hidden.annotate(vector=vector).filter(vector=query).values_list("pk", flat=True),
    ]


def combine_captures(article: Article) -> Combined:
    """What all captures of one page say together, whatever the order in which they came."""
    return combine(captures_of([article]))


def captures_of(articles: Sequence[Article]) -> list[Capture]:
    """The stored captures of some articles, read again."""
    return [stored_capture(source) for source in Source.objects.filter(article__in=articles).order_by("sha256")]


def stored_capture(source: Source) -> Capture:
    """A stored source, read again by today's parser."""
    page = parse(decode(bytes(source.content)).text, source.address)
    return Capture(page.article, page.format, source.sha256, source.captured_at)


def load_article(article: Article | None, combined: Combined) -> Loaded:
    """Write what changed. Makes the article where there is none; the caller holds the transaction."""
    draft = combined.article
    names = Names([draft])
    row = article or _new_article(draft)
    borne = used_names([article] if article else [])
    changes, kept = _set_fields(row, text_columns(draft))
    if _may_set(row, "publisher", kept):
        changes += _set_fields(row, publisher_columns(draft, names))[0]
    row.origins = dict(combined.origins)
    # Nothing but what changed is written: a curator may have withheld the article since it was read.
    row.save(update_fields=[*(change.field.removesuffix("_id") for change in changes), "origins"] if article else None)
    if _may_set(row, "authors", kept):
        changes += _set_authors(row, names.authors(draft))
    if _may_set(row, "tags", kept):
        changes += _set_tags(row, names.tags(draft))
    if any(change.field in ("authors", "tags", "publisher_id") for change in changes):
        forget_unused(borne)
    return Loaded(row, article is None, tuple(changes), tuple(kept))


def _most_shared(new: set[str], texts: Sequence[set[str]]) -> float:
    return max(share(new, text) for text in texts)


def _said_by(article: Article) -> list[set[str]]:
    """The words of an article as it was captured: a curator may have taken them out of what is shown.

    Where a curator has said that several pages are one, their texts may differ much: each capture speaks for itself.
    """
    if article.duplicates.all():
        return [words_of(capture.draft) for capture in captures_of([article])]
    if not {"lead", "parts", "body"}.isdisjoint(article.curated_fields):
        return [words_of(combine_captures(article).article)]
    return [words(article.lead, article.body)]


def _new_article(draft: ArticleDraft) -> Article:
    title_key = article_key(draft.title, draft.lead)
    keys = [title_key, *distinct_keys(draft, MOST_OF_ONE_TITLE)]
    taken = set(Article.objects.filter(key__in=keys).values_list("key", flat=True))
    key = next(key for key in keys if key not in taken)
    slug = free_slug(Article, slugify(draft.title) if draft.title else "", key)
    return Article(key=key, title_key=title_key, slug=slug)


def distinct_keys(draft: ArticleDraft, count: int) -> list[str]:
    """So many keys of an article that shares its title with others: what it opens with tells it, and a number where even that is shared."""
    opening = f"{draft.lead}\n{body_text(draft.body)[:_OPENING]}"
    return [article_key(draft.title, draft.lead, distinction=opening + "\n" * number) for number in range(count)]


def distinct_key(draft: ArticleDraft) -> str:
    """The first of them."""
    return distinct_keys(draft, 1)[0]


def _set_fields(row: Article, values: dict[str, Any]) -> tuple[list[Change], list[str]]:
    """Set what differs; the changes, and the names of what a curator has set and keeps."""
    curated = kept_fields(row)
    differing = [name for name, value in values.items() if getattr(row, name) != value]
    changes = [Change.of(name, getattr(row, name), values[name]) for name in differing if name not in curated]
    for change in changes:
        setattr(row, change.field, values[change.field])
    return changes, [name for name in differing if name in curated]


def _may_set(row: Article, name: str, kept: list[str]) -> bool:
    if name in row.curated_fields:
        kept.append(name)
        return False
    return True


def _set_authors(row: Article, wanted: dict[int, str]) -> list[Change]:
    present = dict(row.authorships.values_list("author_id", "printed"))
    if list(present.items()) == list(wanted.items()):
        return []
    row.authorships.all().delete()
    Authorship.objects.bulk_create(
        Authorship(article=row, author_id=author, position=position, printed=name)
        for position, (author, name) in enumerate(wanted.items(), 1)
    )
    return [Change.of("authors", list(present.values()), list(wanted.values()))]


def _set_tags(row: Article, wanted: list[int]) -> list[Change]:
    present = dict(row.taggings.values_list("tag_id", "tag__name"))
    if list(present) == wanted:
        return []
    row.taggings.all().delete()
    Tagging.objects.bulk_create(
        Tagging(article=row, tag_id=tag, position=position) for position, tag in enumerate(wanted, 1)
    )
    names = list(row.taggings.values_list("tag__name", flat=True))
    return [Change.of("tags", list(present.values()), names)]

"""Which captures of a title stand under one article: the archive is brought in step with what the captures themselves say.

What a curator has touched stays as it is: it takes in what is like it and gives nothing away. An address that has stood for a
day stays too, so two articles that have one never become one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q

from comments.importing import remove_comments
from comments.models import Comment
from debates.importing import UsedNames, has_stood, load_article, stood_since, stored_capture, used_names
from debates.linking import goes_back, let_go
from debates.models import Article, Operation, Reply, Source
from debates.pages.combining import combine
from debates.pages.formats import SHORTENED
from debates.pages.keys import article_key
from debates.pages.likeness import Candidate, group, share, words_of

Captures = frozenset[int]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """The articles that have other captures now, to be loaded again, and the names that those which are gone have borne."""

    articles: list[Article]
    names: UsedNames


def regroup(title_keys: Collection[str]) -> Regrouped:
    """Give each article of these titles the captures that are its own. Needs a transaction."""
    rows = Article.objects.select_for_update().captured().filter(title_key__in=title_keys).order_by("pk")
    title = _Title({row.pk: row for row in rows})
    homes = title.homes()
    lost = title.move(homes)
    gone = [article for article in lost if article not in homes.values()]
    names = used_names(gone)
    for article in gone:
        remove_article(article)
    renamed = [article for captures, article in homes.items() if title.rename(article, captures)]
    gained = [article for captures, article in homes.items() if title.owners(captures) != {article.pk}]
    kept = [article for article in lost if article not in gone]
    return Regrouped(list(dict.fromkeys([*gained, *kept, *renamed])), names)


class _Title:
    """The articles of one title, or of two that a capture goes between, and their captures."""

    def __init__(self, articles: Mapping[int, Article]) -> None:
        self.articles = articles
        sources = list(Source.objects.filter(article__in=articles).order_by("pk"))
        self.whole = {source.pk: source for source in sources if source.page_format not in SHORTENED}
        self.shortened = [source for source in sources if source.page_format in SHORTENED]
        self.owner = {source.pk: source.article_id for source in sources}
        self.candidates = {pk: _candidate(source) for pk, source in self.whole.items()}

    def owners(self, captures: Captures) -> set[int]:
        """The articles that the captures came from."""
        return {self.owner[pk] for pk in captures}

    def homes(self) -> dict[Captures, Article]:
        """The article of each group of captures: that which stays, else the oldest that no other group has, else a new one."""
        groups = group(list(self.candidates.values()))
        kept: dict[int, Captures] = {}
        if groups != {self._of(article) for article in self.articles}:
            kept = {pk: found for pk, article in self.articles.items() if (found := self._kept(article))}
            groups = group(list(self.candidates.values()), list(kept.values()))
        free = self.articles.keys() - kept.keys()
        homes: dict[Captures, Article] = {}
        for captures in sorted(groups, key=min):
            staying = next((pk for pk, found in kept.items() if found <= captures), None)
            home = staying or min(self.owners(captures) & free, default=None)
            free -= {home}
            homes[captures] = self.articles[home] if home else self._made(captures)
        return homes

    def _of(self, article: int) -> Captures:
        return frozenset(pk for pk in self.whole if self.owner[pk] == article)

    def _kept(self, article: Article) -> Captures:
        """The captures that an article does not let go of: all where a curator has touched it, else those that its address stands for."""
        captures = self._of(article.pk)
        if not captures or is_touched(article):
            return captures
        stood = [self.candidates[pk] for pk in captures if self.whole[pk].added_at < stood_since()]
        if not stood or not has_stood(article):
            return frozenset()
        first = min(
            stood, key=lambda each: (each.title_key != article.title_key, self.whole[each.id].added_at, each.id)
        )
        return next(found for found in group(stood) if first.id in found)

    def _made(self, captures: Captures) -> Article:
        return load_article(None, combine([stored_capture(self.whole[pk]) for pk in captures])).article

    def move(self, homes: Mapping[Captures, Article]) -> list[Article]:
        """Move captures to their articles; the articles that have lost some, without comments until they are loaded again."""
        moving = {pk: home for captures, home in homes.items() for pk in captures if self.owner[pk] != home.pk}
        lost = [self.articles[pk] for pk in sorted({self.owner[pk] for pk in moving})]
        for copy in self.shortened:
            if self.articles[copy.article_id] in lost:
                moving[copy.pk] = self._home_of_copy(copy, homes)
        remove_comments(Comment.objects.filter(article__in=lost))
        for pk, home in moving.items():
            Source.objects.filter(pk=pk).update(article=home)
        return lost

    def _home_of_copy(self, copy: Source, homes: Mapping[Captures, Article]) -> Article:
        """A shortened copy goes with that capture of its article which it is most like."""
        said = words_of(stored_capture(copy).draft)
        whole = [self.candidates[pk] for pk in self._of(copy.article_id)]
        nearest = min(whole, key=lambda each: (-share(said, each.words), each.sha256))
        return next(home for captures, home in homes.items() if nearest.id in captures)

    def rename(self, article: Article, captures: Captures) -> bool:
        """Say of an article what its captures are called; whether that is something else than before."""
        told = sorted((self.candidates[pk].sha256, self.candidates[pk].title_key) for pk in captures)
        if article.title_key in {title_key for _sha256, title_key in told}:
            return False
        article.title_key = told[0][1]
        article.save(update_fields=["title_key"])
        return True


def _candidate(source: Source) -> Candidate:
    draft = stored_capture(source).draft
    return Candidate(source.pk, source.sha256, article_key(draft.title, draft.lead), words_of(draft))


def title_key_of(source: Source) -> str:
    """What the title of a stored capture hashes to, as it is read at its address."""
    draft = stored_capture(source).draft
    return article_key(draft.title, draft.lead)


def remove_article(article: Article) -> None:
    """Delete an article that nobody has touched, with its captures and comments."""
    let_go(article)
    remove_comments(Comment.objects.filter(article=article))
    Article.objects.filter(mentioned_in=article).delete()  # placeholders rest on the article's words
    Article.objects.filter(pk=article.pk).update(source=None)
    article.sources.all().delete()
    Article.objects.filter(pk=article.pk).delete()


def is_touched(article: Article) -> bool:
    """Whether a curator has done anything to the article, its comments, who answers whom, or what it alone speaks of."""
    comments = Comment.objects.filter(article=article)
    spoken_of = Article.objects.filter(mentioned_in=article)
    answers = Reply.objects.filter(Q(article=article) | Q(answers=article)).exclude(goes_back(article))
    keys = [article.key, *spoken_of.values_list("key", flat=True)]
    return (
        bool(article.curated_fields)
        or article.is_withheld
        or article.duplicates.exists()
        or spoken_of.filter(~Q(curated_fields=[]) | Q(merged_into__isnull=False)).exists()
        or answers.decided().exists()
        or comments.touched().exists()
        or Operation.objects.filter(key__in=keys).exists()
    )

"""New articles in any number, made ready without a query for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from debates.importing.columns import publisher_columns, text_columns
from debates.importing.names import Names
from debates.models import Article, Authorship, Tagging
from debates.models.addresses import free_slugs
from debates.models.bulk import reserve_ids
from debates.pages.combining import Combined
from debates.pages.mentions import Mention
from debates.pages.slugs import slugify


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page whose title the archive does not have: the id of its source, its key, what it says, and what of others."""

    source_id: int
    key: str
    combined: Combined
    spoken: Sequence[Mention]


@dataclass(frozen=True, slots=True)
class NewArticles:
    """Rows that are not written yet; the articles have ids, and get their texts when they are asked for by `rows`."""

    articles: list[Article]
    pages: Sequence[NewPage]
    authorships: list[Authorship]
    taggings: list[Tagging]

    def rows(self) -> Iterator[Article]:
        """The articles with their texts, each made while the database takes the one before."""
        for article, page in zip(self.articles, self.pages, strict=True):
            for name, value in text_columns(page.combined.article, page.spoken).items():
                setattr(article, name, value)
            yield article


def new_articles(pages: Sequence[NewPage]) -> NewArticles:
    """The articles of new pages, in their order."""
    names = Names(page.combined.article for page in pages)
    slugs = free_slugs(Article, {page.key: slugify(page.combined.article.title) for page in pages})
    ids = reserve_ids(Article, len(pages))
    articles = [_article(page, next(ids), slugs[page.key], names) for page in pages]
    drafts = [(article, page.combined.article) for article, page in zip(articles, pages, strict=True)]
    authorship_ids = reserve_ids(Authorship, sum(len(draft.authors) for _article, draft in drafts))
    tagging_ids = reserve_ids(Tagging, sum(len(draft.tags) for _article, draft in drafts))
    return NewArticles(
        articles,
        pages,
        [
            Authorship(pk=next(authorship_ids), article=article, author_id=author, position=position, printed=name)
            for article, draft in drafts
            for position, (author, name) in enumerate(names.authors(draft).items(), 1)
        ],
        [
            Tagging(pk=next(tagging_ids), article=article, tag_id=tag, position=position)
            for article, draft in drafts
            for position, tag in enumerate(names.tags(draft), 1)
        ],
    )


def _article(page: NewPage, pk: int, slug: str, names: Names) -> Article:
    draft = page.combined.article
    return Article(
        pk=pk,
        key=page.key,
        title_key=page.key,
        slug=slug,
        source_id=page.source_id,
        origins=dict(page.combined.origins),
        **publisher_columns(draft, names),
    )

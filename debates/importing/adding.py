"""New articles in any number, made ready without a query for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from debates.importing.columns import publisher_columns, text_columns
from debates.importing.names import Names
from debates.models import Article, Authorship, Tagging
from debates.models.addresses import free_slugs
from debates.models.bulk import reserve_ids
from debates.pages.combining import Combined
from debates.pages.keys import article_key
from debates.pages.mentions import Mention
from debates.pages.slugs import slugify


@dataclass(frozen=True, slots=True)
class NewArticles:
    """Rows that are not written yet; the articles have ids."""

    articles: list[Article]
    authorships: list[Authorship]
    taggings: list[Tagging]


def new_articles(pages: Mapping[int, Combined], spoken: Sequence[Sequence[Mention]]) -> NewArticles:
    """The articles of pages that the archive has no title of, in order. A page is given by the id of its source.

    `spoken` is what each page says of others, in the same order.
    """
    names = Names(page.article for page in pages.values())
    keys = {source: article_key(page.article.title, page.article.lead) for source, page in pages.items()}
    slugs = free_slugs(Article, {keys[source]: slugify(page.article.title) for source, page in pages.items()})
    ids = reserve_ids(Article, len(pages))
    articles = [
        Article(
            pk=next(ids),
            key=keys[source],
            title_key=keys[source],
            slug=slugs[keys[source]],
            source_id=source,
            origins=dict(page.origins),
            **text_columns(page.article, said),
            **publisher_columns(page.article, names),
        )
        for (source, page), said in zip(pages.items(), spoken, strict=True)
    ]
    drafts = [(article, page.article) for article, page in zip(articles, pages.values(), strict=True)]
    authorship_ids = reserve_ids(Authorship, sum(len(draft.authors) for _article, draft in drafts))
    tagging_ids = reserve_ids(Tagging, sum(len(draft.tags) for _article, draft in drafts))
    return NewArticles(
        articles,
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

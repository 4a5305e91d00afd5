"""A merged article in a small archive, and what may be wrong about one."""

from collections.abc import Callable

from comments.models import Comment
from debates.models import Article, Source
from tests.factories import make_article, make_comment, make_reply, make_source


def merged_into(kept: Article, title: str = "Havnen skal leve videre") -> Article:
    """An article that leads to `kept`, as a merge leaves it."""
    article = make_article(title)
    Article.objects.filter(pk=article.pk).update(merged_into=kept, source=None)
    Source.objects.filter(article=article).update(article=kept)
    return Article.objects.get(pk=article.pk)


def merged_article_with_a_capture(article: Article) -> None:
    make_source(merged_into(article), path="fremmed.txt")


def merged_article_with_a_comment(article: Article) -> None:
    make_comment(merged_into(article), source=article.source)


def merged_article_that_answers(article: Article) -> None:
    make_reply(merged_into(article), article)


def merged_article_that_speaks_of_another(article: Article) -> None:
    Article.objects.filter(is_placeholder=True).update(mentioned_in=merged_into(article))


def merged_into_a_merged_one(article: Article) -> None:
    merged_into(merged_into(article), "Havnen skal leve for evigt")


def merged_into_a_placeholder(_article: Article) -> None:
    merged_into(Article.objects.get(is_placeholder=True))


def double_that_still_stands(_article: Article) -> None:
    Comment.objects.filter(title="Jo").update(former_keys=[Comment.objects.get(title="Tak").key])


def double_of_two(_article: Article) -> None:
    Comment.objects.filter(title__in=["Jo", "Tak"]).update(former_keys=["kaaaaaaaaaaaa"])


MERGES: dict[Callable[[Article], None], str] = {
    merged_article_with_a_capture: "har stadig afskrifter",
    merged_article_with_a_comment: "har stadig kommentarer",
    merged_article_that_answers: "svarer stadig selv",
    merged_article_that_speaks_of_another: "et indlæg er omtalt i",
    merged_into_a_merged_one: "der ikke selv står",
    merged_into_a_placeholder: "der ikke selv står",
    double_that_still_stands: "der fører til en anden kommentar",
    double_of_two: "fører til flere kommentarer",
}

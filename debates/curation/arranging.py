"""What curators decide about whole debates: that one is right, that it is two, that two are one.

What a curator has placed bears the mark of it, so that neither an import nor `debates.gathering` moves it. The caller holds
the transaction, and brings in step what rests on the operation.
"""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from debates.curation.recording import CURATED, Act, Subject
from debates.curation.snapshots import row_id
from debates.models import Article, ArticleQuerySet, Debate, Operation
from debates.models.addresses import free_slug
from debates.pages.keys import debate_key
from debates.pages.slugs import slugify


def give_address(debate: Debate) -> None:
    """A debate that a curator makes takes its address from its title, and its key from its address."""
    debate.origin = Debate.Origin.CURATED
    debate.slug = free_slug(Debate, slugify(debate.title), debate_key(debate.title))
    debate.key = debate_key(debate.slug)


def members_of(*debates: Debate) -> ArticleQuerySet:
    """The articles and placeholders of debates."""
    return Article.objects.filter(debate__in=debates)


def accept(debates: Sequence[Debate], *, by: User) -> Operation | None:
    """The debates are as they should be: their titles and what was captured of them stay as they are."""
    act = Act(lambda: [Debate.objects.filter(pk__in=[each.pk for each in debates]), members_of(*debates)])
    for debate in debates:
        _mark(debate, "title")
        _pin(members_of(debate).captured())
    return act.record(Operation.Kind.CHANGE, _about(debates), by=by)


def split(
    debate: Debate, leaving: Sequence[Article], *, staying_title: str, new_title: str, by: User
) -> Operation | None:
    """Some members leave a debate: for a new one of that title, or without a title for none."""
    made = Debate(title=new_title)
    touched = [article.pk for article in members_of(debate)]

    def watched() -> list[QuerySet[Article] | QuerySet[Debate]]:
        both = Q(pk=debate.pk) | Q(pk=made.pk) if made.pk else Q(pk=debate.pk)
        return [Debate.objects.filter(both), Article.objects.filter(pk__in=touched)]

    act = Act(watched)
    if new_title:
        give_address(made)
        made.save()
    _move(leaving, made if new_title else None)
    _keep(debate, staying_title)
    return act.record(Operation.Kind.CHANGE, _about([debate]), by=by)


def join(debate: Debate, gone: Debate, *, title: str, by: User) -> Operation | None:
    """All of one debate goes into the other, and its address leads there."""
    both = [debate.pk, gone.pk]
    touched = [article.pk for article in members_of(debate, gone)]
    act = Act(lambda: [Debate.objects.filter(pk__in=both), Article.objects.filter(pk__in=touched)])
    _move(_lasting(gone), debate)
    gone.joined_into = debate
    gone.save(update_fields=["joined_into"])
    _keep(debate, title)
    return act.record(Operation.Kind.CHANGE, _about([debate]), by=by)


def _lasting(debate: Debate) -> list[Article]:
    """The members that do not merely follow others: a placeholder that no curator has placed goes where what speaks of it goes."""
    lasting = Q(is_placeholder=False) | Q(curated_fields__contains=["debate"])
    return list(members_of(debate).filter(lasting).only("curated_fields", "debate"))


def _move(articles: Iterable[Article], debate: Debate | None) -> None:
    for article in articles:
        article.debate = debate
        article.curated_fields = sorted({*article.curated_fields, "debate"})
        article.save(update_fields=["debate", CURATED])


def _keep(debate: Debate, title: str) -> None:
    debate.title = title
    debate.save(update_fields=["title"])
    _mark(debate, "title")
    _pin(members_of(debate).captured())


def _pin(articles: ArticleQuerySet) -> None:
    for article in articles.only("curated_fields"):
        _mark(article, "debate")


def _mark(row: Article | Debate, name: str) -> None:
    """The field is a curator's, though the value is the one that was inferred."""
    row.curated_fields = sorted({*row.curated_fields, name})
    row.save(update_fields=[CURATED])


def _about(debates: Sequence[Debate]) -> Subject:
    return Subject(*row_id(debates[0]), debates[0].title) if len(debates) == 1 else Subject.all_of(debates)

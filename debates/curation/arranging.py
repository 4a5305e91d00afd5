"""What curators decide about whole debates: that one is right, that it is two, that two are one.

What a curator has placed bears the mark of it, so that neither an import nor `debates.gathering` moves it: what is moved is
marked when the act is recorded. The caller holds the transaction, and brings in step what rests on the operation.
"""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from debates.curation.recording import CURATED, Act, Subject
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
        _keep(debate, debate.title)
    return act.record(Operation.Kind.CHANGE, Subject.about(debates), by=by)


def split(
    debate: Debate, leaving: Sequence[Article], *, staying_title: str, new_title: str, by: User
) -> Operation | None:
    """Some members leave a debate: for a new one of that title, or without a title for none."""
    made = Debate(title=new_title)
    touched = [article.pk for article in members_of(debate)]
    act = Act(lambda: [_both(debate, made), Article.objects.filter(pk__in=touched)])
    if new_title:
        give_address(made)
        made.save()
    going = Article.objects.filter(pk__in=[article.pk for article in leaving])
    going.update(debate=made if new_title else None)
    _keep(debate, staying_title)
    return act.record(Operation.Kind.CHANGE, Subject.of(debate), by=by)


def join(debate: Debate, gone: Debate, *, title: str, by: User) -> Operation | None:
    """All of one debate goes into the other, and its address leads there."""
    touched = [article.pk for article in members_of(debate, gone)]
    act = Act(lambda: [_both(debate, gone), Article.objects.filter(pk__in=touched)])
    _lasting(gone).update(debate=debate)
    gone.joined_into = debate
    gone.save(update_fields=["joined_into"])
    _keep(debate, title)
    return act.record(Operation.Kind.CHANGE, Subject.of(debate), by=by)


def _both(one: Debate, other: Debate) -> QuerySet[Debate]:
    """The two, but for one that is not made yet."""
    return Debate.objects.filter(pk__in=[each.pk for each in (one, other) if each.pk])


def _lasting(debate: Debate) -> ArticleQuerySet:
    """The members that do not merely follow others: a placeholder that no curator has placed goes where what speaks of it goes."""
    lasting = Q(is_placeholder=False) | Q(curated_fields__contains=["debate"])
    return members_of(debate).filter(lasting)


def _keep(debate: Debate, title: str) -> None:
    """What was captured of a debate stays in it under that title: a curator's word, though the values be those that were inferred."""
    debate.title = title
    debate.curated_fields = sorted({*debate.curated_fields, "title"})
    debate.save(update_fields=["title", CURATED])
    for article in members_of(debate).captured().only("curated_fields"):
        article.curated_fields = sorted({*article.curated_fields, "debate"})
        article.save(update_fields=[CURATED])

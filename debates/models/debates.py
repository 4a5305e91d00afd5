"""Debates: articles that answer one another, and the answers themselves."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Max, Min, Q, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from debates.models.articles import Article
from debates.pages.dates_in_words import End


class DebateQuerySet(models.QuerySet["Debate"]):
    """What a page may ask of debates."""

    def public(self) -> Self:
        """Debates with at least one captured article that everybody may see."""
        return self.filter(models.Exists(Article.objects.public().captured().filter(debate=models.OuterRef("pk"))))

    def with_sizes(self) -> Self:
        """With `contribution_count`, `missing_count` and `reader_comments` of the public articles, and with `first_date` and
        `last_date`, each with its precision: an `End`.
        """
        seen = Q(articles__withheld_at__isnull=True) & (
            Q(articles__mentioned_in__isnull=True) | Q(articles__mentioned_in__withheld_at__isnull=True)
        )
        counted = self.annotate(
            contribution_count=models.Count("articles", filter=seen & Q(articles__is_placeholder=False)),
            missing_count=models.Count("articles", filter=seen & Q(articles__is_placeholder=True)),
            reader_comments=Coalesce(models.Sum("articles__comment_count", filter=seen), 0),
            first_date=Min("articles__sort_date", filter=seen),
            last_date=Greatest(Max("articles__sort_date", filter=seen), Max("articles__latest_comment", filter=seen)),
        )
        return counted.annotate(first_precision=_first_end(seen), last_precision=_last_end(seen))

    def standing(self) -> Self:
        """Without those that a curator has joined to another."""
        return self.filter(joined_into__isnull=True)

    def proposed(self) -> Self:
        """Those that were inferred and that no curator has decided anything about."""
        return self.standing().filter(origin=Debate.Origin.INFERRED, curated_fields=[])

    def liveliest(self) -> Self:
        """Most comments first."""
        return self.with_sizes().order_by("-reader_comments", "-contribution_count", "key")


def _first_end(seen: Q) -> Case:
    """What `first_date` is. Where a day and a bound share it, the bound: nobody knows that nothing came before."""
    not_after = Min("articles__published_not_after", filter=seen & Q(articles__published_on__isnull=True))
    return Case(
        When(first_date=not_after, then=Value(End.NOT_AFTER)),
        When(first_date=Min("articles__published_on", filter=seen), then=Value(End.DAY)),
        When(first_date__isnull=False, then=Value(End.NOT_BEFORE)),
        default=Value(""),
    )


def _last_end(seen: Q) -> Case:
    """What `last_date` is, seen from the other side: a bound that may lie later comes before a day."""
    open_ended = Q(articles__published_on__isnull=True, articles__published_not_after__isnull=True)
    days = Max("articles__published_on", filter=seen), Max("articles__latest_comment", filter=seen)
    return Case(
        When(last_date=Max("articles__published_not_before", filter=seen & open_ended), then=Value(End.NOT_BEFORE)),
        When(last_date=Greatest(*days), then=Value(End.DAY)),
        When(last_date__isnull=False, then=Value(End.NOT_AFTER)),
        default=Value(""),
    )


class Debate(models.Model):
    """A thread of articles. Proposed by the import from the answers between articles, put right by curators."""

    class Origin(models.TextChoices):
        INFERRED = "inferred", _("udledt")
        CURATED = "curated", _("redigeret")

    key = models.CharField(_("nøgle"), max_length=20, unique=True, editable=False)
    slug = models.SlugField(_("adressedel"), max_length=160, unique=True)
    title = models.TextField(_("titel"))
    introduction = models.TextField(_("indledning"), blank=True, help_text=_("Redaktionens egne ord om debatten."))
    origin = models.CharField(_("oprindelse"), max_length=10, choices=Origin.choices, default=Origin.INFERRED)
    joined_into = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="joined",
        verbose_name=_("slået sammen med"),
        help_text=_("Debattens adresse fører dertil."),
    )
    curated_fields = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("rettet i hånden"),
        default=list,
        blank=True,
        editable=False,
    )

    objects = DebateQuerySet.as_manager()

    class Meta:
        verbose_name = _("debat")
        verbose_name_plural = _("debatter")
        constraints = [
            models.CheckConstraint(condition=~Q(joined_into=F("id")), name="debate_never_joined_into_itself"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("debate", args=[self.slug])

    @property
    def successor(self) -> "Debate | None":
        """The debate that this one is part of now; None where it was not joined, or only in a ring."""
        at, seen = self, {self.pk}
        while at.joined_into and at.joined_into.pk not in seen:
            at = at.joined_into
            seen.add(at.pk)
        return None if at.joined_into or at is self else at


class ReplyQuerySet(models.QuerySet["Reply"]):
    """What a page may ask of answers between articles."""

    def standing(self) -> Self:
        """Those that no curator has rejected."""
        return self.exclude(verdict=Verdict.REJECTED)

    def decided(self) -> Self:
        """Those that a curator has made or judged; the others are guesses, which come and go with the texts."""
        return self.filter(~Q(verdict=Verdict.NONE) | Q(origin=Reply.Origin.CURATED))

    def undecided(self) -> Self:
        """What was found, not set by a curator, and that none has decided about."""
        return self.filter(verdict=Verdict.NONE).exclude(origin=Reply.Origin.CURATED)

    def answering(self) -> Self:
        """Without those that only mention."""
        return self.filter(kind=Reply.Kind.ANSWERS)

    def public(self) -> Self:
        """Standing answers between public articles whose evidence is public too."""
        visible = Article.objects.public().values("pk")
        return self.standing().filter(article__in=visible, answers__in=visible, spoken_in__in=visible)


class Verdict(models.TextChoices):
    """What a curator has said of a guess. A verdict is never overwritten by an import."""

    NONE = "", _("ikke set på")
    ACCEPTED = "accepted", _("godkendt")
    REJECTED = "rejected", _("afvist")


class Reply(models.Model):
    """ "This answers that", between two articles, with the words it rests on."""

    class Kind(models.TextChoices):
        ANSWERS = "answers", _("svarer på")
        MENTIONS = "mentions", _("omtaler")

    class Origin(models.TextChoices):
        STATED = "stated", _("står i teksten")
        INFERRED = "inferred", _("udledt")
        CURATED = "curated", _("sat af redaktionen")

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="replies",
        verbose_name=_("artikel"),
    )
    answers = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="answered_by",
        verbose_name=_("svarer på"),
    )
    kind = models.CharField(
        _("slags"),
        max_length=10,
        choices=Kind.choices,
        default=Kind.ANSWERS,
        help_text=_("En reportage omtaler breve uden at svare på dem."),
    )
    origin = models.CharField(_("oprindelse"), max_length=10, choices=Origin.choices)
    evidence = models.TextField(_("grundlag"), blank=True, help_text=_("De ord, som viser det."))
    spoken_in = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("ordene står i"),
        help_text=_("Artiklen, som ordene står i."),
    )
    words = models.TextField(_("ordene"), blank=True, editable=False, help_text=_("De ord i grundlaget, som peger."))
    place = models.CharField(
        _("sted"),
        max_length=10,
        blank=True,
        editable=False,
        help_text=_("Hvor ordene står: titlen, manchetten eller nummeret på en del af brødteksten."),
    )
    start = models.PositiveIntegerField(_("fra tegn"), default=0, editable=False)
    end = models.PositiveIntegerField(_("til tegn"), default=0, editable=False)
    stands_for = models.CharField(
        _("i stedet for"),
        max_length=20,
        blank=True,
        editable=False,
        db_index=True,
        help_text="The key that the placeholder of the letter spoken of had, or would have, in the place of one end.",
    )
    method = models.CharField(_("metode"), max_length=40, blank=True, editable=False)
    version = models.CharField(_("metodens version"), max_length=20, blank=True, editable=False)
    verdict = models.CharField(
        _("afgørelse"),
        max_length=10,
        choices=Verdict.choices,
        default=Verdict.NONE,
        blank=True,
    )

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("svar mellem artikler")
        verbose_name_plural = _("svar mellem artikler")
        constraints = [
            models.UniqueConstraint(fields=["article", "answers"], name="reply_once_per_pair"),
            models.CheckConstraint(condition=~Q(article=F("answers")), name="reply_never_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.article} → {self.answers}"

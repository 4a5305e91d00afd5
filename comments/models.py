"""Reader comments, and the claims about which comment answers which."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from comments.threading import OWN, UNTARGETED, ClaimKind, ClaimPart
from debates.models import Article, Operation, Source, Withholdable
from debates.models.debates import Verdict
from debates.models.search import SearchRow
from debates.models.visibility import withheld_has_reason

_UNTARGETED = [kind.value for kind in UNTARGETED]


class CommentQuerySet(models.QuerySet["Comment"]):
    """What pages, feeds and exports may ask of comments."""

    def public(self) -> Self:
        """The comments that everybody may see. The only door to the rows from outside the admin."""
        return self.filter(
            withheld_at__isnull=True, article__withheld_at__isnull=True, article__merged_into__isnull=True
        )

    def tombstones(self) -> Self:
        """What may be seen of withheld comments: their place, their day and why. Never a word or a name of them."""
        gone = self.filter(withheld_at__isnull=False, article__withheld_at__isnull=True)
        return gone.only(
            "key",
            "article_id",
            "ordinal",
            "path",
            "depth",
            "posted",
            "parent_id",
            "withheld_at",
            "withheld_reason",
        )

    def places(self) -> models.QuerySet["Comment", tuple[int, int, int | None]]:
        """Ids, ordinals and the ids of the parents, of withheld comments too: where everything stands, and never a word."""
        return self.filter(article__withheld_at__isnull=True).values_list("pk", "ordinal", "parent_id")

    def touched(self) -> Self:
        """Those about which a curator has decided something: words, name, whether they are seen, whom they answer, what they stand for."""
        decided = ReplyClaim.decided()
        about = Q(comment=models.OuterRef("pk")) | Q(target=models.OuterRef("pk"))
        return self.filter(
            ~Q(curated_fields=[])
            | Q(withheld_at__isnull=False)
            | Q(name_hidden=True)
            | ~Q(former_keys=[])
            | models.Exists(decided.filter(about))
            | models.Exists(Operation.objects.filter(key=models.OuterRef("key")))
        )

    def standing_for(self, key: str) -> Self:
        """The comment that stands for the double which bore a key, under an article that was merged into another."""
        return self.exclude(former_keys=[]).filter(former_keys__contains=[key])

    def as_tree(self) -> Self:
        """In reading order: oldest first, every answer under what it answers."""
        return self.order_by("article_id", "path")

    def for_lists(self) -> Self:
        """Ready for a list: with their articles and without the columns that weigh."""
        return self.select_related("article", "article__debate").defer(
            "captured_title",
            "captured_body",
            "article__body",
            "article__parts",
        )


class Comment(Withholdable):
    """One reader comment.

    `ordinal` counts from 1 at the oldest comment of the article; the printed pages show the newest first.
    `path` lists the ordinals from the root of the tree down to the comment; `parent` is chosen from the claims.
    """

    key = models.CharField(_("nøgle"), max_length=20, unique=True, editable=False)
    former_keys = ArrayField(
        models.CharField(max_length=20),
        verbose_name=_("tidligere nøgler"),
        default=list,
        blank=True,
        editable=False,
        help_text="Of doubles under articles that were merged into this one's: their addresses lead here.",
    )
    article = models.ForeignKey(
        Article,
        on_delete=models.PROTECT,
        related_name="comments",
        verbose_name=_("artikel"),
    )
    ordinal = models.PositiveIntegerField(_("nummer fra den ældste"))
    posted = models.DateField(_("skrevet"), db_index=True)
    printed_name = models.TextField(_("navn som trykt"), editable=False)
    name_hidden = models.BooleanField(_("navnet er fjernet"), default=False)
    title = models.TextField(_("overskrift"), blank=True)
    body = models.TextField(_("tekst"), blank=True)
    captured_title = models.TextField(_("overskrift som trykt"), blank=True, editable=False)
    captured_body = models.TextField(_("tekst som trykt"), blank=True, editable=False)

    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("kilde"),
        editable=False,
    )
    source_line = models.PositiveIntegerField(_("linje"), editable=False)
    source_end_line = models.PositiveIntegerField(_("sidste linje"), editable=False)
    vanished = models.BooleanField(
        _("forsvundet"),
        default=False,
        editable=False,
        help_text=_("Står ikke i den seneste afskrift af siden."),
    )

    parent = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("svarer på"),
        editable=False,
    )
    parent_claim = models.ForeignKey(
        "comments.ReplyClaim",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("grundlag"),
        editable=False,
    )
    path = ArrayField(models.PositiveIntegerField(), verbose_name=_("plads i tråden"), editable=False)
    depth = models.PositiveIntegerField(_("dybde"), default=0, editable=False)
    word_count = models.PositiveIntegerField(_("ord"), default=0, editable=False)
    curated_fields = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("rettet i hånden"),
        default=list,
        blank=True,
        editable=False,
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("kommentar")
        verbose_name_plural = _("kommentarer")
        indexes = [
            models.Index(fields=["-posted", "-id"], name="comment_newest"),
            models.Index(fields=["article"], condition=~Q(curated_fields=[]), name="comment_curated"),
            GinIndex(fields=["former_keys"], condition=~Q(former_keys=[]), name="comment_former_keys"),
        ]
        constraints = [
            # Deferred, so that an older comment found later can move the others up in one transaction.
            models.UniqueConstraint(
                fields=["article", "ordinal"],
                name="comment_one_per_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(ordinal__gte=1), name="comment_ordinal_counts_from_one"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="comment_never_its_own_parent"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, parent_claim__isnull=True)
                | Q(parent__isnull=False, parent_claim__isnull=False),
                name="comment_parent_rests_on_a_claim",
            ),
            withheld_has_reason("comment_withheld_has_reason"),
        ]

    def __str__(self) -> str:
        return self.title or self.key

    def get_absolute_url(self) -> str:
        return reverse("comment", args=[self.key])

    @property
    def anchor(self) -> str:
        """The fragment of the comment on its article's page."""
        return f"k-{self.key}"


class CommentSearchRow(SearchRow):
    """A public comment as search sees it; kept by the database (`comments/migrations/0005_search_rows.py`)."""

    comment = models.OneToOneField(
        Comment,
        on_delete=models.DO_NOTHING,
        primary_key=True,
        related_name="search_row",
        db_constraint=False,  # the triggers see to it
    )
    article = models.ForeignKey(Article, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False)
    is_answer = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(fields=["-day", "-comment"], name="comment_search_newest"),
            models.Index(
                fields=["-day", "-comment"], name="comment_search_answered", condition=models.Q(is_answered=True)
            ),
            GinIndex(fields=["words"], name="comment_search_words", gin_pending_list_limit=1024),
            GinIndex(fields=["title_words"], name="comment_search_title"),
        ]


class ReplyClaim(models.Model):
    """ "This comment answers that one", said by a method or a curator. The captures carry no reply links, so every link is a claim."""

    class Kind(models.TextChoices):
        NAMED = ClaimKind.NAMED, _("nævner skribenten ved navn")
        QUOTE = ClaimKind.QUOTE, _("citerer kommentaren")
        RETITLE = ClaimKind.RETITLE, _("svarer i sin overskrift")
        CONTINUATION = ClaimKind.CONTINUATION, _("fortsætter sin egen tekst")
        AFTERTHOUGHT = ClaimKind.AFTERTHOUGHT, _("føjer noget til sin egen tekst")
        SPOKEN = ClaimKind.SPOKEN, _("taler til den, der skrev før")
        COLLECTIVE = ClaimKind.COLLECTIVE, _("taler til alle, der har skrevet")
        LETTER = ClaimKind.LETTER, _("taler om udgiverens tidligere indlæg")
        ARTICLE = ClaimKind.ARTICLE, _("taler om artiklen")
        PUBLISHER = ClaimKind.PUBLISHER, _("taler til artiklens afsender")
        PERSON = ClaimKind.PERSON, _("taler til en person")
        CURATOR = "curator", _("sat af redaktionen")

    class Part(models.TextChoices):
        TITLE = ClaimPart.TITLE, _("overskriften")
        BODY = ClaimPart.BODY, _("teksten")

    comment = models.ForeignKey(
        Comment,
        on_delete=models.CASCADE,
        related_name="claims",
        verbose_name=_("kommentar"),
    )
    target = models.ForeignKey(
        Comment,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="claimed_by",
        verbose_name=_("svarer på"),
        help_text=_("Tom, hvor der ikke tales til én bestemt kommentar."),
    )
    letter = models.ForeignKey(
        Article,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,  # nearly always empty: the index below is of the others
        related_name="+",
        verbose_name=_("indlæg, der tales om"),
        editable=False,
    )
    kind = models.CharField(_("slags"), max_length=20, choices=Kind.choices)
    score = models.FloatField(_("sikkerhed"), help_text=_("Fra 0 til 1."))
    evidence = models.TextField(_("grundlag"), blank=True, help_text=_("De ord, som viser det."))
    evidence_part = models.CharField(
        _("hvor ordene står"), max_length=10, choices=Part.choices, blank=True, editable=False
    )
    evidence_start = models.PositiveIntegerField(_("hvor ordene begynder"), null=True, blank=True, editable=False)
    method = models.CharField(_("metode"), max_length=40, blank=True)
    version = models.CharField(_("metodens version"), max_length=20, blank=True)
    verdict = models.CharField(
        _("afgørelse"),
        max_length=10,
        choices=Verdict.choices,
        default=Verdict.NONE,
        blank=True,
    )

    class Meta:
        verbose_name = _("svar mellem kommentarer")
        verbose_name_plural = _("svar mellem kommentarer")
        indexes = [
            models.Index(fields=["letter"], condition=Q(letter__isnull=False), name="claim_letter"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "target", "kind"],
                name="claim_once_per_pair_and_kind",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True, kind__in=_UNTARGETED)
                | Q(target__isnull=False) & ~Q(kind__in=_UNTARGETED),
                name="claim_has_a_target_if_its_kind_has_one",
            ),
            models.CheckConstraint(
                condition=Q(evidence_part="", evidence_start__isnull=True)
                | ~Q(evidence_part="") & Q(evidence_start__isnull=False),
                name="claim_evidence_has_a_whole_place",
            ),
            models.CheckConstraint(condition=~Q(comment=F("target")), name="claim_never_to_itself"),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1),
                name="claim_score_between_0_and_1",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comment} → {self.target or self.get_kind_display()}"

    @property
    def is_own(self) -> bool:
        """Whether a writer goes on with a comment of her own."""
        return self.kind in OWN

    @property
    def plain_name(self) -> str:
        """What an operation calls it: without the words of either comment, which may have to be forgotten."""
        return f"{self.comment.key} → {self.target.key if self.target else self.get_kind_display()}"

    @classmethod
    def decided(cls) -> models.QuerySet["ReplyClaim"]:
        """Those that a curator has made or judged; the others are guesses, which come and go with the texts."""
        return cls._default_manager.filter(~Q(verdict=Verdict.NONE) | Q(kind=cls.Kind.CURATOR))

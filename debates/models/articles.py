"""Articles: what was captured, and placeholders for what was not."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from debates.models.visibility import Withholdable, withheld_has_reason
from debates.pages.bodies import parts_from_json
from debates.pages.dates_in_words import published_in_words
from debates.pages.drafts import BodyPart, Precision


class ArticleQuerySet(models.QuerySet["Article"]):
    """What pages, feeds and exports may ask of articles."""

    def public(self) -> Self:
        """The articles that everybody may see, placeholders among them. The only door to the rows from outside the admin.

        A placeholder rests on the words of an article; it goes when that article is withheld. What was merged into another
        article is seen as that one.
        """
        return self.filter(
            Q(mentioned_in__isnull=True) | Q(mentioned_in__withheld_at__isnull=True),
            withheld_at__isnull=True,
            merged_into__isnull=True,
        )

    def tombstones(self) -> Self:
        """What may be seen of withheld articles, and of the placeholders that rest on them: their place in a debate and why.

        Never a word of them. The dates and `key` give the place and are not shown.
        """
        withheld = Q(withheld_at__isnull=False) | Q(mentioned_in__withheld_at__isnull=False)
        gone = self.filter(withheld, merged_into__isnull=True)
        place = ("key", "debate_id", "sort_date", "published_on", "published_not_before", "is_placeholder")
        gone_since = ("withheld_at", "withheld_reason", "mentioned_in_id")
        of_mention = ("mentioned_in__withheld_at", "mentioned_in__withheld_reason")
        return gone.select_related("mentioned_in").only(*place, *gone_since, *of_mention)

    def captured(self) -> Self:
        """Without the placeholders, and without what was merged into another article."""
        return self.filter(is_placeholder=False, merged_into__isnull=True)

    def standing_for(self) -> "ArticleQuerySet":
        """The articles that these are now: what was merged is the article that it was merged into."""
        return Article.objects.filter(pk__in=self.order_by().values_list(Coalesce("merged_into", "pk")))

    def for_cards(self) -> Self:
        """Ready for a list: with what a card shows and without the columns that weigh."""
        return (
            self.select_related("publisher", "debate")
            .prefetch_related("authorships__author")
            .defer("body", "parts", "spoken")
        )

    def by_date(self) -> Self:
        """Oldest first by the best date known; the undated last."""
        return self.order_by(
            F("sort_date").asc(nulls_last=True),
            F("published_time").asc(nulls_last=True),
            "key",
        )


class Article(Withholdable):
    """A contribution to the debate: an article or a letter.

    One that others answer but nobody captured is a row too: a placeholder, which has no text of its own, only the words that
    another article (`mentioned_in`) speaks of it with.
    """

    key = models.CharField(_("nøgle"), max_length=20, unique=True, editable=False)
    slug = models.SlugField(_("adressedel"), max_length=160, unique=True)
    title_key = models.CharField(
        max_length=20,
        db_index=True,
        editable=False,
        help_text="What the captured title hashes to; articles with one title share it.",
    )
    title = models.TextField(_("titel"), blank=True)
    lead = models.TextField(_("manchet"), blank=True)
    parts = models.JSONField(_("brødtekst i dele"), default=list, blank=True)
    body = models.TextField(_("brødtekst"), blank=True, editable=False, help_text=_("Dannet af delene."))
    spoken = models.JSONField(
        default=list, blank=True, editable=False, help_text="Where the text speaks of other contributions."
    )
    byline = models.TextField(_("navnelinje som trykt"), blank=True)
    category = models.CharField(_("kategori"), max_length=200, blank=True, db_index=True)
    photo_caption = models.TextField(_("billedtekst"), blank=True)
    photo_credit = models.TextField(_("fotograf"), blank=True)

    published_on = models.DateField(_("udgivet"), null=True, blank=True)
    published_time = models.TimeField(_("klokken"), null=True, blank=True)
    published_precision = models.CharField(
        _("datoens præcision"),
        max_length=10,
        choices=[
            (Precision.MINUTE, _("minut")),
            (Precision.DAY, _("dag")),
            (Precision.INTERVAL, _("mellem to datoer")),
            (Precision.UNKNOWN, _("ukendt")),
        ],
        default=Precision.UNKNOWN,
    )
    published_not_before = models.DateField(_("tidligst"), null=True, blank=True)
    published_not_after = models.DateField(_("senest"), null=True, blank=True)
    published_evidence = models.TextField(_("grundlag for datoen"), blank=True)
    sort_date = models.GeneratedField(
        expression=Coalesce("published_on", "published_not_after", "published_not_before"),
        output_field=models.DateField(null=True),
        db_persist=True,
        verbose_name=_("dato til sortering"),
    )

    publisher = models.ForeignKey(
        "debates.Author",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="published",
        verbose_name=_("udgiver"),
    )
    publisher_printed = models.TextField(_("udgiver som trykt"), blank=True)
    publisher_blurb = models.TextField(_("udgiverens omtale"), blank=True)
    publisher_activity = models.JSONField(_("udgiverens aktivitet"), default=dict, blank=True)
    authors = models.ManyToManyField(
        "debates.Author",
        through="debates.Authorship",
        related_name="articles",
        verbose_name=_("forfattere"),
    )
    tags = models.ManyToManyField(
        "debates.Tag",
        through="debates.Tagging",
        related_name="articles",
        verbose_name=_("emneord"),
    )
    debate = models.ForeignKey(
        "debates.Debate",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("debat"),
    )

    is_placeholder = models.BooleanField(_("ikke bevaret"), default=False, editable=False)
    mentioned_in = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name=_("omtalt i"),
        editable=False,
    )
    mentioned_as = models.TextField(
        _("omtalt som"),
        blank=True,
        help_text=_("De ord, som en anden artikel nævner indlægget med."),
    )

    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="duplicates",
        verbose_name=_("slået sammen med"),
        editable=False,
        help_text=_("Artiklen, der står for denne: de er en og samme side."),
    )

    source_address = models.URLField(_("oprindelig adresse"), max_length=1000, blank=True)
    source = models.ForeignKey(
        "debates.Source",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kilde"),
        editable=False,
    )
    origins = models.JSONField(_("felternes kilder"), default=dict, blank=True, editable=False)
    curated_fields = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("rettet i hånden"),
        default=list,
        blank=True,
        editable=False,
    )

    added_at = models.DateTimeField(
        _("kom til"), default=timezone.now, editable=False, help_text=_("Siden da kan nogen have henvist til den.")
    )
    comment_count = models.PositiveIntegerField(
        _("kommentarer"),
        default=0,
        editable=False,
        help_text=_("Ført af kommentarerne."),
    )
    latest_comment = models.DateField(_("seneste kommentar"), null=True, blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("artikel")
        verbose_name_plural = _("artikler")
        permissions = [("export_names", _("Må hente udtræk med navne"))]
        indexes = [
            models.Index(fields=["sort_date", "key"], name="article_by_date"),
            models.Index(fields=["-comment_count", "key"], name="article_by_comments"),
            models.Index(fields=["withheld_at"], condition=Q(withheld_at__isnull=False), name="article_withheld"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_placeholder=False, mentioned_in__isnull=True)
                | Q(
                    is_placeholder=True,
                    mentioned_in__isnull=False,
                    title="",
                    lead="",
                    body="",
                    parts=[],
                    source__isnull=True,
                ),
                name="placeholder_has_no_text_and_rests_on_an_article",
            ),
            models.CheckConstraint(
                condition=Q(
                    published_precision=Precision.MINUTE,
                    published_on__isnull=False,
                    published_time__isnull=False,
                )
                | Q(
                    published_precision=Precision.DAY,
                    published_on__isnull=False,
                    published_time__isnull=True,
                )
                | Q(
                    published_precision=Precision.INTERVAL,
                    published_on__isnull=True,
                    published_time__isnull=True,
                )
                & (Q(published_not_before__isnull=False) | Q(published_not_after__isnull=False))
                | Q(
                    published_precision=Precision.UNKNOWN,
                    published_on__isnull=True,
                    published_time__isnull=True,
                    published_not_before__isnull=True,
                    published_not_after__isnull=True,
                ),
                name="article_date_fits_its_precision",
            ),
            models.CheckConstraint(
                condition=Q(published_not_before__isnull=True)
                | Q(published_not_after__isnull=True)
                | Q(published_not_before__lte=F("published_not_after")),
                name="article_date_bounds_in_order",
            ),
            withheld_has_reason("article_withheld_has_reason"),
            # That nothing leads on to what leads on itself is a trigger: `debates/migrations/0003_merged_articles.py`.
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="article_never_merged_into_itself"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(debate__isnull=True, source__isnull=True),
                name="article_merged_has_no_place_of_its_own",
            ),
        ]

    def __str__(self) -> str:
        return self.heading

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.slug])

    @property
    def heading(self) -> str:
        """What to call the article where a title is expected, its own title first."""
        if self.is_placeholder:
            return _text("Ikke bevaret: %(words)s") % {"words": self.mentioned_as}
        return self.title or _text("Uden titel")

    @property
    def published_words(self) -> str:
        """When the article was published, as far as is known: ``1. november 2018 kl. 15.47``."""
        return published_in_words(
            self.published_precision,
            self.published_on,
            self.published_time,
            self.published_not_before,
            self.published_not_after,
        )

    @property
    def body_parts(self) -> tuple[BodyPart, ...]:
        """The body as typed parts, ready to be set."""
        return parts_from_json(self.parts)

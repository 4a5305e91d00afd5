"""The emneord printed under the articles, verbatim."""

from django.db import models
from django.db.models import Case, F, Func, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from debates.models.articles import Article
from debates.models.sorting import danish_sort_key


def tag_label(path: str = "") -> Combinable:
    """What a tag is called where it stands for articles: its words, or of six digits the newsletter that they date.

    `path` is how the rows lead to the tag. Where the tag itself is shown, it stands as printed.
    """
    day = Func(
        f"{path}newsletter_date", template="to_char(%(expressions)s, 'FMDD.FMMM.YYYY')", output_field=TextField()
    )
    newsletter = Concat(Value(_text("Nyhedsbrev") + " ", TextField()), day)
    return Case(When(**{f"{path}newsletter_date__isnull": False}, then=newsletter), default=F(f"{path}name"))


class TagQuerySet(models.QuerySet["Tag"]):
    """What a page may ask of tags."""

    def public(self) -> "TagQuerySet":
        """Tags that stand on at least one public article."""
        return self.filter(models.Exists(Article.objects.public().filter(taggings__tag=models.OuterRef("pk"))))


class Tag(models.Model):
    """An emneord as printed. Near-duplicates stay apart until a curator says otherwise."""

    class Kind(models.TextChoices):
        TOPIC = "topic", _("emne")
        NEWSLETTER = "newsletter", _("nyhedsbrevsdato")
        SERIES = "series", _("serie eller kampagne")

    key = models.CharField(_("nøgle"), max_length=20, unique=True, editable=False)
    slug = models.SlugField(_("adressedel"), max_length=120, unique=True)
    name = models.TextField(_("emneord"))
    kind = models.CharField(_("slags"), max_length=20, choices=Kind.choices, default=Kind.TOPIC)
    newsletter_date = models.DateField(_("nyhedsbrevets dato"), null=True, blank=True)
    sort_key = danish_sort_key("name")

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("emneord")
        verbose_name_plural = _("emneord")
        ordering = ["sort_key"]
        indexes = [models.Index(fields=["sort_key"], name="tag_sort_key")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(newsletter_date__isnull=True) | models.Q(kind="newsletter"),
                name="tag_only_newsletters_have_a_date",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("tag", args=[self.slug])


class Tagging(models.Model):
    """A tag on an article, at its printed place."""

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="taggings",
        verbose_name=_("artikel"),
    )
    tag = models.ForeignKey(
        Tag,
        on_delete=models.PROTECT,
        related_name="taggings",
        verbose_name=_("emneord"),
    )
    position = models.PositiveSmallIntegerField(_("plads"))

    class Meta:
        verbose_name = _("emneord på artikel")
        verbose_name_plural = _("emneord på artikler")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="tagging_one_per_position"),
            models.UniqueConstraint(fields=["article", "tag"], name="tagging_tag_stands_once"),
        ]

    def __str__(self) -> str:
        return str(self.tag)

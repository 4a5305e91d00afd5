"""Who wrote the articles: persons and organisations, never the readers who comment."""

from django.db import models
from django.db.models.functions import MD5
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from debates.models.articles import Article
from debates.models.sorting import danish_sort_key


class AuthorQuerySet(models.QuerySet["Author"]):
    """What a page may ask of authors."""

    def public(self) -> "AuthorQuerySet":
        """Authors and publishers with at least one public article."""
        public = Article.objects.public().captured()
        wrote = public.filter(authorships__author=models.OuterRef("pk"))
        published = public.filter(publisher=models.OuterRef("pk"))
        return self.filter(models.Exists(wrote) | models.Exists(published))


class Author(models.Model):
    """A person or an organisation that signs or publishes articles."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")
        UNKNOWN = "unknown", _("ukendt")

    key = models.CharField(_("nøgle"), max_length=20, unique=True, editable=False)
    slug = models.SlugField(_("adressedel"), max_length=120, unique=True)
    name = models.TextField(_("navn"))
    kind = models.CharField(_("slags"), max_length=20, choices=Kind.choices, default=Kind.UNKNOWN)
    sort_key = danish_sort_key("name")

    objects = AuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("forfatter eller udgiver")
        verbose_name_plural = _("forfattere og udgivere")
        indexes = [models.Index(fields=["sort_key"], name="author_sort_key")]
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("author", args=[self.slug])


class Alias(models.Model):
    """A printed form of an author's name."""

    author = models.ForeignKey(
        Author,
        on_delete=models.CASCADE,
        related_name="aliases",
        verbose_name=_("forfatter"),
    )
    printed = models.TextField(_("som trykt"))

    class Meta:
        verbose_name = _("navneform")
        verbose_name_plural = _("navneformer")
        constraints = [models.UniqueConstraint(MD5("printed"), name="alias_names_one_author")]

    def __str__(self) -> str:
        return self.printed


class Authorship(models.Model):
    """Who signed an article, with the printed words kept."""

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="authorships",
        verbose_name=_("artikel"),
    )
    author = models.ForeignKey(
        Author,
        on_delete=models.PROTECT,
        related_name="authorships",
        verbose_name=_("forfatter"),
    )
    position = models.PositiveSmallIntegerField(_("plads"))
    printed = models.TextField(_("som trykt"))

    class Meta:
        verbose_name = _("forfatterskab")
        verbose_name_plural = _("forfatterskaber")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="authorship_one_per_position"),
            models.UniqueConstraint(fields=["article", "author"], name="authorship_author_signs_once"),
        ]

    def __str__(self) -> str:
        return self.printed

"""The captured files, whole."""

from django.db import models
from django.db.models.functions import MD5
from django.utils.translation import gettext_lazy as _

from debates.pages.decoding import decode

FORMAT_NAMES = {
    "tagged": _("side med emneord"),
    "dated": _("dateret side"),
    "foreign": _("side fra et andet sted"),
    "wordpress": _("forkortet kopi"),
}


class Source(models.Model):
    """One captured file as it was handed to us. A file that has changed is a new row, so nothing that was read is lost."""

    path = models.TextField(_("fil"), help_text=_("Stien inden for den mappe, der blev importeret."))
    sha256 = models.CharField(_("sha256"), max_length=64, db_index=True)
    content = models.BinaryField(_("indhold"), editable=False)
    encoding = models.CharField(_("tegnkodning"), max_length=20)
    page_format = models.CharField(_("sideformat"), max_length=20)
    parser = models.CharField(_("parserversion"), max_length=20)
    unread_lines = models.PositiveIntegerField(_("ulæste linjer"), default=0)
    comment_count = models.PositiveIntegerField(_("kommentarer i filen"), default=0)
    address = models.URLField(
        _("adresse"),
        max_length=1000,
        blank=True,
        help_text=_("Hvor siden stod, hvis et indeks siger det."),
    )
    captured_at = models.DateTimeField(
        _("hentet"),
        null=True,
        blank=True,
        help_text=_("Hvornår siden blev hentet, hvis et indeks siger det."),
    )
    article = models.ForeignKey(
        "debates.Article",
        on_delete=models.PROTECT,
        related_name="sources",
        verbose_name=_("artikel"),
    )
    run = models.ForeignKey(
        "debates.ImportRun", on_delete=models.SET_NULL, null=True, related_name="sources", verbose_name=_("kom ind med")
    )
    added_at = models.DateTimeField(_("modtaget"), auto_now_add=True)

    class Meta:
        verbose_name = _("kilde")
        verbose_name_plural = _("kilder")
        constraints = [models.UniqueConstraint(MD5("path"), "sha256", name="source_once_per_path_and_content")]

    def __str__(self) -> str:
        return self.path

    @property
    def format_name(self) -> str:
        """What readers call the layout of the page."""
        return str(FORMAT_NAMES.get(self.page_format, self.page_format))

    def text(self) -> str:
        """The capture as text, decoded as it was at import."""
        return decode(bytes(self.content)).text

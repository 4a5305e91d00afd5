"""What every import did."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    """One run of an import: when, by which command and parser."""

    started_at = models.DateTimeField(_("begyndt"), auto_now_add=True)
    finished_at = models.DateTimeField(_("afsluttet"), null=True, blank=True)
    command = models.TextField(_("kommando"))
    parser = models.CharField(_("parserversion"), max_length=20)
    undone_at = models.DateTimeField(_("taget tilbage"), null=True, blank=True)
    links_due = models.BooleanField(
        default=False, editable=False, help_text="Pages came in, and links are to be drawn anew."
    )

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("importer")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ImportedFile(models.Model):
    """What one run did with one file."""

    class Outcome(models.TextChoices):
        CREATED = "created", _("oprettet")
        UPDATED = "updated", _("opdateret")
        UNCHANGED = "unchanged", _("uændret")
        KEPT = "kept", _("bevaret")
        REFUSED = "refused", _("afvist")

    run = models.ForeignKey(
        ImportRun,
        on_delete=models.CASCADE,
        related_name="files",
        verbose_name=_("import"),
    )
    path = models.TextField(_("fil"))
    outcome = models.CharField(_("udfald"), max_length=10, choices=Outcome.choices)
    reason = models.TextField(_("begrundelse"), blank=True)
    source = models.ForeignKey(
        "debates.Source",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("kilde"),
    )
    address = models.CharField(
        _("adresse i indekset"), max_length=1000, blank=True, help_text=_("Hvad denne imports indeks sagde om filen.")
    )
    captured_at = models.DateTimeField(_("hentet ifølge indekset"), null=True, blank=True)
    withdrawn = models.BooleanField(
        default=False, editable=False, help_text="What the index said has been taken back with the run."
    )
    changed = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("ændrede felter"),
        default=list,
        blank=True,
    )
    comments_created = models.PositiveIntegerField(_("nye kommentarer"), default=0)
    comments_updated = models.PositiveIntegerField(_("ændrede kommentarer"), default=0)
    comments_unchanged = models.PositiveIntegerField(_("uændrede kommentarer"), default=0)

    class Meta:
        verbose_name = _("importeret fil")
        verbose_name_plural = _("importerede filer")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.path

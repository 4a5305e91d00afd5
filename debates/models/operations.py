"""What curators did: every act with its before and after, so that it can be seen and undone."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _


class Operation(models.Model):
    """One act of a curator. It names its object by label and key, so that it outlives the row.

    `changes` is a list of ``{"label": "debates.article", "key": "a1b2", "before": {...} | None, "after": {...} | None}``:
    no before for a row that was made, no after for one that was deleted, else the fields that changed.
    """

    class Kind(models.TextChoices):
        ADD = "add", _("oprettet")
        CHANGE = "change", _("ændret")
        DELETE = "delete", _("slettet")
        WITHHOLD = "withhold", _("tilbageholdt")
        RELEASE = "release", _("genudgivet")
        MERGE = "merge", _("slået sammen")
        UNDO = "undo", _("fortrudt")

    kind = models.CharField(_("handling"), max_length=10, choices=Kind.choices)
    label = models.CharField(_("slags"), max_length=60)
    key = models.CharField(_("nøgle"), max_length=40)
    name = models.TextField(_("navn"), blank=True)
    changes = models.JSONField(_("ændringer"), default=list)
    reason = models.TextField(_("begrundelse"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        verbose_name=_("af"),
    )
    by_name = models.CharField(_("brugernavn"), max_length=150, blank=True)
    at = models.DateTimeField(_("tidspunkt"), auto_now_add=True)
    undone_by = models.OneToOneField(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="undoes",
        verbose_name=_("fortrudt ved"),
    )

    class Meta:
        verbose_name = _("handling")
        verbose_name_plural = _("handlinger")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["label", "key"], name="operation_object"),
            GinIndex(fields=["changes"], opclasses=["jsonb_path_ops"], name="operation_changes"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"

    @classmethod
    def touching(cls, label: str, key: str) -> models.QuerySet["Operation"]:
        """Those that are about a row, or changed it."""
        about = models.Q(label=label, key=key) | models.Q(changes__contains=[{"label": label, "key": key}])
        return cls._default_manager.filter(about)

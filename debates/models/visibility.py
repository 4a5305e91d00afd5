"""Taking an article or a comment out of the public archive, and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WithheldReason(models.TextChoices):
    """Shown with the 410 page and the tombstone."""

    REQUEST = "request", _("fjernet efter ønske fra den, det handler om")
    PRIVACY = "privacy", _("fjernet af hensyn til privatlivet")
    RIGHTS = "rights", _("fjernet af hensyn til ophavsretten")
    UNLAWFUL = "unlawful", _("fjernet, fordi indholdet var i strid med loven")
    MISTAKE = "mistake", _("fjernet, fordi det var kommet med ved en fejl")


class Withholdable(models.Model):
    """A row that can be taken out of the public view and put back; nothing of it is lost."""

    withheld_at = models.DateTimeField(_("tilbageholdt den"), null=True, blank=True)
    withheld_reason = models.CharField(_("grund"), max_length=20, choices=WithheldReason.choices, blank=True)

    class Meta:
        abstract = True

    @property
    def is_withheld(self) -> bool:
        """Whether a curator has taken the row out of the public archive."""
        return self.withheld_at is not None


def withheld_has_reason(name: str) -> models.CheckConstraint:
    """The law that what is withheld says why, and what is not withheld has no reason."""
    return models.CheckConstraint(
        condition=models.Q(withheld_at__isnull=True, withheld_reason="")
        | models.Q(withheld_at__isnull=False) & ~models.Q(withheld_reason=""),
        name=name,
    )

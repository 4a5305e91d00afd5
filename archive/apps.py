from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    """The composition root: settings, addresses, and what shows or changes both apps at once."""

    name = "archive"
    verbose_name = _("Arkivet")

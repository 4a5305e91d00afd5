from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DebatesConfig(AppConfig):
    """Articles and all that an article needs: sources, authors, tags, debates and replies."""

    name = "debates"
    verbose_name = _("Debatter")

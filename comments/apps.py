from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    """Reader comments, their tree and the claims it rests on."""

    name = "comments"
    verbose_name = _("Kommentarer")

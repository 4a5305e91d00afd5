"""Under which terms the texts may be used: one sentence for the page and for the files."""

from django.utils.translation import gettext_lazy as _

RIGHTS = _(
    "Teksterne tilhører dem, der skrev dem, og arkivet giver ingen licens til dem. Citér efter ophavsretslovens regler, "
    "og angiv kilden."
)

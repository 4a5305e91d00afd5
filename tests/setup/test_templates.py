"""Every template compiles: an unknown tag, filter or include name is found here, not by a reader."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines

FOLDER = Path(settings.BASE_DIR, "templates")


@pytest.mark.parametrize("name", sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.*")))
def test_a_template_compiles(name: str) -> None:
    assert engines["quick" if name.endswith(".jinja") else "django"].get_template(name)

"""How a page shows who wrote a comment: as printed, by initials or by a pseudonym, and never where the name was removed."""

import pytest
from django.test import override_settings

from comments.names import initials
from tests.pages.conftest import Archive


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Karen Friis", "K. F."),
        ("Niels-Erik Toft", "N.-E. T."),
        ("fru birk", "F. B."),
        ("37timer", "3."),
        ("", ""),
        ("- Ib", "I."),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


@pytest.mark.parametrize("setting", ["initials", "pseudonym"])
def test_no_page_prints_a_name_that_is_not_to_be_shown(archive: Archive, setting: str) -> None:
    debate, article = archive.debate.get_absolute_url(), archive.letter.get_absolute_url()
    with override_settings(COMMENTER_NAMES=setting):
        for address in ("/", f"{debate}hele/", article, archive.comment.get_absolute_url(), "/kommentarer/"):
            assert "Bo Vang" not in archive.get(address)


def test_a_removed_name_is_not_shown_anywhere(archive: Archive) -> None:
    archive.comment.name_hidden = True
    archive.comment.save(update_fields=["name_hidden"])
    html = archive.get(archive.letter.get_absolute_url())
    assert "<b>Navnet er fjernet</b>" in html
    assert (
        f'svar til\n    <a class="ref" href="#k-{archive.comment.key}">en kommentar, hvor navnet er fjernet</a>' in html
    )

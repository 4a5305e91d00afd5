"""A reader who asks what an answer rests on goes to the words that it quotes, and they light up where they were written."""

import pytest
from playwright.sync_api import Locator, expect

from comments.models import ReplyClaim
from tests.browser.conftest import PageAt
from tests.factories import make_article, make_comment

SAID = "Færgen sejler aldrig om natten"


@pytest.mark.parametrize("place", ["article", "answer"])
@pytest.mark.parametrize("width", [390, 1280])
def test_from_the_quotation_to_its_words(width: int, place: str, page_at: PageAt, transactional_db: None) -> None:
    article = make_article("Kajen er vores")
    source = make_comment(article, "Karen Friis", body=f"Jo. {SAID}, og det ved alle.")
    answer = make_comment(article, "Bo Vang", parent=source, title="Nej", body=f"”{SAID}”? Det gør den.")
    said = {"kind": "quote", "evidence": f"”{SAID}”", "evidence_part": "body", "evidence_start": 0}
    ReplyClaim.objects.filter(comment=answer).update(**said)
    page = page_at(width, "light")
    page.goto((article if place == "article" else answer).get_absolute_url())
    mark = page.locator(f"#{source.anchor} mark.quoted")
    assert not _lit(mark)
    page.locator(f"#{answer.anchor} summary").click()
    link = page.get_by_role("link", name="Se de citerede ord")
    box = link.bounding_box()
    assert box
    assert box["height"] >= 24
    link.click()
    expect(mark).to_be_in_viewport()
    expect(mark).to_have_text(SAID)
    assert _lit(mark)


def _lit(mark: Locator) -> bool:
    return bool(mark.evaluate("each => getComputedStyle(each).backgroundColor !== 'rgba(0, 0, 0, 0)'"))

"""The words that tell who answers whom are marked in their sentence, and what stands there is never markup."""

import pytest
from django.test import Client

from debates.models import Article, Debate
from debates.templatetags.danish import marked
from tests.factories import make_article, make_debate, make_placeholder, make_reply

CASES = {
    "in their sentence": ("I et brev beder de os gå.", "et brev", "I <mark>et brev</mark> beder de os gå."),
    "as words of their own": ("Vedhæftet brev og et brev.", "et brev", "Vedhæftet brev og <mark>et brev</mark>."),
    "between marks": ("Se ”Kajen”.", "”Kajen”", "Se <mark>”Kajen”</mark>."),
    "not there": ("I et brev.", "en kronik", "I et brev."),
    "no words": ("I et brev.", "", "I et brev."),
    "markup around": ("<b>I</b> et brev", "et brev", "&lt;b&gt;I&lt;/b&gt; <mark>et brev</mark>"),
    "markup inside": ("I et <b>brev", "et <b>brev", "I <mark>et &lt;b&gt;brev</mark>"),
    "signs of a pattern": ("I et brev (1", "et brev (1", "I <mark>et brev (1</mark>"),
}


@pytest.mark.parametrize(("evidence", "words", "shown"), CASES.values(), ids=CASES)
def test_marked(evidence: str, words: str, shown: str) -> None:
    assert marked(evidence, words) == shown


@pytest.fixture
def debate(db: None) -> Debate:
    """A letter, its answer, and a letter that is absent."""
    first, answer = make_article("Kajen er vores"), make_article("Kajen er alles")
    absent = make_placeholder(answer)
    words = {"evidence": "I et <i>åbent brev</i> bad de os gå.", "words": "et <i>åbent brev</i>"}
    make_reply(answer, first, **words)
    make_reply(answer, absent, **words)
    return make_debate("Kajen", first, answer, absent)


def test_the_pages_show_them_marked(debate: Debate, client: Client) -> None:
    shown = "I <mark>et &lt;i&gt;åbent brev&lt;/i&gt;</mark> bad de os gå."
    addresses = [debate.get_absolute_url(), *(a.get_absolute_url() for a in Article.objects.order_by("pk"))]
    assert [shown in client.get(address).content.decode() for address in addresses] == [True] * 4

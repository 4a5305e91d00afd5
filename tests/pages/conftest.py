"""A small archive: a debate of two letters and one that is lost, with comments that answer one another."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from comments.models import Comment
from debates.models import Article, Debate
from debates.pages.drafts import Precision
from tests.factories import make_article, make_comment, make_debate, make_placeholder, make_reply


@dataclass
class Archive:
    """The rows, and a reader's client."""

    client: Client
    debate: Debate
    letter: Article
    lost: Article
    answer: Article
    comment: Comment
    reply: Comment

    def get(self, address: str, status: int = 200) -> str:
        """The page at an address, which answers with `status`."""
        response = self.client.get(address)
        assert response.status_code == status
        return response.content.decode()


@pytest.fixture
def archive(db: None, client: Client) -> Archive:
    letter = make_article(
        "Lad færgen sejle om natten",
        publisher="Ø-rådet",
        authors=["Else Bech"],
        tags=["Færger"],
        published_precision=Precision.DAY,
        published_on=date(2018, 2, 3),
    )
    answer = make_article(
        "Natfærgen er for dyr",
        lead="Olien koster, og kajen er kold.",
        body="Vi kan ikke sejle for tomme sæder.",
        publisher="Havneudvalget",
        published_precision=Precision.INTERVAL,
        published_not_after=date(2018, 3, 1),
    )
    debate = make_debate("Natfærgen", letter, answer)
    lost = make_placeholder(answer, "et åbent brev", debate=debate)
    make_reply(answer, letter, evidence="Vi har læst Ø-rådets ord om natten.")
    make_reply(answer, lost, evidence="I et åbent brev kræver lodserne svar.")
    comment = make_comment(letter, "Karen Friis", title="Nattevagten", body="Jeg sover ombord hver torsdag.")
    reply = make_comment(
        letter, "Bo Vang", parent=comment, title="Til Karen", body="Enig med Karen Friis, det gør jeg også."
    )
    letter.refresh_from_db()
    return Archive(client, debate, letter, lost, answer, comment, reply)


def unmarked(html: str) -> str:
    """A page without the marks around words that show who answers whom."""
    return html.replace('<mark class="said">', "").replace("</mark>", "")

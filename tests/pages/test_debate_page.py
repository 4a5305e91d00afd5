"""A debate's own page: contributions in reading order, who answers whom and how that is known, and what is missing."""

import re

import pytest
from django.test import Client

from tests.factories import make_article, make_debate, make_reply
from tests.lists.reading import text_of
from tests.pages.conftest import Archive, unmarked

pytestmark = pytest.mark.django_db


def _places(html: str, *words: str) -> list[int]:
    found = [html.index(word) for word in words]
    assert found == sorted(found)
    return found


def test_its_title_says_that_it_is_a_debate(archive: Archive) -> None:
    address = archive.debate.get_absolute_url()
    assert "<title>Debat: Natfærgen · Debatarkivet</title>" in archive.get(address)
    assert "<title>Debat: Natfærgen, hele debatten · Debatarkivet</title>" in archive.get(f"{address}hele/")


def test_contributions_stand_in_reading_order(archive: Archive) -> None:
    html = archive.get(archive.debate.get_absolute_url())
    _places(html, f'id="i-{archive.letter.key}"', f'id="i-{archive.lost.key}"', f'id="i-{archive.answer.key}"')


def test_an_answer_links_to_what_it_answers_and_quotes_its_evidence(archive: Archive) -> None:
    html = archive.get(archive.debate.get_absolute_url())
    assert f'href="#i-{archive.letter.key}"' in html
    assert "<blockquote>Vi har læst Ø-rådets ord om natten.</blockquote>" in html


@pytest.mark.parametrize("page", ["", "hele/"])
def test_a_lost_letter_is_spoken_of_in_the_open_by_the_whole_sentence_of_another(archive: Archive, page: str) -> None:
    html = archive.get(f"{archive.debate.get_absolute_url()}{page}")
    place = html.partition(f'id="i-{archive.lost.key}"')[2].partition(f'id="i-{archive.answer.key}"')[0]
    words = " ".join(re.sub("<[^>]*>", " ", place.partition("<details")[0]).split())
    assert "Omtales som et åbent brev i Natfærgen er for dyr : I et åbent brev kræver lodserne svar." in words


def test_a_lost_letter_has_its_place_before_what_answers_it(archive: Archive) -> None:
    assert "placeret før sit svar" in archive.get(archive.debate.get_absolute_url())


def test_dates_say_how_much_is_known(archive: Archive) -> None:
    html = archive.get(archive.debate.get_absolute_url())
    assert '<time datetime="2018-02-03">3. februar 2018</time>' in html
    assert "<span>senest 1. marts 2018</span>" in html


def test_the_sizes_and_voices_are_told(archive: Archive) -> None:
    words = text_of(archive.client.get(archive.debate.get_absolute_url()))
    assert "2 indlæg 1 mangler 3 kendte stemmer 2 kommentarer" in words
    assert "Havneudvalget 1 indlæg Ø-rådet 1 indlæg 1 indlæg, hvis afsender ikke er bevaret Læserne" in words


def test_where_nothing_is_lost_the_voices_are_those_there_are(client: Client) -> None:
    make_debate("Havnen", make_article(authors=["Else Bech"]))
    words = text_of(client.get("/debatter/havnen/"))
    assert "1 indlæg 1 stemme ingen kommentarer" in words
    assert "afsender" not in words


def test_a_rejected_answer_is_not_shown(archive: Archive) -> None:
    archive.answer.replies.filter(answers=archive.letter).update(verdict="rejected")
    assert "Ø-rådets ord" not in archive.get(archive.debate.get_absolute_url())


def test_the_newest_debate_is_first_and_the_order_can_be_turned(archive: Archive, client: Client) -> None:
    early, late = (
        make_article("Gadelygterne", published_precision="day", published_on="2011-01-01"),
        make_article("Lygterne igen"),
    )
    make_debate("Gadelygter", early, late)
    make_reply(late, early)
    newest, oldest = client.get("/debatter/").content.decode(), client.get("/debatter/?orden=aeldste").content.decode()
    _places(newest, ">Natfærgen</a>", ">Gadelygter</a>")
    _places(oldest, ">Gadelygter</a>", ">Natfærgen</a>")


def test_the_whole_debate_has_every_article_and_every_comment(archive: Archive) -> None:
    html = unmarked(archive.get(f"{archive.debate.get_absolute_url()}hele/"))
    _places(
        html,
        f'id="i-{archive.letter.key}"',
        archive.letter.body,
        archive.comment.body,
        archive.reply.body,
        archive.answer.lead,
    )
    assert f'href="#i-{archive.answer.key}"' in html

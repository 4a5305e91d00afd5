"""The queue shows what nobody has decided about, the surest first, and does not shift under the curator."""

import pytest
from django.test import Client

from archive.views.review import queue as view
from comments.models import Comment, ReplyClaim
from debates.models import Article, Debate, Reply
from tests.admin.reviewing import QUEUE, page_of, queued
from tests.factories import make_article, make_claim, make_comment, make_debate, make_reply


@pytest.fixture
def article(db: None) -> Article:
    return make_article("Kajen", lead="Om kajen.", body="Kajen er lang.")


def claims_of(article: Article, *scores: float) -> list[ReplyClaim]:
    """Guesses that later comments answer the first, one a score."""
    first = make_comment(article, "Karen Friis", title="Først")
    return [make_claim(make_comment(article, "Bo Vang", title=f"Svar {score}"), first, score=score) for score in scores]


def test_the_surest_come_first(desk: Client, article: Article) -> None:
    unsure, sure, likely = claims_of(article, 0.4, 0.95, 0.7)
    assert queued(desk) == [sure, likely, unsure]


def test_what_a_text_says_itself_comes_before_what_was_inferred(desk: Client, article: Article) -> None:
    inferred = make_reply(article, make_article("Et"), origin=Reply.Origin.INFERRED)
    stated = make_reply(article, make_article("To"), origin=Reply.Origin.STATED)
    make_reply(article, make_article("Tre"), origin=Reply.Origin.CURATED)
    assert queued(desk, "artikler") == [stated, inferred]


def test_debates_with_more_said_come_first_and_only_those_that_nobody_has_touched(desk: Client) -> None:
    one, two, three = (make_article(title) for title in ("Et", "To", "Tre"))
    plain = make_debate("Havnen", one)
    said = make_debate("Broen", two, three)
    make_reply(three, two)
    renamed = make_debate("Fyret", make_article("Fire"))
    Debate.objects.filter(pk=renamed.pk).update(curated_fields=["title"])
    assert queued(desk, "debatter") == [said, plain]


@pytest.mark.parametrize(
    ("columns", "waits"),
    [
        pytest.param({}, True, id="a guess"),
        pytest.param({"verdict": "accepted"}, False, id="accepted"),
        pytest.param({"verdict": "rejected"}, False, id="rejected"),
        pytest.param({"kind": "curator"}, False, id="a curator's own word"),
        pytest.param({"kind": "collective", "target": None}, False, id="to all"),
    ],
)
def test_only_guesses_without_a_verdict_wait(
    desk: Client, article: Article, columns: dict[str, str], waits: bool
) -> None:
    (claim,) = claims_of(article, 0.9)
    ReplyClaim.objects.filter(pk=claim.pk).update(**columns)
    assert queued(desk) == ([claim] if waits else [])


def test_what_a_curator_has_said_in_other_words_is_no_question(desk: Client, article: Article) -> None:
    placed, judged = claims_of(article, 0.9, 0.8)
    make_claim(placed.comment, make_comment(article, ordinal=90), kind="curator", score=1)
    assert judged.target
    make_claim(judged.comment, judged.target, kind="quote", verdict="rejected")
    assert queued(desk) == []


def test_a_page_begins_behind_a_place_and_not_at_a_number(
    desk: Client, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "PER_PAGE", 2)
    claims = claims_of(article, 0.9, 0.9, 0.8, 0.7, 0.6)
    first = page_of(desk)
    assert [card.row for card, _next in first.context["cards"]] == claims[:2]
    place = first.context["next_query"].split("efter=")[1].replace("%3A", ":")
    ReplyClaim.objects.filter(pk=claims[0].pk).update(verdict="rejected")
    assert queued(desk, efter=place) == claims[2:4]
    ReplyClaim.objects.filter(pk=claims[2].pk).update(verdict="accepted")
    assert queued(desk, efter=place) == claims[3:5]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({"metode": "quote"}, [1], id="method"),
        pytest.param({"debat": "havnen"}, [0], id="debate"),
        pytest.param({"artikel": "broen"}, [1], id="article"),
        pytest.param({"artikel": "findes-ikke"}, [], id="an article that is none"),
        pytest.param({"metode": "vrøvl"}, [], id="a method that is none"),
        pytest.param({"efter": "vrøvl"}, [0, 1], id="a place that is none"),
        pytest.param({"debat": "havnen", "metode": "quote"}, [], id="two at once"),
    ],
)
def test_filters(desk: Client, article: Article, asked: dict[str, str], found: list[int]) -> None:
    make_debate("Havnen", article)
    rows = [*claims_of(article, 0.9), *claims_of(make_article("Broen"), 0.8)]
    ReplyClaim.objects.filter(pk=rows[1].pk).update(kind="quote")
    assert queued(desk, **asked) == [rows[each] for each in found]


def test_the_words_are_marked_in_the_answering_text(desk: Client, article: Article) -> None:
    first = make_comment(article, "Karen Friis", title="Kajen", body="Kajen er for alle.")
    body = "x" * 3000 + " Jeg er enig med Karen <b>Friis</b> her."
    second = make_comment(article, "Bo Vang", title="Broen", body=body)
    evidence = "enig med Karen <b>Friis</b>"
    make_claim(second, first, evidence=evidence, evidence_part="body", evidence_start=body.index(evidence), version="7")
    page = page_of(desk).content.decode()
    assert "<mark>enig med Karen &lt;b&gt;Friis&lt;/b&gt;</mark>" in page
    for words in ("Kajen er for alle.", "Karen Friis", "Bo Vang", "sikker (90 %)", "udgave 7", "1. marts 2018"):
        assert words in page


def test_words_of_the_title_are_marked_there(desk: Client, article: Article) -> None:
    first = make_comment(article, "Karen Friis", title="Kajen")
    second = make_comment(article, "Bo Vang", title="Sv: Kajen", body="Kajen, ja.")
    make_claim(second, first, kind="retitle", evidence="Kajen", evidence_part="title", evidence_start=4)
    page = page_of(desk).content.decode()
    assert "Sv: <mark>Kajen</mark>" in page
    assert page.count("<mark>") == 1


def test_words_of_an_article_are_marked_sentence_by_sentence(desk: Client, article: Article) -> None:
    answer = make_article("Svar", lead="Kort sagt.", body="Som Else skrev. Midt imellem. Det er forkert!")
    make_reply(answer, article, evidence="Som Else skrev. Det er forkert!")
    page = page_of(desk, "artikler").content.decode()
    assert "<mark>Som Else skrev.</mark> Midt imellem. <mark>Det er forkert!</mark>" in page


def test_other_guesses_about_the_comment_are_told(desk: Client, article: Article) -> None:
    (claim,) = claims_of(article, 0.9)
    make_claim(
        claim.comment, make_comment(article, "Ida Holm", title="Noget andet", ordinal=9), kind="quote", score=0.6
    )
    card = page_of(desk).context["cards"][0][0]
    assert [(other.name, other.score) for other in card.others] == [
        ("nr. 9, Ida Holm: Noget andet", "sandsynlig (60 %)")
    ]


def test_the_desk_leads_there(desk: Client, article: Article) -> None:
    claims_of(article, 0.9, 0.8)
    page = desk.get("/admin/").content.decode()
    assert f'href="{QUEUE}?slags=kommentarer">Svar mellem kommentarer uden afgørelse</a> (2)' in page


def test_a_comment_whose_words_were_masked_shows_the_masked_words(desk: Client, article: Article) -> None:
    first = make_comment(article, "Karen Friis")
    second = make_comment(article, "Bo Vang", body="Hemmeligt: enig med Karen Friis")
    make_claim(second, first, evidence="enig med Karen Friis", evidence_part="body", evidence_start=11)
    Comment.objects.filter(pk=second.pk).update(body="[fjernet] enig med Karen Friis")
    page = page_of(desk).content.decode()
    assert "[fjernet] <mark>enig med Karen Friis</mark>" in page
    assert "Hemmeligt" not in page

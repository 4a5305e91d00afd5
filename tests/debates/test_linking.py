"""Links are kept in step with the texts: the same again, in a fixed number of queries, with the words and the version that told them."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from debates.linking import infer_links
from debates.models import Article, Reply
from debates.pages.bodies import parts_from_json
from debates.pages.letters import VERSION
from debates.pages.mentions import mentions, mentions_to_json
from tests.factories import make_article

pytestmark = pytest.mark.django_db
OURS = "Vi bor ved havnen. Det er vores kaj, og vi bliver."


def letter(title: str, text: str, day: str, publisher: str, *tags: str, place: str = "A") -> Article:
    """A letter whose text has been read."""
    article = make_article(
        title, body=f"{text} {OURS}", published_precision="day", published_on=day, publisher=publisher,
        tags=tags or (f"Havne {place}", f"Byråd {place}"),
    )  # fmt: skip
    article.spoken = mentions_to_json(mentions(article.lead, parts_from_json(article.parts), title))
    article.save(update_fields=["spoken"])
    return article


def quarrel(place: str) -> None:
    """Four letters: two that speak of one absent letter, one that answers a letter of a day, and that letter."""
    letter(f"Kajen er vores {place}", "Kajen er god.", "2018-03-01", f"Laug {place}", place=place)
    letter(f"Nej {place}", "I sit indlæg fra 1. marts skriver de vrøvl.", "2018-03-09", f"Venner {place}", place=place)
    for name in ("Et", "To"):
        text = f"I et åbent brev ”Gå nu hjem {place}” beder de os gå."
        letter(f"{name} svar {place}", text, "2018-04-09", f"{name} {place}", f"Alene {name} {place}")


def rows() -> list[tuple[object, ...]]:
    return [
        *Reply.objects.order_by("pk").values_list(),
        *Article.objects.order_by("pk").values_list("pk", "key", "mentioned_as"),
    ]


def queries(work: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as context:
        work()
    return len(context)


def test_again_nothing_changes() -> None:
    quarrel("A")
    infer_links()
    before = rows()
    assert Reply.objects.count() == 3
    assert Article.objects.filter(is_placeholder=True).count() == 1
    infer_links()
    assert rows() == before


def test_the_queries_do_not_grow_with_the_articles() -> None:
    quarrel("A")
    first, again = queries(infer_links), queries(infer_links)
    Article.objects.filter(is_placeholder=True).delete()
    Reply.objects.all().delete()
    for place in "BCDEF":
        quarrel(place)
    assert (queries(infer_links), queries(infer_links)) == (first, again)
    assert Reply.objects.count() == 18


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"version": "1"}, id="the version"),
        pytest.param({"method": "name"}, id="the clue"),
        pytest.param({"words": "noget andet"}, id="the words"),
        pytest.param({"start": 999}, id="where they begin"),
        pytest.param({"stands_for": "p1"}, id="what it stands for"),
    ],
)
def test_what_an_older_method_said_is_brought_in_step(columns: dict[str, object]) -> None:
    quarrel("A")
    infer_links()
    before = rows()
    Reply.objects.filter(method="day").update(**columns)
    infer_links()
    assert rows() == before
    assert set(Reply.objects.values_list("version", flat=True)) == {VERSION}


def test_what_is_decided_keeps_the_version_that_it_was_decided_on() -> None:
    quarrel("A")
    infer_links()
    Reply.objects.filter(method="day").update(version="1", verdict="accepted")
    infer_links()
    assert Reply.objects.get(method="day").version == "1"


def test_the_words_stand_where_the_answer_says() -> None:
    quarrel("A")
    infer_links()
    for reply in Reply.objects.select_related("spoken_in"):
        text = reply.spoken_in.body_parts[int(reply.place)].text
        assert text[reply.start : reply.end] == reply.words
        assert reply.words in reply.evidence


def test_a_letter_that_is_said_to_be_from_a_day_is_said_to_be_so_by_others() -> None:
    text = "I sit indlæg den 3. marts 2018 skriver de vrøvl."
    letter("Nej", text, "2018-03-09", "Venner")
    infer_links()
    absent = Article.objects.get(is_placeholder=True)
    assert (str(absent.published_not_before), str(absent.published_not_after)) == ("2018-03-03", "2018-03-03")
    assert absent.published_on is None
    assert absent.published_evidence == "et andet indlæg siger, at det er fra 3. marts 2018"


def test_a_title_that_a_curator_put_right_is_what_the_article_says() -> None:
    letter("Kajen er vores", "Kajen er god.", "2018-03-01", "Lauget")
    answer = letter("Nej", "Kajen er dårlig.", "2018-03-09", "Venner")
    infer_links()
    assert not Reply.objects.exists()
    Article.objects.filter(pk=answer.pk).update(title="Svar til Lauget: Nej", curated_fields=["title"])
    infer_links()
    assert Reply.objects.get().article == answer


def test_a_placeholder_kept_for_a_verdict_is_not_called_by_words_that_were_masked() -> None:
    answer = letter("Nej", "Hemmeligmanns læserbrev fra 1. marts 2018 undrer.", "2018-03-09", "Venner")
    infer_links()
    absent = Article.objects.get(is_placeholder=True)
    assert absent.mentioned_as == "Hemmeligmanns læserbrev fra 1. marts 2018"
    Reply.objects.update(verdict="accepted")
    parts = [{"kind": "paragraph", "text": f"Det undrer. {OURS}"}]
    Article.objects.filter(pk=answer.pk).update(parts=parts, body=parts[0]["text"], curated_fields=["parts"])
    infer_links()
    absent.refresh_from_db()
    assert absent.mentioned_as == "et indlæg"
    assert (Reply.objects.get().evidence, Reply.objects.get().words) == ("", "")


def test_of_two_that_a_curator_decided_on_both_stand() -> None:
    """One on the absent letter, one on the article that turns out to be that letter."""
    old = letter("Kajen er vores", "Kajen er god.", "2018-03-01", "Havnelauget", "Andet")
    answer = letter("Nej", "I et åbent brev beder Havnelauget os gå.", "2018-03-09", "Venner")
    infer_links()
    Reply.objects.update(verdict="rejected")
    Reply.objects.create(article=answer, answers=old, origin=Reply.Origin.CURATED, spoken_in=answer)
    for position, tagging in enumerate(answer.taggings.all(), 2):
        old.taggings.create(tag=tagging.tag, position=position)
    infer_links()
    rows = set(Reply.objects.values_list("answers__is_placeholder", "origin", "verdict"))
    assert rows == {(True, "stated", "rejected"), (False, "curated", "")}

"""How articles become debates, and what the debates are called."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from debates.gathering import gather_debates
from debates.models import Article, Debate, Tag
from tests.factories import make_article, make_debate, make_placeholder, make_reply, make_tag, withhold

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters() -> tuple[Article, Article]:
    """A letter and its answer."""
    letter = make_article("Kajen er vores", published_precision="day", published_on="2018-03-01")
    answer = make_article("Kajen er alles", published_precision="day", published_on="2018-03-09")
    make_reply(answer, letter)
    return letter, answer


def debates() -> dict[str, set[str]]:
    """The debates by title, with the keys of what is in them."""
    return {debate.title: set(debate.articles.values_list("key", flat=True)) for debate in Debate.objects.all()}


def keys(*articles: Article) -> set[str]:
    return {article.key for article in articles}


def test_what_answers_is_with_what_it_answers(letters: tuple[Article, Article]) -> None:
    make_article("Noget helt andet")
    gather_debates()
    assert debates() == {"Kajen er vores": keys(*letters)}


def test_a_letter_that_answers_an_absent_one_is_a_debate() -> None:
    letter = make_article("Svar til rådet")
    absent = make_placeholder(letter)
    make_reply(letter, absent)
    gather_debates()
    assert debates() == {"Svar til rådet": keys(letter, absent)}


@pytest.mark.parametrize(
    ("name", "together"),
    [
        pytest.param("Havnedebat 2018", True, id="the tag of a debate"),
        pytest.param("5 år med portalen", False, id="the tag of a campaign"),
    ],
)
def test_a_tag_that_names_a_debate_gathers_its_articles(
    name: str, together: bool, letters: tuple[Article, Article]
) -> None:
    tagged = [make_article(f"Om havnen {number}") for number in (1, 2)]
    tag = make_tag(name)
    Tag.objects.filter(pk=tag.pk).update(kind=Tag.Kind.SERIES)
    for article in tagged:
        article.taggings.create(tag=tag, position=1)
    gather_debates()
    assert (name in debates()) is together
    assert debates()["Kajen er vores"] == keys(*letters)


def test_gathering_again_changes_nothing(letters: tuple[Article, Article]) -> None:
    gather_debates()
    before = list(Debate.objects.values())
    gather_debates()
    assert list(Debate.objects.values()) == before


def test_a_rejected_answer_gathers_nobody(letters: tuple[Article, Article]) -> None:
    letters[1].replies.update(verdict="rejected")
    gather_debates()
    assert debates() == {}


def test_what_a_curator_has_placed_stays(letters: tuple[Article, Article]) -> None:
    elsewhere = make_debate("Havnens fremtid", make_article("Et tredje brev"))
    Debate.objects.update(origin=Debate.Origin.CURATED)
    Article.objects.filter(title="Et tredje brev").update(curated_fields=["debate"])
    Article.objects.filter(pk=letters[1].pk).update(debate=elsewhere, curated_fields=["debate"])
    gather_debates()
    assert letters[1].key in debates()["Havnens fremtid"]
    assert "Et tredje brev" in set(elsewhere.articles.values_list("title", flat=True))


def test_the_title_of_a_withheld_article_names_no_debate(letters: tuple[Article, Article]) -> None:
    gather_debates()
    letter, answer = letters
    withhold(letter)
    gather_debates()
    [debate] = Debate.objects.all()
    assert debate.title == answer.title
    assert "vores" not in debate.slug


def test_a_debate_that_nobody_may_see_has_no_words(letters: tuple[Article, Article]) -> None:
    gather_debates()
    for letter in letters:
        withhold(letter)
    gather_debates()
    [debate] = Debate.objects.all()
    assert (debate.title, debate.slug) == (debate.key, debate.key)


def test_a_debate_goes_with_its_letters_new_title_and_keeps_its_address(letters: tuple[Article, Article]) -> None:
    gather_debates()
    Article.objects.filter(pk=letters[0].pk).update(title="Kajen er alles vores")
    gather_debates()
    [debate] = Debate.objects.all()
    assert (debate.title, debate.slug) == ("Kajen er alles vores", "kajen-er-vores")


def test_a_title_by_a_curator_stays(letters: tuple[Article, Article]) -> None:
    gather_debates()
    Debate.objects.update(title="Striden om kajen", curated_fields=["title"])
    withhold(letters[0])
    gather_debates()
    assert Debate.objects.get().title == "Striden om kajen"


def queries() -> int:
    with CaptureQueriesContext(connection) as context:
        gather_debates()
    return len(context)


def test_the_queries_do_not_grow_with_the_debates(letters: tuple[Article, Article]) -> None:
    first, again = queries(), queries()
    for number in range(5):
        make_reply(make_article(f"Svar {number}"), make_article(f"Brev {number}"))
    Debate.objects.all().delete()
    assert (queries(), queries()) == (first, again)
    assert Debate.objects.count() == 6


def test_a_debate_that_all_have_left_is_the_one_of_its_key_again() -> None:
    """A curator's debate stays when it is empty; the thread that comes back finds it, and makes no second one of the same key."""
    letter, answer = make_article("Havnen skal leve"), make_article("Kajen er for alle")
    make_reply(answer, letter)
    gather_debates()
    debate = Debate.objects.get()
    Debate.objects.update(title="Havnen", curated_fields=["title"])
    Article.objects.update(debate=None)
    gather_debates()
    assert Debate.objects.get() == debate
    assert set(debate.articles.all()) == {letter, answer}

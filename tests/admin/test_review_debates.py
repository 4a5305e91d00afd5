"""A proposed debate is accepted, parted, or made one with another: each one operation that later gathering keeps."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive.checking import find_faults
from archive.importing import Options, reparse
from archive.rereading import differences
from bench.contents import contents
from debates.models import Article, Debate, Operation
from tests.admin.filling import latest, url
from tests.admin.reviewing import decide, page_of, queued, said, undo_last
from tests.captures import FIXTURES, run_import


@pytest.fixture
def library(db: None) -> Debate:
    """The debate about the library: four letters and a placeholder."""
    run_import(FIXTURES)
    return Debate.objects.get(title="Et bibliotek uden bibliotekar er et lager")


def headings(debate: Debate) -> list[str]:
    """The beginnings of its members' headings."""
    return sorted(article.heading[:12] for article in debate.articles.all())


def member(debate: Debate, beginning: str) -> Article:
    return next(article for article in debate.articles.all() if article.heading.startswith(beginning))


def sent(desk: Client, debate: Debate, page: str, **fields: Any) -> Any:
    """Send the form of a debate as its page gives it. Returns the page that follows."""
    address = reverse(f"review:{page}", args=[debate.pk])
    shown = desk.get(address)
    assert shown.status_code == 200
    return desk.post(address, {"set": shown.context["seen"], **fields}, follow=True)


def part(desk: Client, debate: Debate, *leaving: Article, **fields: Any) -> Any:
    values = {"where": "new", "new_title": "Tallene", "staying_title": debate.title, **fields}
    return sent(desk, debate, "split", leaving=[article.pk for article in leaving], **values)


def join(desk: Client, debate: Debate, other: Debate, **fields: Any) -> Any:
    return sent(desk, debate, "join", **{"other": other.slug, "stays": "this", "title": "", **fields})


def stands() -> None:
    """Nothing is wrong, and reading all again changes nothing."""
    assert [str(fault) for fault in (*find_faults(), *differences())] == []
    before = contents()
    reparse(Options())
    assert contents() == before


def complaints(answer: Any) -> list[str]:
    return [str(error) for errors in answer.context["form"].errors.values() for error in errors]


def test_the_queue_shows_members_dates_and_who_answers_whom(desk: Client, library: Debate) -> None:
    page = page_of(desk, "debatter", debat=library.slug)
    ((card, _following),) = page.context["cards"]
    numbers = {each.article.pk: each.number for each in card.members}
    assert {(tie.answer, tie.answered) for tie in card.ties} == {
        (numbers[reply.article_id], numbers[reply.answers_id])
        for article in library.articles.all()
        for reply in article.replies.all()
    }
    assert all(each.date for each in card.members)
    assert "I læserbrevet ”Et bibliotek" in page.content.decode()


def test_accepting(desk: Client, library: Debate) -> None:
    before = contents()
    assert said(decide(desk, "accepted", library)) == [f"Godkendt: debat »{library.title}«."]
    library.refresh_from_db()
    assert library.curated_fields == ["title"]
    captured = library.articles.filter(is_placeholder=False)
    assert all(article.curated_fields == ["debate"] for article in captured)
    assert library not in queued(desk, "debatter")
    assert Operation.objects.count() == 1
    stands()
    undo_last(desk)
    assert contents() == before
    stands()


def test_parting_into_two(desk: Client, library: Debate) -> None:
    before = contents()
    reply, middle = member(library, "Replik"), member(library, "Åbent bib")
    assert said(part(desk, library, reply, middle)) == [f"Delt: {library.title}."]
    made = Debate.objects.get(title="Tallene")
    assert headings(made) == ["Replik: Tall", "Åbent biblio"]
    assert headings(library) == ["Et bibliotek", "Ikke bevaret", "Nøglen til b"]
    assert Operation.objects.count() == 1
    stands()
    assert (headings(made), len(headings(library))) == (["Replik: Tall", "Åbent biblio"], 3)
    undo_last(desk)
    assert contents() == before
    stands()


def test_parting_from_all(desk: Client, library: Debate) -> None:
    before = contents()
    reply = member(library, "Replik")
    part(desk, library, reply, where="none", new_title="")
    reply.refresh_from_db()
    assert (reply.debate, len(headings(library)), Debate.objects.filter(title="Tallene").exists()) == (None, 4, False)
    stands()
    undo_last(desk)
    assert contents() == before


@pytest.mark.parametrize("stays", ["this", "other"])
def test_joining(desk: Client, library: Debate, stays: str) -> None:
    before = contents()
    harbour = Debate.objects.get(title__startswith="Havnen er ikke en udsigt")
    together = sorted([*headings(library), *headings(harbour)])
    kept, gone = (library, harbour) if stays == "this" else (harbour, library)
    assert said(join(desk, library, harbour, stays=stays)) == [f"Slået sammen: {gone.title} → {kept.title}."]
    gone.refresh_from_db()
    assert (headings(kept), headings(gone), gone.joined_into) == (together, [], kept)
    assert Operation.objects.count() == 1
    stands()
    assert headings(kept) == together
    undo_last(desk)
    assert contents() == before
    stands()


def test_two_debates_never_lead_to_each_other(desk: Client, library: Debate) -> None:
    harbour = Debate.objects.get(title__startswith="Havnen er ikke en udsigt")
    join(desk, library, harbour)
    undo_last(desk)
    parted = latest()
    join(desk, harbour, library)
    before = contents()
    answer = desk.post(reverse("review:undo", args=[parted.pk]), follow=True)
    assert said(answer) == [
        f"Debatten »{library.title}« er en del af »{harbour.title}« nu: fortryd først, at de blev slået sammen."
    ]
    assert contents() == before
    stands()


def test_nothing_is_put_back_into_a_debate_that_is_part_of_another(desk: Client, library: Debate) -> None:
    harbour = Debate.objects.get(title__startswith="Havnen er ikke en udsigt")
    part(desk, library, member(library, "Replik"), where="none", new_title="")
    parted = latest()
    join(desk, harbour, library)
    answer = desk.post(reverse("review:undo", args=[parted.pk]), follow=True)
    assert len(said(answer)) >= 1
    assert Article.objects.get(title__startswith="Replik").debate is None
    assert not Article.objects.filter(debate=library).exists()


def test_joining_under_a_new_title(desk: Client, library: Debate) -> None:
    harbour = Debate.objects.get(title__startswith="Havnen er ikke en udsigt")
    slug = library.slug
    join(desk, library, harbour, title="By og havn")
    library.refresh_from_db()
    assert (library.title, library.slug) == ("By og havn", slug)
    stands()


def test_what_comes_later_goes_where_what_it_answers_is(desk: Client, library: Debate) -> None:
    reply, middle = member(library, "Replik"), member(library, "Åbent bib")
    later = Article.objects.get(title__startswith="Nøglen til biblioteket")
    part(desk, library, middle, later)
    made = Debate.objects.get(title="Tallene")
    Article.objects.filter(pk=reply.pk).update(curated_fields=[], debate=None)  # as if it came only now
    reparse(Options())
    assert "Replik: Tall" in headings(made)
    stands()


@pytest.mark.parametrize(
    ("leaving", "fields", "told"),
    [
        pytest.param([], {}, "Vælg de indlæg, der skal ud af debatten.", id="nobody leaves"),
        pytest.param(
            ["Et bib", "Åbent", "Replik", "Nøglen"],
            {},
            "Lad mindst én bevaret artikel blive i debatten.",
            id="all leave",
        ),
        pytest.param(
            ["Ikke bevaret"], {}, "En ny debat skal have mindst én bevaret artikel.", id="a placeholder alone"
        ),
        pytest.param(["Replik"], {"new_title": " "}, "Giv den nye debat en titel.", id="no title"),
    ],
)
def test_a_parting_that_can_not_be(
    desk: Client, library: Debate, leaving: list[str], fields: dict[str, str], told: str
) -> None:
    answer = part(desk, library, *(member(library, each) for each in leaving), **fields)
    assert complaints(answer) == [told]
    assert Operation.objects.count() == 0


@pytest.mark.parametrize(
    ("other", "told"),
    [
        pytest.param("et-bibliotek-uden-bibliotekar-er-et-lager", "Vælg en anden debat end denne.", id="itself"),
        pytest.param("findes ikke", "Der er ingen, der hedder »findes ikke«.", id="none"),
        pytest.param("debat 201", "Flere kan være ment. Skriv en af disse: ", id="several"),
    ],
)
def test_a_joining_that_can_not_be(desk: Client, library: Debate, other: str, told: str) -> None:
    answer = sent(desk, library, "join", other=other, stays="this", title="")
    assert complaints(answer)[0].startswith(told)
    assert Operation.objects.count() == 0


def test_what_was_changed_meanwhile_is_looked_at_again(desk: Client, library: Debate) -> None:
    address = reverse("review:split", args=[library.pk])
    fields = {"where": "none", "staying_title": library.title, "set": desk.get(address).context["seen"]}
    part(desk, library, member(library, "Nøglen"), where="none", new_title="")
    answer = desk.post(address, {**fields, "leaving": [member(library, "Replik").pk]}, follow=True)
    assert "har fået andre indlæg" in said(answer)[0]
    assert Operation.objects.count() == 1


def test_a_debate_that_is_part_of_another_is_neither_parted_nor_offered(desk: Client, library: Debate) -> None:
    harbour = Debate.objects.get(title__startswith="Havnen er ikke en udsigt")
    join(desk, library, harbour)
    assert desk.get(reverse("review:split", args=[harbour.pk])).status_code == 404
    offered = desk.get(reverse("review:suggest_debates"), {"soeg": ""}).json()["rows"]
    assert harbour.slug not in [row["value"] for row in offered]
    field = {"app_label": "debates", "model_name": "article", "field_name": "debate", "term": "Havnen"}
    assert desk.get(reverse("admin:autocomplete"), field).json()["results"] == []


def test_the_ways_stand_on_the_page_of_a_debate_and_lead_back_to_it(desk: Client, library: Debate) -> None:
    page = desk.get(url(library)).content.decode()
    for name, label in (("split", "Del debatten …"), ("join", "Slå sammen med …")):
        address = reverse(f"review:{name}", args=[library.pk])
        assert f'<a href="{address}?tilbage=' in page
        assert label in page
    answer = part(desk, library, member(library, "Replik"), tilbage=url(library))
    assert answer.redirect_chain[-1][0] == url(library)
    assert "Fortryd" in answer.content.decode()

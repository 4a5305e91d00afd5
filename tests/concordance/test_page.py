"""The page shows the lines in columns, each leading to its place, and its choices keep everything else."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests.concordance.reading import rows_of
from tests.factories import make_article, make_comment
from tests.lists.reading import links_of, text_of

pytestmark = pytest.mark.django_db


def test_lines_stand_newest_first_each_leading_to_its_place(client: Client) -> None:
    article = make_article("Om åen", body="En kaj ved åen.", published_precision="day", published_on=date(2016, 1, 1))
    comment = make_comment(article, title="", body="Jeg kender en kajplads.", posted=date(2017, 1, 1))
    response = client.get("/konkordans/?q=kaj*")
    words = text_of(response)
    assert words.index("Jeg kender en kajplads") < words.index("En kaj ved åen.")
    assert links_of(response)["kajplads"] == f"/kommentarer/{comment.key}/"
    assert links_of(response)["kaj"] == "/artikler/om-aaen/"


def test_says_how_much_was_read(client: Client) -> None:
    make_article("Om havnen", lead="", body="En kaj, en kaj. En kajen.")
    make_article("Om broen", lead="", body="En bro.")
    assert "2 linjer Læst: 1 tekst, alle dem, der passer til søgningen." in text_of(
        client.get("/konkordans/?q=kaj&form=ord")
    )


def test_is_not_for_search_engines_and_links_that_only_choose_are_not_followed(client: Client) -> None:
    make_article("Om kajen")
    response = client.get("/konkordans/?q=kaj&udsnit=5&froe=1")
    assert response["X-Robots-Tag"] == "noindex, noarchive"
    html = response.content.decode()
    links = [tag for tag in html.split("<a ")[1:] if 'href="?' in tag.partition(">")[0]]
    assert len(links) > 20
    assert all('rel="nofollow"' in tag.partition(">")[0] for tag in links)


CHOICES = {
    "kun som skrevet": {"form": "ord"},
    "uden": {"citater": "uden"},
    "50 tilfældige": {"udsnit": "50", "froe": "7"},
    "et andet udsnit": {"udsnit": "5", "froe": "8"},
    "ældste først": {"orden": "aeldste"},
    "3. ord bagved": {"grupper": "h3"},
    "inden for 3 ord": {"kolokater": "3"},
}


@pytest.mark.parametrize(("label", "changed"), CHOICES.items(), ids=CHOICES)
def test_a_choice_changes_only_itself(client: Client, label: str, changed: dict[str, str]) -> None:
    make_article("Om kajen", tags=["Havne"])
    kept = {"q": "kaj", "emneord": "havne", "udsnit": "5", "froe": "7", "orden": "h1"}
    links = links_of(client.get("/konkordans/", {**kept, "side": "1", "utm_source": "brev"}))
    asked = {name: values[0] for name, values in parse_qs(urlsplit(links[label]).query).items()}
    assert asked == {**kept, **changed}


def test_the_seed_draws_the_same_lines_and_the_page_says_so(client: Client) -> None:
    make_article("Om broen", lead="", body=" ".join(f"kaj nummer {number}." for number in range(40)))
    some = rows_of("kaj", udsnit=5, froe=7)
    assert len(some) == 5
    assert rows_of("kaj", udsnit=5, froe=7) == some != rows_of("kaj", udsnit=5, froe=8)
    assert sorted(row["right"] for row in rows_of("kaj", udsnit=5, froe=7, orden="h2")) == sorted(
        row["right"] for row in some
    )
    text = text_of(client.get("/konkordans/?q=kaj&udsnit=5&froe=7"))
    assert "5 linjer" in text
    assert "ved lodtrækning med frø 7 blandt 40 linjer" in text


def test_leads_to_the_search_for_the_same_texts_and_back(client: Client) -> None:
    make_article("Om kajen", tags=["Havne"])
    there = links_of(client.get("/konkordans/?q=kaj&emneord=havne&orden=h1&form=ord"))["Vis teksterne som søgning"]
    assert there == "/soeg/?q=kaj&emneord=havne"
    assert links_of(client.get(f"{there}&orden=bedste"))["Vis som konkordans"] == "/konkordans/?q=kaj&emneord=havne"


def test_groups_lead_to_their_lines(client: Client) -> None:
    make_article("Om broen", lead="", body="Kaj ved åen. En kaj ved broen. En kaj")
    links = links_of(client.get("/konkordans/?q=kaj&grupper=h1"))
    assert text_of(client.get("/konkordans/?q=kaj&grupper=h1")).count(" ved 2 ") == 1
    assert "2 linjer" in text_of(client.get(f"/konkordans/{links['ved']}"))
    assert "1 linje" in text_of(client.get(f"/konkordans/{links['(ingen)']}"))


def test_collocates_lead_to_lines_with_them_near(client: Client) -> None:
    make_article(
        "Om broen", lead="", body="Gamle kaj. Gamle kaj. Her er en kaj." + " Noget helt andet om alt muligt." * 9
    )
    response = client.get("/konkordans/?q=kaj&kolokater=3")
    assert "log-likelihood" in text_of(response)
    assert "2 linjer" in text_of(client.get(f"/konkordans/{links_of(response)['gamle']}"))


def test_a_date_says_how_much_is_known(client: Client) -> None:
    make_article("Om kajen", body="En kaj.", published_precision="interval", published_not_after=date(2016, 1, 1))
    assert "senest 1. januar 2016" in text_of(client.get("/konkordans/?q=kaj"))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        pytest.param("bådebro", "Der er ingen linjer.", id="an unknown word"),
        pytest.param('"', "Sådan søger du", id="a quotation mark"),
        pytest.param("titel:kaj -bro", "Skriv også et ord, der skal stå i linjerne.", id="no key"),
        pytest.param("kaj år:x", "er ikke et årstal", id="a note"),
    ],
)
def test_says_what_is_amiss(client: Client, query: str, words: str) -> None:
    make_article("Om kajen")
    assert words in text_of(client.get("/konkordans/", {"q": query}))


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        pytest.param("orden=baglaens", "Ukendt rækkefølge: baglaens", id="order"),
        pytest.param("grupper=h9", "Ukendt valg: h9", id="place"),
        pytest.param("udsnit=mange", "Skriv et helt tal.", id="size"),
        pytest.param("udsnit=0", "1", id="an empty sample"),
        pytest.param("emneord=ukendt", "Ukendt emneord: ukendt", id="tag"),
    ],
)
def test_an_unknown_choice_is_told_and_shows_no_lines(client: Client, parameters: str, words: str) -> None:
    make_article("Om kajen")
    response = client.get(f"/konkordans/?q=kaj&{parameters}")
    assert words in text_of(response)
    assert "<mark>" not in response.content.decode()
    assert client.get(f"/konkordans.csv?q=kaj&{parameters}").status_code == 400


def test_where_no_line_is_found_it_shows_what_has_some(client: Client) -> None:
    make_article("Om havnen", lead="", body="En gammel kajplads.")
    page = client.get("/konkordans/?q=kajplasd&form=ord")
    assert links_of(page)["kajplads"] == "?q=kajplads&form=ord"
    assert "Rækkefølge:" not in text_of(page)
    assert "kajplads" in text_of(client.get("/konkordans/?q=kajplads&form=ord"))


def test_the_help_leads_to_lines_and_only_by_words(client: Client) -> None:
    response = client.get("/konkordans/")
    lists = re.findall(r'<dl class="search-help">(.*?)</dl>', response.content.decode(), re.DOTALL)
    addresses = [unescape(address) for each in lists for address in re.findall(r'href="([^"]*)"', each)]
    assert addresses
    assert {urlsplit(address).path for address in addresses} == {"/konkordans/"}
    assert not any("Skriv også et ord" in text_of(client.get(address)) for address in addresses)
    assert "Vil du se hver linje" not in text_of(response)
    assert "Vil du se hver linje" in text_of(client.get("/soeg/"))


def test_the_filters_stand_before_the_lines_and_say_what_they_count(client: Client) -> None:
    make_article("Om havnen", lead="", body="En kaj, en kaj.", tags=["Havne"])
    words = text_of(client.get("/konkordans/?q=kaj"))
    assert words.index("Filtrér listen") < words.index("Tallene er tekster, ikke linjer.") < words.index("Foran")


@pytest.mark.parametrize("name", ["search", "concordance"])
def test_the_main_menu_leads_here(client: Client, name: str) -> None:
    menu = re.search(r'<nav class="masthead-nav".*?</nav>', client.get("/om/").content.decode(), re.DOTALL)
    assert menu
    assert f'href="{reverse(name)}"' in menu[0]

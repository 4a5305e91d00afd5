"""Who answers whom among comments: one candidate, or nobody."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.threading import SURE, Claim, ClaimKind, ClaimPart, Post, Subject, choose_parent, claims, paths

DAY = date(2016, 2, 25)


def thread(*posts: tuple[str, str, str], article: str = "") -> dict[int, int]:
    """The parents chosen in a thread of (name, title, body), oldest first, numbered from 1."""
    rows = [Post(number, name, title, body, DAY) for number, (name, title, body) in enumerate(posts, 1)]
    found: dict[int, list[Claim]] = {}
    for claim in claims(rows, Subject(article)):
        found.setdefault(claim.comment, []).append(claim)
    chosen = {comment: choose_parent(each) for comment, each in found.items()}
    return {comment: claim.target for comment, claim in chosen.items() if claim and claim.target}


KAREN = ("Karen Friis", "Nej tak", "Skolen skal blive, hvor den er.")
BO = ("Bo Vang", "Jo tak", "Luk den i morgen, hvis det stod til mig.")
QUOTABLE = ("Karen Friis", "Bussen", "Den bus kører aldrig, når børnene skal hjem, og det ved I godt.")

QUOTABLE_TITLE = ("Karen Friis", "En falsk modsætning", "Der er råd til begge dele.")

ANSWERS = {
    "agrees with a full name": [KAREN, ("Ib", "Ja", "Enig med Karen Friis.")],
    "agrees with a first name": [KAREN, ("Ib", "Ja", "Jeg er helt enig med Karen. Hun har ret.")],
    "greets in the body": [KAREN, ("Ib", "Ja", "Kære Karen, du glemmer børnene.")],
    "greets on a later line": [KAREN, ("Ib", "Ja", "Godt brev.\n\nKære Karen, du glemmer børnene.")],
    "an at sign": [KAREN, ("Ib", "Ja", "@Karen Friis: det passer ikke")],
    "answers in the title": [KAREN, ("Ib", "Svar til Karen", "Det passer ikke.")],
    "a name in small letters": [("fru birk", "Nå", "Ja ja."), ("Ib", "Ja", "Enig med fru birk")],
    "takes up the title": [KAREN, ("Ib", "Re: Nej tak", "Det passer ikke.")],
    "asks with the title": [QUOTABLE_TITLE, ("Ib", "En falsk modsætning?", "Det er jo to kasser.")],
    "quotes five words": [QUOTABLE, ("Ib", "Ja", "”når børnene skal hjem, og” er forkert.")],
    "quotes in other marks and capitals": [QUOTABLE, ("Ib", "Ja", '"DEN BUS kører aldrig, når børnene" – jo!')],
    "goes on under the same title": [KAREN, ("Karen Friis", "Nej tak", "Og en ting til.")],
    "goes on with a numbered title": [("Bo", "Brev, del 1", "Først."), ("Bo", "Brev, del 2", "Så.")],
}


@pytest.mark.parametrize("posts", ANSWERS.values(), ids=ANSWERS)
def test_the_second_answers_the_first(posts: list[tuple[str, str, str]]) -> None:
    assert thread(*posts) == {2: 1}


NOBODY = {
    "nobody is spoken of": [KAREN, BO],
    "oneself": [KAREN, ("Karen Friis", "Hilsen", "Kære Karen Friis, skrev min kommune til mig.")],
    "two who bear the first name": [KAREN, ("Karen Holm", "Hej", "Hej."), ("Ib", "Ja", "Enig med Karen.")],
    "a name that is also the whole name of another": [KAREN, ("Karen", "Hej", "Hej."), ("Ib", "Ja", "Enig med Karen.")],
    "several comments by the one who is spoken to": [
        KAREN,
        ("Karen Friis", "Igen", "Hej."),
        BO,
        ("Ib", "Ja", "Kære Karen, nej."),
    ],
    "a later writer": [("Ib", "Ja", "Enig med Karen."), KAREN],
    "everybody": [KAREN, BO, ("Ib", "Ja", "Hvor har I alle ret.")],
    "two at once": [KAREN, BO, ("Ib", "Ja", "Enig med Karen. Kære Bo, nej. @Bo")],
    "a turn of phrase": [QUOTABLE, ("Ib", "Ja", "”når børnene skal” siger I altid.")],
    "equal titles by different people": [KAREN, ("Ib", "Nej tak", "Heller ikke mig.")],
    "a name inside a word": [("Bo", "Hej", "Hej."), ("Ib", "Ja", "Enig med Bodil.")],
}


@pytest.mark.parametrize("posts", NOBODY.values(), ids=NOBODY)
def test_one_candidate_or_nobody(posts: list[tuple[str, str, str]]) -> None:
    assert thread(*posts) == {}


def test_a_person_of_the_article_is_not_a_commenter() -> None:
    assert thread(KAREN, ("Ib", "Ja", "Kære Karen, svar os!"), article="Borgmester Karen Dahl vil lukke skolen.") == {}


def test_words_of_the_article_are_not_a_comments() -> None:
    words = "vi vender hver en sten og finder en løsning"
    assert thread(("Bo", "Hm", words), ("Ib", "Ja", f"”{words}”"), article=f"Han sagde, at {words}.") == {}


def test_a_name_goes_before_ones_own_earlier_part() -> None:
    assert thread(BO, KAREN, ("Karen Friis", "Nej tak", "Enig med Bo Vang.")) == {3: 1}


def test_an_unsure_claim_chooses_no_parent() -> None:
    assert choose_parent([Claim(2, 1, ClaimKind.NAMED, SURE - 0.01, "Bo", ClaimPart.BODY, 0)]) is None


def test_the_evidence_is_in_the_text() -> None:
    body = "Jeg er helt enig med Karen Friis. Vi ses."
    [claim] = claims([Post(1, *KAREN, DAY), Post(2, "Ib", "Ja", body, DAY)])
    assert claim.evidence in body
    assert claim.evidence.endswith("Karen Friis")


names = st.sampled_from(["Karen", "Karen Friis", "Bo", "Ib", "Anonym", "fru birk"])
texts = st.lists(
    st.sampled_from(
        [
            "Enig med Karen.",
            "Kære Bo,",
            "@Ib",
            "”skolen skal blive hvor den er”",
            "Skolen skal blive hvor den er.",
            "nej",
        ]
    ),
    max_size=4,
).map(" ".join)
threads = st.lists(st.tuples(names, st.sampled_from(["Nej", "Ja", "Re: Nej", "Svar til Karen"]), texts), max_size=12)


@given(threads)
def test_every_claim_points_back(posts: list[tuple[str, str, str]]) -> None:
    rows = [Post(number, name, title, body, DAY) for number, (name, title, body) in enumerate(posts, 1)]
    assert all(1 <= claim.target < claim.comment for claim in claims(rows) if claim.target is not None)


@given(st.lists(st.integers(min_value=0, max_value=30), max_size=40))
def test_a_path_leads_from_the_root_to_the_comment(seeds: list[int]) -> None:
    parents = {number: (seed % number or None) if number > 1 else None for number, seed in enumerate(seeds, 1)}
    found = paths(parents)
    for number, parent in parents.items():
        assert found[number] == (*(found[parent] if parent else ()), number)

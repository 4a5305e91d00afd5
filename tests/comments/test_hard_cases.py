"""The hard cases of who answers whom, by the numbers that the page formats give them."""

import pytest

from tests.comments.test_threading import thread

FIRST = ("Karen", "Nej tak", "Skolen skal blive, hvor den er.")
LATER = ("Karen Friis", "Også nej", "Jeg siger det samme.")
ARTICLE = "Borgmester Bo Vang svarer igen på kritikken af skolen. Vi vender hver en sten, skriver han."
REFLECTION = ("Mia Toft", "Et svar", "Det undrer mig, at der ikke er spor af eftertanke. Slet ikke.")


@pytest.mark.parametrize(
    ("posts", "parents"),
    [
        pytest.param(
            [FIRST, ("Ib", "Enig", "Jeg er enig med Karen, som også har skrevet."), LATER],
            {2: 1},
            id="21 a first name, and a later writer who bears it too",
        ),
        pytest.param(
            [FIRST, LATER, ("Ib", "Enig", "Hvor har I alle ret. Jeg er enig med alle.")], {}, id="22 everybody"
        ),
        pytest.param(
            [FIRST, ("Ib", "Igen et tomt svar", "Igen et tomt svar fra kommunen.")], {}, id="23 the article before"
        ),
        pytest.param(
            [FIRST, REFLECTION, ("Ib", "Enig", "”Der er ikke spor af eftertanke!” Så sandt.")],
            {3: 2},
            id="24 a quote in another order",
        ),
        pytest.param(
            [FIRST, ("Ib Lund", "Min sag", 'Min kommune skrev: "Ib Lund er sygemeldt og kan ikke arbejde mere".')],
            {},
            id="25 one's own name in a quotation",
        ),
        pytest.param(
            [FIRST, ("Ib", "Til rådhuset", "Kære borgmester Vang, svar os nu.")], {}, id="26 a person of the article"
        ),
        pytest.param(
            [("Bo Vang", "Svar", "Vi vender hver en sten."), ("Ib", "Nå", "Kære Vang, svar os nu.")],
            {},
            id="26 though a writer bears the name",
        ),
    ],
)
def test_a_hard_case(posts: list[tuple[str, str, str]], parents: dict[int, int]) -> None:
    assert thread(*posts, article=ARTICLE) == parents

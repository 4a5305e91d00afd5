"""A writer goes on with an earlier comment of her own: in parts, or with an afterthought. Another matter is none of both."""

from datetime import date, timedelta

import pytest

from comments.threading import ClaimKind, Post, claims

DAY = date(2016, 2, 25)
TEXT = "Vi har boet her i tyve år, og skolen har altid været god. " * 4

GOES_ON = {
    "numbered titles": (("Til rådet, del 1", TEXT), ("Til rådet, del 2", TEXT)),
    "a number alone": (("Et skoleår (1)", TEXT), ("(2)", TEXT)),
    "one of two": (("Skolen 1/2", TEXT), ("Skolen 2/2", TEXT)),
    "fortsat": (("Skolen", TEXT), ("Fortsat", TEXT)),
    "the rest": (("Skolen", TEXT), ("Resten af mit brev", TEXT)),
    "the same title": (("Hør på os", TEXT), ("Hør på os", TEXT)),
    "a promise": (("Skolen", f"{TEXT} Mere om det i en ny kommentar."), ("Bussen", "Den kører ikke.")),
    "in the third place": (("Skolen", f"For det første: {TEXT}"), ("For det andet", "Bussen kører ikke.")),
    "in the middle of a sentence": (("Skolen", f"{TEXT} og så kom brevet,"), ("Brevet", "som sagde, at den lukker.")),
}
ADDS = {
    "PS": (("Skolen", TEXT), ("PS", "Den har også en have.")),
    "forgotten": (("Skolen", TEXT), ("Haven", "Glemte at skrive, at den har en have.")),
    "a correction": (("Skolen", TEXT), ("Rettelse", "Det er 21 år.")),
    "a slip": (("Skolen", TEXT), ("Hov", "Der skulle have stået 21 år.")),
    "more of it": (("Skolen", TEXT), ("Haven", "Lige en ting mere: den har en have.")),
    "what comes after": (("Skolen", TEXT), ("Et lille efterspil", "Den blev reddet.")),
    "news": (("Skolen", TEXT), ("Opdatering", "Den blev reddet.")),
    "right is right": (("Skolen", TEXT), ("21", "Det var 21 år. Ret skal være ret.")),
    "misunderstood": (("Skolen", TEXT), ("Haven", "For ikke at blive misforstået: den er god.")),
    "sent too early": (("Skolen", TEXT), ("Haven", "Den røg vist af sted for tidligt.")),
    "what I wrote": (("Skolen", TEXT), ("Haven", "Som jeg skrev ovenfor, er det en god skole.")),
}
NEITHER = {
    "another matter": (("Skolen", TEXT), ("Bussen", "Den kører ikke længere.")),
    "room for all": (("Skolen", TEXT), ("Haven", "Der skal selvfølgelig være plads til alle.")),
    "the rest of the year": (("Skolen", TEXT), ("Bussen", "Resten af året kører den ikke.")),
    "a percentage": (("Skolen", TEXT), ("3%", "Så mange flytter.")),
    "a number in a title": (("Skolen", TEXT), ("4 børn", "Så mange har vi.")),
}


def _found(first: tuple[str, str], second: tuple[str, str], days: int = 0) -> list[ClaimKind]:
    posts = [Post(1, "Else Bech", *first, DAY), Post(2, "Else Bech", *second, DAY + timedelta(days=days))]
    return [claim.kind for claim in claims(posts) if claim.target == 1]


@pytest.mark.parametrize("texts", GOES_ON.values(), ids=GOES_ON)
def test_a_text_goes_on(texts: tuple[tuple[str, str], tuple[str, str]]) -> None:
    assert _found(*texts) == [ClaimKind.CONTINUATION]


@pytest.mark.parametrize("texts", ADDS.values(), ids=ADDS)
def test_an_afterthought(texts: tuple[tuple[str, str], tuple[str, str]]) -> None:
    assert _found(*texts, days=2) == [ClaimKind.AFTERTHOUGHT]


@pytest.mark.parametrize("texts", NEITHER.values(), ids=NEITHER)
def test_neither(texts: tuple[tuple[str, str], tuple[str, str]]) -> None:
    assert _found(*texts, days=2) == []


def test_an_afterthought_is_to_the_comment_that_it_names() -> None:
    posts = [
        Post(1, "Else Bech", "Tyve minutter", "Så længe venter vi.", DAY),
        Post(2, "Else Bech", "Haven", "Den er lukket.", DAY + timedelta(days=1)),
        Post(3, "Else Bech", "Tilføjelse til de tyve minutter", "Nu er det fyrre.", DAY + timedelta(days=9)),
    ]
    assert [claim.target for claim in claims(posts)] == [1]


def test_anothers_same_title_is_no_part() -> None:
    posts = [Post(1, "Else Bech", "Hør på os", TEXT, DAY), Post(2, "Ib Holm", "Hør på os", TEXT, DAY)]
    assert claims(posts) == []

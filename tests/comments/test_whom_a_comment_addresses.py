"""Whom a comment speaks to beside single commenters: all of them, the publisher and its earlier letter, the article, a person."""

from datetime import date

import pytest

from comments.threading import ClaimKind, Post, Subject, claims

SUBJECT = Subject(
    "Skolen lukker\nBorgmester Vibeke Storm svarer på kritikken.\nSkolen er for dyr, siger hun.",
    publisher="Skolelederne i Danmark",
)

ADDRESSED = {
    "all": ("Hvor har I alle ret, siger jeg bare.", ClaimKind.COLLECTIVE),
    "all of them": ("Jeg er enig med alle de andre.", ClaimKind.COLLECTIVE),
    "all who wrote": ("Tak til alle jer, der har skrevet.", ClaimKind.COLLECTIVE),
    "the comments here": ("Kommentarerne her siger det hele.", ClaimKind.COLLECTIVE),
    "another empty answer": ("Igen et tomt svar.", ClaimKind.LETTER),
    "the letter before": ("I jeres forrige indlæg lovede I noget andet.", ClaimKind.LETTER),
    "what was written a year ago": ("Det skrev I også sidste år.", ClaimKind.LETTER),
    "the article": ("Tak for en god artikel.", ClaimKind.ARTICLE),
    "the letter that it stands under": ("Jeg har læst indlægget to gange.", ClaimKind.ARTICLE),
    "the publisher by name": ("Skolelederne glemmer børnene.", ClaimKind.PUBLISHER),
    "the publisher as you": ("Hvad har jeres forening gjort?", ClaimKind.PUBLISHER),
    "an official": ("Kære borgmester, kom og se skolen.", ClaimKind.PERSON),
    "somebody of the article": ("Kære Vibeke, kom og se skolen.", ClaimKind.PERSON),
}
NOT_ADDRESSED = {
    "in all": ("I alle årene gik det godt.", ClaimKind.COLLECTIVE),
    "in a place": ("I mit tilfælde gik det godt.", ClaimKind.PUBLISHER),
    "an answer from another": ("Jeg fik et svar fra min læge.", ClaimKind.LETTER),
}


def _kinds(text: str) -> set[ClaimKind]:
    day = date(2016, 2, 25)
    posts = [Post(1, "Else Bech", "Nej", "Skolen skal blive.", day), Post(2, "Ib Holm", "Ja", text, day)]
    return {claim.kind for claim in claims(posts, SUBJECT) if claim.comment == 2}


@pytest.mark.parametrize(("text", "kind"), ADDRESSED.values(), ids=ADDRESSED)
def test_it_is_said_whom_a_comment_addresses(text: str, kind: ClaimKind) -> None:
    assert kind in _kinds(text)


@pytest.mark.parametrize(("text", "kind"), NOT_ADDRESSED.values(), ids=NOT_ADDRESSED)
def test_words_that_only_look_so(text: str, kind: ClaimKind) -> None:
    assert kind not in _kinds(text)


def test_the_first_comment_speaks_to_no_commenters() -> None:
    posts = [Post(1, "Else Bech", "Enig", "Jeg er enig med alle de andre.", date(2016, 2, 25))]
    assert claims(posts) == []

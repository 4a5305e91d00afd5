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
    "several here": ("Kan se at flere her har prøvet det samme.", ClaimKind.COLLECTIVE),
    "you others": ("I andre skriver, som om det var gratis.", ClaimKind.COLLECTIVE),
    "thanks for answers": ("Tak for alle svar, jeg ringer i morgen.", ClaimKind.COLLECTIVE),
    "the whole thread": ("Nu har jeg læst hele tråden igennem.", ClaimKind.COLLECTIVE),
    "each and every one": ("Hver og en af jer har fået mig til at tænke.", ClaimKind.COLLECTIVE),
    "every post": ("Jeg har printet samtlige indlæg i denne tråd.", ClaimKind.COLLECTIVE),
    "none of you": ("Der er ikke en eneste af jer debattører, der nævner prisen.", ClaimKind.COLLECTIVE),
    "those in here": ("Sikke dog en masse sure mennesker herinde.", ClaimKind.COLLECTIVE),
    "joining in": ("Jeg melder mig ind i koret.", ClaimKind.COLLECTIVE),
    "two letters": ("Læg de to breve ved siden af hinanden.", ClaimKind.LETTER),
    "what was asked for in spring": ("Det, I bad om i foråret, var noget andet.", ClaimKind.LETTER),
    "what was written then": ("Dengang skrev I, at den ville bestå.", ClaimKind.LETTER),
    "the letter in spring": ("Brevet i april var mere ærligt.", ClaimKind.LETTER),
    "how it sounded": ("Sidste gang hed det, at pengene var der.", ClaimKind.LETTER),
    "said before": ("I har jo sagt det før.", ClaimKind.LETTER),
    "your letter then": ("Jeres indlæg for to måneder siden var bedre.", ClaimKind.LETTER),
    "a changed mind": ("Har I skiftet mening siden sidst?", ClaimKind.LETTER),
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
    "in others": ("I andre er der tale om det modsatte.", ClaimKind.COLLECTIVE),
    "several on the road": ("Flere her på vejen har fået vand i kælderen.", ClaimKind.COLLECTIVE),
    "not the only one on the road": ("Jeg er ikke den eneste her på vejen.", ClaimKind.COLLECTIVE),
    "an answer from somebody": ("Tak for svar fra forvaltningen.", ClaimKind.COLLECTIVE),
    "a row of ministers": ("Hele rækken af ministre har lovet det.", ClaimKind.COLLECTIVE),
    "what it was called": ("Dengang hed det bistandshjælp.", ClaimKind.LETTER),
    "a letter from elsewhere": ("I sidste brev fra pensionskassen stod der noget andet.", ClaimKind.LETTER),
    "a letter from a doctor": ("Jeg fik et brev fra sygehuset i april.", ClaimKind.LETTER),
    "what I was asked": ("De bad om mit navn i foråret.", ClaimKind.LETTER),
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

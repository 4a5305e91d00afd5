"""A comment that continues its writer's own is not said to answer it; of a name or comment that was taken away nothing is told."""

import re

import pytest

from comments.models import Comment, ReplyClaim
from tests.factories import make_comment, withhold
from tests.pages.conftest import Archive

MEASURED = "Sikkerhed 0,90 af 1, metode 1. Hvordan ved vi det?"


@pytest.fixture
def more(archive: Archive) -> Comment:
    """The rest of what the first comment says, by the same writer."""
    comment = make_comment(archive.letter, "Karen Friis", parent=archive.comment, title="Nattevagten, fortsat")
    comment.claims.update(kind=ReplyClaim.Kind.CONTINUATION, evidence="Nattevagten, fortsat")
    return comment


def _said(archive: Archive, comment: Comment) -> set[str]:
    """What the pages on which the comment stands say of its place."""
    whole = f"{archive.debate.get_absolute_url()}hele/"
    pages = [archive.get(page) for page in (archive.letter.get_absolute_url(), comment.get_absolute_url(), whole)]
    found = [html.partition(f'id="{comment.anchor}"')[2].partition('class="relation">')[2] for html in pages]
    return {" ".join(re.sub("<[^>]*>", " ", said.partition("</div>")[0]).split()) for said in found}


@pytest.mark.parametrize(
    ("title", "words"),
    [
        pytest.param(
            "Nattevagten", "fortsætter sin kommentar »Nattevagten« Udledt Nattevagten, fortsat", id="by its title"
        ),
        pytest.param("", "fortsætter sin kommentar fra 1. marts 2018 Udledt Nattevagten, fortsat", id="by its day"),
    ],
)
def test_a_writer_goes_on(archive: Archive, more: Comment, title: str, words: str) -> None:
    Comment.objects.filter(pk=archive.comment.pk).update(title=title)
    assert _said(archive, more) == {f"{words} Grundlag: fortsætter sin egen tekst. {MEASURED}"}


def test_who_answers_another_is_said_to_answer(archive: Archive) -> None:
    expected = "svar til Karen Friis Udledt Enig med Karen Friis Grundlag: nævner skribenten ved navn."
    assert _said(archive, archive.reply) == {f"{expected} {MEASURED}"}


def test_that_a_removed_name_goes_on_is_not_told(archive: Archive, more: Comment) -> None:
    Comment.objects.filter(pk=archive.comment.pk).update(name_hidden=True)
    for comment in (more, archive.reply):
        assert _said(archive, comment) == {"svar til en kommentar, hvor navnet er fjernet"}


def test_that_a_removed_comment_goes_on_is_not_told(archive: Archive, more: Comment) -> None:
    withhold(archive.comment)
    for comment in (more, archive.reply):
        assert _said(archive, comment) == {"svar til en kommentar, som er fjernet"}


def test_whose_own_name_was_removed_is_not_told_by_what_she_goes_on_with(archive: Archive, more: Comment) -> None:
    Comment.objects.filter(pk=more.pk).update(name_hidden=True)
    for address in (archive.letter.get_absolute_url(), more.get_absolute_url()):
        shown = archive.get(address).partition(f'id="{more.anchor}"')[2].partition("</article>")[0]
        assert shown
        assert "fortsætter" not in shown

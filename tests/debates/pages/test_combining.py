"""Several captures of one page become one article, whatever their order."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.pages.combining import Capture, Combined, combine
from debates.pages.drafts import ArticleDraft, BodyKind, BodyPart, CommentDraft, Precision, PublicationDate
from debates.pages.keys import normalised

BODY = (BodyPart(BodyKind.PARAGRAPH, "Kajen er vores."),)


def said(name: str, day: int, title: str = "Kajen", body: str = "") -> CommentDraft:
    return CommentDraft(name, title, body or f"{name} siger sit.", date(2018, 5, day), line=1, end_line=2)


def capture(
    sha256: str, *comments: CommentDraft, layout: str = "tagged", captured: int | None = None, **fields: object
) -> Capture:
    draft = replace(ArticleDraft(title="Havnefronten", comments=comments), **fields)  # type: ignore[arg-type]
    return Capture(draft, layout, sha256, datetime(2019, 1, captured, tzinfo=UTC) if captured else None)


def told(combined: Combined) -> list[tuple[str, bool]]:
    """Who speaks, newest first, and whether that comment has vanished."""
    return [(comment.draft.name, comment.vanished) for comment in combined.comments]


IB, BO, EVA = said("Ib", 1), said("Bo", 2), said("Eva", 3)


@pytest.mark.parametrize(
    ("captures", "expected"),
    [
        pytest.param([capture("a", EVA, BO, IB)], [("Eva", False), ("Bo", False), ("Ib", False)], id="one capture"),
        pytest.param(
            [capture("a", BO, IB), capture("b", EVA, BO, IB)],
            [("Eva", False), ("Bo", False), ("Ib", False)],
            id="57 two more on top",
        ),
        pytest.param(
            [capture("a", BO, IB), capture("b", EVA, IB)],
            [("Eva", False), ("Bo", True), ("Ib", False)],
            id="the newer comment tells which is later",
        ),
        pytest.param(
            [capture("a", EVA, BO, IB), capture("b", EVA, IB)],
            [("Eva", False), ("Bo", False), ("Ib", False)],
            id="more comments, so later",
        ),
        pytest.param(
            [capture("a", EVA, BO), capture("b", EVA, IB)],
            [("Eva", False), ("Bo", False), ("Ib", False)],
            id="undecidable: nothing vanished",
        ),
        pytest.param(
            [capture("a", EVA, BO, IB, captured=1), capture("b", BO, IB, captured=2)],
            [("Eva", True), ("Bo", False), ("Ib", False)],
            id="the index goes before the comments",
        ),
        pytest.param(
            [capture("a", EVA, BO, IB, captured=1), capture("b", IB)],
            [("Eva", False), ("Bo", False), ("Ib", False)],
            id="one time alone decides nothing",
        ),
        pytest.param(
            [capture("a", BO, IB, captured=1), capture("b", layout="dated", captured=9)],
            [("Bo", False), ("Ib", False)],
            id="a layout without comments says nothing of them",
        ),
        pytest.param(
            [capture("a", BO, IB, captured=1), capture("b", captured=2)], [("Bo", True), ("Ib", True)], id="all gone"
        ),
        pytest.param(
            [capture("a", EVA, IB, captured=1), capture("b", BO, IB, captured=2), capture("c", IB)],
            [("Eva", True), ("Bo", False), ("Ib", False)],
            id="two timed and one not",
        ),
    ],
)
def test_later_captures_add_and_mark_what_vanished(captures: list[Capture], expected: list[tuple[str, bool]]) -> None:
    results = [combine(order) for order in permutations(captures)]
    assert told(results[0]) == expected
    assert all(result == results[0] for result in results)


def test_the_latest_text_of_a_comment_wins_and_names_its_capture() -> None:
    edited = replace(IB, body="Ib har tænkt sig om.", line=7)
    result = combine([capture("b", BO, edited), capture("a", IB)])
    assert [(each.draft.body, each.sha256) for each in result.comments] == [
        ("Bo siger sit.", "b"),
        ("Ib har tænkt sig om.", "b"),
    ]
    assert result.article.comments == tuple(each.draft for each in result.comments)


def test_equal_comments_are_counted_from_the_oldest() -> None:
    parts = [said("Bo", 2, body=f"Del {number}") for number in (4, 3, 2, 1)]
    (*_, oldest) = combine([capture("a", *parts, IB)]).comments
    assert oldest.ordinal == 1
    numbered = combine([capture("a", *parts, IB)]).comments[:4]
    assert [(each.draft.body, each.nth, each.ordinal) for each in numbered] == [
        ("Del 4", 4, 5),
        ("Del 3", 3, 4),
        ("Del 2", 2, 3),
        ("Del 1", 1, 2),
    ]


def test_where_one_of_several_equal_comments_is_gone_the_others_keep_their_numbers() -> None:
    parts = [said("Bo", 2, body=f"Del {number}") for number in (3, 2, 1)]
    result = combine([capture("a", *parts), capture("b", EVA, parts[0], parts[2])])
    assert [(each.draft.body, each.nth, each.vanished) for each in result.comments] == [
        ("Eva siger sit.", 1, False),
        ("Del 3", 3, False),
        ("Del 2", 2, True),
        ("Del 1", 1, False),
    ]


def test_titles_that_share_a_key_are_counted_together() -> None:
    result = combine([capture("a", said("Ib", 1, "KAJEN"), said("Bo", 1, "Kajen"))])
    assert sorted(each.nth for each in result.comments) == [1, 2]


def test_a_vanished_comment_stands_before_no_older_one() -> None:
    result = combine([capture("a", said("Ada", 5), IB), capture("b", said("Åse", 6), EVA, IB)])
    assert told(result) == [("Åse", False), ("Ada", True), ("Eva", False), ("Ib", False)]


def test_a_copy_in_another_layout_lends_what_is_missing() -> None:
    bounds = PublicationDate(Precision.INTERVAL, not_after=date(2018, 5, 1), evidence="ældste kommentar: 01.05.18")
    printed = PublicationDate(Precision.DAY, day=date(2018, 4, 30), evidence="trykt på siden: 30/04/2018")
    tagged = capture("a", IB, lead="Manchet fra den ene", body=BODY, tags=("Havn",), published=bounds)
    dated = capture(
        "b",
        layout="dated",
        lead="Manchet fra den anden",
        byline="Eva Krag",
        authors=("Eva Krag",),
        category="Politik",
        published=printed,
    )
    for order in ([tagged, dated], [dated, tagged]):
        result = combine(order)
        article = result.article
        assert (article.lead, article.byline, article.authors, article.category) == (
            "Manchet fra den ene",
            "Eva Krag",
            ("Eva Krag",),
            "Politik",
        )
        assert (article.published, article.body, article.tags) == (printed, BODY, ("Havn",))
        assert result.origins == {
            "title": "a", "lead": "a", "body": "a", "tags": "a",
            "byline": "b", "authors": "b", "category": "b", "published": "b",
        }  # fmt: skip


def test_text_comes_from_the_latest_capture_of_the_best_layout() -> None:
    first, second = capture("z", IB, lead="Før", captured=1), capture("a", BO, IB, lead="Efter", captured=2)
    best = combine([capture("b", IB, layout="foreign", lead="Fremmed", captured=9), second, first])
    assert (best.article.lead, best.origins["lead"]) == ("Efter", "a")


def test_there_must_be_a_capture() -> None:
    with pytest.raises(ValueError, match="No captures"):
        combine([])


def test_one_file_twice_is_one_capture() -> None:
    assert combine([capture("a", BO, IB)] * 3) == combine([capture("a", BO, IB)])


COMMENT_LISTS = st.lists(
    st.builds(
        said, st.sampled_from("AB"), st.integers(1, 3), st.sampled_from(("x", "X", "y")), st.sampled_from(("", "q"))
    ),
    max_size=5,
)
CAPTURES = st.lists(
    st.tuples(
        COMMENT_LISTS,
        st.sampled_from(("tagged", "dated", "foreign", "unheard of")),
        st.none() | st.integers(1, 3),
        st.sampled_from(("", "l", "m")),
    ),
    min_size=1,
    max_size=4,
)


@given(CAPTURES, st.randoms(use_true_random=False))
def test_the_order_of_captures_is_no_matter(
    rows: list[tuple[list[CommentDraft], str, int | None, str]], chance: random.Random
) -> None:
    captures = [
        capture(
            f"{number}",
            *sorted(comments, key=lambda each: each.posted, reverse=True),
            layout=layout,
            captured=captured,
            lead=lead,
        )
        for number, (comments, layout, captured, lead) in enumerate(rows)
    ]
    result = combine(captures)
    mixed = list(captures)
    chance.shuffle(mixed)
    assert combine(mixed) == result
    days = [each.draft.posted for each in result.comments]
    assert days == sorted(days, reverse=True)
    assert [each.ordinal for each in result.comments] == list(range(len(days), 0, -1))
    keys = {(each.draft.posted, normalised(each.title), each.nth) for each in result.comments}
    assert len(keys) == len(days)
    assert {(each.name, normalised(each.title), each.posted) for one in captures for each in one.draft.comments} == {
        (each.draft.name, normalised(each.draft.title), each.draft.posted) for each in result.comments
    }


LONG = "Kajen er vores, og den bliver ikke solgt så længe jeg lever."


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        pytest.param(said("Bo", 2, "Kajen", LONG), said("Bo", 2, "Min kaj", LONG), True, id="another title"),
        pytest.param(said("Bo", 2, "Kajen", LONG), said("Bo V.", 2, "Kajen", LONG), True, id="another name"),
        pytest.param(said("Bo", 2, "min  Kaj", "Nej."), said("BO", 2, "Min kaj", "Nej."), True, id="other letters"),
        pytest.param(said("Bo", 2, "Kajen", LONG), said("Bo", 2, "Kajen", "Nej."), True, id="another text"),
        pytest.param(
            said("Bo", 2, "Kajen", "Nej."), said("Bo", 2, "Havn", "Nej."), False, id="a short text says little"
        ),
        pytest.param(said("Bo", 2, "Kajen", LONG), said("Eva", 2, "Havn", LONG), False, id="name and title differ"),
        pytest.param(said("Bo", 2, "Kajen", LONG), said("Bo", 3, "Min kaj", LONG), False, id="another day"),
    ],
)
def test_a_comment_edited_at_the_source_is_the_same(before: CommentDraft, after: CommentDraft, same: bool) -> None:
    combined = combine([capture("a", before, captured=1), capture("b", after, captured=2)])
    assert len(combined.comments) == (1 if same else 2)
    if same:
        [comment] = combined.comments
        assert (comment.draft, comment.title) == (after, before.title)
        assert set(comment.places) == {("a", 1), ("b", 1)}

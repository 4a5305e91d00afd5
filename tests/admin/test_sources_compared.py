"""Two captures side by side."""

import re
from itertools import pairwise

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.admin import comparing, paging
from debates.admin.differences import Segment, common, compare, words
from debates.models import Source
from tests.debates.pages.invented import PARAGRAPH, SECOND, comment, tagged_page
from tests.factories import make_article, make_source

OLD = comment("02.04.18", "Bo Vang", "Nej", "Sælg den, og lad børnene fiske et andet sted.")
NEW = comment("03.04.18", "Karen Friis", "Enig", "Kajen er vores.")
EDITED = OLD.replace("et andet sted", "i mosen")
LINES = st.lists(st.sampled_from(["", "a", "b", "kaj", "havn og by"]), max_size=30)


def changes(left: str, right: str) -> list[tuple[str | None, str | None]]:
    """The lines that differ; none where one side has no line."""
    of_left, of_right = left.splitlines(), right.splitlines()
    return [
        (None if pair.left is None else of_left[pair.left], None if pair.right is None else of_right[pair.right])
        for pair in compare(of_left, of_right)
        if not pair.is_equal
    ]


def differing(segments: list[Segment]) -> list[str]:
    return [segment.text for segment in segments if segment.differs]


class TestDifference:
    def test_a_new_comment_on_top_is_all_that_differs(self) -> None:
        found = changes(tagged_page(comments=[OLD]), tagged_page(comments=[NEW, OLD]))
        assert [left for left, _ in found] == [None] * len(found)
        assert [right for _, right in found if right] == [" • 03.04.18 Karen Friis", "  Enig", "  Kajen er vores."]

    def test_a_comment_that_went(self) -> None:
        found = changes(tagged_page(comments=[NEW, OLD]), tagged_page(comments=[OLD]))
        assert [right for _, right in found] == [None] * len(found)
        assert " • 03.04.18 Karen Friis" in [left for left, _ in found]

    def test_an_edited_line_stands_beside_what_it_was(self) -> None:
        [(left, right)] = changes(tagged_page(comments=[OLD]), tagged_page(comments=[EDITED]))
        assert left
        assert right == left.replace("et andet sted", "i mosen")

    def test_the_words_that_differ_are_marked(self) -> None:
        left, right = words("Sælg den ikke, borgmester.", "Sælg den nu, borgmester.")
        assert (differing(left), differing(right)) == (["ikke"], ["nu"])

    def test_lines_with_little_in_common_differ_wholly(self) -> None:
        assert words("Kajen er vores.", "Hvem betaler for broen?") == (
            [("Kajen er vores.", True)],
            [("Hvem betaler for broen?", True)],
        )

    def test_equal_lines_far_from_a_change_are_folded(self) -> None:
        lines = [str(number) for number in range(100)]
        rows = compare(lines, [*lines[:50], "ny", *lines[50:]])
        assert [row.folded for row in rows if row.folded] == [47, 47]
        assert len(rows) == 2 + 3 + 1 + 3

    @given(LINES, LINES)
    def test_nothing_is_lost_and_nothing_is_twice(self, left: list[str], right: list[str]) -> None:
        pairs = compare(left, right)
        assert self.covered([(pair.left, pair.folded) for pair in pairs]) == list(range(len(left)))
        assert self.covered([(pair.right, pair.folded) for pair in pairs]) == list(range(len(right)))

    def covered(self, side: list[tuple[int | None, int]]) -> list[int]:
        """The indexes of a side, the folded ones among them."""
        found: list[int] = []
        for at, folded in side:
            found += range(len(found), len(found) + folded) if folded else [] if at is None else [at]
        return found

    @given(LINES, LINES)
    def test_the_words_of_two_lines_give_them_back(self, left: list[str], right: list[str]) -> None:
        of_left, of_right = words(" ".join(left), " ".join(right))
        assert "".join(segment.text for segment in of_left) == " ".join(left)
        assert "".join(segment.text for segment in of_right) == " ".join(right)

    @given(LINES, LINES)
    def test_pairs_are_equal_and_rise(self, left: list[str], right: list[str]) -> None:
        pairs = common(left, right)
        assert all(left[a] == right[b] for a, b in pairs)
        assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))

    @given(LINES)
    @settings(max_examples=30)
    def test_a_text_equals_itself(self, lines: list[str]) -> None:
        assert all(pair.is_equal for pair in compare(lines, lines))


@pytest.fixture
def pair(db: None) -> tuple[Source, Source]:
    """Two captures of one page; the later one has a comment more, and one edited."""
    article = make_article()
    first = make_source(article, tagged_page(comments=[OLD]), path="først.txt")
    return first, make_source(article, tagged_page(comments=[NEW, EDITED]), path="siden.txt")


def address(left: Source, right: Source) -> str:
    return reverse("admin:debates_source_compare", args=[left.pk, right.pk])


def page(desk: Client, left: Source, right: Source, query: str = "") -> str:
    answer = desk.get(address(left, right) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


class TestPage:
    def test_the_address_is_danish(self, pair: tuple[Source, Source]) -> None:
        assert address(*pair) == f"/admin/debates/source/{pair[0].pk}/sammenlign/{pair[1].pk}/"

    def test_both_sides(self, desk: Client, pair: tuple[Source, Source]) -> None:
        text = page(desk, *pair)
        assert re.findall("<del>(.*?)</del>", text) == ["et andet sted"]
        assert "i mosen" in re.findall("<ins>(.*?)</ins>", text)
        assert "<ins> • 03.04.18 Karen Friis</ins>" in text
        assert "først.txt" in text
        assert "siden.txt" in text

    def test_equal_captures(self, desk: Client, pair: tuple[Source, Source]) -> None:
        assert "Linjerne er ens." in page(desk, pair[0], pair[0])

    def test_line_ends_alone_are_told_apart_from_lines(self, desk: Client, pair: tuple[Source, Source]) -> None:
        text = pair[0].text().replace("\n", "\r\n")
        windows = make_source(pair[0].article, text, path="crlf.txt")
        shown = page(desk, pair[0], windows)
        assert "Linjerne er ens." in shown
        assert "linjeskift CRLF" in shown

    def test_others_of_the_page_can_be_chosen(self, desk: Client, pair: tuple[Source, Source]) -> None:
        third = make_source(pair[0].article, tagged_page(), path="tredje.txt")
        assert f'href="{address(pair[0], third)}"' in page(desk, *pair)

    def test_hostile_text_is_escaped(self, desk: Client, pair: tuple[Source, Source]) -> None:
        evil = "<script>alert(1)</script>\u202e"
        other = make_source(pair[0].article, tagged_page(body=[PARAGRAPH, evil, SECOND]), path="<i>ond</i>.txt")
        text = page(desk, pair[0], other)
        assert "<script>alert" not in text
        assert "<i>ond" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;<span" in text

    def test_a_capture_that_is_not_there(self, desk: Client, pair: tuple[Source, Source]) -> None:
        assert desk.get(f"/admin/debates/source/{pair[0].pk}/sammenlign/999999/").status_code == 404

    def test_without_permission(self, client: Client, pair: tuple[Source, Source]) -> None:
        assert client.get(address(*pair)).status_code == 302
        client.force_login(User.objects.create_user("ida", password="x", is_staff=True))
        assert client.get(address(*pair)).status_code == 403

    def test_queries_do_not_grow(self, desk: Client, pair: tuple[Source, Source]) -> None:
        few = self.queries(desk, *pair)
        for number in range(9):
            make_source(pair[0].article, tagged_page(), path=f"{number}.txt")
        assert self.queries(desk, *pair) == few

    def queries(self, desk: Client, left: Source, right: Source) -> int:
        page(desk, left, right)
        with CaptureQueriesContext(connection) as queries:
            page(desk, left, right)
        return len(queries)


class TestBounds:
    def test_too_much_is_said_clearly(
        self, desk: Client, pair: tuple[Source, Source], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(comparing, "MOST_LINES", 20)
        text = page(desk, *pair)
        assert "for store til at blive sammenlignet her" in text
        assert "<del>" not in text

    def test_many_changes_come_in_pages(
        self, desk: Client, pair: tuple[Source, Source], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(paging, "MOST_ROWS", 5)
        assert 'href="?p=2"' in page(desk, *pair)
        assert page(desk, *pair, "?p=2") != page(desk, *pair)

    def test_a_very_long_line_is_shown_by_its_ends(self, desk: Client, pair: tuple[Source, Source]) -> None:
        long = make_source(pair[0].article, tagged_page(body=[PARAGRAPH, "kaj" * 100_000]), path="lang.txt")
        text = page(desk, pair[0], long)
        assert "298000 tegn udeladt" in text
        assert len(text) < 50_000

"""The page of a capture: every line, what it was read as, what came of it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from debates.admin import paging, sheets
from debates.admin.sheets import KINDS, sheet_of
from debates.models import Article, Source
from debates.pages.drafts import BlockKind
from tests.admin.filling import url
from tests.debates.pages.invented import PARAGRAPH, SECOND, comment, dated_page, foreign_page, tagged_page
from tests.factories import make_article, make_comment, make_source

TWO_COMMENTS = (
    comment("03.04.18", "Karen Friis", "Enig", "Kajen er vores."),
    comment("02.04.18", "Bo Vang", "Nej", "Sælg den."),
)
WITH_STRAY_LINES = tagged_page(comments=TWO_COMMENTS).replace("TILMELD", "Hvad er dette her for en linje?\n\nTILMELD")


@pytest.fixture
def source(db: None) -> Source:
    """A capture of an article, for tests to give other bytes."""
    return make_article().source  # type: ignore[return-value]


def given(source: Source, content: bytes | str) -> Source:
    source.content = content.encode() if isinstance(content, str) else content
    source.save()
    return source


def page(desk: Client, source: Source | Article, query: str = "") -> str:
    answer = desk.get(url(source) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def rows(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Number, class, label and text of every line on a page."""
    row = r'<tr class="kind-(\w+)[^"]*">.*?<a id="L(\d+)".*?<td class="label">(.*?)</td>\s*<td class="line">(.*?)</td>'
    for kind, number, label, line in re.findall(row, text, re.DOTALL):
        yield int(number), kind, re.sub("<[^>]*>", "", label).strip(), line


def test_every_kind_of_block_has_a_label_of_its_own() -> None:
    assert set(KINDS) == set(BlockKind)
    assert len({str(label) for label in KINDS.values()}) == len(BlockKind)


@pytest.mark.parametrize(
    "text",
    [tagged_page(comments=TWO_COMMENTS), dated_page(), foreign_page(), WITH_STRAY_LINES],
    ids=["tagged", "dated", "foreign", "stray lines"],
)
def test_every_line_stands_there_with_number_colour_and_label(desk: Client, source: Source, text: str) -> None:
    shown = list(rows(page(desk, given(source, text))))
    lines = text.splitlines()
    assert [number for number, *_ in shown] == list(range(1, len(lines) + 1))
    assert [label for _, kind, label, _ in shown] == [str(KINDS[BlockKind(kind)]) for _, kind, _, _ in shown]
    without_signs = [re.sub("<span.*?</span>", "\u00a0", line) for *_, line in shown]
    assert without_signs == [str(escape(line)) for line in lines]


def test_lines_are_labelled_by_the_block_they_became(desk: Client, source: Source) -> None:
    kinds = {line.strip(): kind for _, kind, _, line in rows(page(desk, given(source, WITH_STRAY_LINES)))}
    assert (kinds[PARAGRAPH], kinds["• 03.04.18 Karen Friis"], kinds["Seneste kommentarer"], kinds[""]) == (
        "paragraph",
        "comment",
        "furniture",
        "blank",
    )
    assert kinds["Hvad er dette her for en linje?"] == "unread"


class TestUnread:
    def test_they_are_counted_and_led_to(self, desk: Client, source: Source) -> None:
        text = page(desk, given(source, WITH_STRAY_LINES))
        number = WITH_STRAY_LINES.splitlines().index("Hvad er dette her for en linje?") + 1
        assert "1 linje er ulæst." in text
        assert f'href="?linje={number}#L{number}"' in text

    def test_they_can_be_seen_alone(self, desk: Client, source: Source) -> None:
        given(source, WITH_STRAY_LINES)
        assert [kind for _, kind, *_ in rows(page(desk, source, "?vis=ulaeste"))] == ["unread"]

    def test_a_page_without_any_says_so(self, desk: Client, source: Source) -> None:
        assert "Alle linjer er læst." in page(desk, given(source, tagged_page()))


class TestHostileText:
    EVIL = '<script>alert("x")</script><img src=x onerror=alert(1)> &amp; \' </td>'

    def test_it_is_escaped(self, desk: Client, source: Source) -> None:
        text = page(desk, given(source, tagged_page(body=[PARAGRAPH, self.EVIL, f"a\u00a0{self.EVIL}"])))
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert text.count("&lt;script&gt;alert(&quot;x&quot;)") == 2

    def test_nothing_needs_a_looser_policy(self, desk: Client, source: Source) -> None:
        text = page(desk, given(source, tagged_page(body=[PARAGRAPH, self.EVIL])))
        assert not re.search(r"<[^>]*\s(style|on\w+)=", text)
        assert "<style" not in text

    @pytest.mark.parametrize(
        ("character", "sign"),
        [
            ("\u00a0", '<span class="sign" title="U+00A0 hårdt mellemrum">·</span>'),
            ("\0", '<span class="sign" title="U+0000 nul">␀</span>'),
            ("\t", '<span class="sign" title="U+0009 tabulator">␉</span>'),
            ("\x7f", '<span class="sign" title="U+007F tegn uden navn">␡</span>'),
            ("\u2009", '<span class="sign" title="U+2009 THIN SPACE">␣</span>'),
            ("\u202e", '<span class="sign" title="U+202E RIGHT-TO-LEFT OVERRIDE">U+202E</span>'),
            ("\u200b", '<span class="sign" title="U+200B ZERO WIDTH SPACE">U+200B</span>'),
            ("\u2028", '<span class="sign" title="U+2028 LINE SEPARATOR">U+2028</span>'),
            ("\f", '<span class="sign" title="U+000C tegn uden navn">␌</span>'),
        ],
    )
    def test_what_nobody_sees_is_made_visible(self, desk: Client, source: Source, character: str, sign: str) -> None:
        text = page(desk, given(source, tagged_page(body=[PARAGRAPH, f"Kajen{character}vores."])))
        assert f"Kajen{sign}vores." in text
        assert f"Kajen{character}" not in text


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
    def test_letters_are_read(self, desk: Client, source: Source, encoding: str) -> None:
        shown = list(rows(page(desk, given(source, tagged_page().encode(encoding)))))
        assert PARAGRAPH in [line for *_, line in shown]
        assert len(shown) == len(tagged_page().splitlines())

    @pytest.mark.parametrize(("end", "name"), [("\n", "LF"), ("\r\n", "CRLF"), ("\r", "CR")])
    def test_line_ends_are_named(self, desk: Client, source: Source, end: str, name: str) -> None:
        text = page(desk, given(source, tagged_page().replace("\n", end)))
        assert next(line for *_, line in rows(text)) == tagged_page().splitlines()[0]
        assert re.search(rf"Linjeskift:\s+{name} \({tagged_page().count(chr(10))}\)", text)

    def test_a_line_end_unlike_the_others_is_marked(self, desk: Client, source: Source) -> None:
        text = page(desk, given(source, tagged_page().replace("\n", "\r\n", 1)))
        assert [number for number, _, _, line in rows(text) if ">CRLF</span>" in line] == [1]


class TestNotParsed:
    def test_the_reason_and_the_raw_lines(self, desk: Client, source: Source) -> None:
        text = page(desk, given(source, "Bare en linje\n\nog en til\n"))
        assert "intet af de kendte formater" in text
        assert [(kind, label) for _, kind, label, _ in rows(text)] == [("raw", "–")] * 3

    def test_bytes_that_are_no_text(self, desk: Client, source: Source) -> None:
        text = page(desk, given(source, b"\x89PNG\r\n\x1a\n\0\0<b>"))
        assert "et billede (PNG)" in text
        assert "&lt;b&gt;" in text

    def test_an_empty_file(self, desk: Client, source: Source) -> None:
        assert "Filen er tom" in page(desk, given(source, b""))

    @pytest.mark.parametrize(("name", "lines"), [("MOST_CHARACTERS", 1), ("MOST_LINES", 10)])
    def test_one_too_big_to_parse_here(
        self, desk: Client, source: Source, name: str, lines: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sheets, name, 10)
        text = page(desk, given(source, tagged_page()))
        assert "for stor" in text
        assert [kind for _, kind, *_ in rows(text)] == ["raw"] * lines


class TestBigFiles:
    def test_lines_come_in_pages(self, desk: Client, source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(paging, "MOST_ROWS", 10)
        total = len(given(source, tagged_page()).text().splitlines())
        seen: list[int] = []
        for number in range(1, -(-total // 10) + 1):
            shown = [line for line, *_ in rows(page(desk, source, f"?p={number}"))]
            assert len(shown) <= 10
            seen += shown
        assert seen == list(range(1, total + 1))

    def test_the_page_of_a_line_is_found(self, desk: Client, source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(paging, "MOST_ROWS", 10)
        given(source, tagged_page())
        assert 25 in [number for number, *_ in rows(page(desk, source, "?linje=25"))]
        assert list(rows(page(desk, source, "?linje=99999"))) == list(rows(page(desk, source, "?p=99999")))

    def test_a_very_long_line_is_cut_in_pieces_and_loses_nothing(self, source: Source) -> None:
        line = "".join(f"{number:06d}," for number in range(100_000))
        sheet = sheet_of(given(source, tagged_page(body=[PARAGRAPH, line, SECOND])))
        assert "".join(row.text + row.end for row in sheet.rows) == source.text()
        pages = paging.cut_pages(sheet.rows, lambda row: len(row.text))
        assert max(sum(len(row.text) for row in each) for each in pages) <= paging.MOST_CHARACTERS

    @pytest.mark.parametrize(
        "query", ["?p=x", "?p=-1", "?linje=x", "?linje=0", "?linje=²", "?vis=ulaeste&p=9", "?vis=x"]
    )
    def test_odd_addresses_are_answered(self, desk: Client, source: Source, query: str) -> None:
        assert page(desk, source, query)

    def test_a_file_of_lines_costs_the_same_queries(self, desk: Client, source: Source) -> None:
        few = self.queries(desk, given(source, tagged_page(comments=TWO_COMMENTS)))
        for number in range(8):
            make_comment(source.article, source_line=number + 1)
            make_source(source.article, path=f"{number}.txt")
        assert self.queries(desk, given(source, tagged_page(comments=TWO_COMMENTS * 30))) == few

    def queries(self, desk: Client, source: Source) -> int:
        page(desk, source)
        with CaptureQueriesContext(connection) as queries:
            page(desk, source)
        return len(queries)


class TestWhatBecameOfIt:
    def test_a_comment_leads_to_its_page(self, desk: Client, source: Source) -> None:
        text = tagged_page(comments=TWO_COMMENTS)
        line = text.splitlines().index(" • 02.04.18 Bo Vang") + 1
        row = make_comment(source.article, "Bo Vang", source_line=line)
        assert page(desk, given(source, text)).count(f'href="{url(row)}"') == 1

    def test_a_block_of_the_article_leads_to_the_article(self, desk: Client, source: Source) -> None:
        text = page(desk, given(source, tagged_page()))
        assert f'<a href="{url(source.article)}">titel</a>' in text

    def test_the_fields_that_came_from_it(self, desk: Client, source: Source) -> None:
        source.article.origins = {"title": source.sha256, "lead": "0" * 64, "photo_credit": source.sha256}
        source.article.save()
        assert "fotograf, titel</div>" in page(desk, source)

    def test_the_other_captures_and_comparisons(self, desk: Client, source: Source) -> None:
        other = make_source(source.article, dated_page(), path="senere.txt")
        text = page(desk, source)
        assert f'href="{url(other)}"' in text
        assert f'href="/admin/debates/source/{source.pk}/sammenlign/{other.pk}/"' in text


class TestArticlePage:
    def test_it_leads_to_all_captures_and_to_comparisons(self, desk: Client, source: Source) -> None:
        other = make_source(source.article, dated_page(), path="senere.txt")
        text = page(desk, source.article)
        for address in (url(source), url(other), f"source/?article__id__exact={source.article.pk}"):
            assert address in text
        assert f'href="/admin/debates/source/{source.pk}/sammenlign/{other.pk}/"' in text

    def test_a_field_leads_to_the_capture_it_came_from(self, desk: Client, source: Source) -> None:
        source.article.origins = {"title": source.sha256}
        source.article.save()
        text = page(desk, source.article)
        assert f'titel: <a href="{url(source)}">' in text


class TestPermission:
    @pytest.fixture
    def allowed(self, client: Client) -> Any:
        def log_in(*names: str) -> Client:
            user = User.objects.create_user("ida", password="x", is_staff=True)
            user.user_permissions.set(Permission.objects.filter(codename__in=names))
            client.force_login(user)
            return client

        return log_in

    def test_without_it_a_capture_is_forbidden(self, allowed: Any, source: Source) -> None:
        assert allowed("view_article", "view_importrun").get(url(source)).status_code == 403

    def test_the_public_is_sent_to_the_log_in(self, client: Client, source: Source) -> None:
        answer = client.get(url(source))
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/admin/login/")

    def test_with_it_alone_no_link_leads_where_one_may_not_go(self, allowed: Any, source: Source) -> None:
        text = tagged_page(comments=TWO_COMMENTS)
        line = text.splitlines().index(" • 02.04.18 Bo Vang") + 1
        row = make_comment(source.article, "Bo Vang", source_line=line)
        shown = page(allowed("view_source"), given(source, text))
        assert url(row) not in shown
        assert f'<a href="{url(source.article)}">titel</a>' not in shown

    def test_an_article_names_no_capture_without_it(self, allowed: Any, source: Source) -> None:
        text = page(allowed("view_article"), source.article)
        assert url(source) not in text
        assert source.sha256 not in text

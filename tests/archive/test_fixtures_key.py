"""The invented captures come out as their answer key says."""

import re

import pytest

from comments.models import Comment
from debates.models import Article, Debate, Reply
from tests.captures import FIXTURES, run_import

pytestmark = pytest.mark.django_db
KEY = (FIXTURES.parent / "README.md").read_text(encoding="utf-8")

# A row of the table of files: `name` | layout | title | debate | comments | ...
_FILE = re.compile(r"^\| `(\d+_\w+\.txt)` \| ([ABN]) \| (.+?) \| (.+?) \| (\d+) \|", re.M)
_LINKS_OF = re.compile(r"^- `(\d+_\w+\.txt)`: \d+\n((?:  - .+\n)+)", re.M)
_LINK = re.compile(r"#(\d+) \S+ .+? -> #(\d+) ")
_LAYOUTS = {"A": "tagged", "B": "dated", "N": "foreign"}


@pytest.fixture(autouse=True)
def _imported() -> None:
    run_import(FIXTURES)


def test_every_file_is_read_whole_and_as_the_layout_it_is() -> None:
    expected = {name: (_LAYOUTS[layout], int(count), 0) for name, layout, _title, _debate, count in _FILE.findall(KEY)}
    assert len(expected) >= 14
    found = {
        source.path: (source.page_format, source.comment_count, source.unread_lines)
        for article in Article.objects.captured()
        for source in article.sources.all()
    }
    assert found == expected


def test_every_title_is_the_keys() -> None:
    expected = {
        name: "" if title == "(none)" else title for name, _layout, title, _debate, _count in _FILE.findall(KEY)
    }
    found = {source.path: article.title for article in Article.objects.captured() for source in article.sources.all()}
    assert found == expected


def true_links() -> set[tuple[str, int, int]]:
    """(file, place of the answer, place of what it answers), places counted from the newest."""
    return {
        (file, int(child), int(parent))
        for file, rows in _LINKS_OF.findall(KEY)
        for child, parent in _LINK.findall(rows)
    }


def chosen_links() -> set[tuple[str, int, int]]:
    """The same, as the archive has chosen parents."""
    counts = {article.pk: article.comments.count() for article in Article.objects.captured()}
    answers = Comment.objects.exclude(parent=None).select_related("parent", "source")
    return {
        (
            answer.source.path,
            counts[answer.article_id] - answer.ordinal + 1,
            counts[answer.article_id] - answer.parent.ordinal + 1,
        )
        for answer in answers
        if answer.parent
    }


def test_no_comment_answers_a_wrong_one_and_most_links_are_found() -> None:
    found, true = chosen_links(), true_links()
    assert found - true == set()
    assert len(found & true) >= 0.6 * len(true - {link for link in true if "_a.txt" in link[0]})


def replies(kind: Reply.Kind) -> set[tuple[str, str]]:
    """Which letter answers or mentions which, by the three digits of their files; a placeholder is `-`."""

    def name(article: Article) -> str:
        return article.source.path[:3] if article.source else "-"

    rows = Reply.objects.filter(kind=kind).select_related("article__source", "answers__source")
    return {(name(row.article), name(row.answers)) for row in rows}


def test_letters_answer_the_letters_that_they_name_and_no_others() -> None:
    assert replies(Reply.Kind.ANSWERS) == {
        *(("101", "100"), ("102", "101"), ("104", "-")),
        *(("106", "105"), ("108", "-")),
        *(("111", "110"), ("112", "111"), ("113", "-"), ("-", "110")),
        *(("115", "114"), ("116", "115"), ("120", "-"), ("-", "115")),
    }


def test_a_report_a_side_glance_and_ones_own_earlier_letter_are_only_mentioned() -> None:
    own = {("102", "100"), ("113", "110"), ("120", "115")}
    assert replies(Reply.Kind.MENTIONS) == {("103", "102"), ("108", "106"), *own}


def test_letters_that_are_spoken_of_and_absent_are_called_what_they_were_called() -> None:
    words = set(Article.objects.filter(is_placeholder=True).values_list("mentioned_as", flat=True))
    assert words == {
        "et læserbrev ”Et skolevæsen i balance”",
        "et åbent brev ”Velkommen til dine nye naboer”",
        "et svar til os ”Biblioteket har det godt”",
        "et åbent brev",
    }


def test_a_letter_is_no_later_than_the_one_that_speaks_of_it() -> None:
    for absent in Article.objects.filter(is_placeholder=True).select_related("mentioned_in"):
        assert absent.mentioned_in
        assert absent.published_not_after == absent.mentioned_in.sort_date


def test_the_unlinked_stay_unlinked() -> None:
    linked = {one for kind in Reply.Kind for pair in replies(kind) for one in pair}
    assert linked & {"117", "118", "119"} == set()


def test_the_debates() -> None:
    found = {
        debate.title: {
            article.source.path[:3] for article in debate.articles.captured().select_related("source") if article.source
        }
        for debate in Debate.objects.all()
    }
    assert found == {
        "Skoledebat 2016": {"100", "101", "102", "103", "104"},
        "Havnen er ikke en udsigt, den er en arbejdsplads": {"105", "106", "108"},
        "Et bibliotek uden bibliotekar er et lager": {"110", "111", "112", "113"},
        "Ældredebat 2017": {"114", "115", "116", "120"},
    }

"""The concordance of a query: its lines in order, or what their words are grouped by, or what keeps company with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings

from archive.concordance.collocates import Collocate, collocates
from archive.concordance.filters import ConcordanceFilter
from archive.concordance.groups import Group, grouped
from archive.concordance.lines import Line, Occurrence
from archive.concordance.reading import TEXTS, Reading, chosen, read
from archive.concordance.sampling import sample
from archive.concordance.sorting import in_order
from archive.kept import Kept, snapshot
from archive.search.answers import LONGEST, bounded
from archive.search.facets import count_facets
from archive.search.found import Found
from archive.search.rows import rows_at
from archive.search.statements import Spread
from comments.models import Comment
from debates.models import Article

_PUBLISHED = ("published_on", "published_time", "published_precision", "published_not_before", "published_not_after")
_OF_ARTICLE = ("key", "slug", "title", "is_placeholder", "sort_date", *_PUBLISHED)

_Read = tuple[Reading, Spread]
_kept = Kept[_Read](settings.READINGS_KEPT, size=lambda made: made[0].size + made[1].size)
Rows = Sequence[Occurrence] | Sequence[Group] | Sequence[Collocate]


class Shown(NamedTuple):
    """A line, and the article or the comment that it stands in."""

    line: Line
    row: Article | Comment

    @property
    def is_comment(self) -> bool:
        """Whether the line stands in a comment."""
        return isinstance(self.row, Comment)


@dataclass(frozen=True, slots=True)
class Concordance:
    """What was read, the lines that count of it, of `total` where they are a sample, and what is shown: they, groups or collocates."""

    reading: Reading
    total: int
    lines: list[Occurrence]
    rows: Rows


def concordance(asked: ConcordanceFilter, *, with_facets: bool, longest: str = LONGEST) -> Concordance:
    """The concordance, read through; `TooDearError` where a statement takes too long. The facets are counted where they are shown."""
    with bounded(longest):
        tag = f"{snapshot()}|{asked.read_by}"  # before the query is made ready, so that what is kept is never older than its tag
        found = Found(asked)
        reading, spread = _read(asked, found, tag)
        if with_facets:
            count_facets(found, spread)
    found_lines = chosen(asked, reading)
    lines = sample(found_lines, asked.sampled, asked.seed) if asked.sampled else found_lines
    return Concordance(reading, len(found_lines), lines, _rows(asked, reading, lines))


def _read(asked: ConcordanceFilter, found: Found, tag: str) -> _Read:
    """What the texts say, and how they spread: of an archive where nothing has changed the same as before, however it is shown now."""
    if kept := _kept.get(tag):
        return kept
    places, spread = found.page(TEXTS - 1, None)  # a page has one more
    made = read(asked, found, places, spread.total), spread
    _kept.keep(tag, made)
    return made


def shown(lines: Sequence[Occurrence]) -> Iterator[Shown]:
    """Lines with the rows that they stand in; what has been withheld since is left out. Two queries, so for a page."""
    articles = Article.objects.public().only(*_OF_ARTICLE)
    rows = rows_at((each.where.at for each in lines), articles, Comment.objects.public().only("key", "title", "posted"))
    for each in lines:
        if row := rows.get(each.where.at):
            yield Shown(each.line, row)


def _rows(asked: ConcordanceFilter, reading: Reading, lines: list[Occurrence]) -> Rows:
    if asked.grouping:
        return grouped(lines, asked.grouping)
    if asked.within:
        return collocates(lines, asked.within, reading.words, function_words=asked.with_function_words)
    return in_order(lines, asked.current_order)

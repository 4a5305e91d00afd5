"""What a page of search takes in archives of 10,000 to 1,000,000 comments: `python -m bench.searching`, or `make bench-search`.

A fixed list of queries, each asked as a reader does, over HTTP from the site with all that stands around it, one at a time and eight at
a time; beside it the plain SQL that ranks all hits of the same words in the same rows, uncapped, in the same run. Exit 1 where a goal
is missed. The largest archive takes some minutes to make, and 8 GB of disk.

With `--peer` a common word is asked for in Datasette too, in the largest archive: its page of the same comments with two facets.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

import psycopg

from bench.peer import address, datasette
from bench.servers import Server, own_server, use
from bench.sites import ROUNDS, Figures, Site, archive
from bench.tables import Table

SIZES = (10_000, 100_000)
LARGE = 1_000_000
MOST_AT_100_000, MOST_AT_A_MILLION, MIDDLE_AT_A_MILLION = (
    150,
    300,
    60,
)  # milliseconds: of 95 in 100 pages, and of the middle one
MOST_TIMES_PEER = 0.1  # of the peer's page, for a word in 29 % of a million comments
MOST_GROWTH = 2.0  # of the middle page, from 100,000 to a million comments

QUERIES: dict[str, dict[str, str]] = {
    "absent word": {"q": "xqzzy"},
    "very rare word": {"q": "mentorordning"},
    "rare word": {"q": "lægekonsulent"},
    "word in 1 %": {"q": "ressourceforløb"},
    "word in 1.2 %": {"q": "arbejdsevne"},
    "word in 5 %": {"q": "fleksjob"},
    "word in 12 %": {"q": "sygdom"},
    "word in 25 %": {"q": "kommunen"},
    "word in 29 %": {"q": "førtidspension"},
    "word in 30 %": {"q": "jobcenter"},
    "two common words": {"q": "førtidspension jobcenter"},
    "two less common words": {"q": "kommunen sygdom"},
    "rare and common word": {"q": "lægekonsulent jobcenter"},
    "medium and common word": {"q": "ressourceforløb førtidspension"},
    "two rare words": {"q": "mentorordning ressourceforløb"},
    "common or common": {"q": "førtidspension OR jobcenter"},
    "medium or medium": {"q": "ressourceforløb OR fleksjob"},
    "brackets": {"q": "(førtidspension OR sygdom) (jobcenter OR kommunen)"},
    "phrase with a stop word": {"q": '"jobcenter og førtidspension"'},
    "phrase of common words": {"q": '"jobcenter førtidspension"'},
    "phrase of less common words": {"q": '"kommunen sygdom"'},
    "phrase that is absent": {"q": '"mentorordning lægekonsulent"'},
    "prefix, common": {"q": "førtids*"},
    "prefix, medium": {"q": "ressource*"},
    "ending": {"q": "*pension"},
    "middle": {"q": "*konsulent*"},
    "negation, common": {"q": "jobcenter -førtidspension"},
    "negation, medium": {"q": "fleksjob -jobcenter"},
    "year": {"q": "førtidspension år:2015"},
    "years": {"q": "fleksjob år:2012..2014"},
    "before": {"q": "førtidspension før:2012"},
    "after": {"q": "førtidspension efter:2019-06"},
    "articles": {"q": "førtidspension type:artikel"},
    "answered": {"q": "førtidspension har:svar"},
    "title": {"q": "titel:førtidspension"},
    "tag": {"q": "ressourceforløb emneord:jobcenter"},
    "author": {"q": "førtidspension forfatter:bo"},
    "newest, common": {"q": "førtidspension", "orden": "nyeste"},
    "newest, medium": {"q": "ressourceforløb", "orden": "nyeste"},
    "newest, absent": {"q": "xqzzy", "orden": "nyeste"},
    "oldest, common": {"q": "førtidspension", "orden": "aeldste"},
    "oldest, rare": {"q": "lægekonsulent", "orden": "aeldste"},
    "page 500, newest": {"q": "førtidspension", "orden": "nyeste", "efter": "10000_0.0_2014-06-01_1_1"},
    "page 50, best": {"q": "førtidspension", "efter": "1000_0.05_2018-06-01_1_1"},
    "facet: year": {"q": "førtidspension", "aar": "2015"},
    "facet: debate": {"q": "førtidspension", "debat": "debat-7"},
    "facet: author": {"q": "førtidspension", "forfatter": "forfatter-3"},
    "facets: tag and category": {"q": "førtidspension", "emneord": "emneord-1", "kategori": "Velfærd"},
    "facets: no debate, answered": {"q": "jobcenter", "debat": "(ingen)", "svar": "med"},
    "facet alone": {"emneord": "emneord-5"},
}
_COMMON = "word in 29 %"
# The plain SQL beside it: all hits counted and ranked, the best twenty taken, for those of one word or a few.
PLAIN = {
    "very rare word": "'mentorordning'",
    "word in 1 %": "'ressourceforløb'",
    "word in 5 %": "'fleksjob'",
    "word in 29 %": "'førtidspension'",
    "two common words": "'førtidspension' & 'jobcenter'",
    "common or common": "'førtidspension' | 'jobcenter'",
    "phrase of common words": "'jobcenter' <-> 'førtidspension'",
}
_PLAIN = """
SELECT comment_id, ts_rank(words, query) AS rank, count(*) OVER () FROM comments_commentsearchrow, to_tsquery('archive', %s) query
WHERE words @@ query ORDER BY rank DESC, day DESC LIMIT 20
"""


def _measure(site: Site, path: str) -> Figures:
    if "blev standset" in site.get(path)[1].decode():
        raise RuntimeError(f"{path}: stopped")
    return site.measure(path, anew=True)


def plain(url: str) -> dict[str, float]:
    """Milliseconds of the plain SQL."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET jit = off")
        connection.execute("SET max_parallel_workers_per_gather = 0")
        return {label: _middle(partial(_ask_plain, connection, query)) for label, query in PLAIN.items()}


def _ask_plain(connection: "psycopg.Connection[tuple[object, ...]]", query: str) -> None:
    connection.execute(_PLAIN, [query]).fetchall()


def _middle(ask: Callable[[], object]) -> float:
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _one_size(server: Server, comments: int, missed: list[str], *, with_peer: bool) -> float:
    """Make an archive, print its table, and give the middle of all its pages in milliseconds."""
    name = f"comments_{comments}"
    server.new_archive(name)
    use(server, name)
    from bench.make_archive import fill  # its models are ready only now

    start = time.perf_counter()
    fill(server.url(name), comments)
    print(f"\n{comments:,} comments, made in {time.perf_counter() - start:.0f} s\n")
    raw = plain(server.url(name))
    table = Table("query", "alone ms", "95th ms", "eight ms", "plain SQL", "x plain")
    found = {}
    with archive(server, name) as site:
        for label, query in QUERIES.items():
            figures = found[label] = _measure(site, f"/soeg/?{urlencode(query)}")
            beside = raw.get(label)
            rest = [f"{beside:.1f}", f"{figures.middle / beside:.2f}"] if beside else ["", ""]
            table.row(label, f"{figures.middle:.0f}", f"{max(figures.alone):.0f}", f"{figures.together:.0f}", *rest)
    everything = [each for figures in found.values() for each in figures.alone]
    middle, late = statistics.median(everything), statistics.quantiles(everything, n=20)[-1]
    table.row(
        "all",
        f"{middle:.0f}",
        f"{late:.0f}",
        f"{statistics.median(each.together for each in found.values()):.0f}",
        "",
        "",
    )
    missed += _missed(comments, found, middle)
    if with_peer:
        missed += _against_peer(server, name, comments)
    server.drop(name)
    return middle


def _against_peer(server: Server, name: str, comments: int) -> Iterator[str]:
    """The page of a common word, once more and beside it the peer's."""
    with TemporaryDirectory(prefix="archive-peer-", ignore_cleanup_errors=True) as folder:
        with archive(server, name) as site:
            ours = _measure(site, f"/soeg/?{urlencode(QUERIES[_COMMON])}")
        with datasette(server.url(name), Path(folder)) as site:
            theirs = site.measure(address(quote(QUERIES[_COMMON]["q"])))
    ratio = ours.middle / theirs.middle
    print()
    table = Table(_COMMON, "alone ms", "eight ms", "kB", "x Datasette")
    table.row(
        "Datasette, two facets", f"{theirs.middle:.0f}", f"{theirs.together:.0f}", f"{theirs.size / 1000:.0f}", "1.00"
    )
    table.row(
        "archive, seven facets", f"{ours.middle:.0f}", f"{ours.together:.0f}", f"{ours.size / 1000:.0f}", f"{ratio:.2f}"
    )
    if comments == LARGE and ratio > MOST_TIMES_PEER:
        yield f"{comments:,} comments, {_COMMON}: {ratio:.2f} times Datasette, at most {MOST_TIMES_PEER}"


def _missed(comments: int, found: dict[str, Figures], middle: float) -> Iterator[str]:
    most = {100_000: MOST_AT_100_000, LARGE: MOST_AT_A_MILLION}.get(comments)
    for label, figures in found.items():
        if most and figures.middle > most:
            yield f"{comments:,} comments, {label}: {figures.middle:.0f} ms, at most {most}"
    if comments == LARGE and middle > MIDDLE_AT_A_MILLION:
        yield f"{comments:,} comments: the middle page takes {middle:.0f} ms, at most {MIDDLE_AT_A_MILLION}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables, and say by the exit code whether the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help=f"an archive of {LARGE:,} comments too")
    parser.add_argument("--peer", action="store_true", help="Datasette beside the largest archive")
    options = parser.parse_args(arguments)
    sizes = (*SIZES, LARGE) if options.large else SIZES
    missed: list[str] = []
    middles: dict[int, float] = {}
    os.environ.setdefault("ALLOWED_HOSTS", "localhost")
    with own_server() as server:
        for comments in sizes:
            middles[comments] = _one_size(server, comments, missed, with_peer=options.peer and comments == sizes[-1])
    if options.large and middles[LARGE] > MOST_GROWTH * middles[100_000]:
        missed.append(
            f"from 100,000 to {LARGE:,} comments the middle grows {middles[LARGE] / middles[100_000]:.1f} times"
        )
    print(*(f"Missed: {each}" for each in missed), sep="\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

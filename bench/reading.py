"""What a page takes that is read: `python -m bench.reading`, or `make bench-reading`.

1. An article with 20, 200 and 2,000 comments, the whole site around it, against the lean page (`bench.lean`) of the same rows in the
   same run, alone and eight at a time: made anew, and handed out again while nothing has changed. The lean page keeps its texts as HTML
   whatever changes. The queries of an article are few, and no more for 2,000 comments than for 20.
2. The lists and the pages of a debate: their queries are as many in an archive of 5,000 comments as in one of 20,000.

Exit 1 where a goal is missed.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence

from bench.servers import Server, own_server, queries_of, use
from bench.sites import PORT, Figures, archive, django_site
from bench.tables import Table

LENGTHS = (20, 200, 2_000)  # comments of an article
MOST_TIMES_LEAN = 0.5  # of an article that is handed out again
MOST_QUERIES = 6  # of an article
SIZES = (5_000, 20_000)  # comments of an archive
LISTS = (
    *("/", "/debatter/", "/artikler/", "/kommentarer/", "/emneord/", "/forfattere/", "/soeg/?q=jobcenter"),
    *("/debatter/debat-1/", "/debatter/debat-1/hele/", "/emneord/emneord-5/", "/forfattere/forfatter-3/"),
)
_ROUNDS = 15


def _articles(server: Server) -> Iterator[str]:
    name = "lengths"
    server.new_archive(name)
    use(server, name)
    from bench.make_archive import fill  # its models are ready only now

    fill(server.url(name), 3 * sum(LENGTHS), lengths=LENGTHS)
    table = Table(
        "article with", "kB", "lean ms", "eight", "anew ms", "eight", "x lean", "again ms", "eight", "x lean", "queries"
    )
    queries = {}
    with archive(server, name) as ours, django_site(server, name, "bench.lean_settings", PORT + 1) as lean:
        for number, length in enumerate(LENGTHS, 1):
            address = f"/artikler/artikel-{number}/"
            limit = lean.measure(f"/{number}", _ROUNDS)
            anew, again = (ours.measure(address, _ROUNDS, anew=each) for each in (True, False))
            queries[length] = queries_of(address)
            figures = [each for page in (anew, again) for each in _against(page, limit)]
            table.row(
                f"{length:,} comments",
                *(f"{anew.size / 1000:.0f}", f"{limit.middle:.1f}", f"{limit.together:.0f}"),
                *(*figures, str(queries[length])),
            )
            if again.middle > MOST_TIMES_LEAN * limit.middle:
                yield f"an article with {length:,} comments, handed out again: {again.middle / limit.middle:.2f} times the lean page"
    if max(queries.values()) > MOST_QUERIES:
        yield f"an article takes {max(queries.values())} queries"


def _against(page: Figures, limit: Figures) -> list[str]:
    return [f"{page.middle:.1f}", f"{page.together:.0f}", f"{page.middle / limit.middle:.2f}"]


def _lists(server: Server) -> Iterator[str]:
    from bench.make_archive import fill

    counted: list[list[int]] = []
    for size in SIZES:
        name = f"lists_{size}"
        server.new_archive(name)
        use(server, name)
        fill(server.url(name), size)
        counted.append([queries_of(address) for address in LISTS])
    table = Table("queries of a page", *(f"{size:,}" for size in SIZES))
    for address, *queries in zip(LISTS, *counted, strict=True):
        table.row(address, *map(str, queries))
        if len(set(queries)) > 1:
            yield f"the queries of {address} grow with the archive: {queries}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables, and say by the exit code whether the goals are met."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args(
        arguments
    )
    with own_server() as server:
        missed = [*_articles(server), *_lists(server)]
    print(*(f"Missed: {each}" for each in missed), sep="\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

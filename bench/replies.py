"""What it takes to find who answers whom, and to show it: `python -m bench.replies`, or `make bench-replies`.

1. Claims are found in time that is linear in the comments: microseconds a comment from 1,000 to 100,000 of them in many articles, and
   in one article of 5,000, flat within a factor of `FLAT`.
2. Found again, nothing is written where nothing changed, and little where one comment did: rows written, by the database's own count.
3. A page of an article with 2,000 comments: the tree against the same comments flat, in time and in queries.

Exit 1 where a goal is missed.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.make_captures import START, Writer
from bench.servers import own_server, queries_of, use
from bench.tables import Table
from comments.threading import Post, Subject, claims

FLAT = 2.0
MOST_TIMES_FLAT = 2.0  # a page as a tree against the same comments in a flat order
A_THREAD = 20  # comments of an ordinary article
SIZES = (1_000, 10_000, 100_000)
LONG = 5_000  # comments of one article
PAGE = 2_000
_ROUNDS = 7


def threads(writer: Writer, comments: int, each: int) -> Iterator[tuple[list[Post], Subject]]:
    """So many comments under articles of so many each: one in ten calls another by name, one in twenty quotes one."""
    for start in range(0, comments, each):
        posts: list[Post] = []
        for ordinal in range(1, min(each, comments - start) + 1):
            posts.append(Post(ordinal, writer.name(), writer.sentence(4)[:-1], _said(writer, posts), START))
        yield posts, Subject(f"{writer.title(start)}\n{writer.body()}", "", "Foreningen")


def _said(writer: Writer, before: Sequence[Post]) -> str:
    text = writer.paragraph(60)
    chance = writer.chance.random()
    if before and chance < 0.1:
        return f"Enig med {writer.chance.choice(before).name}, {text}"
    if before and chance < 0.15:
        return f"”{' '.join(writer.chance.choice(before).body.split()[:9])}” - {text}"
    return text


def _finding(table: Table) -> Iterator[str]:
    times = []
    for label, comments, each in [
        *((f"{n:,} in many articles", n, A_THREAD) for n in SIZES),
        (f"{LONG:,} in one", LONG, LONG),
    ]:
        made = list(threads(Writer(2018), comments, each))
        start = time.process_time()
        found = sum(len(claims(posts, subject)) for posts, subject in made)
        times.append((time.process_time() - start) / comments * 1e6)
        table.row(label, f"{times[-1]:.0f}", f"{found / comments:.2f}")
    if max(times) > FLAT * min(times):
        yield f"finding claims is not flat: {max(times) / min(times):.1f}"


def _again(table: Table) -> Iterator[str]:
    from comments.models import Comment
    from comments.replies import infer_replies
    from debates.models import Article

    article = Article.objects.get(comment_count=LONG)
    changed = Comment.objects.filter(article=article).order_by("-ordinal")[0]
    for label, most in (("nothing changed", 0), ("one comment changed", 3)):
        if most:
            _retell(changed.pk)
        before, start = _written(), time.perf_counter()
        infer_replies(article)
        seconds, rows = time.perf_counter() - start, _written() - before
        table.row(label, f"{seconds:.2f}", str(rows))
        if rows > most:
            yield f"{label}: {rows} rows written"


def _retell(pk: int) -> None:
    from comments.models import Comment

    first = Comment.objects.order_by("ordinal")[0]
    Comment.objects.filter(pk=pk).update(captured_body=f"Enig med {first.printed_name}. Helt enig.")


def _written() -> int:
    """Rows of comments and claims written so far in this database."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_user_tables"
            " WHERE relname IN ('comments_comment', 'comments_replyclaim')"
        )
        return int(cursor.fetchone()[0])


def _page(table: Table) -> Iterator[str]:
    from comments.reading import Order
    from debates.models import Article

    article = Article.objects.get(comment_count=PAGE)
    figures = {order: _shown(article.get_absolute_url(), order) for order in Order}
    flat, _queries = figures[Order.TIME]
    for order, (seconds, queries) in figures.items():
        table.row(str(order), f"{seconds * 1000:.0f}", f"{seconds / flat:.2f}", str(queries))
        if seconds > MOST_TIMES_FLAT * flat:
            yield f"a page in the order {order} takes {seconds / flat:.1f} times the flat one"


def _shown(address: str, order: str) -> tuple[float, int]:
    """The median time of a page, and its queries."""
    from django.test import Client

    client, page = Client(HTTP_HOST="localhost"), f"{address}?orden={order}"

    def get() -> None:
        assert client.get(page).status_code == 200

    get()
    return statistics.median(_timed(get) for _round in range(_ROUNDS)), queries_of(page)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables, and say by the exit code whether the goals are met."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args(
        arguments
    )
    missed = [*_finding(Table("claims found among comments", "µs/comment", "claims/comment"))]
    with own_server() as server, TemporaryDirectory(prefix="archive-captures-") as folder:
        writer = Writer(2018)
        for number, comments in enumerate((LONG, PAGE)):
            Path(folder, f"{number}.txt").write_text(writer.tagged(number, comments), encoding="utf-8")
        server.new_archive("replies")
        server.run("replies", "import_pages", folder).check_returncode()
        server.run("replies", "collectstatic", "--noinput").check_returncode()
        use(server, "replies")
        missed += _again(Table(f"{LONG:,} comments again", "seconds", "rows written"))
        missed += _page(Table(f"page of {PAGE:,} comments", "ms", "x flat", "queries"))
    print(*(f"Missed: {each}" for each in missed), sep="\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

"""What an import takes against the least that PostgreSQL needs for the same rows: `python -m bench.importing`, `make bench-import`.

The limit is COPY of the finished rows, ready as text, into the same tables with the same indexes, over one connection. Import and
limit are measured by turns in one run, each time on a new database of an embedded PostgreSQL; the table gives the medians. Exit 1 where
a goal is missed.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import psycopg

from archive.reading import Captured, read
from bench.make_captures import make_captures
from bench.servers import Server, own_server, processes_of
from bench.tables import Table
from debates.pages.decoding import decode
from debates.pages.parsing import parse

ARTICLES, COMMENTS = 10_000, 100_000  # of scale 1
MOST_TIMES_THE_LIMIT = 1.5
MOST_MEMORY = 400  # MB, all processes of the import together
LEAST_FILES_A_SECOND = 5_000  # where nothing has changed
_TABLES = (
    "debates_importrun",
    "debates_author",
    "debates_alias",
    "debates_tag",
    "debates_debate",
    "debates_article",
    "debates_source",
    "debates_importedfile",
    "debates_authorship",
    "debates_tagging",
    "debates_reply",
    "comments_comment",
    "comments_replyclaim",
)
_COLUMNS = """
SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""


@dataclass(slots=True)
class Figures:
    """Seconds of each round, and megabytes of memory."""

    whole: list[float] = field(default_factory=list)
    limit: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def read_alone(files: Sequence[Path]) -> Iterator[tuple[str, float]]:
    """What one process takes to read and decode the files, to cut them into drafts, and for all that is done before the database."""
    start = time.perf_counter()
    decoded = [decode(path.read_bytes()) for path in files]
    yield "files read and decoded", time.perf_counter() - start
    start = time.perf_counter()
    for each in decoded:
        parse(each.text)
    yield "parsed", time.perf_counter() - start
    del decoded
    start = time.perf_counter()
    for path in files:
        read(Captured(path.read_bytes()))
    yield "read, parsed, claims and mentions found", time.perf_counter() - start


def import_all(server: Server, name: str, captures: Path, workers: int) -> tuple[float, float]:
    """Run the command; its seconds from start to end, and the memory of all its processes in MB."""
    start = time.perf_counter()
    process = server.begin(name, "import_pages", str(captures), f"--workers={workers}")
    with watched(process.pid) as watch:
        said = process.communicate()[0]
    seconds = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"The import ended with {process.returncode}: {said}")
    return seconds, watch.peak


class watched:  # noqa: N801 - read as a word: with watched(group)
    """Looks at the processes of a group, ten times a second: the most memory that they had together, shared pages once, in MB."""

    def __init__(self, group: int) -> None:
        self.peak = 0.0
        self._group = group
        self._over = Event()
        self._thread = Thread(target=self._look)

    def __enter__(self) -> "watched":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.1):
            self.peak = max(self.peak, sum(map(_proportional_memory, processes_of(self._group))))


def _proportional_memory(process: Path) -> float:
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def take_out(server: Server, name: str, folder: Path) -> dict[str, Path]:
    """The finished rows of each table, as text, without the columns that the database generates."""
    found = {}
    with psycopg.connect(server.url(name)) as connection:
        for table in _TABLES:
            found[table] = folder / table
            statement = f"COPY {table} ({_columns(connection, table)}) TO STDOUT"
            with found[table].open("wb") as file, connection.cursor().copy(statement.encode()) as copy:
                file.writelines(copy)
    return found


def _columns(connection: "psycopg.Connection[tuple[str, ...]]", table: str) -> str:
    row = connection.execute(_COLUMNS, [table]).fetchone()
    assert row
    return row[0]


def copy_all(server: Server, name: str, rows: dict[str, Path]) -> float:
    """The seconds that the limit takes: COPY of all rows in one transaction."""
    start = time.perf_counter()
    with psycopg.connect(server.url(name)) as connection:
        connection.execute("SET CONSTRAINTS ALL DEFERRED")
        for table, path in rows.items():
            statement = f"COPY {table} ({_columns(connection, table)}) FROM STDIN"
            with path.open("rb") as file, connection.cursor().copy(statement.encode()) as copy:
                while data := file.read(1 << 20):
                    copy.write(data)
    return time.perf_counter() - start


def measure(server: Server, captures: Path, workers: int, rounds: int) -> Figures:
    """Import and limit by turns."""
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="archive-rows-") as folder:
        for number in range(rounds):
            name, limit = f"import_{number}", f"limit_{number}"
            server.new_archive(name)
            seconds, memory = import_all(server, name, captures, workers)
            figures.whole.append(seconds)
            figures.again.append(import_all(server, name, captures, workers)[0])
            figures.memory.append(memory)
            rows = take_out(server, name, Path(folder))
            server.drop(name)
            server.new_archive(limit)
            figures.limit.append(copy_all(server, limit, rows))
            server.drop(limit)
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a table, and say by the exit code whether the goals are met."""
    options = _options(arguments)
    articles, comments = round(ARTICLES * options.scale), round(COMMENTS * options.scale)
    with own_server() as server, tempfile.TemporaryDirectory(prefix="archive-captures-") as folder:
        make_captures(Path(folder), articles, comments)
        files = sorted(Path(folder).glob("*.txt"))
        megabytes = sum(path.stat().st_size for path in files) / 1e6
        print(
            f"{articles} articles, {comments} comments, {megabytes:.0f} MB, --workers {options.workers}, {options.rounds} rounds"
        )
        alone = list(read_alone(files))
        figures = measure(server, Path(folder), options.workers, options.rounds)
    limit = statistics.median(figures.limit)
    table = Table("step", "seconds", "x limit", "files/s")
    for name, seconds in [
        *((f"{name}, one process", seconds) for name, seconds in alone),
        ("limit: COPY of the finished rows", limit),
        ("whole import", statistics.median(figures.whole)),
        ("the same again, nothing new", statistics.median(figures.again)),
    ]:
        table.row(name, f"{seconds:.1f}", f"{seconds / limit:.2f}", f"{articles / seconds:.0f}")
    print(f"Memory of the import, all its processes: {max(figures.memory):.0f} MB")
    missed = list(_missed(figures, articles))
    print(*(f"Missed: {each}" for each in missed), sep="\n")
    return 1 if missed else 0


def _missed(figures: Figures, files: int) -> Iterable[str]:
    times = statistics.median(whole / limit for whole, limit in zip(figures.whole, figures.limit, strict=True))
    if times > MOST_TIMES_THE_LIMIT:
        yield f"the whole import takes {times:.2f} times the limit, not {MOST_TIMES_THE_LIMIT}"
    if max(figures.memory) > MOST_MEMORY:
        yield f"the import takes {max(figures.memory):.0f} MB of memory, not {MOST_MEMORY}"
    rate = files / statistics.median(figures.again)
    if rate < LEAST_FILES_A_SECOND:
        yield f"an import of unchanged files reads {rate:.0f} files a second, not {LEAST_FILES_A_SECOND}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--scale", type=float, default=1.0, help="1 is 10,000 articles and 100,000 comments (default: 1)"
    )
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())

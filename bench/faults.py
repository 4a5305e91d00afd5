"""What happens to an import that is killed, crowded, cut off or short of room: `python -m bench.faults`, or `make faults`.

Every case works on databases of its own, on an embedded PostgreSQL in a temporary folder, with made-up captures. It ends with the same
rows as one undisturbed run, compared by keys, column for column; and where the command can't go on, it says so and what to do. Exit 1
where any case fails.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from bench.make_captures import make_captures
from bench.servers import Server, own_server, processes_of, use
from bench.tables import Table

Contents = dict[str, list[tuple[Any, ...]]]
_PATIENCE = 20  # seconds until a process that should have ended counts as left behind
_COMMENTS_A_PAGE = 3


@dataclass(slots=True)
class Bench:
    """What the cases work with: a server, captures, and what one undisturbed run makes of them in how many seconds."""

    server: Server
    captures: Path
    chance: random.Random
    kills: int
    clean: Contents = field(default_factory=dict)
    seconds: float = 0.0

    def measure_clean(self) -> None:
        """One undisturbed run."""
        self.server.new_archive("clean")
        process = self.begin("clean")
        start = time.monotonic()
        said = process.communicate()[0]
        self.seconds = time.monotonic() - start
        if process.returncode:
            raise RuntimeError(f"An undisturbed import ended with {process.returncode}: {said}")
        self.clean = self.contents("clean")

    def begin(self, name: str, workers: int = 1) -> "subprocess.Popen[str]":
        """Begin an import, and wait until it has begun its work: starting Python is not what is tested."""
        process = self.server.begin(name, "import_pages", str(self.captures), f"--workers={workers}")
        with psycopg.connect(self.server.url(name), autocommit=True) as connection:
            while process.poll() is None and not _has_begun(connection):
                time.sleep(0.01)
        return process

    def finish(self, name: str, *more: str) -> Iterator[str]:
        """Import again, undisturbed; what is wrong then."""
        again = self.server.run(name, "import_pages", str(self.captures), *more)
        if again.returncode:
            yield f"the next run ended with {again.returncode}: {_last(again.stdout)}"

    def contents(self, name: str) -> Contents:
        """All that imports have made in a database."""
        use(self.server, name)
        from bench.contents import contents  # reads the settings

        return contents()

    def compare(self, name: str) -> Iterator[str]:
        """In what a database differs from that of the undisturbed run. It is dropped afterwards."""
        made = self.contents(name)
        from bench.contents import difference

        found = difference(made, self.clean)
        self.server.drop(name)
        if found:
            yield f"other rows than one clean run: {found}"


def _has_begun(connection: "psycopg.Connection[Any]") -> bool:
    return connection.execute("SELECT EXISTS (SELECT FROM debates_importrun)").fetchone() == (True,)


def _last(said: str) -> str:
    return said.strip().rpartition("\n")[2]


def killed(bench: Bench) -> Iterator[str]:
    """SIGKILL at random moments, with one process and with two workers by turns; then run again."""
    moments = sorted(bench.chance.uniform(0, bench.seconds) for _ in range(bench.kills))
    print(f"Kill moments (seconds of {bench.seconds:.2f}):", *(f"{moment:.2f}" for moment in moments))
    with ThreadPoolExecutor(os.cpu_count()) as lanes:
        names = [f"killed_{number}" for number in range(len(moments))]
        for name, problems in zip(names, lanes.map(lambda *each: _kill(bench, *each), names, moments), strict=True):
            yield from (f"{name}: {problem}" for problem in (*problems, *bench.compare(name)))


def _kill(bench: Bench, name: str, moment: float) -> list[str]:
    bench.server.new_archive(name)
    process = bench.begin(name, workers=1 + int(name[-1]) % 2)
    time.sleep(moment)
    process.kill()
    process.communicate()
    left = [] if _group_ends(process.pid) else [f"processes of the killed import still run after {_PATIENCE} s"]
    return [*left, *bench.finish(name)]


def _group_ends(group: int) -> bool:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if not any(processes_of(group)):
            return True
        time.sleep(0.02)
    os.killpg(group, signal.SIGKILL)
    return False


def crowded(bench: Bench) -> Iterator[str]:
    """Two imports of the same files at once."""
    bench.server.new_archive("crowded")
    both = [
        bench.server.begin("crowded", "import_pages", str(bench.captures), f"--workers={workers}") for workers in (1, 2)
    ]
    for process in both:
        said = process.communicate()[0]
        if process.returncode:
            yield f"one of the two ended with {process.returncode}: {_last(said)}"
    yield from bench.compare("crowded")


def stopped(bench: Bench) -> Iterator[str]:
    """PostgreSQL shut down in the middle, and started again."""
    yield from _cut_off(bench, "stopped", bench.server.stop)


def crashed(bench: Bench) -> Iterator[str]:
    """PostgreSQL ended without a shutdown in the middle, and started again."""
    yield from _cut_off(bench, "crashed", bench.server.crash)


def _cut_off(bench: Bench, name: str, end_server: Callable[[], None]) -> Iterator[str]:
    bench.server.new_archive(name)
    process = bench.begin(name, workers=2)
    time.sleep(bench.chance.uniform(0.1, 0.7) * bench.seconds)
    end_server()
    bench.server.start()
    yield from _told(process.communicate()[0], process.returncode, "kør den samme kommando igen")
    yield from bench.finish(name)
    yield from bench.compare(name)


def _told(said: str, code: int, expected: str) -> Iterator[str]:
    """A command that could not do its work says so in a sentence, and ends with 1."""
    if code != 1:
        yield f"exit {code} where 1 was due"
    if "Traceback" in said:
        yield f"a traceback: {_last(said)}"
    if expected not in said:
        yield f"»{expected}« is not said, but: {_last(said)}"


def database_full(bench: Bench) -> Iterator[str]:
    """The server finds no room for a row in the middle (as it would tell it), and has room again later."""
    bench.server.new_archive("full")
    with psycopg.connect(bench.server.url("full"), autocommit=True) as connection:
        connection.execute(_FULL)
        told = bench.server.run("full", "import_pages", str(bench.captures))
        yield from _told(told.stdout, told.returncode, "kør den samme kommando igen")
        connection.execute("DROP FUNCTION no_room CASCADE")
    yield from bench.finish("full")
    yield from bench.compare("full")


_FULL = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM debates_source) > 200 THEN
        RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER no_room AFTER INSERT ON debates_source FOR EACH STATEMENT EXECUTE FUNCTION no_room();
"""


def report_full(bench: Bench) -> Iterator[str]:
    """No room on the disk for the report: the import stands."""
    bench.server.new_archive("report_full")
    told = bench.server.run("report_full", "import_pages", str(bench.captures), "--report=/dev/full")
    yield from _told(told.stdout, told.returncode, "Importen er gennemført, men /dev/full kunne ikke skrives")
    yield from bench.compare("report_full")


def unreadable(bench: Bench) -> Iterator[str]:
    """A file that can't be read (not even by root), one that is gone, and one that is no text: refused, the rest is in."""
    bench.server.new_archive("unreadable")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "unreadable.txt").symlink_to("/proc/self/mem")
        (Path(folder) / "bytes.txt").write_bytes(bytes(range(256)))
        absent = str(Path(folder) / "absent.txt")
        told = bench.server.run("unreadable", "import_pages", str(bench.captures), folder, absent)
    yield from _told(told.stdout, told.returncode, "3 afvist, se ovenfor")
    yield from (f"{name} is not told of" for name in ("unreadable.txt", "bytes.txt", absent) if name not in told.stdout)
    yield from bench.compare("unreadable")


def not_migrated(bench: Bench) -> Iterator[str]:
    """A database without tables."""
    bench.server.new_database("bare")
    told = bench.server.run("bare", "import_pages", str(bench.captures))
    yield from _told(told.stdout, told.returncode, "Kør manage.py migrate")


CASES: dict[str, Callable[[Bench], Iterator[str]]] = {
    "killed": killed,
    "crowded": crowded,
    "stopped": stopped,
    "crashed": crashed,
    "database full": database_full,
    "report full": report_full,
    "unreadable": unreadable,
    "not migrated": not_migrated,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the cases and print a table of them; what failed is told under it."""
    options = _options(arguments)
    failures: list[str] = []
    with own_server() as server, tempfile.TemporaryDirectory(prefix="archive-captures-") as folder:
        make_captures(Path(folder), options.files, options.files * _COMMENTS_A_PAGE, options.seed)
        print(f"{options.files} files, {options.kills} kills, --seed {options.seed}")
        bench = Bench(server, Path(folder), random.Random(options.seed), options.kills)
        bench.measure_clean()
        table = Table("case", "times", "seconds", "result")
        for name in options.cases:
            start = time.monotonic()
            problems = list(CASES[name](bench))
            times = options.kills if name == "killed" else 1
            result = "FAILED" if problems else "same rows"
            table.row(name, str(times), f"{time.monotonic() - start:.0f}", result)
            failures += [f"{name}: {problem}" for problem in problems]
    print(*failures, sep="\n")
    return 1 if failures else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="chooses pages and moments; printed")
    parser.add_argument("--cases", nargs="*", choices=CASES, default=list(CASES), metavar="CASE")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())

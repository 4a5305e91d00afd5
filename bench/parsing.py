"""The time a megabyte that reading a page takes, from small pages to huge ones: `python -m bench.parsing`, or `make bench-parse`.

Each shape (`bench.shapes`) is read at growing sizes, each size in a process of its own, for its memory. Two times: `parse` is decoding
and cutting into drafts; `read` is all that an import does with one file before it turns to the database. Reading is linear
where the time a megabyte is flat; exit 1 where the longest is more than `FLAT` times the shortest.
"""

import argparse
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from archive.reading import Captured, Reading, no_collecting, read
from bench.shapes import SHAPES
from bench.tables import Table
from debates.pages.decoding import decode
from debates.pages.parsing import parse

SIZES = (10_000, 100_000, 1_000_000, 10_000_000, 50_000_000)
FLAT = 2.0
_TIMED = 0.5  # seconds: a page is read again and again for so long, and the quickest time taken
_MB = 1_000_000


class Measure(NamedTuple):
    """One page, read: its size in bytes, seconds a megabyte beyond what an empty page takes, and the memory that it took, in MB."""

    size: int
    parse: float
    read: float
    memory: float


def measure(shape: str, size: int) -> Measure:
    """Read a page of about so many bytes."""
    content = SHAPES[shape](size).encode()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if not isinstance(read(Captured(content)), Reading):
        raise ValueError(f"a page of {shape} is refused")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    bare = SHAPES[shape](0).encode()
    megabytes = (len(content) - len(bare)) / _MB
    with no_collecting():  # as an import reads
        parsing, reading = (_quickest(work, content) - _quickest(work, bare) for work in (_parse, _read))
    return Measure(len(content), parsing / megabytes, reading / megabytes, memory / 1000)


def _parse(content: bytes) -> Any:
    return parse(decode(content).text)


def _read(content: bytes) -> Any:
    return read(Captured(content))


def _quickest(work: Callable[[bytes], Any], content: bytes) -> float:
    """The least time of several runs; a run that is long enough is not repeated."""
    times: list[float] = []
    while sum(times) < _TIMED:
        start = time.process_time()
        work(content)
        times.append(time.process_time() - start)
    return min(times)


def measures(shape: str, sizes: Sequence[int]) -> Iterator[Measure]:
    """Each size in a fresh process, so that the memory is that of the one page."""
    context = multiprocessing.get_context("spawn")
    for size in sizes:
        with context.Pool(1) as pool:
            found = pool.apply(measure, (shape, size))
        yield found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a table, and say by the exit code whether all is flat."""
    options = _options(arguments)
    table = Table("shape", "MB", "parse s/MB", "read s/MB", "memory MB/MB")
    steep = []
    for shape in options.shapes:
        found: list[Measure] = []
        for each in measures(shape, [size for size in SIZES if size <= options.largest * _MB]):
            if found and each.size < found[-1].size * 2:
                continue  # a shape with a most number of lines does not grow for ever
            found.append(each)
            megabytes = each.size / _MB
            table.row(
                shape, f"{megabytes:.2f}", f"{each.parse:.3f}", f"{each.read:.3f}", f"{each.memory / megabytes:.0f}"
            )
        for name in ("parse", "read"):
            times = [getattr(each, name) for each in found]
            ratio = max(times) / min(times)
            if ratio > FLAT:
                steep.append(f"{shape}, {name}: longest / shortest time a megabyte is {ratio:.1f}")
    print(*(f"Not flat: {each}" for each in steep), sep="\n")
    return 1 if steep else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=float, default=50, metavar="MB", help="the largest page (default: 50)")
    parser.add_argument("--shapes", nargs="*", choices=SHAPES, default=list(SHAPES), metavar="SHAPE")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())

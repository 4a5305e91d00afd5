"""A site on the database of a bench, served over HTTP on loopback, and how long its pages take."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from itertools import count, islice, repeat

from bench.servers import ROOT, Server

ROUNDS, TOGETHER = 5, 8
PORT = 8765


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds of a page asked for alone, each time, and of one among eight, the middle; its bytes."""

    alone: list[float]
    together: float
    size: int

    @property
    def middle(self) -> float:
        """Of the page alone."""
        return statistics.median(self.alone)


@contextmanager
def archive(server: Server, name: str) -> Iterator["Site"]:
    """The archive on a database, as it is in production."""
    server.run(name, "collectstatic", "--noinput", "--verbosity=0").check_returncode()
    with django_site(server, name, "archive.settings", PORT) as site:
        yield site


@contextmanager
def django_site(server: Server, name: str, settings: str, port: int) -> Iterator["Site"]:
    """A site by its settings, with two processes of four threads."""
    environment = {
        **server.environment(name),
        "DJANGO_SETTINGS_MODULE": settings,
        "ALLOWED_HOSTS": "localhost",
        "PSEUDONYM_KEY": "the pseudonym key of a bench, long enough",
    }
    gunicorn = ["gunicorn", "--workers", "2", "--threads", "4", "django.core.wsgi:get_wsgi_application()"]
    command = [sys.executable, "-m", *gunicorn, "--bind", f"127.0.0.1:{port}"]
    with running(command, environment):
        site = Site(port)
        site.wait("/healthz")
        yield site


@contextmanager
def running(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    """A program that runs meanwhile."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


class Site:
    """What answers on a port of this machine."""

    def __init__(self, port: int) -> None:
        self.port = port

    def wait(self, path: str) -> None:
        """Until it answers there."""
        for _half_second in range(120):
            try:
                self.get(path)
            except OSError:
                time.sleep(0.5)
            else:
                return
        raise RuntimeError("The site does not answer.")

    def get(self, path: str) -> tuple[float, bytes]:
        """Milliseconds until the whole page is there, and the page; another answer than 200 is a fault."""
        start = time.perf_counter()
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", path, headers={"Host": "localhost"})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        milliseconds = (time.perf_counter() - start) * 1000
        if response.status != 200:
            raise RuntimeError(f"{path}: {response.status}")
        return milliseconds, body

    def measure(self, path: str, rounds: int = ROUNDS, *, anew: bool = False) -> Figures:
        """A page eight at a time, by which all processes know it, and then alone, some times.

        The archive hands out a page again that it has made; `anew` asks each time at an address that it has not seen.
        """
        paths = map(partial(_unseen, path), count()) if anew else repeat(path)
        with ThreadPoolExecutor(TOGETHER) as pool:
            list(pool.map(self.get, islice(paths, TOGETHER)))
            answers = list(pool.map(self.get, islice(paths, 2 * TOGETHER)))
        alone = [self.get(each)[0] for each in islice(paths, rounds)]
        return Figures(alone, statistics.median(time for time, _body in answers), len(answers[0][1]))


def _unseen(path: str, number: int) -> str:
    """The address with a parameter that no page knows, for a new one each time."""
    return f"{path}{'&' if '?' in path else '?'}unseen={time.monotonic_ns()}-{number}"

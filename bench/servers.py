"""A PostgreSQL of its own for a bench: embedded, in a temporary folder, with as many databases as are wanted."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
_HOLD = (
    "import sys; from pathlib import Path; from archive.embedded.server import join_server; "
    "print(join_server(Path(sys.argv[1])), flush=True); sys.stdin.read()"
)
_TEMPLATE = "empty_archive"  # migrated, without a row


class Server:
    """The server runs as long as a small process of ours holds it; that ends when ours does, whatever ended it."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.start()
        self._create(_TEMPLATE, "template0")
        self.run(_TEMPLATE, "migrate", "--verbosity=0").check_returncode()

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        self._holder = subprocess.Popen(
            [sys.executable, "-c", _HOLD, str(self.data_dir)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self._holder.stdout is not None
        self._socket = self._holder.stdout.readline().strip()

    def stop(self) -> None:
        """Shut the server down, cutting off whoever is connected."""
        self._holder.communicate()

    def crash(self) -> None:
        """End the server without letting it write a thing, so that it must recover when it is started again."""
        postmaster = (self.data_dir / "postgres" / "postmaster.pid").read_text().partition("\n")[0]
        os.kill(int(postmaster), signal.SIGQUIT)
        self.stop()

    def new_archive(self, name: str) -> None:
        """A database with all tables and no row."""
        self._create(name, _TEMPLATE)

    def new_database(self, name: str) -> None:
        """A database without a table."""
        self._create(name, "template0")

    def drop(self, name: str) -> None:
        """Be rid of a database."""
        self._execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def url(self, name: str) -> str:
        """Where a database is found."""
        return f"postgresql:///{name}?host={self._socket}&user=postgres"

    def environment(self, name: str) -> Mapping[str, str]:
        """What a command must find in its environment to work on a database."""
        return {
            "PATH": os.environ["PATH"],
            "DATABASE_URL": self.url(name),
            "DATA_DIR": str(self.data_dir / "site"),
            "SECRET_KEY": "the secret key of a bench",
        }

    def begin(self, name: str, *command: str) -> "subprocess.Popen[str]":
        """Begin a `manage.py` command on a database, in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment(name),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, name: str, *command: str) -> "subprocess.CompletedProcess[str]":
        """A `manage.py` command on a database, from start to end; stdout holds all that it said."""
        process = self.begin(name, *command)
        said = process.communicate()[0]
        return subprocess.CompletedProcess(process.args, process.returncode, said)

    def _create(self, name: str, template: str) -> None:
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        self._execute(statement)

    def _execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


def processes_of(group: int) -> Iterator[Path]:
    """The folders under `/proc` of a group's processes, without those that have ended and that nobody has asked about."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            state, _parent, found = (process / "stat").read_text().rpartition(")")[2].split()[:3]
        except OSError:  # it has just ended
            continue
        if int(found) == group and state != "Z":
            yield process


@contextmanager
def own_server() -> Iterator[Server]:
    """A server in a temporary folder; both are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="archive-bench-", ignore_cleanup_errors=True) as folder:
        server = Server(Path(folder))
        try:
            yield server
        finally:
            server.stop()


def use(server: Server, name: str) -> None:
    """Let the models of this process read and write a database; pages that are asked for here are made anew each time."""
    import django
    from django.apps import apps
    from django.conf import settings
    from django.db import connection

    if not apps.ready:
        os.environ.update(server.environment(name), DJANGO_SETTINGS_MODULE="archive.settings")
        django.setup()
    settings.PAGES_KEPT = 0
    connection.close()
    connection.settings_dict["NAME"] = name


def queries_of(address: str) -> int:
    """How many queries a page takes, the one for its tag among them."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="localhost")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)

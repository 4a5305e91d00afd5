"""The site and the embedded PostgreSQL begin and end together: whatever ends a process, none is left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings

pytestmark = pytest.mark.slow

PATIENCE = 60  # seconds until a process that should have started or ended counts as stuck
USE_SERVER = "from pathlib import Path; from archive.embedded.server import join_server; join_server(Path({!r})); "


@pytest.fixture
def data_dir() -> Iterator[Path]:
    with TemporaryDirectory(prefix="archive-processes-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def start(*command: str, **environ: str) -> subprocess.Popen[str]:
    """A process of the archive in a bare environment: not even `HOME` is set."""
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **environ},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def user_of_server(data_dir: Path, then: str, **environ: str) -> subprocess.Popen[str]:
    return start("-c", USE_SERVER.format(str(data_dir)) + "print('joined', flush=True); " + then, **environ)


def read_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def processes_of(data_dir: Path) -> list[str]:
    """The command lines of all processes that name the folder; a defunct one counts, under its bare name."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:  # it has just ended
            continue
        if str(data_dir) in line:
            found.append(line)
    return found


def eventually(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as response:
            return bool(response.status == 200)
    except (URLError, ConnectionError):
        return False


def comes_up(site: subprocess.Popen[str], port: int) -> bool:
    address = f"http://127.0.0.1:{port}/healthz"
    return eventually(lambda: answers(address) or site.poll() is not None) and site.poll() is None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_site_comes_up_twice_fills_itself_once_and_ends_without_a_trace(data_dir: Path) -> None:
    port = free_port()
    said = []
    for ending in (signal.SIGTERM, signal.SIGINT):
        site = start("-m", "archive.serve", DATA_DIR=str(data_dir), PORT=str(port))
        up = comes_up(site, port)
        os.killpg(site.pid, ending)
        said.append(site.communicate(timeout=PATIENCE)[0])
        assert (up, site.returncode) == (True, 0), said[-1]
        assert processes_of(data_dir) == []
    assert ["Arkivet er tomt" in text for text in said] == [True, False]
    assert all(f"http://127.0.0.1:{port}/" in text for text in said)


def test_two_sites_that_begin_at_once_fill_the_archive_once(data_dir: Path) -> None:
    ports = [free_port(), free_port()]
    sites = [start("-m", "archive.serve", DATA_DIR=str(data_dir), PORT=str(port)) for port in ports]
    up = [comes_up(site, port) for site, port in zip(sites, ports, strict=True)]
    for site in sites:
        if site.poll() is None:
            os.killpg(site.pid, signal.SIGTERM)
    said = [site.communicate(timeout=PATIENCE)[0] for site in sites]
    assert up == [True, True], said
    assert sum("Arkivet er tomt" in text for text in said) == 1
    assert processes_of(data_dir) == []


def test_tables_are_made_by_one_process_at_a_time(data_dir: Path) -> None:
    both = [start("manage.py", "migrate", DATA_DIR=str(data_dir)) for _ in range(2)]
    said = [command.communicate(timeout=PATIENCE)[0] for command in both]
    assert [command.returncode for command in both] == [0, 0], said
    assert sum("No migrations to apply" in text for text in said) == 1


def test_a_taken_port_is_told_before_anything_starts(data_dir: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        site = start("-m", "archive.serve", DATA_DIR=str(data_dir), PORT=port)
        said = site.communicate(timeout=PATIENCE)[0]
    assert site.returncode == 1
    assert f"PORT {port} can't be used" in said
    assert processes_of(data_dir) == []


def test_an_ended_command_has_stopped_the_server_when_it_returns(data_dir: Path) -> None:
    command = start("manage.py", "showmigrations", "auth", DATA_DIR=str(data_dir))
    said = command.communicate(timeout=PATIENCE)[0]
    assert command.returncode == 0, said
    assert processes_of(data_dir) == []


def test_a_command_without_need_of_the_database_starts_none_and_writes_nothing(data_dir: Path) -> None:
    command = start("manage.py", "help", DATA_DIR=str(data_dir / "new"))
    said = command.communicate(timeout=PATIENCE)[0]
    assert command.returncode == 0, said
    assert not (data_dir / "new").exists()


def test_the_server_stops_after_its_only_user_was_killed(data_dir: Path) -> None:
    user = user_of_server(data_dir, "import time; time.sleep(600)")
    assert read_line(user) == "joined"
    user.kill()
    user.communicate(timeout=PATIENCE)
    assert eventually(lambda: processes_of(data_dir) == [])


def test_users_at_one_time_share_a_server_and_the_last_one_stops_it(data_dir: Path) -> None:
    first, second = (user_of_server(data_dir, "input()") for _ in range(2))
    assert [read_line(first), read_line(second)] == ["joined", "joined"]
    assert sum("/bin/postgres " in line for line in processes_of(data_dir)) == 1
    first.communicate("\n", timeout=PATIENCE)
    assert sum("/bin/postgres " in line for line in processes_of(data_dir)) == 1
    second.communicate("\n", timeout=PATIENCE)
    assert processes_of(data_dir) == []


def test_a_server_whose_keeper_was_killed_is_taken_over(data_dir: Path) -> None:
    user = user_of_server(data_dir, "input()")
    assert read_line(user) == "joined"
    os.kill(int((data_dir / "postgres.keeper").read_text()), signal.SIGKILL)
    user.communicate("\n", timeout=PATIENCE)
    later = user_of_server(data_dir, "pass")
    assert "joined" in later.communicate(timeout=PATIENCE)[0]
    assert processes_of(data_dir) == []


def test_a_folder_that_cannot_be_made_is_told(data_dir: Path) -> None:
    (data_dir / "file").touch()
    user = user_of_server(data_dir / "file" / "deeper", "pass")
    assert f"DATA_DIR={data_dir / 'file' / 'deeper'} can't hold" in user.communicate(timeout=PATIENCE)[0]


def test_a_folder_too_deep_for_a_socket_works_too(data_dir: Path) -> None:
    deep = data_dir / ("dyb" * 20) / ("mappe" * 10)
    user = user_of_server(deep, "pass", TMPDIR=str(data_dir))
    assert "joined" in user.communicate(timeout=PATIENCE)[0]
    assert processes_of(data_dir) == []

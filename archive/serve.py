"""`make serve`: set up the archive and serve it, as in production, on http://127.0.0.1:8000 (`PORT`)."""

import os
import shlex
import signal
import socket
import sys
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from gunicorn.app.base import BaseApplication

from archive.captures import printable
from archive.embedded.server import locked

HOST = "127.0.0.1"


class Site(BaseApplication):
    """gunicorn with the options of the archive. Pages wait for the database, so a worker has threads."""

    def load_config(self) -> None:
        """Called by gunicorn."""
        options = {
            "bind": f"{HOST}:{settings.PORT}",
            "worker_class": "gthread",
            "workers": 2,
            "threads": settings.THREADS,
            "graceful_timeout": 5,
            "loglevel": "warning",
            "when_ready": _say_address,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Called by gunicorn in every worker."""
        from archive.wsgi import application

        return application


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    signal.signal(signal.SIGTERM, _end)
    try:
        django.setup()
        _require_free_port()
        prepare()
        connections.close_all()  # workers are forks: each opens its own
        Site().run()
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


def prepare() -> None:
    """The tables, the style sheet and, where the archive is empty, the fixtures. Quick where all is there.

    Two sites that start at once on one `DATA_DIR` take turns.
    """
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with locked(settings.DATA_DIR / "setup.lock"):
        call_command("migrate", interactive=False, verbosity=0)
        _collect_static()
        if _wants_fixtures():
            print("Arkivet er tomt: eksemplerne i fixtures/ indlæses.", flush=True)
            call_command("import_pages", str(settings.FIXTURES))


def _collect_static() -> None:
    """Put the style sheets where they are served from, unless they are there.

    Collecting them again would take them away for a moment from a site that runs beside this one, and a worker that begins just then ends.
    """
    stamp, made_by = settings.DATA_DIR / "static.made_by", f"{settings.RELEASE} Django {django.__version__}"
    manifest: Path = settings.STATIC_ROOT / "staticfiles.json"
    if manifest.exists() and stamp.exists() and stamp.read_text() == made_by:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(made_by)


def _wants_fixtures() -> bool:
    """Is the archive empty, or only half filled, since a first `make serve` was ended early?"""
    from debates.models import Article, ImportRun

    command = shlex.join(["import_pages", printable(settings.FIXTURES)])
    ended = ImportRun.objects.filter(finished_at=None, command=command)
    return not Article.objects.exists() or (ended.exists() and not ImportRun.objects.exclude(pk__in=ended).exists())


def _require_free_port() -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, settings.PORT))
        except OSError as error:
            sys.exit(
                f"PORT {settings.PORT} can't be used ({error.strerror}): try another, such as PORT=8001 make serve"
            )


def _say_address(_: Any) -> None:
    print(f"Arkivet svarer på http://{HOST}:{settings.PORT}/ (Ctrl-C slutter).", flush=True)


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + signal.SIGTERM)


if __name__ == "__main__":
    main()

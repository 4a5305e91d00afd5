"""What the environment says about this installation: read once, checked whole.

Everything that is wrong is told at once, a line for each variable, with what to write there instead.
"""

import os
import re
import secrets
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

EMBEDDED = {"ENGINE": "archive.embedded", "NAME": "postgres", "USER": "postgres"}
TRUE, FALSE = ("1", "on", "true", "yes"), ("0", "off", "false", "no")
COMMENTER_NAMES = ("printed", "initials", "pseudonym")
LOOPBACK = "localhost,127.0.0.1,[::1]"
T = TypeVar("T")


class ConfigurationError(SystemExit):
    """The environment can't be used; the message says what to change. Ends a command without a traceback."""


@dataclass(frozen=True)
class Environment:
    """The settings of one installation. A secret is "" where it was not given."""

    data_dir: Path
    database: dict[str, Any]
    secret_key: str
    pseudonym_key: str
    commenter_names: str
    debug: bool
    https: bool
    allowed_hosts: list[str]
    port: int
    operator: str
    contact: str
    captures: Path | None


def read_environment(environ: Mapping[str, str], base_dir: Path) -> Environment:
    """The environment as typed settings; raises `ConfigurationError` with every complaint at once.

    A relative `DATA_DIR` is taken from the working directory, the default `var` from `base_dir`.
    """
    reader = _Reader(environ)
    has_url = bool(reader.text("DATABASE_URL"))
    external = reader.parsed("DATABASE_URL", parse_database_url, "postgresql:///archive") if has_url else None
    result = Environment(
        data_dir=Path(reader.text("DATA_DIR") or base_dir / "var").expanduser().resolve(),
        database=external or EMBEDDED,
        secret_key=reader.secret("SECRET_KEY", required=has_url),
        pseudonym_key=reader.secret("PSEUDONYM_KEY", required=False),
        commenter_names=reader.parsed("COMMENTER_NAMES", _commenter_names, "printed"),
        debug=reader.parsed("DEBUG", _switch, "0"),
        https=reader.parsed("HTTPS", _switch, "0"),
        allowed_hosts=[host.strip() for host in reader.text("ALLOWED_HOSTS", LOOPBACK).split(",") if host.strip()],
        port=reader.parsed("PORT", _port, "8000"),
        operator=reader.text("OPERATOR"),
        contact=reader.text("CONTACT"),
        captures=Path(reader.text("CAPTURES")).resolve() if reader.text("CAPTURES") else None,
    )
    if has_url and result.commenter_names == "pseudonym" and not result.pseudonym_key:
        reader.complaints.append(
            "PSEUDONYM_KEY is missing: COMMENTER_NAMES=pseudonym needs it on every page (or PSEUDONYM_KEY_FILE)"
        )
    if reader.complaints:
        raise ConfigurationError("The environment of the archive is not right:\n  " + "\n  ".join(reader.complaints))
    return result


def parse_database_url(url: str) -> dict[str, Any]:
    """Django's connection settings for a PostgreSQL URL; `ValueError` says what is wrong with it.

    >>> parse_database_url("postgresql://anna:s%40lt@db:5433/arkiv?sslmode=require")["PASSWORD"]
    's@lt'

    A socket folder goes into the query: `postgresql:///arkiv?host=/run/postgresql`. What else stands there
    is handed to libpq. The URL itself is never repeated in a message, for it may hold a password.
    """
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError("must begin with postgresql://")
    if not name or "/" in name:
        raise ValueError("must name one database: postgresql://user:password@host:5432/DATABASE")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or "") or options.pop("user", ""),
        "PASSWORD": unquote(parts.password or "") or options.pop("password", ""),
        "HOST": unquote(parts.hostname or "") or options.pop("host", ""),
        "PORT": str(parts.port or "") or options.pop("port", ""),
        "OPTIONS": options,
    }


def kept_secret(path: Path) -> str:
    """The secret in the file `path` (mode 600), made at the first call.

    Two processes that call at once get the same secret: the file appears whole, and the first one stays.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(64))
            _link_once(draft, path)
        finally:
            os.unlink(draft)
    return path.read_text(encoding="ascii").strip()


def _link_once(draft: str, path: Path) -> None:
    with suppress(FileExistsError):  # another process was first: its secret holds
        os.link(draft, path)


class _Reader:
    """Reads variable by variable and keeps the complaints until all are read."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.complaints: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        return self.environ.get(name, "").strip() or default

    def parsed(self, name: str, parse: Callable[[str], T], default: str) -> T:
        """The variable as `parse` reads it; after a complaint the default stands in until all are told."""
        try:
            return parse(self.text(name, default))
        except ValueError as error:
            self.complaints.append(f"{name} {error}")
            return parse(default)

    def secret(self, name: str, *, required: bool) -> str:
        """The secret in the variable, or in the file that `<name>_FILE` names."""
        value, file = self.text(name), self.text(f"{name}_FILE")
        if value and file:
            self.complaints.append(f"{name} and {name}_FILE are both set: keep one of them")
        if file and not value:
            value = self._secret_from(Path(file), f"{name}_FILE")
        elif required and not value:
            self.complaints.append(
                f"{name} is missing: with a DATABASE_URL it must be set (or {name}_FILE), "
                'for instance to the output of `python -c "import secrets; print(secrets.token_urlsafe(64))"`'
            )
        return value

    def _secret_from(self, path: Path, name: str) -> str:
        try:
            value = path.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            self.complaints.append(f"{name} names a file that can't be read: {path} ({error.__class__.__name__})")
            return ""
        if not value:
            self.complaints.append(f"{name} names an empty file: {path}")
        return value


def _switch(text: str) -> bool:
    if text.lower() not in TRUE + FALSE:
        raise ValueError(f"must be 1 or 0, not {text!r}")
    return text.lower() in TRUE


def _port(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= 65535:
        raise ValueError(f"must be a port from 1 to 65535, not {text!r}")
    return int(text)


def _commenter_names(text: str) -> str:
    if text not in COMMENTER_NAMES:
        raise ValueError(f"must be one of {', '.join(COMMENTER_NAMES)}, not {text!r}")
    return text

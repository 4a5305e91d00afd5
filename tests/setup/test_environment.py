"""The environment is read whole: what is right becomes settings, all that is wrong is told at once."""

from pathlib import Path

import pytest

from archive.env import ConfigurationError, Environment, parse_database_url, read_environment

BASE = Path("/srv/archive")
URL = "postgresql://anna:hemmeligt@db/arkiv"


def read(**environ: str) -> Environment:
    return read_environment(environ, BASE)


def complaint(**environ: str) -> str:
    with pytest.raises(ConfigurationError) as caught:
        read(**environ)
    return str(caught.value)


def test_nothing_set_gives_a_harmless_installation() -> None:
    found = read()
    assert found.data_dir == BASE / "var"
    assert found.database["ENGINE"] == "archive.embedded"
    assert (found.debug, found.https, found.port) == (False, False, 8000)
    assert found.commenter_names == "printed"
    assert found.allowed_hosts == ["localhost", "127.0.0.1", "[::1]"]
    assert (found.secret_key, found.pseudonym_key, found.captures) == ("", "", None)


@pytest.mark.parametrize(
    ("name", "text", "field", "expected"),
    [
        pytest.param("DEBUG", "1", "debug", True, id="debug on"),
        pytest.param("DEBUG", "0", "debug", False, id="debug off"),
        pytest.param("HTTPS", "on", "https", True, id="https on"),
        pytest.param("HTTPS", "", "https", False, id="empty is unset"),
        pytest.param("PORT", "9000", "port", 9000, id="port"),
        pytest.param("COMMENTER_NAMES", "initials", "commenter_names", "initials", id="names as initials"),
        pytest.param("ALLOWED_HOSTS", "a.dk, b.dk", "allowed_hosts", ["a.dk", "b.dk"], id="two hosts"),
        pytest.param("DATA_DIR", "/data", "data_dir", Path("/data"), id="data folder"),
        pytest.param("OPERATOR", "Byens Arkiv", "operator", "Byens Arkiv", id="operator"),
        pytest.param("CAPTURES", "/captures", "captures", Path("/captures"), id="captures"),
    ],
)
def test_a_variable_becomes_a_setting(name: str, text: str, field: str, expected: object) -> None:
    assert getattr(read(**{name: text}), field) == expected


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        pytest.param({"DEBUG": "ja"}, "DEBUG must be 1 or 0, not 'ja'", id="switch"),
        pytest.param({"PORT": "http"}, "PORT must be a port from 1 to 65535, not 'http'", id="port is a word"),
        pytest.param({"PORT": "70000"}, "PORT must be a port", id="port too high"),
        pytest.param({"COMMENTER_NAMES": "none"}, "must be one of printed, initials, pseudonym", id="names"),
        pytest.param(
            {"DATABASE_URL": "mysql://db/x", "SECRET_KEY": "k"}, "begin with postgresql://", id="other engine"
        ),
        pytest.param({"DATABASE_URL": URL}, "SECRET_KEY is missing", id="no secret key with a database"),
        pytest.param(
            {"DATABASE_URL": URL, "SECRET_KEY": "k", "COMMENTER_NAMES": "pseudonym"},
            "PSEUDONYM_KEY is missing",
            id="pseudonyms on pages without their key",
        ),
        pytest.param({"SECRET_KEY_FILE": "/nowhere"}, "names a file that can't be read: /nowhere", id="no secret file"),
        pytest.param({"SECRET_KEY": "k", "SECRET_KEY_FILE": "/f"}, "are both set", id="secret given twice"),
    ],
)
def test_a_wrong_variable_is_named_with_what_to_do(environ: dict[str, str], expected: str) -> None:
    assert expected in complaint(**environ)


def test_all_complaints_come_at_once() -> None:
    message = complaint(DEBUG="x", PORT="y", DATABASE_URL="z", COMMENTER_NAMES="w")
    assert all(name in message for name in ("DEBUG", "PORT", "DATABASE_URL", "COMMENTER_NAMES", "SECRET_KEY"))


def test_a_complaint_never_repeats_the_password_of_the_database() -> None:
    assert "hemmeligt" not in complaint(DATABASE_URL=URL.replace("/arkiv", ""), SECRET_KEY="k")


def test_a_secret_may_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("fra en fil\n")
    assert read(SECRET_KEY_FILE=str(tmp_path / "key")).secret_key == "fra en fil"


def test_an_export_key_may_be_missing_at_start() -> None:
    assert read(DATABASE_URL=URL, SECRET_KEY="k").pseudonym_key == ""


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param(
            "postgresql://anna:s%40lt%2F@db.example:5433/arkiv",
            {"USER": "anna", "PASSWORD": "s@lt/", "HOST": "db.example", "PORT": "5433", "NAME": "arkiv"},
            id="all parts, encoded password",
        ),
        pytest.param("postgres://db/arkiv", {"HOST": "db", "PORT": "", "USER": "", "NAME": "arkiv"}, id="short scheme"),
        pytest.param("postgresql:///arkiv?host=/run/postgresql", {"HOST": "/run/postgresql"}, id="socket in the query"),
        pytest.param("postgresql://%2Frun%2Fpg/arkiv", {"HOST": "/run/pg"}, id="socket as the host"),
        pytest.param(
            "postgresql://u:@/postgres?host=/s", {"USER": "u", "PASSWORD": "", "HOST": "/s"}, id="no password"
        ),
        pytest.param("postgresql://[::1]:5432/arkiv", {"HOST": "::1", "PORT": "5432"}, id="IPv6"),
        pytest.param("postgresql://db/a?sslmode=require", {"OPTIONS": {"sslmode": "require"}}, id="option for libpq"),
        pytest.param(
            "postgresql:///a?user=u&port=6", {"USER": "u", "PORT": "6", "OPTIONS": {}}, id="parts in the query"
        ),
        pytest.param("postgresql://db/%C3%A6ble", {"NAME": "æble"}, id="encoded name"),
    ],
)
def test_a_database_url_is_taken_apart(url: str, expected: dict[str, object]) -> None:
    found = parse_database_url(url)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("postgresql://db", id="no database"),
        pytest.param("postgresql://db/a/b", id="two databases"),
        pytest.param("postgresql://db:port/a", id="port is a word"),
        pytest.param("sqlite:///a", id="another engine"),
        pytest.param("arkiv", id="a bare name"),
    ],
)
def test_a_wrong_database_url_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_database_url(url)

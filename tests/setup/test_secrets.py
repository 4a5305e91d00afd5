"""Secrets that nobody gave are made once and kept where only their owner reads them."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from archive.env import kept_secret


def test_a_secret_is_made_once(tmp_path: Path) -> None:
    first = kept_secret(tmp_path / "new" / "secret_key")
    assert len(first) >= 50
    assert kept_secret(tmp_path / "new" / "secret_key") == first


def test_two_secrets_differ(tmp_path: Path) -> None:
    assert kept_secret(tmp_path / "a") != kept_secret(tmp_path / "b")


def test_only_the_owner_may_read_it_and_no_draft_stays(tmp_path: Path) -> None:
    kept_secret(tmp_path / "secret_key")
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_all_who_ask_at_once_get_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        found = set(pool.map(kept_secret, [tmp_path / "secret_key"] * 64))
    assert len(found) == 1

"""The README says only what is true: its commands run, its links lead somewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
README = PAGES[0].read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\.venv/bin/python (manage\.py .+)$", README, re.M)


def test_there_are_commands_to_run() -> None:
    assert len(COMMANDS) >= 6


@pytest.mark.slow
def test_the_commands_run_in_the_order_they_stand(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path / "var"),
        "DJANGO_SUPERUSER_PASSWORD": "kajen-er-vores-1",
    }
    answers = ["--no-input", "--username", "redaktion", "--email", "redaktion@eksempel.dk"]
    for command in COMMANDS:
        arguments = [word.replace("report.json", str(tmp_path / "r.json")) for word in command.split()]
        arguments = [word.replace("corpus.zip", str(tmp_path / "c.zip")) for word in arguments]
        arguments += answers if "createsuperuser" in command else []
        done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), f"{command}: {done.stderr}"
    assert (tmp_path / "c.zip").exists()
    assert (tmp_path / "r.json").exists()


@pytest.mark.parametrize("target", re.findall(r"^make (\w+)", README, re.M))
def test_make_has_the_target(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []

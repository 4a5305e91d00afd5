"""Which code and templates make the pages."""

import hashlib
from pathlib import Path

FOLDERS = ("archive", "comments", "debates", "templates", "static")


def release_of(base_dir: Path) -> str:
    """A short hash over all that a page is made by: equal on every machine that has the same code and templates."""
    digest = hashlib.sha256()
    for folder in FOLDERS:
        for path in sorted(p for p in (base_dir / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(base_dir)} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()[:16]

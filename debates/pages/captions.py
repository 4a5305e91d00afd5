"""Words under a photograph, and who took it."""

from collections.abc import Iterable


def read_caption(line: str) -> tuple[str, str]:
    """A caption and its credit: ``Broen i brug - Foto: Eva Krag`` gives ``("Broen i brug", "Eva Krag")``."""
    before, mark, credit = line.rpartition("Foto:")
    if not mark:
        return line.strip(), ""
    return before.rstrip(" -–(").strip(), credit.strip(" .)")


def join_captions(lines: Iterable[str]) -> tuple[str, str]:
    """Several captions as one, each once: they stand one a line, credits are parted by commas."""
    read = [read_caption(line) for line in lines]
    captions = dict.fromkeys(caption for caption, _ in read if caption)
    names = dict.fromkeys(credit for _, credit in read if credit)
    return "\n".join(captions), ", ".join(names)

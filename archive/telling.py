"""What an import says on the terminal: what happened or would happen, no more than a screen of each."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.captures import visible
from archive.reports import FileReport, Outcome, RunReport
from debates.pages.changes import Change

SCREEN = 40  # lines
_WIDTH = 60  # characters of a value
_BOOKKEEPING = ("_id", "source_line", "source_end_line")  # of no use to people, or told in words by another field


def screenful(lines: Sequence[str], more: str) -> list[str]:
    """As many lines as fit on a screen; `more` says how many there are beside, with a place for the `count`."""
    rest = len(lines) - SCREEN
    return [*lines[:SCREEN], more % {"count": rest}] if rest > 0 else list(lines)


def refusals(report: RunReport) -> list[str]:
    """A line for each refused file."""
    return [f"{file.path}: {file.reason}" for file in report.files if file.outcome is Outcome.REFUSED]


def differences(report: RunReport) -> list[str]:
    """What comes into the archive or changes in it: articles, how many comments, and what was changed field by field."""
    return [line for file in report.files for line in _differences(file)]


def _differences(file: FileReport) -> Iterator[str]:
    if file.outcome is Outcome.CREATED:
        values = {"path": file.path, "slug": file.article, "comments": _comments(file.comments_created)}
        yield _("%(path)s: ny artikel »%(slug)s«, %(comments)s") % values
    elif file.comments_created or file.comments_updated:
        yield f"{file.path}: {', '.join(_new_and_changed(file.comments_created, file.comments_updated))}"
    for change in file.changes:
        if not change.field.endswith(_BOOKKEEPING):
            yield f"{file.path}: {_change(change)}"


def _comments(count: int) -> str:
    return ngettext("%(count)s kommentar", "%(count)s kommentarer", count) % {"count": count}


def _new_and_changed(new: int, changed: int) -> Iterator[str]:
    if new:
        yield ngettext("%(count)s ny kommentar", "%(count)s nye kommentarer", new) % {"count": new}
    if changed:
        yield ngettext("%(count)s ændret kommentar", "%(count)s ændrede kommentarer", changed) % {"count": changed}


def _change(change: Change) -> str:
    return f"{change.field}: »{_short(change.before)}« → »{_short(change.after)}«"


def _short(text: str) -> str:
    flat = visible(" ".join(text.split()))
    return flat if len(flat) <= _WIDTH else f"{flat[:_WIDTH]}…"


def summary(report: RunReport) -> str:
    """How many files there were, and what became of them."""
    counted = ", ".join(f"{report.count(outcome)} {outcome.label}" for outcome in Outcome if report.count(outcome))
    return _("%(files)s filer: %(counted)s. %(comments)s kommentarer.") % {
        "files": len(report.files),
        "counted": counted or _("ingenting"),
        "comments": report.comments,
    }

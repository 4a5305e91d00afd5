"""When an article was published: what the page prints, else what bounds it. Never a guess."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from debates.pages.danish_dates import read_month, read_newsletter, read_stamp, read_written
from debates.pages.drafts import CommentDraft, Precision, PublicationDate


def printed_date(line: str, notes: Sequence[str]) -> PublicationDate:
    """The date that stands on the page as a line of its own; notes of a first publication are told with it.

    Where it is no possible date, the notes alone are left to read it from, and its words are told.
    """
    stamp = read_stamp(line)
    if stamp is None:
        read = bounded_date((), (), notes)
        return replace(read, evidence="; ".join(filter(None, [f"trykt på siden: {line}", read.evidence])))
    day, clock = stamp
    evidence = "; ".join([f"trykt på siden: {line}", *(f"på siden står: {note}" for note in notes)])
    return PublicationDate(
        Precision.DAY if clock is None else Precision.MINUTE, day=day, clock=clock, evidence=evidence
    )


def bounded_date(comments: Sequence[CommentDraft], tags: Sequence[str], notes: Sequence[str]) -> PublicationDate:
    """What is known where no date is printed.

    A note may name the day of the first publication, or its month. Else the oldest comment came later than the article, and a
    newsletter carried it on the day that its tag names; of several newsletters the earliest stands nearest.
    """
    bounds, evidence = _bounds(comments, tags)
    not_after = min(bounds, default=None)
    for note in notes:
        day = read_written(note)
        evidence.append(f"på siden står: {note}")
        if day is not None and (not_after is None or day <= not_after):
            return PublicationDate(Precision.DAY, day=day, evidence=f"på siden står: {note}")
        month = None if day else read_month(note)
        if month is not None and (not_after is None or month[0] <= not_after):
            latest = min(filter(None, (month[1], not_after)))
            return PublicationDate(
                Precision.INTERVAL, not_before=month[0], not_after=latest, evidence="; ".join(evidence)
            )
    if not_after is None:
        return PublicationDate(evidence="; ".join(evidence))
    return PublicationDate(Precision.INTERVAL, not_after=not_after, evidence="; ".join(evidence))


def _bounds(comments: Sequence[CommentDraft], tags: Sequence[str]) -> tuple[list[date], list[str]]:
    bounds, evidence = [], []
    if comments:
        oldest = min(comment.posted for comment in comments)
        bounds.append(oldest)
        evidence.append(f"ældste kommentar: {oldest:%d.%m.%y}")
    newsletters = [(day, tag) for tag in tags if (day := read_newsletter(tag))]
    if newsletters:
        day, tag = min(newsletters)
        bounds.append(day)
        evidence.append(f"nyhedsbrev: {tag} ({day:%d.%m.%y})")
    return bounds, evidence

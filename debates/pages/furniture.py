"""The lines that stand on every page of the site and say nothing of the article."""

from debates.pages.blocks import SHORT, Sheet
from debates.pages.drafts import BlockKind

COMMENTS_HEADING = "kommentarer"
MEMBERSHIP = "bliv en del af denoffenlige"  # sic
MORE = "få mere af det væsentlige"
MOST_READ = "mest læste"
ADVERTISEMENT = "annonce"
OTHERS_READ = frozenset(("lige nu læser andre", "lige nu læser andre:"))  # the box of the WordPress copies
FOOTER = frozenset(("tilmeld nyhedsbrev", MOST_READ, "seneste kommentarer", "læs også", ADVERTISEMENT))

_LINES = FOOTER | {
    COMMENTS_HEADING,
    MEMBERSHIP,
    "bliv en del af denoffentlige",
    MORE,
    "læs mere her",
    "• overblik",
    "• videndeling",
    "• nyheder",
    "• inspiration",
    "• debat",
}
_INVITATION = "er du også aktiv i og omkring den offentlige sektor"
_INVITATION_REACH = 6  # lines above MORE, blank ones too
_OPENINGS = (_INVITATION, "denoffentliges nyhedsbrev udkommer")


def claim_furniture(sheet: Sheet, first: int, stop: int | None = None) -> None:
    """Claim the furniture among the lines that nobody has claimed yet. Letter case is no matter."""
    for at in sheet.written(first, stop):
        if sheet.is_unread(at) and is_said_everywhere(sheet.text(at)):
            sheet.claim(BlockKind.FURNITURE, at)


def is_said_everywhere(text: str) -> bool:
    """Whether a line stands on every page of the site."""
    line = text[:200].lower()
    return line in _LINES or line.startswith(_OPENINGS)


def find_line(sheet: Sheet, wanted: frozenset[str] | str, first: int = 0) -> int | None:
    """Index of the first line from ``first`` on that is one of these and begins in the first column."""
    among = (wanted,) if isinstance(wanted, str) else wanted
    places = (sheet.find_flush(text, first) for text in among)
    return min((at for at in places if at is not None), default=None)


def find_furniture(sheet: Sheet) -> int | None:
    """Index of the first line of the furniture under an article: the invitation to publish, else the words below it."""
    more = find_line(sheet, MORE)
    if more is None:
        return None
    above = range(max(more - _INVITATION_REACH, 0), more)
    return next((at for at in above if sheet.text(at).lower().startswith(_INVITATION)), more)


def is_furniture(sheet: Sheet, at: int, among: frozenset[str]) -> bool:
    """Whether this line is one of these and begins in the first column: a comment that quotes them is indented."""
    text = sheet.text(at)
    return sheet.is_flush(at) and len(text) <= SHORT and text.lower() in among

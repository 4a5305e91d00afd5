"""The Danish wordings in which one letter speaks of another. Pure: a text in, mentions out."""

import re
from collections.abc import Callable, Iterator, Sequence

from debates.pages.danish_dates import FIGURES, NAMED_DAY, read_named_day
from debates.pages.mention import Mention, MentionKind

Span = tuple[int, int]
Spans = Callable[[], Sequence[Span]]  # the sentences of a text, found when they are asked for: most texts are not

QUOTED = re.compile(r"[”“\"»]([^”“\"»«\n]{8,300})[”“\"»«]")
KINDS = r"(?:indlæg|debatindlæg|læserbrev|brev|kronik|replik)"
_LETTER_WORDS = ("indlæg", "brev", "kronik", "replik", "svar")  # one of them stands wherever a letter is spoken of
_HOW = r"(?: (?:nyt|ny|nye|andet|anden|åbent|åben|åbne|skarpt|vredt|langt|første|seneste)){0,2}"
_PLACES = r"(?: (?:på|i) (?:DenOffentlige(?:\.dk)?|denne portal|portalen|avisen))?"
_LETTER = re.compile(rf"\b[Ee](?:t|n){_HOW} {KINDS}\b{_PLACES}|\b[Ee]t svar til (?:os|mig)\b")
_AGAIN = re.compile(r"\b(?:nyt|ny|andet|anden|endnu (?:et|en)|svar til (?:os|mig))\b")
_TURNED_TO_US = re.compile(
    r"\b(?:os|vores|mod|kritik|beder|spørger|kritiserer|angriber|anklager|beskylder|kræver|opfordrer|efterlyser)\b"
)
_BY_OURSELVES = re.compile(
    r"\b(?:vi|jeg) (?:skriver|skrev|har skrevet|sender|sendte|bragte)\b|\b(?:skriver|skrev|sendte|bragte|fik|havde) (?:vi|jeg)\b"
    r"|\b(?:vi|jeg) (?:fik|havde|har fået|har haft)\b",
    re.IGNORECASE,
)
_TITLE_LED_IN = re.compile(r"(?:^|(?:hed|overskriften|titlen|navnet|kaldet|lød))[\s,:]*$", re.IGNORECASE)
_TITLE_FOLLOWS = re.compile(
    r"(?:det|den|brevet|indlægget|svaret|læserbrevet|overskriften|titlen) (?:hed|stod|var|er|lød)\b", re.IGNORECASE
)
_OWN = re.compile(
    rf"\b(?:[Vv]ores|[Mm]it)(?P<earlier> (?:første|forrige|seneste|tidligere))? (?:svar\b|{KINDS}\b)"
    r"(?P<theirs> på (?:deres|hans|hendes|jeres)[^,.]*)?"
)

_NAME = r"[A-ZÆØÅ][\w.-]{0,40}(?: (?:(?:i|af|for|og|på|de|von|van) )?[A-ZÆØÅ][\w-]{0,40}){0,5}"
_ROLES = r"(?:[a-zæøå-]+ ){0,3}"
_DATE = rf"(?:{NAMED_DAY}|{FIGURES}\b)"
_DATED = re.compile(
    rf"\b(?:[Ee]t|[Ee]n|det|den|sit|sin|hans|hendes|deres|jeres|{_NAME}s){_HOW} {KINDS}(?:et|en)?\b{_PLACES}"
    rf"(?: (?:til|fra|af) (?:os|mig|redaktionen|{_ROLES}{_NAME}))?"
    rf",?(?: (?:bragt|trykt|dateret|offentliggjort|udgivet|skrevet))? (?:fra )?(?:den |d\. )?{_DATE}"
)
_SENT = "skrev|sendte|spurgte|bragte|rettede|bad|svarede|kritiserede|angreb|udgav|offentliggjorde"
_DIGIT = re.compile(r"[0-9]")
_DATE_FIRST = re.compile(rf"\b[Dd](?:en|\.) {_DATE} (?:{_SENT})\b")
_PUBLIC = re.compile(r"(?:indlæg|læserbrev|kronik|replik|åbent brev|åbne brev)")
_WRITES = f"skriver|skrev|spørger|beder|kritiserer|kræver|efterlyser|opfordrer|{_SENT}"
_WRITERS = (
    re.compile(rf"\b{KINDS}(?:et|en)?\b{_PLACES} (?:fra|af) {_ROLES}({_NAME})"),
    re.compile(rf"\b({_NAME})s{_HOW} {KINDS}\b"),
    re.compile(rf"\b(?:{_WRITES}) {_ROLES}({_NAME})"),
    re.compile(rf"({_NAME}) (?:{_WRITES})\b"),
)

_ANSWER = r"(?:[Ss]var|[Rr]eplik|[Gg]ensvar)"
_TITLE_ANSWERS = re.compile(rf"(?P<words>{_ANSWER} (?:til|på) (?P<to>[^:]{{2,120}}))(?P<rest>:.*)?", re.DOTALL)
_REPLIK = re.compile(rf"{_ANSWER}(?: (?:til|på) [^:]{{2,120}})?:")
_ANSWERS_TO = rf"(?P<words>{_ANSWER} (?:til|på) (?P<to>[^.!?;:]{{2,120}}))"
_LEAD_ANSWERS = re.compile(
    rf"\b(?:skriver|mener|siger|lyder det fra) (?P<writer>[^.!?;:]{{2,80}}?) i (?:et|en) {_ANSWERS_TO}"
)
_TEXT_ANSWERS = re.compile(
    rf"(?:\A|\b(?:[Dd]ette|[Hh]er|[Dd]et her|[Hh]ermed)(?: er)?(?: (?:et|en|mit|min|vores))? ){_ANSWERS_TO}"
)


def is_answer(title: str) -> bool:
    """Whether a title says that what follows is an answer: ``Replik: ...``, ``Svar til Havnelauget: ...``.

    >>> is_answer("Svar til Havnelauget: Kajen bliver"), is_answer("Svar udbedes")
    (True, False)
    """
    return _REPLIK.match(title) is not None


def spoken_of(text: str, spans: Spans, is_personal: Callable[[], bool]) -> Iterator[Mention]:
    """The letters that a text speaks of: those of others, and one's own."""
    if any(word in text for word in _LETTER_WORDS):
        yield from _letters(text, spans(), is_personal)
        yield from _own(text, spans())


def answers_in_title(title: str) -> Iterator[Mention]:
    """Whom a title says that it answers."""
    match = _TITLE_ANSWERS.fullmatch(title)
    if match:
        to = match["to"] + (match["rest"] or "")
        yield Mention(MentionKind.ANSWER, to, title, start=match.start("words"), end=match.end("words"))


def answers_in_text(text: str, spans: Spans, *, is_lead: bool, is_personal: Callable[[], bool]) -> Iterator[Mention]:
    """Whom a letter says that it answers itself: not whom others have answered."""
    if "svar" not in text and "Svar" not in text and "eplik" not in text:
        return
    patterns = (_LEAD_ANSWERS, _TEXT_ANSWERS) if is_lead else (_TEXT_ANSWERS,)
    for first, last in spans():
        match = next((found for each in patterns if (found := each.search(text[first:last]))), None)
        if match and is_personal():
            start, end = (first + at for at in match.span("words"))
            writer = match["writer"] if "writer" in match.re.groupindex else ""
            yield Mention(MentionKind.ANSWER, match["to"], text[first:last], writer=writer or "", start=start, end=end)


def _letters(text: str, spans: Sequence[Span], is_personal: Callable[[], bool]) -> Iterator[Mention]:
    for number, (first, last) in enumerate(spans):
        sentence = text[first:last]
        letter, dated = _LETTER.search(sentence), _dated(sentence)
        if not (letter or dated) or _BY_OURSELVES.search(sentence):
            continue
        is_turned = bool(letter and _TURNED_TO_US.search(sentence))
        if is_turned or (dated and _PUBLIC.search(sentence)):
            following = [text[start:end] for start, end in spans[number + 1 : number + 3]]
            answered = is_turned or is_personal()  # what a report says of a letter answers nothing
            yield _letter(sentence, letter, dated, following, first, answered=answered)


def _dated(sentence: str) -> re.Match[str] | None:
    """Where a sentence says from what day a letter is: right behind the letter, or as the day on which somebody wrote it."""
    if not _DIGIT.search(sentence):
        return None
    return _DATED.search(sentence) or _DATE_FIRST.search(sentence)


def _letter(
    sentence: str,
    letter: re.Match[str] | None,
    dated: re.Match[str] | None,
    following: Sequence[str],
    first: int,
    *,
    answered: bool,
) -> Mention:
    named = dated if dated and dated.re is _DATED else letter or dated
    assert named is not None  # noqa: S101 the caller has one of the two
    naming = _naming(following)
    title = _title_in(sentence, named.end()) or (QUOTED.search(naming) if naming else None)
    is_below = title is not None and title.string is naming
    called = re.sub(r"^E(?=[tn] )", "e", named[0])
    return Mention(
        MentionKind.LETTER,
        f"{called} {title[0]}" if title else called,
        f"{sentence} {naming}" if is_below else sentence,
        answered,
        again=bool(_AGAIN.search(sentence)),
        start=first + named.start(),
        end=first + named.end(),
        title=title[1].strip(" ,") if title else "",
        day=read_named_day(dated[0]) if dated else "",
        writer=_writer(sentence),
    )


def _writer(sentence: str) -> str:
    """Who is said to have written the letter that a sentence speaks of."""
    found = (match[1] for pattern in _WRITERS if (match := pattern.search(sentence)))
    return next((name for name in found if not name.startswith("DenOffentlige")), "")


def _title_in(sentence: str, after: int) -> re.Match[str] | None:
    """The title of a letter in the sentence that names it; other quotations are what the letter said."""
    title = QUOTED.search(sentence, after)
    return title if title and _TITLE_LED_IN.search(sentence[after : title.start()]) else None


def _naming(following: Sequence[str]) -> str:
    """The one of the next sentences that says what the letter was called."""
    return next((sentence for sentence in following if _TITLE_FOLLOWS.match(sentence) and QUOTED.search(sentence)), "")


def _own(text: str, spans: Sequence[Span]) -> Iterator[Mention]:
    """`answered` of one's own: it is said to be an earlier one, and not only "vores svar"."""
    for first, last in spans:
        match = _OWN.search(text[first:last])
        if match:
            earlier = bool(match["earlier"] or match["theirs"])
            start, end = (first + at for at in match.span())
            yield Mention(MentionKind.OWN, match[0], text[first:last], answered=earlier, start=start, end=end)

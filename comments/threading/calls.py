"""Where a comment speaks to other writers, or of what they wrote, by their names.

A name alone says little: it may be anybody's. So a name needs a cue beside it: a greeting, thanks, agreement, an answer, "as she
writes". Every pattern looks at a bounded piece of one line.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comments.threading.people import Called, People
from comments.threading.posts import ClaimPart, Span
from comments.threading.words import YOU, Line, Utterance, Word, any_of, folded_words, lines, listed, words

_TOLD = 0.8  # the score of a name without a cue
_BEGINS_WITH = 0.75  # the same where a sentence begins: anything has a capital there
_ASKED_FOR = 0.7  # the same in a question: it may ask for anybody
_WINDOW = 70  # characters of a line, on either side of a name, that a cue may take


class Call(NamedTuple):
    """Writers who are called in a comment, the words that show it, and how sure it is that a commenter is meant."""

    names: frozenset[str]
    called: str  # as printed
    span: Span
    score: float
    is_whole: bool  # the whole of a name that has more than one word
    is_heading: bool  # the title begins with the call: "Svar til Karen"
    is_here: bool  # as one speaks to or of somebody who is here: "Nej, Karen.", "Karens kommentar"


class _Cue(NamedTuple):
    """Where the words begin and end that show a call, how sure they are, and whether they show that somebody is here."""

    start: int
    end: int
    score: float
    is_here: bool = False


_MORE = r"(?:\w+ ){0,3}?"  # a few words between
_TURNED_TO = listed(
    r"svare?r?, svaret, svarede, kommentar(?:en)?, spørgsmål(?:et)?, replik(?:ken)?, bemærkning(?:en)?, tilføjelse, ord, besked"
    ", hilsen, knus, kram, ros, henvendt, opfordring, råd, tanker, medfølelse, indlæg(?:get)?"
)
_TAKEN_UP = listed(
    r"kan (?:godt |sagtens )?(?:følge|forstå), citerer, citat fra, citat, forstår(?: godt)?, spørger, læste, kommenterer, giver?"
    ", takker, savner svar fra, støtter, deler, tilslutter mig, tilslutter os, medhold til"
)
_COMPARED = listed(
    r"lige ?som, i modsætning til, modsat, i forlængelse af, i tråd med, på linje med, efter at have læst, hatten af for"
    ", respekt for, respekt til, applaus til, bifald til, tommel op til, blomster til"
)
_SIGHS = listed(r"nej, ja, jo, jamen, og, men, tak, åh, ih, nåh?, undskyld, beklager, hør(?: nu)?(?: her)?")
_GREETS = listed(
    r"nej, ja, jo, jamen, kære, (?:ha)+, (?:he)+, lol, ej, aj, øj, wow, bravo, amen, hejs?a?"
    r", hejsan, hey, hallo, halløj(?:sa)?, dav, goddag, godmorgen, godaften, undskyld, beklager"
    r", hør(?: nu)?(?: her)?, til, ad, sv, re, ang, vedr, vedrørende, angående"
)
_PRAISES = listed(
    "godt, flot, vel, rigtigt?, smukt, genialt, klart, fint, stærkt, modigt, så sandt, præcis, nemlig, netop, bravo, spot on, u?enig"
)
_PRAISED = listed(
    "skrevet, sagt, brølt, set, tænkt, formuleret, talt, gået, indlæg, spørgsmål, svar, kommentar, pointe"
)
# What stands before a name and says that its bearer is spoken to, or of.
_BEFORE = re.compile(
    any_of(
        r"@ ?",
        rf"\bu?enige?,? {_MORE}(?:med|m\.|m/|i)(?: alt)?(?: det| hvad| som| dig| jer)*,? ",
        rf"\b(?:bakker {_MORE}op om|står {_MORE}sammen med) ",
        rf"\b{_COMPARED} ",
        rf"\b{_TAKEN_UP} ",
        rf"\b{_TURNED_TO} {_MORE}(?:til|fra|af|på)(?: dig,?)? ",
        r"\b(?:held og lykke|pøj ?pøj|tillykke(?: med [^.!?,]{1,40})?|god bedring)(?: til)?,? ",
        r"\btak(?: skal du have| til| igen| for [^.!?\n]{1,50}?)*,? ",
        rf"^\W{{0,3}}(?:{_SIGHS}\b[,.!:]? ){{0,2}}{_GREETS}\b[.,:!]{{0,2}} ?",
        r"\b(?:kære|hej|hør nu(?: her)?),? ",
        rf"\b{_PRAISES}(?: ?{_PRAISED})?(?: af| fra)?,? ",
        r"\b(?:ret|sandt|skrevet|sagt), ",
        r"\b(?:dig|jer),? ",
    )
    + r"(?:(?:hr|fru|frk|frøken|både|søde|gode|kære)\.? )?$",
    re.IGNORECASE,
)
_THINGS = listed(
    "indlæg, kommentar, svar, ord, historie, spørgsmål, forslag, beretning, fortælling, oplevelse, eksempel, pointe, opråb, erfaring"
    ", argument, tal, link, beskrivelse, bemærkning, idé, ide, opslag, tekst, synspunkt, holdning, mening, råd, regnestykke, påstand"
    ", citat, side"
)
_SAYS = listed(
    "skriver, skrev, skrevet, siger, sagde, sagt, nævner, nævnte, nævnt, spørger, spurgte, mener, fortæller, fortalte, beskriver"
    ", beskrev, påpeger, peger på, foreslår, foreslog, rammer, udtrykker, forklarer, efterlyser, antyder, hævder, påstår, konstaterer"
    ", tager, glemmer, har en pointe, har en god pointe, har fingeren, overser, bemærker, gør opmærksom, har fat i, sætter fingeren"
    ", er inde på, var inde på, giver udtryk, kommer ind på"
)
# What stands behind a name and says so.
_AFTER = re.compile(
    any_of(
        rf"\W{{1,2}}(?:(?:også|jo|så|da|selv|her|herinde|\w+t) ){{0,3}}{_SAYS}\b",
        r" (?:har|får) (?:\w+ ){0,3}?ret\b",
        r" (?:jo |da |nok |helt |fuldstændig |så )?ret i\b",
        r",? (?:som|der) (?:\w+ ){0,2}?(?:har skrevet|skrev|skriver|har kommenteret|kommenterer)\b",
        r",? (?:her)?(?:ovenfor|herover|nedenfor|herunder|længere nede|længere oppe|lige før)\b",
    ),
    re.IGNORECASE,
)
_OWNS = re.compile(rf"['’]? (?:\w+ ){{0,2}}?{_THINGS}", re.IGNORECASE)
_YOU_NEAR = re.compile(rf"\b{YOU}\b", re.IGNORECASE)
_TURNS = re.compile(r" ?[,:;!?–-]+ ?|\.{2,} ?| (?=du\b|din\b|dit\b)", re.IGNORECASE)  # "Karen, du ..."
_PLAIN_TURN = re.compile(
    r" (?=(?:jeg|du|det|hvor|tak|har|kan|din|dit|ja|nej|så|er|hvis|når|nu|kom|prøv|husk)\b)"
)  # "Karen jeg føler med dig"
_CLOSES = re.compile(r" ?(?:[,.!?:;)…]|$)")
_IN_A_LIST = re.compile(r"(?:^|, |og )\W*[A-ZÆØÅ]\w+, $|\b(?:som|af|fra|hos|med|hedder|til), $")
_LIST_GOES_ON = re.compile(r",? (?:og|samt|eller) [A-ZÆØÅ]|, [A-ZÆØÅ]\w+(?:,| og)")
_LIGHT = re.compile(r"[a-zæøå0-9!)] $")
_TURNED = re.compile(
    r"\b(?:her|dig|du|jo|da|nu|sagt|skrevet|altså|lidt|endelig|ja|nej|ikke|sandt|ret|enig|også|igen|nemlig|netop|præcis) $",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[.!?:…])[\W_]{0,4}$")
_BEFORE_SMALL = re.compile(r"\b(?:enige? .*med|hej|kære|tak|svar til)\W*$|^\W*til $", re.IGNORECASE)
_LISTED = re.compile(r"^(?: ?(?:,|&|\+|/)| og| samt|, og)+ $")
_HEADING = re.compile(
    r"^\W{0,3}(?:(?:et |en |mit |åbent |lille )*(?:svar|replik|kommentar)\b|til\b|re\b|sv\b|ad\b|@|vedr|ang)",
    re.IGNORECASE,
)
# Names that are words too.
_WORDS_TOO = folded_words(
    "ask august bjørn bo dag else eva frank gry hans held jul kaj kim kær liv lone maj may ole per rose sol sten storm "
    "tage vagn vang vilje mandag tirsdag onsdag torsdag fredag lørdag søndag"
)
_FIRST_NAME = re.compile(r"[a-zæøå,] [A-ZÆØÅ][\w.]* $|-$")  # a last name behind it is that of another
# Somebody of one's own life, or of public life, who bears the name.
_ANOTHER = re.compile(
    r"\b(?:(?:min|mine|vores|hendes|hans|deres|jeres)(?: \w+)?|\w*(?:minister|borgmester|formand|forkvinde|direktør|chef|professor|forsker|"
    r"journalist|redaktør|advokat|ordfører|politiker|læge|doktor|rektor|leder|forfatter|rådmand|konsulent|rådgiver|sygeplejerske|"
    r"pædagog|lærer|pastor|præst|sagsbehandler)(?:en)?|dr\.?|statsminister\w*|skuespiller\w*|kunstner\w*|sanger\w*) $",
    re.IGNORECASE,
)
_A_NAME = r"([A-ZÆØÅ]\w{3,})"
# Where names are looked for that are nearly somebody's: each pattern only where one of its words stands.
_BEHIND_A_CUE = (
    (
        folded_words("enig enige uenig uenige kære hej tak skrevet sagt hr fru frk"),
        re.compile(
            r"\b(?:[Uu]?[Ee]nige?(?: \w+){0,3}? med|[Kk]ære|[Hh]ej|[Tt]ak,?|[Ss]krevet,?|[Ss]agt,?|[Hh]r\.?|[Ff]ru|[Ff]rk\.?) "
            + _A_NAME
        ),
    ),
    (folded_words("til"), re.compile(r"^(?:\w+ )?[Tt]il " + _A_NAME, re.MULTILINE)),
    (
        folded_words("har skriver siger nævner"),
        re.compile(rf"^\W{{0,3}}{_A_NAME}(?= (?:har|skriver|siger|nævner) )", re.MULTILINE),
    ),
)
_ASIDE = re.compile(rf", {_A_NAME}(?=[.,!?])")
_HANDLE = re.compile(r"@ ?(\w{4,})")
_STYLED = re.compile(r"\b(?:hr|herr|fru|frk|frøken)\.? $", re.IGNORECASE)
_SIGNED = re.compile(
    r"\b(?:hedder|hed|kaldes|kaldt|navn(?:et)?|mvh|vh|hilsen|hilsner|underskrevet)[,.:]? $", re.IGNORECASE
)
_ASKED = re.compile(r"[^.!?\n]{0,200}\?")
_QUOTED = re.compile(r"[”“\"»«][^”“\"»«\n]{0,600}[”“\"»«]")


def calls(said: Utterance, people: People) -> Iterator[Call]:
    """Every place in a post where earlier writers are called by name.

    >>> from datetime import date
    >>> from comments.threading import Post
    >>> people, day = People(), date(2018, 3, 1)
    >>> people.add(Utterance.of(Post(1, "Karen Friis", "Nej", "Nej.", day)))
    >>> found = calls(Utterance.of(Post(2, "Bo", "Ja", "Helt enig med Karen.", day)), people)
    >>> [(sorted(call.names), call.called) for call in found]
    [(['karen friis'], 'Karen')]
    """
    known, nearly = people.among(said.words), _nearly_calls(said, people)
    if not (known or nearly):
        return
    for line in lines(said.post):
        folded = line.text.casefold()
        if nearly or any(name in folded for name in known):
            yield from _in_line(line, people)


def _nearly_calls(said: Utterance, people: People) -> bool:
    """Whether a name that is a letter off, or a last name, stands behind one of the commonest cues."""
    patterns = [pattern for needed, pattern in _BEHIND_A_CUE if not needed.isdisjoint(said.words)]
    texts = (said.post.title, said.post.body)
    names = {name.casefold() for pattern in (*patterns, _ASIDE) for text in texts for name in pattern.findall(text)}
    handles = {name.casefold() for text in texts if "@" in text for name in _HANDLE.findall(text)}
    if any(people.may_nearly_call(name) or people.may_be_surname(name) for name in names | handles):
        return True
    return any(people.may_be_handle(name) for name in handles)


def _in_line(line: Line, people: People) -> Iterator[Call]:
    row = words(line.text)
    quoted = [match.span() for match in _QUOTED.finditer(line.text)]
    before: Call | None = None
    at = 0
    while at < len(row):
        found = _call(line, row, at, people, before) if not _is_within(row[at].start, quoted) else None
        if found is None:
            at += 1
            continue
        call, length = found
        if call:
            before = call
            yield call
        at += length


def _is_within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in spans)


def _call(
    line: Line, row: Sequence[Word], at: int, people: People, before: Call | None
) -> tuple[Call | None, int] | None:
    """The call that begins with this word, and how many words the name takes; None where it is nobody's name."""
    word = row[at]
    called = _who(line.text, row, at, people)
    if called is None:
        return None
    start, end = word.start, row[at + called.length - 1].end
    cue = _cue(line, start, end, called, before)
    if cue is None or not (word.is_capital or _may_be_small(word, called, line.text[cue.start : start])):
        return None, called.length
    span = Span(line.part, line.offset + cue.start, line.offset + cue.end)
    heading = line.part is ClaimPart.TITLE and bool(_HEADING.match(line.text)) and start < _WINDOW
    score = round(cue.score + 0.03 * called.is_whole - 0.04 * (not called.is_exact), 2)
    return Call(called.names, line.text[start:end], span, score, called.is_whole, heading, cue.is_here), called.length


def _who(text: str, row: Sequence[Word], at: int, people: People) -> Called | None:
    word = row[at]
    if people.may_call(word):
        return people.called(text, row, at)
    if text[max(0, word.start - 1) : word.start] == "@" and (names := people.handled(word)):
        return Called(names, 1, is_exact=True, is_genitive=False, is_whole=True)
    if word.is_capital and people.may_nearly_call(word.folded) and _is_called(text, word):
        return people.nearly_called(text, row, at)
    if word.is_capital and _STYLED.search(text, max(0, word.start - _WINDOW), word.start):
        found = people.surnamed(word)
        names = found[0] if found else people.nearly_surnamed(word)
        return Called(names, 1, is_exact=bool(found), is_genitive=False, is_whole=False) if names else None
    if word.is_capital and not _FIRST_NAME.search(text[: word.start]) and (found := people.surnamed(word)):
        return Called(found[0], 1, is_exact=True, is_genitive=found[1], is_whole=False)
    return None


def _is_called(text: str, word: Word) -> bool:
    """Whether the words beside a name that is nearly a writer's show that one is called so."""
    if _BEFORE.search(text, max(0, word.start - _WINDOW), word.start) or _AFTER.match(text, word.end):
        return True
    before = text[max(0, word.start - _WINDOW) : word.start]
    is_aside = before.endswith(", ") and not _IN_A_LIST.search(before) and bool(_CLOSES.match(text, word.end))
    return is_aside and not _LIST_GOES_ON.match(text, word.end)


def _cue(line: Line, start: int, end: int, called: Called, before: Call | None) -> _Cue | None:
    text = line.text
    left = max(0, start - _WINDOW)
    if before and _LISTED.match(text[before.span.end - line.offset : start]):
        return _Cue(before.span.start - line.offset, end, before.score, before.is_here)  # "enig med Karen og Bo"
    if _ANOTHER.search(text, left, start):
        return None
    cue = _BEFORE.search(text, left, start)
    if cue and not called.is_genitive:
        return _Cue(_tidy(text, cue.start(), end), end, 0.88)
    if called.is_genitive:
        owns = _OWNS.match(text, end)
        return _Cue(cue.start() if cue else start, owns.end(), 0.86, is_here=True) if owns else None
    says = _AFTER.match(text, end, end + _WINDOW)
    if says:
        return _Cue(start, says.end(), 0.84)
    return _vocative(line, start, end) or _mentioned(line, start, end)


def _mentioned(line: Line, start: int, end: int) -> _Cue | None:
    """A name without a cue: nearly always the commenter, where one only bears it and the article nobody."""
    text = line.text
    if text[start:end].casefold() in _WORDS_TOO or _SIGNED.search(text, max(0, start - _WINDOW), start):
        return None
    if _ASKED.match(text, end):
        return _Cue(start, end, _ASKED_FOR)
    return _Cue(start, end, _BEGINS_WITH if _BEGINS.search(text[:start]) else _TOLD)


def _vocative(line: Line, start: int, end: int) -> _Cue | None:
    """A name that is spoken to: "Karen, du glemmer ...", "Det er rigtigt, Karen."."""
    text = line.text
    begins, turns = bool(_BEGINS.search(text[:start])), _TURNS.match(text, end)
    you = bool(_YOU_NEAR.search(text, end, end + 2 * _WINDOW))
    if line.part is ClaimPart.TITLE and begins and not text[end:].strip(" .!?:"):
        return _Cue(start, end, 0.85)  # the title is the name
    if begins and turns and (you or text[start:end].casefold() not in _WORDS_TOO):
        return _Cue(start, turns.end(), 0.85)
    if begins and you and _PLAIN_TURN.match(text, end):
        return _Cue(start, end, 0.83)
    return _aside(text, start, end)


def _aside(text: str, start: int, end: int) -> _Cue | None:
    """A name put in, or behind: "Kom og se, Karen, så ...", "Det passer ikke Karen."."""
    if not _CLOSES.match(text, end):
        return None
    before = text[max(0, start - _WINDOW) : start]
    clause = re.split(r"[.!?:;]", before)[-1].lstrip()
    begins = start - len(clause)
    if clause.endswith(", ") and not _IN_A_LIST.search(clause) and not _LIST_GOES_ON.match(text, end):
        return _Cue(begins, end, 0.86, is_here=True)
    if _YOU_NEAR.search(clause) and _LIGHT.search(clause):
        return _Cue(begins, end, 0.84)
    return _Cue(begins, end, 0.82) if _TURNED.search(clause) else None


def _tidy(text: str, start: int, end: int) -> int:
    """Without the marks before the first word of the evidence."""
    while start < end and not (text[start].isalnum() or text[start] == "@"):
        start += 1
    return start


def _may_be_small(word: Word, called: Called, cue: str) -> bool:
    """Whether a name in small letters is meant as one."""
    if called.length > 1 or "@" in cue or (cue.endswith(", ") and len(word.folded) > 5):
        return True
    return len(word.folded) > 3 and word.folded not in _WORDS_TOO and bool(_BEFORE_SMALL.search(cue))

"""Whom a comment speaks to where it names no other writer: all of them, the one before, the article and who signs it, a person."""

import re
from collections.abc import Iterator, Set

from comments.threading.everyone import EVERYONE, EVERYONE_WORDS
from comments.threading.letters import LETTER, LETTER_WORDS
from comments.threading.posts import Claim, ClaimKind, ClaimPart, Post, Span, Subject
from comments.threading.words import Utterance, any_of, at_word, folded_words, listed, words

_PIECE = listed(
    "artikel, artiklen, indlæg, indlægget, kronik, kronikken, interview, interviewet, læserbrev, læserbrevet"
    ", klumme, klummen, debatindlæg, debatindlægget, brev, brevet, svar, reportage, reportagen, historien"
)
_ARTICLE = re.compile(
    at_word(
        r"(?:artiklen|indlægget|kronikken|interviewet|læserbrevet|klummen|debatindlægget|brevet|reportagen)\b",
        rf"(?:[Dd]enne|[Dd]ette|[Jj]eres|[Ee]nt?|[Ee]t|[Gg]odt?|[Ff]int?|[Ff]remragende|[Ss]tærkt?|[Vv]igtigt?) (?:\w+ )?{_PIECE}\b",
    )
)
_TITLED = listed(
    r"\w*minister(?:en)?, \w*borgmester(?:en)?, \w*formand, \w*direktør(?:en)?, \w*chef(?:en|er|erne)?"
    r", rådmand(?:en)?, politikere?, folketing\w*, regering(?:en)?, kommune(?:n)?, byråd(?:et)?"
    r", \w*ordfører(?:en)?, redaktør(?:en)?, redaktion(?:en)?, journalist(?:en)?, professor(?:en)?"
    r", rektor(?:en)?, \w*læge(?:n)?, dr, doktor, hr, fru, frk"
)
_SPEECH_BEGINS = r"(?:^|[.!?\n] ?)\W{0,3}"
_PERSON = re.compile(
    any_of(
        rf"{_SPEECH_BEGINS}(?:kære|hej|til|hør(?: nu)?(?: her)?,?|ja,?|nej,?|tak,?) (?:\w+ )?{_TITLED}\b(?: [A-ZÆØÅ]\w+){{0,3}}",
        rf"\bkære {_TITLED}\b(?: [A-ZÆØÅ]\w+){{0,3}}",
        r"\bhr\.? ?(?:borgmester|minister|formand|direktør)\b",
    ),
    re.MULTILINE | re.IGNORECASE,
)
_GREETING = re.compile(
    rf"{_SPEECH_BEGINS}(?:[Kk]ære|[Hh]ej|[Tt]il|[Tt]ak,?|[Hh]ør(?: nu)?(?: her)?,?) ([A-ZÆØÅ]\w+)", re.MULTILINE
)
_NO_NAME = listed("Ja, Jo, Nej, Nå, Jamen, Men, Tak, Enig, Uenig, Undskyld, Præcis, Netop, Nemlig, Hør, Hov, Så, Og")
_SPOKEN_TO = re.compile(rf"^\W{{0,3}}(?:(?:[Kk]ære|[Hh]ej|[Tt]il) [A-ZÆØÅ]|(?!{_NO_NAME}\b)[A-ZÆØÅ]\w+, )")
_WE_DO = listed("har, er, skal, kan, vil, skriver, tager, siger, bør, må, burde, kunne, tror, ved")
_SPEAKS_TO_US = re.compile(
    rf"\b(?:[Jj]er|[Jj]eres)\b|(?<=\w )\bI\b(?! (?:dag|går|morgen))|\bI {_WE_DO}\b"  # "I" is "in", too, where a sentence begins
)
_SAID = listed(
    r"skriver, skrev, siger, nævner, spørger, fortæller, mener, efterlyser, beder, påstår, beskriver"
    r", har (?:\w+ )?ret, tager fejl, foreslår, har (?:\w+ )?skrevet, kalder, glemmer, lyder, fik, har oplevet"
)
_YOURS = listed(
    "kommentar, historie, beretning, fortælling, bemærkning, idé, ide, pointe, indlæg, svar, spørgsmål"
    ", forslag, opslag, eksempel, argument, regnestykke"
)
_ASKS = (
    r"(?:^|[.!?] |\n)(?:[Hh]ar|[Kk]an|[Hh]vor\w*|[Hh]vad|[Mm]å|[Vv]il|[Ee]r|[Ss]kal|[Vv]ed|[Kk]unne)\b[^.!?\n]{0,25}\bdu\b"
    r"(?=[^.!?\n]{0,200}\?)"
)
_YOU = re.compile(
    any_of(_ASKS, rf"\b[Dd]u (?:\w+ )?{_SAID}\b", rf"\b[Dd](?:in|it) (?:\w+ )?{_YOURS}\b", r"\b[Tt]ak for di[nt]\b")
)
_SAYS_YOU = re.compile(r"\b[Dd](?:u|ig|in|it|ine)\b(?: \w+)?")
_ONE = listed(
    "[Kk]ommentaren, [Ii]ndlægget, [Ss]kribenten, [Dd]ebattøren, [Oo]pslaget, [Vv]edkommende, [Hh]am, [Hh]ende"
)
_BESIDE = listed("ovenfor, herover, ovenover, herunder, nedenunder, nedenfor, lige før, før mig, før min")
_LAST = listed("[Ff]orrige, [Ff]oregående, [Oo]venstående, [Ss]idste, [Nn]edenstående")
_PREVIOUS = re.compile(
    at_word(
        rf"{_ONE} (?:lige |der står |der skrev )?{_BESIDE}\b",
        rf"{_LAST} (?:\w+ )?(?:kommentar|skribent|taler|debattør|kommentator)\b",
        r"[Ee]nig med (?:ovenstående|foregående|forrige|sidste taler)\b",
    )
)
_SOMEBODY = any_of("[Ee]n", "[Nn]ogen", "[Ee]én", "[Hh]ende", "[Hh]am", "[Dd]en", "[Dd]er er (?:jo )?(?:en|nogen)")
_WRITES = listed("skriver, skrev, har skrevet, nævner, nævnte, spørger, spurgte, siger, foreslår, foreslog")
_ANOTHER = re.compile(
    at_word(
        rf"{_SOMEBODY}(?: \w+)?,? (?:her )?(?:der|som) (?:her |også )?{_WRITES}\b",
        rf"(?:[Ee]n|[Nn]ogen) {_WRITES} (?:her|ovenfor|herover|herinde|længere|at)\b",
        r"(?:skriver|skrev|siger|mener|spørger) (?:en|nogen|der en)(?: af jer)? (?:her|herinde|ovenfor|herover|længere)\b",
        r"som (?:der |det )?(?:bliver |er )?(?:skrevet|nævnt|sagt) (?:her|ovenfor|herover|herinde|tidligere)\b",
    )
)
_ANOTHER_WORDS = folded_words("en nogen én hende ham den skrevet nævnt sagt")
_SENTENCE = re.compile(r"\s*[^.!?\n]{1,120}[.!?]?")
_PROVERB = re.compile(
    r"(?:siger? man|man (?:siger|plejer)|ordsprog\w*|mundheld\w*|gamle ord|det hedder|det siges|de gamle)[^.!?]{0,30}$",
    re.IGNORECASE,
)
_CONCEDES = re.compile(
    r"\W{0,3}(?:ja|jo|nej|jamen|nå|ok(?:ay)?|godt så|fair nok|touché|enig|undskyld|tak|det passer|det er rigtigt|du har ret|beklager)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÆØÅÉÖÄÜ](?<!\w.)\w*")  # that it begins a word is asked of capitals only, not of every letter

# Each pattern is tried only where one of these words stands: most comments have none.
_OF_ARTICLES = folded_words(
    "artikel artiklen indlæg indlægget kronik kronikken interview interviewet læserbrev læserbrevet klumme "
    "klummen debatindlæg debatindlægget brev brevet svar reportage reportagen historien"
)
_GREETINGS = folded_words("kære hej til hør ja nej tak hr")
_US = folded_words("jer jeres i")
_YOU_WORDS = folded_words("du dig din dit")
_PREVIOUS_WORDS = folded_words(
    "ovenfor herover ovenover herunder nedenunder nedenfor før forrige foregående ovenstående sidste nedenstående"
)


class Voices:
    """Whom one can speak to under one article, besides its commenters."""

    def __init__(self, subject: Subject) -> None:
        names = _NAME.findall(f"{subject.text}\n{subject.byline}\n{subject.publisher}")
        self.named = {name.casefold() for name in names}  # whom the article may speak of
        self.publisher = next((word.folded for word in words(subject.publisher) if word.is_capital), None)

    def claims(self, said: Utterance, *, is_first: bool) -> Iterator[Claim]:
        """Whom a post speaks to or of, one claim a kind."""
        post = said.post
        collective = None if is_first else _first(EVERYONE, said, EVERYONE_WORDS)
        if collective:
            yield collective.claim(post, ClaimKind.COLLECTIVE, 0.85)
        if letter := _first(LETTER, said, LETTER_WORDS):
            yield letter.claim(post, ClaimKind.LETTER, 0.8)
        if article := _first(_ARTICLE, said, _OF_ARTICLES):
            yield article.claim(post, ClaimKind.ARTICLE, 0.8)
        if person := self._person(said):
            yield person.claim(post, ClaimKind.PERSON, 0.8)
        if publisher := self._publisher(said, said_to_all=bool(collective)):
            yield publisher.claim(post, ClaimKind.PUBLISHER, 0.7)

    def _person(self, said: Utterance) -> Span | None:
        """A greeting to somebody of public life, or of the article."""
        if said.words.isdisjoint(_GREETINGS):
            return None
        if titled := _first(_PERSON, said, _GREETINGS):
            return titled
        for part, text in said.post.parts():
            for match in _GREETING.finditer(text):
                if match[1].casefold() in self.named and match[1].casefold() != self.publisher:
                    return Span(part, *match.span(1))
        return None

    def is_spoken_to(self, said: Utterance) -> bool:
        """Whether somebody is spoken to by name who is no commenter: ``Hold ud, Erling``, ``Kirsten, du lovede ...``."""
        if any(name.casefold() in self.named for name in _NAME.findall(said.post.title)[1:]):
            return True
        return any(_SPOKEN_TO.search(text) for _part, text in said.post.parts())

    def _publisher(self, said: Utterance, *, said_to_all: bool) -> Span | None:
        """Its name, or the words of a comment that speaks to several under a publisher's article."""
        if self.publisher is None:
            return None
        if self.publisher in said.words:
            for part, text in said.post.parts():
                for word in words(text):
                    if word.folded == self.publisher and word.is_capital:
                        return Span(part, word.start, word.end)
        return None if said_to_all else _first(_SPEAKS_TO_US, said, _US)


def speaks_to_one(said: Utterance) -> Span | None:
    """The words that speak to one person, as to somebody who wrote before: ``Du skriver ...``."""
    return _first(_YOU, said, _YOU_WORDS)


def says_you(said: Utterance) -> Span | None:
    """The first word that speaks to one person."""
    return _first(_SAYS_YOU, said, _YOU_WORDS)


def points_to_previous(said: Utterance) -> Span | None:
    """The words that point to the comment before: ``kommentaren ovenfor``."""
    return _first(_PREVIOUS, said, _PREVIOUS_WORDS)


def speaks_of_another(said: Utterance) -> Span | None:
    """The words that speak of somebody who wrote here, without a name: ``der er en, der skriver``."""
    return _first(_ANOTHER, said, _ANOTHER_WORDS)


def concedes(post: Post) -> bool:
    """Whether a post begins as one does who was answered: ``Godt så``, ``Nej, det var ikke ...``."""
    return any(_CONCEDES.match(text) for _part, text in post.parts())


def opening(post: Post) -> Span:
    """The first sentence of a post: what shows that it answers is that it comes after an answer."""
    match = _SENTENCE.match(post.body)
    return Span(ClaimPart.BODY, *match.span()) if match else Span(ClaimPart.TITLE, 0, len(post.title))


def is_proverb(post: Post, quotation: Span) -> bool:
    """Whether a quotation is led in as what people say."""
    return bool(_PROVERB.search(post.text_of(quotation.part), max(0, quotation.start - 60), quotation.start))


def _first(pattern: re.Pattern[str], said: Utterance, needed: Set[str]) -> Span | None:
    """The first place where a pattern stands in a post; one of the words needed stands in all that it fits."""
    if needed.isdisjoint(said.words):
        return None
    for part, text in said.post.parts():
        if match := pattern.search(text):
            return Span(part, *match.span())
    return None

"""Whom a comment speaks to where it names no other writer: all of them, the one before, the article and who signs it, a person."""

import re
from collections.abc import Iterator, Set

from comments.threading.posts import Claim, ClaimKind, Span, Subject
from comments.threading.words import Utterance, any_of, folded_words, words

_HERE = any_of(
    "her", "herinde", "heroppe", "ovenfor", "herover", "herunder", "nedenfor", "i (?:denne )?tråden?", "før mig"
)
_WROTE = any_of(
    "skrev", "skriver", "skrevet", "kommenter\\w*", "svar\\w*", "delt", "deler", "fortæller", "fortalt", "bidraget"
)
_COMMENTS = any_of(
    "kommentar(?:er|erne)", "beretninger(?:ne)?", "fortællinger(?:ne)?", "historier(?:ne)?", "skribenter(?:ne)?"
)
_OTHERS = any_of("andre", "øvrige", "foregående", "tidligere", "forrige", "fleste", "ovenstående")
_COLLECTIVE = re.compile(
    any_of(
        r"\b(?:hvor|hvad|det|som|at|giver) (?:har |er |jeg )?I alle(?: sammen)?\b",
        r"\bI (?:har |skriver )?alle(?: sammen)? (?:har|skriver|siger|er|så)\b",
        r"\bI har alle\b",
        r"\bhar [Ii] alle(?: sammen)? (?:jo |da |så )?ret\b",
        rf"\b(?:[Aa]lle(?:sammen)?|[Jj]er)(?: \w+)?(?: (?:de|dem|jer))?,? (?:der|som) (?:(?:har|alle|allerede|også|her) )*{_WROTE}",
        rf"\b[Uu]?[Ee]nige? (?:\w+ )?med (?:jer )?(?:alle\b|allesammen|samtlige|(?:alle )?(?:de|jer) {_OTHERS}|ovenstående {_COMMENTS})",
        rf"\b(?:[Kk]ære|[Hh]ej|[Tt]ak(?: til)?|[Kk]nus til|[Tt]il) (?:jer )?alle(?: sammen\b| (?:jer )?{_HERE}\b|[,!.:]|$)",
        rf"\b(?:[Aa]lle(?: \w+)?|[Dd]e (?:mange|{_OTHERS})|[Jj]eres|[Dd]isse|[Ss]amtlige|[Mm]ange(?: \w+)?) (?:\w+ )?{_COMMENTS}",
        rf"\b(?:[Kk]ommentarerne|[Bb]eretningerne|[Ii]ndlæggene|[Dd]ebatten) {_HERE}\b",
        r"\b[Ll]æst (?:alle )?(?:jeres |de )?kommentarer",
        r"\b(?:[Kk]ære|[Hh]ej) (?:\w+ )?(?:med)?(?:kommentatorer|debattører|skribenter|læsere|allesammen)\b",
        rf"\b(?:[Jj]er|[Ii]) (?:andre )?{_HERE}\b",
    )
)
_MONTH = any_of(
    *("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november"),
    *("december", "foråret", "efteråret", "sommer", "vinter"),
)
_LETTER_WORD = any_of("svar", "indlæg", "brev", "debatindlæg", "kronik", "artikel", "udspil")
_EARLIER = any_of("forrige", "første", "sidste", "seneste", "tidligere", "gamle", "foregående", "andet")
_LETTER = re.compile(
    any_of(
        rf"\b(?:[Ii]gen|[Aa]tter|[Ee]ndnu(?: engang)?|[Nn]ok)(?: så)? et (?:\w+ ){{0,2}}?{_LETTER_WORD}\b",
        rf"\b(?:[Jj]eres|[Dd]eres|[Hh]ans|[Hh]endes|[Dd]it|[Dd]et|\w{{4,}}s) {_EARLIER} (?:\w+ )?{_LETTER_WORD}\b",
        r"\b[Ss]idst(?:e gang)?,? (?:da )?(?:I|i|de|du) (?:skrev|svarede)\b",
        rf"\b(?:[Ii]|[Dd]u|[Dd]e) (?:skrev|svarede) (?:også )?(?:sidste? (?:gang|år|måned|uge)|for (?:\w+ ){{1,2}}siden|i {_MONTH})\b",
        r"\b[Nn]yt? svar (?:\w+ ){0,5}?igen\b",
    )
)
_PIECE = any_of(
    *(
        "artikel",
        "artiklen",
        "indlæg",
        "indlægget",
        "kronik",
        "kronikken",
        "interview",
        "interviewet",
        "læserbrev",
        "læserbrevet",
    ),
    *(
        "klumme",
        "klummen",
        "debatindlæg",
        "debatindlægget",
        "brev",
        "brevet",
        "svar",
        "reportage",
        "reportagen",
        "historien",
    ),
)
_ARTICLE = re.compile(
    any_of(
        r"\b(?:artiklen|indlægget|kronikken|interviewet|læserbrevet|klummen|debatindlægget|brevet|reportagen)\b",
        rf"\b(?:[Dd]enne|[Dd]ette|[Jj]eres|[Ee]nt?|[Ee]t|[Gg]odt?|[Ff]int?|[Ff]remragende|[Ss]tærkt?|[Vv]igtigt?) (?:\w+ )?{_PIECE}\b",
    )
)
_TITLED = any_of(
    *(
        r"\w*minister(?:en)?",
        r"\w*borgmester(?:en)?",
        r"\w*formand",
        r"\w*direktør(?:en)?",
        r"\w*chef(?:en|er|erne)?",
        "rådmand(?:en)?",
    ),
    *(
        "politikere?",
        r"folketing\w*",
        "regering(?:en)?",
        "kommune(?:n)?",
        "byråd(?:et)?",
        r"\w*ordfører(?:en)?",
        "redaktør(?:en)?",
    ),
    *(
        "redaktion(?:en)?",
        "journalist(?:en)?",
        "professor(?:en)?",
        "rektor(?:en)?",
        r"\w*læge(?:n)?",
        "dr",
        "doktor",
        "hr",
        "fru",
        "frk",
    ),
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
_SPEAKS_TO_US = re.compile(r"\b(?:[Jj]er|[Jj]eres|I)\b")
_SAID = any_of(
    *(
        "skriver",
        "skrev",
        "siger",
        "nævner",
        "spørger",
        "fortæller",
        "mener",
        "efterlyser",
        "beder",
        "påstår",
        "beskriver",
    ),
    *(
        r"har (?:\w+ )?ret",
        "tager fejl",
        "foreslår",
        r"har (?:\w+ )?skrevet",
        "kalder",
        "glemmer",
        "lyder",
        "fik",
        "har oplevet",
    ),
)
_YOURS = any_of(
    *(
        "kommentar",
        "historie",
        "beretning",
        "fortælling",
        "oplevelse",
        "sag",
        "situation",
        "bemærkning",
        "idé",
        "ide",
        "pointe",
    ),
    *(
        "indlæg",
        "svar",
        "spørgsmål",
        "forslag",
        "opslag",
        "eksempel",
        "argument",
        "mor",
        "far",
        "søn",
        "datter",
        "mand",
        "kone",
    ),
)
_YOU = re.compile(
    any_of(
        rf"\b[Dd]u (?:\w+ )?{_SAID}\b",
        r"\b(?:[Ss]om|[Hh]vad|[Aa]t|[Nn]år|[Hh]vis|[Hh]ar|[Kk]an|[Ss]kulle|[Ee]r) du\b",
        rf"\b[Dd](?:in|it) (?:\w+ )?{_YOURS}\b",
        r"\b(?:[Tt]il|med) dig\b",
        r"\b[Tt]ak for di[nt]\b",
        r"\b[Dd]ig der\b",
    )
)
_PREVIOUS = re.compile(
    any_of(
        r"\b(?:[Kk]ommentaren|[Ii]ndlægget|[Ss]kribenten|[Dd]ebattøren|[Oo]pslaget|[Vv]edkommende|[Hh]am|[Hh]ende) (?:lige |der står |der skrev )?"
        r"(?:ovenfor|herover|ovenover|herunder|nedenunder|nedenfor|lige før|før mig|før min)\b",
        r"\b(?:[Ff]orrige|[Ff]oregående|[Oo]venstående|[Ss]idste|[Nn]edenstående) (?:\w+ )?(?:kommentar|skribent|taler|debattør|kommentator)\b",
        r"\b[Ee]nig med (?:ovenstående|foregående|forrige|sidste taler)\b",
    )
)

# Each pattern is tried only where one of these words stands: most comments have none.
_OF_ALL = folded_words(
    "alle allesammen samtlige andre øvrige foregående tidligere forrige jer jeres mange disse kommentarerne "
    "beretningerne indlæggene debatten kommentarer debattører skribenter kommentatorer medskribenter "
    "meddebattører medlæsere medkommentatorer læsere i"
)
_OF_LETTERS = folded_words("svar indlæg brev debatindlæg kronik artikel udspil skrev svarede")
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
        names = words(f"{subject.text}\n{subject.byline}\n{subject.publisher}")
        self.named = {word.folded for word in names if word.is_capital}  # whom the article may speak of
        self.publisher = next((word.folded for word in words(subject.publisher) if word.is_capital), None)

    def claims(self, said: Utterance, *, is_first: bool) -> Iterator[Claim]:
        """Whom a post speaks to or of, one claim a kind."""
        post = said.post
        collective = None if is_first else _first(_COLLECTIVE, said, _OF_ALL)
        if collective:
            yield collective.claim(post, ClaimKind.COLLECTIVE, 0.85)
        if letter := _first(_LETTER, said, _OF_LETTERS):
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
        for part, text in said.parts():
            for match in _GREETING.finditer(text):
                if match[1].casefold() in self.named and match[1].casefold() != self.publisher:
                    return Span(part, *match.span(1))
        return None

    def _publisher(self, said: Utterance, *, said_to_all: bool) -> Span | None:
        """Its name, or the words of a comment that speaks to several under a publisher's article."""
        if self.publisher is None:
            return None
        if self.publisher in said.words:
            for part, text in said.parts():
                for word in words(text):
                    if word.folded == self.publisher and word.is_capital:
                        return Span(part, word.start, word.end)
        return None if said_to_all else _first(_SPEAKS_TO_US, said, _US)


def speaks_to_one(said: Utterance) -> Span | None:
    """The words that speak to one person, as to somebody who wrote before: ``Du skriver ...``."""
    return _first(_YOU, said, _YOU_WORDS)


def points_to_previous(said: Utterance) -> Span | None:
    """The words that point to the comment before: ``kommentaren ovenfor``."""
    return _first(_PREVIOUS, said, _PREVIOUS_WORDS)


def _first(pattern: re.Pattern[str], said: Utterance, needed: Set[str]) -> Span | None:
    """The first place where a pattern stands in a post; one of the words needed stands in all that it fits."""
    if needed.isdisjoint(said.words):
        return None
    for part, text in said.parts():
        if match := pattern.search(text):
            return Span(part, *match.span())
    return None

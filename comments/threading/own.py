"""Where a writer goes on with an earlier comment of her own: a text in parts, or an afterthought."""

import re

from comments.threading.posts import Claim, ClaimKind, ClaimPart, Post, Span
from comments.threading.words import any_of, at_word, listed
from debates.pages.keys import normalised

_NTH = listed(r"anden, andet, tredje, fjerde, sidste, næste, [2-9]\.")
_LATER_PART = any_of(rf"{_NTH} (?:halvdel|del)\b", r"del (?:[2-9]|to|tre|fire)\b", r"[2-9] ?(?:/|af) ?\d")
_PART = re.compile(
    r"[\W_]*+(?:\b(?:del|nr|part|afsnit)\b)?[\W_]*+(?:\d++|\b(?:ii|iii|iv)\b)?(?: ?(?:/|af) ?\d++)?"
    r"(?: ?\b(?:fortsat|og slut|slut)\b)?[\W_]*+$"
)
_PART_LENGTH = 40  # of a title's end; the pattern is tried from each of its characters
_SHORTEST_TITLE = 4
_GOES_ON = re.compile(
    r"\W{0,3}"
    + any_of(
        r"(?:og )?(?:fortsat|fortsættelse|fortsætter|fortsættes|forts)\b",
        r"(?:og )?resten(?: af (?:mit|min|brevet|indlægget|historien|teksten|kommentaren)\b|\W*$)",
        _LATER_PART,
    ),
    re.IGNORECASE,
)
_GOES_ON_WITHIN = re.compile(
    r"\b"
    + any_of(
        "fortsat",
        "fortsættelse af",
        r"fortsættes? (?:her|fra|hvor)",
        r"forts\.",
        r"her (?:er|kommer) resten",
        r"(?:blev|er) (?:klippet|skåret|kortet|hugget) (?:over|af)",
        r"(?:var|er) (?:\w+ )?ikke plads til",
        r"kom ikke (?:\w+ )?med\b",
        _LATER_PART,
    ),
    re.IGNORECASE,
)
_PART_ALONE = re.compile(
    r"[\s().#–-]*(?:del|nr\.?|part)?[\s().#–-]*[2-9](?: ?(?:/|af) ?\d)?[\s().–-]*$", re.IGNORECASE
)  # all of a title
_PROMISED = re.compile(
    r"\b(?:mere|resten|fortsættelse\w*|fortsætter|anden del) (?:\w+ ){0,3}?"
    r"(?:i (?:en )?(?:ny|næste)|følger|kommer|nedenfor|herunder|i morgen)\b",
    re.IGNORECASE,
)
_ENUMERATES = re.compile(r"\W{0,3}for det (?:andet|tredje|fjerde|femte)\b", re.IGNORECASE)
_FIRST_OF_SEVERAL = re.compile(r"\bfor det (?:første|andet)\b", re.IGNORECASE)
_LAST_WORDS = 120  # characters of an end that may promise more
_UNFINISHED = re.compile(r"(?:fortsættes?|fortsætter|\.\.\.|…|,| -| –|\w)\W{0,2}$", re.IGNORECASE)
_ABOVE = r"(?:ovenfor|herover|nedenfor|herunder|før|i går|forleden|tidligere|lige)"
_ADDS = listed(
    "tilføjelse, tilføje, rettelse, rette, præcisere, præcisering, uddybe, uddybning, supplere, korrektion"
    ", berigtigelse, ting mere, ting til, ekstra ting, bemærkning mere"
)
_FORGOT = listed(
    r"glemte, kom i tanker om, kom til at tænke på, fik (?:ikke|aldrig) (?:lige )?(?:skrevet|sagt|nævnt|med)"
)
_LEADS = r"(?:(?:en|et|lille|kort|lige|og|så|min|mit|nu) )*"
_AFTERTHOUGHT = re.compile(
    r"\W{0,3}"
    + any_of(
        r"p\.? ?s\.?\b",
        r"efterskrift\b",
        rf"(?:jeg |og |hov[,!]? |ups[,!]? |av[,!]? |nå ja,? )*{_FORGOT}\b",
        rf"(?:(?:lige|og|så|en|et|bare|lille|kort|hov|ups|men|nå|ja|skal|jeg|vil|at) ?[,!.–-]* ?){{0,6}}{_ADDS}\b",
        r"(?:hov|ups|undskyld|beklager)\b[^.!?]{0,40}(?:fejl|stave|tryk|menes|mente|skulle|for hurtig|sendt)",
        r"(?:der |det )?skulle (?:selvfølgelig |naturligvis |jo )?(?:have stået|ha stået|stå)\b",
        r"(?:og )?for ?resten\b",
        r"(?:for en (?:god )?ordens skyld|skal (?:lige|da også|for en ordens skyld) siges)\b",
        r"ville (?:bare |lige )*(?:også )?(?:sige|nævne|tilføje)\b",
        r"(?:jeg )?mente (?:selvfølgelig|naturligvis|altså)\b",
        r"(?:\w+ )?(?:slå|taste|tryk|stave|skrive|regne)fejl\b|min fejl\b",
        r"(?:hov,? |ups,? |undskyld,? )?(?:der |det )?skal (?:selvfølgelig |naturligvis |rettelig |retteligt |jo )?(?:stå\b|være \d)",
        rf"{_LEADS}(?:opdatering|update|opfølgning|efterspil|epilog|sidste nyt|status|nyt i sagen|tilbagemelding)\b",
        r"(?:for (?:nu )?ikke at blive misforstået|misforstå mig (?:nu )?ikke)\b",
        r"(?:men |nej )?lad mig (?:lige |da )?(?:uddybe|præcisere|tilføje|rette)\b",
        r"(?:det|hvad) jeg (?:egentlig |selvfølgelig |i virkeligheden )?mente,? (?:var|er)\b",
        r"jeg (?:nåede ikke|kom til at (?:skrive|trykke|sende)|tog fejl|må (?:lige )?(?:rette|korrigere))\b",
        r"(?:jeg )?(?:kan|ser|må) (?:se|lige|nu|hellere)[^.!?]{0,25}(?:at jeg|rette|korrigere|præcisere|tilføje)\b",
    ),
    re.IGNORECASE,
)
_AFTERTHOUGHT_WITHIN = re.compile(
    at_word(
        rf"(?:mit|min) (?:forrige|første|seneste|sidste|tidligere|egen|eget) (?:indlæg|kommentar|opslag|svar|tekst)(?: {_ABOVE})?",
        rf"(?:mit|min) (?:indlæg|kommentar|opslag|svar|tekst) {_ABOVE}",
        rf"(?:som |hvad )jeg (?:også |allerede |selv )?(?:skrev|har skrevet|nævnte) {_ABOVE}",
        r"glemte (?:lige |jo |helt |også |vist )*at (?:skrive|sige|nævne|tilføje|fortælle)",
        r"jeg (?:skrev|har skrevet|regnede|huskede|talte|læste|så) (?:forkert|en fejl|galt)",
        r"ret skal være ret",
        r"(?:blev|røg|kom) (?:\w+ )?(?:sendt|af ?sted|afsted) for (?:tidligt|hurtigt|tidlig)",
        r"trykkede (?:\w+ )?for (?:hurtigt|tidligt)",
        r"nåede jeg (?:jo |lige |vist )*ikke (?:at|med)",
        r"skulle (?:der )?have stået",
        r"(?<=[–-] )(?:rettelse|tilføjelse|efterskrift)",
        rf"skrevet af mig(?: {_ABOVE})?",
        r"da jeg skrev (?:her|det|mit|min|i (?:man|tirs|ons|tors|fre|lør|søn)dags)",
        r"jeg (?:blev|var) (?:lidt |nok |vist )*(?:skarp|grov|hård|hurtig|hidsig) i (?:går|(?:man|tirs|ons|tors|fre|lør|søn)dags)",
        r"(?:mit|min) (?:eget|egen|egne) (?:spørgsmål|kommentar|indlæg|tekst)",
        r"en ting,? (?:der|som) (?:røg ud|manglede|faldt ud)",
    )
    + r"\b",
    re.IGNORECASE,
)
_NEAR_BEGINNING = 200  # characters of a text in which an afterthought says that it is one
_SOON = 7  # days within which a text goes on
_LONG_SINCE = 60  # days after which one hardly comes back to what one wrote
_LONG_ENOUGH = 200  # characters of a text that was cut because it was long
_SHORTEST_FOLLOWING = 3  # words of a body that goes on in the middle of a sentence


def claim_on_own(before: Post, post: Post, *, is_next: bool) -> Claim | None:
    """What a post has to do with the latest one of its writer; `is_next`: nobody wrote between them."""
    close = (post.posted - before.posted).days
    if close <= _SOON and (found := _continuation(before, post, is_next=is_next and close == 0)):
        return found
    return _afterthought(before, post, close)


def _continuation(before: Post, post: Post, *, is_next: bool) -> Claim | None:
    if _is_part_of_one(before.title, post.title) or (is_next and _go_on(before.title, post.title)):
        return Span(ClaimPart.TITLE, 0, len(post.title)).claim(post, ClaimKind.CONTINUATION, 0.88, before.ordinal)
    if is_next and (number := _PART_ALONE.match(post.title)):
        return Span(ClaimPart.TITLE, *number.span()).claim(post, ClaimKind.CONTINUATION, 0.88, before.ordinal)
    for part, text in post.parts():
        if said := _GOES_ON.match(text) or _GOES_ON_WITHIN.search(text, 0, _NEAR_BEGINNING):
            return Span(part, *said.span()).claim(post, ClaimKind.CONTINUATION, 0.85, before.ordinal)
    if is_next and _breaks_off(before.body) and (first := _in_mid_sentence(post.body)):
        return Span(ClaimPart.BODY, 0, first).claim(post, ClaimKind.CONTINUATION, 0.84, before.ordinal)
    if is_next and (_PROMISED.search(before.body[-_LAST_WORDS:]) or _enumerates(before, post)):
        return Span(ClaimPart.TITLE, 0, len(post.title)).claim(post, ClaimKind.CONTINUATION, 0.83, before.ordinal)
    return None


def _enumerates(before: Post, post: Post) -> bool:
    """Whether the later one goes on with "for det tredje" where the earlier one has got so far."""
    is_later = any(_ENUMERATES.match(text) for _part, text in post.parts())
    return is_later and bool(_FIRST_OF_SEVERAL.search(before.body))


def _afterthought(before: Post, post: Post, days: int) -> Claim | None:
    sure = 0.86 if days <= _LONG_SINCE else 0.7
    for part, text in post.parts():
        if said := _AFTERTHOUGHT.match(text):
            return Span(part, said.start(), said.end()).claim(post, ClaimKind.AFTERTHOUGHT, sure, before.ordinal)
    for part, text in post.parts():
        if said := _AFTERTHOUGHT_WITHIN.search(text, 0, _NEAR_BEGINNING):
            return Span(part, said.start(), said.end()).claim(post, ClaimKind.AFTERTHOUGHT, sure - 0.03, before.ordinal)
    return None


def _go_on(before: str, after: str) -> bool:
    """Whether the later title is the earlier one over again, or one opens the other: ``Til rådet, del 1`` and ``Til rådet (2)``."""
    one, other = _without_part(normalised(before)), _without_part(normalised(after))
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SHORTEST_TITLE and longer.startswith(shorter)


def _is_part_of_one(before: str, after: str) -> bool:
    """Whether two titles are one, but for the number of the part."""
    other = normalised(after)
    core = _without_part(other)
    if core == other or len(core) < _SHORTEST_TITLE:
        return False
    one = normalised(before)
    return one != other and core == _without_part(one)


def _without_part(title: str) -> str:
    return title[:-_PART_LENGTH] + _PART.sub("", title[-_PART_LENGTH:])


def _breaks_off(body: str) -> bool:
    return len(body) >= _LONG_ENOUGH and bool(_UNFINISHED.search(body[-_PART_LENGTH:]))


def _in_mid_sentence(body: str) -> int:
    """How far the first words of a body reach that begins with a small letter; 0 where it does not."""
    first = re.match(rf"(?:\.{{2,}} ?|… ?|[–-] ?)?[a-zæøå]\w*(?: \S+){{{_SHORTEST_FOLLOWING - 1}}}", body)
    return first.end() if first else 0

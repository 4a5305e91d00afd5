"""The words with which a comment speaks of an earlier letter by the same publisher."""

import re

from comments.threading.words import any_of, at_word, folded_words, listed

_MONTH = listed(
    "januar, februar, marts, april, maj, juni, juli, august, september, oktober, november, december, foråret"
    ", efteråret, fjor, sommer, vinter"
)
_ONCE = any_of(
    rf"[Ii] (?:{_MONTH}|(?:19|20)\d\d)\b",
    r"[Ss]idste (?:år|gang|måned|uge)",
    "[Dd]engang",
    r"[Ff]or [\w.]+ [\w.]+ siden",
)
_LETTER_WORD = listed(
    "svar, indlæg, brev, debatindlæg, kronik, artikel, udspil, skrivelse, henvendelser?, udmelding, meddelelse"
)
_EARLIER = listed("forrige, første, sidste, seneste, tidligere, gamle, foregående, andet")
LETTER = re.compile(
    at_word(
        rf"(?:[Ii]gen|[Aa]tter|[Ee]ndnu(?: engang)?|[Nn]ok)(?: så)? et (?:\w+ ){{0,2}}?{_LETTER_WORD}\b",
        rf"(?:[Jj]eres|[Dd]eres|[Hh]ans|[Hh]endes|[Dd]it|\w{{4,}}s) (?:to |tre )?{_EARLIER} (?:\w+ )?{_LETTER_WORD}\b",
        r"(?:[Jj]anuar|[Ff]ebruar|[Mm]arts|[Aa]pril|[Mm]aj|[Jj]uni|[Jj]uli|[Aa]ugust|[Ss]eptember|[Oo]ktober|[Nn]ovember|[Dd]ecember)brevet\b",
        r"[Ss]idst(?:e gang)?,? (?:da )?(?:I|i|de|du) (?:skrev|svarede)\b",
        rf"(?:[Ii]|[Dd]u|[Dd]e) (?:skrev|svarede) (?:også )?(?:sidste? (?:gang|år|måned|uge)|for (?:\w+ ){{1,2}}siden|i {_MONTH})\b",
        r"(?:skrev|svarede|lovede) [Ii] (?:for|i|sidste?|også|den|dengang|allerede)\b",
        r"[Ii] har (?:før|tidligere|allerede|også før) (?:skrevet|svaret|lovet)\b",
        r"(?:anden|tredje|fjerde) gang,? (?:at )?[Ii] (?:skriver|svarer)\b",
        rf"(?:I|i|de|De) (?:lovede|sagde|forsikrede|skrev|svarede) (?:os |jo |da |også )*(?:sidst\b|dengang\b|{_ONCE})",
        r"[Ii] (?:19|20)\d\d (?:skrev|lovede|svarede) (?:I|i|de)\b",
        rf"[Jj]eres (?:\w+ )?{_LETTER_WORD} (?:fra|i) (?:{_MONTH}|(?:19|20)\d\d|sidste \w+|fjor)\b",
        r"(?:[Dd]et|[Dd]e) samme (?:\w+ )?som (?:sidst|sidste gang|i (?:jeres|det) (?:første|forrige|sidste))\b",
        r"[Ss]idst(?:e gang)? [Ii] (?:skrev|svarede|var)\b",
        rf"(?:[Dd]et|[Dd]en) {_LETTER_WORD},? (?:som )?I (?:sendte|skrev|bragte|kom med|udsendte)\b",
        r"[Dd]e to (?:breve|indlæg|svar)\b",
        r"[Nn]y(?:t|e) svar (?:\w+ ){0,5}?igen\b",
        rf"(?:[Jj]eres|[Dd]eres|[Dd]it) (?:\w+ )?(?:{_LETTER_WORD}|meddelelse|udmelding) (?:fra|af) (?:\d|sidste?|{_MONTH}|i {_MONTH})\b",
        rf"I (?:bad om|skrev|lovede|sagde|meldte|sendte|krævede|ville|kaldte|svarede|mente)(?: \w+){{0,3}} i {_MONTH}\b",
        r"[Dd]engang (?:som nu )?(?:skrev|lovede|sagde|svarede|forsikrede) I\b",
        r"[Ff]orrige (?:gang|runde),? (?:\w+ )?I\b",
        r"[Ss]kiftet (?:mening|tone|holdning) siden (?:sidst|jeres)\b",
        rf"(?:[Bb]revet|[Ss]varet|[Ii]ndlægget|[Uu]dmeldingen) fra (?:sidste år|{_MONTH})\b",
        rf"(?:[Jj]eres|[Dd]eres) {_LETTER_WORD} (?:dengang|for (?:\w+ ){{1,3}}siden)\b",
        rf"(?:[Bb]revet|[Ii]ndlægget|[Ss]varet) i {_MONTH}\b",
        r"(?:[Ss]idst|[Ff]orrige gang|[Ss]idste gang),? (?:hed|lød) det\b",
        r"I har (?:jo |da |også )*(?:skrevet|sagt|lovet|svaret) (?:det |os det )?(?:før|tidligere)\b",
        rf"{_ONCE},? (?:skrev|svarede|lovede) (?:I|i|du|de)\b",
    )
)
# One of these words stands in all that it fits.
LETTER_WORDS = folded_words(
    "aprilbrevet artikel augustbrevet bad brev breve brevene brevet debatindlæg decemberbrevet dengang februarbrevet forrige "
    "forsikrede før hed henvendelse henvendelser indlæg indlægget januarbrevet julibrevet junibrevet kaldte kronik krævede lovede "
    "lovet lød majbrevet martsbrevet meddelelse meldte mente novemberbrevet oktoberbrevet runde sagde sagt samme sendte "
    "septemberbrevet sidst skiftet skrev skrevet skrivelse skriver svar svarede svarer svaret tidligere udmelding udmeldingen "
    "udspil ville"
)

"""Whom a comment speaks to where it names no other writer: all of them, the one before, the article and who signs it, a person."""

import re
from collections.abc import Iterator, Set

from comments.threading.posts import Claim, ClaimKind, ClaimPart, Post, Span, Subject
from comments.threading.words import Utterance, any_of, folded_words, listed, words

_HERE = listed("her, herinde, heroppe, ovenfor, herover, herunder, nedenfor, i (?:denne )?tråden?, før mig")
_WROTE = listed(r"skrev, skriver, skrevet, kommenter\w*, svar\w*, delt, deler, fortæller, fortalt, bidraget")
_COMMENTS = listed("kommentar(?:er|erne), beretninger(?:ne)?, fortællinger(?:ne)?, historier(?:ne)?, skribenter(?:ne)?")
_OTHERS = listed("andre, øvrige, foregående, tidligere, forrige, fleste, ovenstående")
_FEW = any_of("flere", "mange", "andre", "I andre", "alle", "nogle")
_TOLD = any_of(
    *(
        "skriver",
        "skrev",
        "skrevet",
        "nævner",
        "nævnt",
        "siger",
        "sagt",
        "påpeger",
        "påpeget",
        "fortæller",
        "er inde på",
    ),
    *("været inde på", "kommenterer", "kommenteret"),
)
_THREAD = listed("tråd, tråden, debattråd, debattråden, kommentartråd, kommentartråden, meningsudveksling, ordveksling")
_PIECES = listed("kommentarerne, indlæggene, svarene, opslagene, tråden, debattråden, beretningerne, historierne her")
_WORDS_HERE = listed("kommentarer, historier, beretninger, ord, opslag, svar her")
_INSIDE = listed("herinde, ovenfor, herover, i (?:denne )?tråden?, her i debatten, (?:her )?på siden, på denne side")
_CROWD = listed("[Aa]lle, [Mm]ange, [Ff]lere, [Aa]ndre, [Nn]ogle, [Ii]ngen, [Ff]leste, [Ff]olk, [Mm]asse, [Ss]å mange")
_THINKS = listed("mener, synes, nævner, nævnt, siger, sagt, skriver, skrevet, taler, talt, enige, uenige, bakker, påpeger, spørger, svarer")
_PIECE_HERE = any_of(
    rf"(?:indlæg|kommentarer|svar|opslag|historier|ord) {_HERE}",
    "(?:indlæg|kommentarer|svar|opslag) (?:på siden|på denne side|i (?:denne|den her) tråd)",
    r"opslag\b(?! (?:af|om|fra|på))",
)
_COLLECTIVE = re.compile(
    any_of(
        rf"\b(?:[Ss]om|[Dd]et|[Nn]år|[Hh]vad) {_FEW}(?: af jer| her| herinde| også| jo| har| allerede){{0,4}} {_TOLD}\b",
        rf"\b(?:[Ff]lere|[Mm]ange|[Aa]lle) (?:af jer|her|herinde|i tråden)(?: har)?(?: også)? {_TOLD}\b",
        r"\b[Uu]?[Ee]nig(?:e)? med jer\b(?! der)",
        r"\b(?:[Aa]lle|[Ff]olk|[Aa]ndre|[Mm]an) (?:herinde|i (?:denne )?tråden?)\b",
        r"\b[Jj]er alle(?: ?sammen\b|(?=[,.!:]| for\b|$))",
        r"\b[Tt]ak for alle (?:indlæggene|kommentarerne|svarene|historierne|ordene)\b",
        rf"\b(?:[Aa]lt hvad|[Dd]et|[Hh]vad|[Hh]istorier,?|[Oo]rd,?) I (?:har |alle ){{0,2}}{_TOLD} (?:her|herinde|ovenfor)\b",
        r"\b[Hh]ver(?:t)? eneste (?:af jer\b|indlæg\b|kommentar\b)",
        r"\b[Hh]ele tråden\b",
        r"\b[Jj]eg har (?:nu |lige )?læst (?:alle |jeres )(?:\w+ )?(?:indlæg|kommentarer|svar)",
        r"\b[Kk]ære (?:I andre|medborgere|medlidende|medforældre|ligesindede)\b",
        r"\b(?:hvor|hvad|det|som|at|giver) (?:har |er |jeg )?I alle(?: sammen)?\b",
        r"\bI (?:har |skriver )?alle(?: sammen)? (?:har|skriver|siger|så)\b",
        r"\bI har alle\b",
        r"\bhar [Ii] alle(?: sammen)? (?:jo |da |så )?ret\b",
        rf"\b(?:[Aa]lle(?:sammen)?|[Jj]er)(?: \w+)?(?: (?:de|dem|jer))?,? (?:der|som) (?:(?:har|alle|allerede|også|her) )*{_WROTE}",
        rf"\b[Uu]?[Ee]nige? (?:\w+ )?med (?:jer )?(?:alle\b|allesammen|samtlige|(?:alle )?(?:de|jer) {_OTHERS}|ovenstående {_COMMENTS})",
        rf"\b(?:[Kk]ære|[Hh]ej|[Tt]il) (?:jer )?alle (?:jer )?{_HERE}\b",
        rf"\b(?:[Tt]ak(?: til)?|[Kk]nus til|[Tt]il jer) (?:jer )?alle(?: ?sammen\b| (?:jer )?{_HERE}\b|[,!.:]|$)",
        rf"\b(?:[Aa]lle(?: \w+)?|[Dd]e (?:mange|{_OTHERS})|[Jj]eres|[Dd]isse|[Ss]amtlige|[Mm]ange(?: \w+)?) (?:\w+ )?{_COMMENTS}",
        rf"\b(?:[Kk]ommentarerne|[Bb]eretningerne|[Ii]ndlæggene|[Dd]ebatten) {_HERE}\b",
        r"\b(?:[Kk]ære|[Hh]ej) (?:\w+ )?(?:med)?(?:kommentatorer|debattører|skribenter|læsere|allesammen)\b",
        rf"\b(?:[Jj]er|[Ii]) (?:andre )?{_HERE}\b",
        r"\b[Ll]æst (?:\w+ )?jer alle(?:sammen)?\b",
        r"\b[Jj]er alle(?:sammen)?,? (?:der|som) har\b",
        rf"\b(?:[Aa]lle|[Ss]amtlige) (?:de )?(?:indlæg|kommentarer|svar|opslag|historier) {_HERE}\b",
        r"\b(?:[Hh]vor er|[Hh]vor er det dog) [Ii] (?:\w+ )?(?:gode|seje|modige|skønne|dygtige)\b",
        r"\b[Hh]ej med jer\b|\b[Tt]ak for (?:alle )?jeres (?:svar|ord|støtte|råd|kommentarer)\b",
        r"\b[Ii] ret,? (?:hver og en|alle(?: sammen)?|allesammen)\b",
        rf"\b(?:[Hh]ele|[Dd]enne|[Ss]ikke en|[Gg]od|[Ll]ange) (?:\w+ )?{_THREAD}\b",
        r"\b[Hh]ele (?:rækken|flokken|bundtet|listen|striben|debatten|diskussionen|molevitten) (?:\w+ )?(?:her|herinde|ovenfor|herover|igennem|op|fra)\b",
        r"\b(?:[Ee]t|[Dd]ette|[Dd]et her) kommentarspor\b|\b[Kk]ommentarsporet\b",
        rf"\b(?:[Ll]æs(?:e|er|t|te)|[Ff]ulgt) (?:\w+ ){{0,2}}?(?:jer|(?:alle )?jeres {_WORDS_HERE}|{_PIECES})\b",
        r"\b[Hh]ver og en af jer\b",
        rf"\b(?:[Ii]ngen|[Nn]ogen|[Ee]neste|[Ff]lere|[Mm]ange|[Nn]ogle|[Ff]leste|[Aa]lle) af jer (?:andre |\w*debattører|\w*skribenter|{_HERE})",
        rf"\b(?:[Ss]amtlige|[Hh]vert eneste|[Hh]ver eneste|[Aa]lle) (?:jeres |de )?{_PIECE_HERE}\b",
        rf"\b(?:[Ss]amtlige|[Ff]lokken|[Ff]orsamlingen) {_HERE}\b",
        rf"\b{_CROWD} (?:\w+ ){{0,2}}?{_INSIDE}\b",
        rf"\b{_CROWD} her (?:\w+ ){{0,2}}?{_THINKS}\b",
        r"\b[Ss]er? (?:på |godt )?at (?:flere|mange|andre|nogle|de fleste|ingen) (?:her|af jer)\b",
        r"\bI (?:har|er|skriver|siger) (?:\w+ ){0,4}?alle ?sammen\b|\b[Tt]ak (?:for \w+ )?alle ?sammen\b|\b[Jj]er alle ret\b",
        r"\b(?:mig|ind i|med i) koret\b|\bforegående talere\b|\b(?:enige|mindretal) her(?=[ .,!?]|$)",
        r"\b[Tt]ak for (?:alle )?(?:svarene|svar(?! fra| på)|input|indspark|debatten|snakken|meldingerne|rådene|de (?:\w+ )?(?:svar|ord|kommentarer|råd|indlæg))(?=[ .,!?]|$)",
        r"\b[Ii] andre (?:her|må|kan|skriver|siger|har|er|mener|kalder|glemmer|taler|synes)\b|\bjer andre\b",
        r"\b[Ii]kke den eneste (?:\w+ )?(?:herinde\b|her(?=[.,!?]|$| der))",
        r"\b[Mm]ine damer og herrer\b|\b[Hh]ele selskabet\b",
    )
)
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
_LETTER = re.compile(
    any_of(
        rf"\b(?:[Ii]gen|[Aa]tter|[Ee]ndnu(?: engang)?|[Nn]ok)(?: så)? et (?:\w+ ){{0,2}}?{_LETTER_WORD}\b",
        rf"\b(?:[Jj]eres|[Dd]eres|[Hh]ans|[Hh]endes|[Dd]it|\w{{4,}}s) (?:to |tre )?{_EARLIER} (?:\w+ )?{_LETTER_WORD}\b",
        r"\b(?:[Jj]anuar|[Ff]ebruar|[Mm]arts|[Aa]pril|[Mm]aj|[Jj]uni|[Jj]uli|[Aa]ugust|[Ss]eptember|[Oo]ktober|[Nn]ovember|[Dd]ecember)brevet\b",
        r"\b[Ss]idst(?:e gang)?,? (?:da )?(?:I|i|de|du) (?:skrev|svarede)\b",
        rf"\b(?:[Ii]|[Dd]u|[Dd]e) (?:skrev|svarede) (?:også )?(?:sidste? (?:gang|år|måned|uge)|for (?:\w+ ){{1,2}}siden|i {_MONTH})\b",
        r"\b(?:skrev|svarede|lovede) [Ii] (?:for|i|sidste?|også|den|dengang|allerede)\b",
        r"\b[Ii] har (?:før|tidligere|allerede|også før) (?:skrevet|svaret|lovet)\b",
        r"\b(?:anden|tredje|fjerde) gang,? (?:at )?[Ii] (?:skriver|svarer)\b",
        rf"\b(?:I|i|de|De) (?:lovede|sagde|forsikrede|skrev|svarede) (?:os |jo |da |også )*(?:sidst\b|dengang\b|{_ONCE})",
        r"\b[Ii] (?:19|20)\d\d (?:skrev|lovede|svarede) (?:I|i|de)\b",
        rf"\b[Jj]eres (?:\w+ )?{_LETTER_WORD} (?:fra|i) (?:{_MONTH}|(?:19|20)\d\d|sidste \w+|fjor)\b",
        r"\b(?:[Dd]et|[Dd]e) samme (?:\w+ )?som (?:sidst|sidste gang|i (?:jeres|det) (?:første|forrige|sidste))\b",
        r"\b[Ss]idst(?:e gang)? [Ii] (?:skrev|svarede|var)\b",
        rf"\b(?:[Dd]et|[Dd]en) {_LETTER_WORD},? (?:som )?I (?:sendte|skrev|bragte|kom med|udsendte)\b",
        r"\b[Dd]e to (?:breve|indlæg|svar)\b",
        r"\b[Nn]y(?:t|e) svar (?:\w+ ){0,5}?igen\b",
        rf"\b(?:[Jj]eres|[Dd]eres|[Dd]it) (?:\w+ )?(?:{_LETTER_WORD}|meddelelse|udmelding) (?:fra|af) (?:\d|sidste?|{_MONTH}|i {_MONTH})\b",
        rf"\bI (?:bad om|skrev|lovede|sagde|meldte|sendte|krævede|ville|kaldte|svarede|mente)(?: \w+){{0,3}} i {_MONTH}\b",
        r"\b[Dd]engang (?:som nu )?(?:skrev|lovede|sagde|svarede|forsikrede) I\b",
        r"\b[Ff]orrige (?:gang|runde),? (?:\w+ )?I\b|\b[Ss]kiftet (?:mening|tone|holdning) siden (?:sidst|jeres)\b",
        rf"\b(?:[Bb]revet|[Ss]varet|[Ii]ndlægget|[Uu]dmeldingen) fra (?:sidste år|{_MONTH})\b",
        rf"\b{_ONCE},? (?:skrev|svarede|lovede) (?:I|i|du|de)\b",
    )
)
_PIECE = listed(
    "artikel, artiklen, indlæg, indlægget, kronik, kronikken, interview, interviewet, læserbrev, læserbrevet"
    ", klumme, klummen, debatindlæg, debatindlægget, brev, brevet, svar, reportage, reportagen, historien"
)
_ARTICLE = re.compile(
    any_of(
        r"\b(?:artiklen|indlægget|kronikken|interviewet|læserbrevet|klummen|debatindlægget|brevet|reportagen)\b",
        rf"\b(?:[Dd]enne|[Dd]ette|[Jj]eres|[Ee]nt?|[Ee]t|[Gg]odt?|[Ff]int?|[Ff]remragende|[Ss]tærkt?|[Vv]igtigt?) (?:\w+ )?{_PIECE}\b",
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
    any_of(
        rf"\b{_ONE} (?:lige |der står |der skrev )?{_BESIDE}\b",
        rf"\b{_LAST} (?:\w+ )?(?:kommentar|skribent|taler|debattør|kommentator)\b",
        r"\b[Ee]nig med (?:ovenstående|foregående|forrige|sidste taler)\b",
    )
)
_SOMEBODY = any_of("[Ee]n", "[Nn]ogen", "[Ee]én", "[Hh]ende", "[Hh]am", "[Dd]en", "[Dd]er er (?:jo )?(?:en|nogen)")
_WRITES = listed("skriver, skrev, har skrevet, nævner, nævnte, spørger, spurgte, siger, foreslår, foreslog")
_ANOTHER = re.compile(
    any_of(
        rf"\b{_SOMEBODY}(?: \w+)?,? (?:her )?(?:der|som) (?:her |også )?{_WRITES}\b",
        rf"\b(?:[Ee]n|[Nn]ogen) {_WRITES} (?:her|ovenfor|herover|herinde|længere|at)\b",
        r"\b(?:skriver|skrev|siger|mener|spørger) (?:en|nogen|der en)(?: af jer)? (?:her|herinde|ovenfor|herover|længere)\b",
        r"\bsom (?:der |det )?(?:bliver |er )?(?:skrevet|nævnt|sagt) (?:her|ovenfor|herover|herinde|tidligere)\b",
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
_NAME = re.compile(r"\b[A-ZÆØÅÉÖÄÜ]\w*")

# Each pattern is tried only where one of these words stands: most comments have none.
_OF_ALL = folded_words(
    "alle allesammen samtlige andre øvrige foregående tidligere forrige jer jeres mange disse kommentarerne "
    "beretningerne indlæggene debatten kommentarer debattører skribenter kommentatorer medskribenter "
    "meddebattører medlæsere medkommentatorer læsere i flere nogle folk tråden medborgere ligesindede"
    "tråd debattråd debattråden kommentartråd kommentartråden meningsudveksling ordveksling rækken flokken bundtet listen striben "
    "diskussionen molevitten kommentarspor kommentarsporet indlæg kommentar opslag svarene opslagene historierne hver hvert svar input "
    "indspark snakken meldingerne rådene eneste damer selskabet forsamlingen sammen ord råd koret ingen masse fleste mindretal enige"
)
_OF_LETTERS = folded_words(
    "svar indlæg brev breve brevene brevet svaret indlægget udmeldingen debatindlæg kronik artikel udspil skrev svarede skrevet svaret lovet lovede skriver svarer sagde "
    "forsikrede samme sidst dengang forrige runde skiftet bad meldte sendte krævede ville kaldte mente skrivelse henvendelse henvendelser udmelding meddelelse januarbrevet februarbrevet martsbrevet "
    "aprilbrevet majbrevet junibrevet julibrevet augustbrevet septemberbrevet oktoberbrevet novemberbrevet decemberbrevet"
)
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

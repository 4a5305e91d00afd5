"""The words with which a comment speaks to, or of, all who wrote before it."""

import re

from comments.threading.words import any_of, at_word, folded_words, listed

_HERE = listed("her, herinde, heroppe, ovenfor, herover, herunder, nedenfor, i (?:denne )?tråden?, før mig")
_WROTE = listed(r"skrev, skriver, skrevet, kommenter\w*, svar\w*, delt, deler, fortæller, fortalt, bidraget")
_COMMENTS = listed("kommentar(?:er|erne), beretninger(?:ne)?, fortællinger(?:ne)?, historier(?:ne)?, skribenter(?:ne)?")
_OTHERS = listed("andre, øvrige, foregående, tidligere, forrige, fleste, ovenstående")
_FEW = any_of("flere", "mange", "andre", "I andre", "alle", "nogle")
_TOLD = listed(
    "skriver, skrev, skrevet, nævner, nævnt, siger, sagt, påpeger, påpeget, fortæller, er inde på, været inde på"
    ", kommenterer, kommenteret"
)
_THREAD = listed("tråd, tråden, debattråd, debattråden, kommentartråd, kommentartråden, meningsudveksling, ordveksling")
_ROW = listed("rækken, flokken, bundtet, listen, striben, debatten, diskussionen, molevitten")
_PIECES = listed("kommentarerne, indlæggene, svarene, opslagene, tråden, debattråden, beretningerne, historierne her")
_WORDS_HERE = listed("kommentarer, historier, beretninger, ord, opslag, svar her")
_INSIDE = listed("herinde, ovenfor, herover, i (?:denne )?tråden?, her i debatten, (?:her )?på siden, på denne side")
_CROWD = listed("[Aa]lle, [Mm]ange, [Ff]lere, [Aa]ndre, [Nn]ogle, [Ii]ngen, [Ff]leste, [Ff]olk, [Mm]asse, [Ss]å mange")
_THINKS = listed(
    "mener, synes, nævner, nævnt, siger, sagt, skriver, skrevet, taler, talt, enige, uenige, bakker, påpeger, spørger, svarer"
)
_PIECE_HERE = any_of(
    rf"(?:indlæg|kommentarer|svar|opslag|historier|ord) {_HERE}",
    "(?:indlæg|kommentarer|svar|opslag) (?:på siden|på denne side|i (?:denne|den her) tråd)",
    r"opslag\b(?! (?:af|om|fra|på))",
)
EVERYONE = re.compile(
    at_word(
        rf"(?:[Ss]om|[Dd]et|[Nn]år|[Hh]vad) {_FEW}(?: af jer| her| herinde| også| jo| har| allerede){{0,4}} {_TOLD}\b",
        rf"(?:[Ff]lere|[Mm]ange|[Aa]lle) (?:af jer|her|herinde|i tråden)(?: har)?(?: også)? {_TOLD}\b",
        r"[Uu]?[Ee]nig(?:e)? med jer\b(?! der)",
        r"(?:[Aa]lle|[Ff]olk|[Aa]ndre|[Mm]an) (?:herinde|i (?:denne )?tråden?)\b",
        r"[Jj]er alle(?: ?sammen\b|(?=[,.!:]| for\b|$))",
        r"[Tt]ak for alle (?:indlæggene|kommentarerne|svarene|historierne|ordene)\b",
        rf"(?:[Aa]lt hvad|[Dd]et|[Hh]vad|[Hh]istorier,?|[Oo]rd,?) I (?:har |alle ){{0,2}}{_TOLD} (?:her|herinde|ovenfor)\b",
        r"[Hh]ver(?:t)? eneste (?:af jer\b|indlæg\b|kommentar\b)",
        r"[Hh]ele tråden\b",
        r"[Jj]eg har (?:nu |lige )?læst (?:alle |jeres )(?:\w+ )?(?:indlæg|kommentarer|svar)",
        r"[Kk]ære (?:I andre|medborgere|medlidende|medforældre|ligesindede)\b",
        r"(?:hvor|hvad|det|som|at|giver) (?:har |er |jeg )?I alle(?: sammen)?\b",
        r"I (?:har |skriver )?alle(?: sammen)? (?:har|skriver|siger|så)\b",
        r"I har alle\b",
        r"har [Ii] alle(?: sammen)? (?:jo |da |så )?ret\b",
        rf"(?:[Aa]lle(?:sammen)?|[Jj]er)(?: \w+)?(?: (?:de|dem|jer))?,? (?:der|som) (?:(?:har|alle|allerede|også|her) )*{_WROTE}",
        rf"[Uu]?[Ee]nige? (?:\w+ )?med (?:jer )?(?:alle\b|allesammen|samtlige|(?:alle )?(?:de|jer) {_OTHERS}|ovenstående {_COMMENTS})",
        rf"(?:[Kk]ære|[Hh]ej|[Tt]il) (?:jer )?alle (?:jer )?{_HERE}\b",
        rf"(?:[Tt]ak(?: til)?|[Kk]nus til|[Tt]il jer) (?:jer )?alle(?: ?sammen\b| (?:jer )?{_HERE}\b|[,!.:]|$)",
        rf"(?:[Aa]lle(?: \w+)?|[Dd]e (?:mange|{_OTHERS})|[Jj]eres|[Dd]isse|[Ss]amtlige|[Mm]ange(?: \w+)?) (?:\w+ )?{_COMMENTS}",
        rf"(?:[Kk]ommentarerne|[Bb]eretningerne|[Ii]ndlæggene|[Dd]ebatten) {_HERE}\b",
        r"(?:[Kk]ære|[Hh]ej) (?:\w+ )?(?:med)?(?:kommentatorer|debattører|skribenter|læsere|allesammen)\b",
        rf"(?:[Jj]er|[Ii]) (?:andre )?{_HERE}\b",
        r"[Ll]æst (?:\w+ )?jer alle(?:sammen)?\b",
        r"[Jj]er alle(?:sammen)?,? (?:der|som) har\b",
        rf"(?:[Aa]lle|[Ss]amtlige) (?:de )?(?:indlæg|kommentarer|svar|opslag|historier) {_HERE}\b",
        r"(?:[Hh]vor er|[Hh]vor er det dog) [Ii] (?:\w+ )?(?:gode|seje|modige|skønne|dygtige)\b",
        r"[Hh]ej med jer\b",
        r"[Tt]ak for (?:alle )?jeres (?:svar|ord|støtte|råd|kommentarer)\b",
        r"[Ii] ret,? (?:hver og en|alle(?: sammen)?|allesammen)\b",
        rf"(?:[Hh]ele|[Dd]enne|[Ss]ikke en|[Gg]od|[Ll]ange) (?:\w+ )?{_THREAD}\b",
        rf"[Hh]ele {_ROW} (?:\w+ )?(?:her|herinde|ovenfor|herover|igennem|op|fra)\b",
        r"(?:[Ee]t|[Dd]ette|[Dd]et her) kommentarspor\b",
        r"[Kk]ommentarsporet\b",
        rf"(?:[Ll]æs(?:e|er|t|te)|[Ff]ulgt) (?:\w+ ){{0,2}}?(?:jer|(?:alle )?jeres {_WORDS_HERE}|{_PIECES})\b",
        r"[Hh]ver og en af jer\b",
        rf"(?:[Nn]ogen|[Ee]neste|{_CROWD}) af jer (?:andre |\w*debattører|\w*skribenter|{_HERE})",
        rf"(?:[Ss]amtlige|[Hh]vert eneste|[Hh]ver eneste|[Aa]lle) (?:jeres |de )?{_PIECE_HERE}\b",
        rf"(?:[Ss]amtlige|[Ff]lokken|[Ff]orsamlingen) {_HERE}\b",
        rf"{_CROWD} (?:\w+ ){{0,2}}?{_INSIDE}\b",
        rf"{_CROWD} her (?:\w+ ){{0,2}}?{_THINKS}\b",
        r"[Ss]er? (?:på |godt )?at (?:flere|mange|andre|nogle|de fleste|ingen) (?:her|af jer)\b",
        r"I (?:har|er|skriver|siger) (?:\w+ ){0,4}?alle ?sammen\b",
        r"[Tt]ak (?:for \w+ )?alle ?sammen\b",
        r"[Jj]er alle ret\b",
        r"(?:mig|ind i|med i) koret\b",
        r"foregående talere\b",
        r"(?:enige|mindretal) her(?=[ .,!?]|$)",
        r"[Tt]ak for (?:alle )?(?:svarene|svar(?! fra| på)|input|indspark|debatten|snakken)(?=[ .,!?]|$)",
        r"[Tt]ak for (?:meldingerne|rådene|de (?:\w+ )?(?:svar|ord|kommentarer|råd|indlæg))(?=[ .,!?]|$)",
        r"[Ii] andre (?:skriver|siger|mener|kalder|glemmer|taler|synes|må (?:gerne|endelig|jo|da|undskylde))\b",
        r"jer andre\b",
        r"[Ii]kke den eneste (?:\w+ )?(?:herinde\b|her(?=[.,!?]|$| der))",
        r"[Mm]ine damer og herrer\b",
        r"[Hh]ele selskabet\b",
    )
)
# One of these words stands in all that it fits.
EVERYONE_WORDS = folded_words(
    "alle allesammen andre beretningerne bundtet damer debatten debattråd debattråden debattører diskussionen disse eneste enige "
    "flere fleste flokken folk foregående forrige forsamlingen historierne hver hvert i indlæg indlæggene indspark ingen input jer "
    "jeres kommentar kommentarer kommentarerne kommentarspor kommentarsporet kommentartråd kommentartråden kommentatorer koret "
    "ligesindede listen læsere mange masse medborgere meddebattører medkommentatorer medlæsere medskribenter meldingerne "
    "meningsudveksling mindretal molevitten nogle opslag opslagene ord ordveksling råd rådene rækken sammen samtlige selskabet "
    "skribenter snakken striben svar svarene tidligere tråd tråden øvrige"
)

"""Words that bind others together and say little themselves: articles, pronouns, prepositions, conjunctions, auxiliary verbs."""

_LINES = """
ad af al aldrig alle alligevel allerede alt altid altså anden andet andre at bare begge blandt blev blive bliver blevet både
da de dem den denne dens der derefter deres derfor derfra deri dermed derpå dertil derved det dets dette dig din dine disse dit dog du
efter ej eller en end endnu ens er et ethvert enhver fik flere fordi forbi for fra før få får gennem gør gøre gøres
ham han hans har havde have haft hen hende hendes her hin hos hun hvad hvem hver hverken hvert hvilke hvilken hvilket hvis hvor hvordan
hvorfor hvori hvornår i igen igennem ikke imellem imens imod ind inde indtil ingen intet ja jeg jer jeres jo kan kom komme kommer kun
kunne lige mange med meget mellem men mens mere mest mig min mindre mine mit mod må måske måtte når ned nej netop nogen noget nogle nok
nu ny nye også om omkring op os over overfor per på samt se selv selvom ser ses siden sig sin sine sit skal skulle som så sådan således
thi til tilbage trods ud uden udover under undtagen var ved vi via vil ville vor vore vores være været
"""

FUNCTION_WORDS = frozenset(_LINES.split())

"""What a reader is told of a query that was not understood as it was written."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from debates.filters.values import Text
from debates.query.grammar import Note, NoteCode

MOST_NOTES = 5  # shown: a query made to have many should not fill the page
SENTENCES: dict[NoteCode, Text] = {
    NoteCode.UNKNOWN_FIELD: _("»%(words)s« er ikke et felt, så ordene er søgt som almindelige ord."),
    NoteCode.NO_VALUE: _("»%(words)s« mangler en værdi lige efter kolonet og er sprunget over."),
    NoteCode.NESTED_FIELD: _("»%(words)s« står inde i et andet felt og gælder kun sin egen værdi."),
    NoteCode.BAD_YEARS: _("»%(words)s« er ikke et årstal, så det er sprunget over. Skriv år:2013 eller år:2013..2018."),
    NoteCode.BAD_DAY: _("»%(words)s« er ikke en dag, så det er sprunget over. Skriv 2018-02-26, 2018-02 eller 2018."),
    NoteCode.BAD_CHOICE: _(
        "»%(words)s« kendes ikke, så det er sprunget over. Skriv har:svar, type:artikel eller type:kommentar."
    ),
    NoteCode.YEARS_TURNED: _("Årene i »%(words)s« er byttet om, så det første er det tidligste."),
    NoteCode.UNCLOSED_QUOTE: _("Der mangler et anførselstegn, så alt til slutningen er læst som én frase: %(words)s."),
    NoteCode.EMPTY_QUOTES: _("Mellem anførselstegnene %(words)s står intet at søge efter."),
    NoteCode.UNCLOSED_BRACKET: _("En parentes er ikke lukket; den er lukket til sidst."),
    NoteCode.STRAY_BRACKET: _("Parentesen »%(words)s« lukker ingen og er sprunget over."),
    NoteCode.EMPTY_BRACKETS: _("I parentesen står intet at søge efter."),
    NoteCode.LONE_NOT: _("»%(words)s« har intet efter sig og er sprunget over."),
    NoteCode.EDGE_OPERATOR: _("»%(words)s« står ikke mellem to ting og er sprunget over."),
    NoteCode.LONE_STAR: _("»%(words)s« har ingen bogstaver ved stjernen og er sprunget over."),
    NoteCode.SHORT_PART: _("»%(words)s« har for få bogstaver ved stjernen. Skriv mindst to før den, eller tre efter."),
    NoteCode.STAR_INSIDE: _(
        "»%(words)s« har en stjerne inde i ordet; der er søgt efter ord, der begynder som før stjernen."
    ),
    NoteCode.STAR_IN_PHRASE: _(
        "»%(words)s« står i en frase, hvor en stjerne kun kan stå sidst i et ord; den er udeladt."
    ),
    NoteCode.COMMON_WORD: _(
        "»%(words)s« står i næsten alle tekster og er sprunget over. Sæt det i anførselstegn for at søge efter det."
    ),
    NoteCode.ONLY_NOT: _("Søgningen siger kun, hvad der ikke må stå, og finder derfor alle andre tekster."),
    NoteCode.NO_WORDS: _("I »%(words)s« er der ingen ord at søge efter."),
    NoteCode.TOO_LONG: _("Søgningen er for lang. Der er søgt efter det, der står før »%(words)s«."),
    NoteCode.TOO_MANY: _("Søgningen har for mange ord. Der er søgt efter dem, der står før »%(words)s«."),
    NoteCode.TOO_DEEP: _("Der er for mange parenteser i hinanden; den inderste er sprunget over."),
}


def told(notes: Iterable[Note]) -> list[str]:
    """The notes as sentences, a few of them."""
    return [str(SENTENCES[note.code]) % {"words": note.words} for note in notes][:MOST_NOTES]

"""What stands in the columns of comments when they are taken home as a file."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, F, Func, JSONField, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from comments.models import Comment, ReplyClaim
from comments.threading import LIKELY, OWN, UNTARGETED, ClaimKind, choose_parent
from debates.exports import Column, address_column
from debates.models.debates import Verdict

# From a printed name and the key of the article to what the file shows of the writer.
Writer = Callable[[str, str], str]

_NEWEST = Comment.objects.filter(article=OuterRef("article")).order_by("-ordinal").values("ordinal")[:1]
# Counted over all comments of the article, so that nobody's place shifts when another comment is withheld.
_POSITION = Subquery(_NEWEST) - F("ordinal") + 1

# That a comment goes on with another of its writer's would name a writer whose name was taken away.
_NAMES_NOBODY = Q(name_hidden=False) | ~Q(parent_claim__kind__in=OWN)
# The parent of a comment is told only while everybody may see it: the evidence may quote words that were taken away.
_TELLS_PARENT = Q(parent__isnull=False, parent__withheld_at__isnull=True) & _NAMES_NOBODY
_CURATED = Q(parent_claim__kind=ReplyClaim.Kind.CURATOR) | Q(parent_claim__verdict=Verdict.ACCEPTED)
_BASIS = Case(
    When(_TELLS_PARENT & _CURATED, then=Value("curated")),
    When(_TELLS_PARENT, then=Value("inferred")),
    default=Value(""),
)

_NAME_AND_ARTICLE = Case(
    When(name_hidden=False, then=Func("printed_name", "article__key", template="ARRAY[%(expressions)s]")),
    output_field=ArrayField(TextField()),
)


# Only words that still stand in the public text, and none that may name somebody whose name was taken away.
_EVIDENCE = Case(
    When(
        _TELLS_PARENT
        & Q(parent__name_hidden=False)
        & (Q(title__contains=F("parent_claim__evidence")) | Q(body__contains=F("parent_claim__evidence"))),
        then=F("parent_claim__evidence"),
    )
)


class _Said(NamedTuple):
    """A claim as the database tells it."""

    target: str
    kind: str
    score: float
    withheld_at: str | None
    name_hidden: bool

    @property
    def is_told(self) -> bool:
        """See `_TELLS_PARENT`."""
        return self.withheld_at is None and not (self.name_hidden and self.kind in OWN)


_OF_SAID = {
    "target": "target__key",
    "kind": "kind",
    "score": "score",
    "withheld_at": "target__withheld_at",
    "name_hidden": "comment__name_hidden",
}
_STANDING = ReplyClaim.objects.filter(comment=OuterRef("pk"), score__gte=LIKELY).exclude(verdict=Verdict.REJECTED)
_LIKELY = Case(
    When(
        parent=None,
        then=ArraySubquery(_STANDING.filter(target__isnull=False).order_by("pk").values(row=JSONObject(**_OF_SAID))),
    ),
    default=Value([], output_field=ArrayField(JSONField())),
)
_KINDS = ArraySubquery(_STANDING.exclude(kind__in=OWN).order_by("kind").values("kind").distinct())
_ADDRESSED = {kind.value: kind.value for kind in UNTARGETED} | {ClaimKind.COLLECTIVE.value: "commenters"}


def _of_parent(field: str) -> Combinable:
    return Case(When(_TELLS_PARENT, then=F(field)))


def comment_columns(base: str, writer: Writer) -> tuple[Column, ...]:
    """The columns of comments in the order of the file; `writer` decides what stands for a printed name.

    A comment whose name was hidden has no writer, whoever asks.
    """
    return (
        Column("key", _("Kommentarens faste nøgle. Den samme kommentar har den samme nøgle i alle udtræk."), "key"),
        Column("article", _("Nøglen på den artikel, som kommentaren står under."), "article__key"),
        Column("article_title", _("Artiklens titel."), "article__title"),
        Column("debate", _("Nøglen på artiklens debat. Tom, hvor den ikke er i nogen."), "article__debate__key"),
        Column(
            "position", _("Plads på siden, talt fra 1 ved den nyeste; tilbageholdte kommentarer tælles med."), _POSITION
        ),
        Column("posted", _("Dagen, kommentaren blev skrevet. Klokkeslæt er ikke trykt."), "posted"),
        Column(
            "writer",
            _("Pseudonym for det trykte navn; navnet selv kun i udtræk med `--names`. Tom, hvor navnet er fjernet."),
            _NAME_AND_ARTICLE,
            lambda pair: writer(*pair) if pair else "",
        ),
        Column("title", _("Kommentarens overskrift."), "title"),
        Column("body", _("Kommentarens tekst."), "body"),
        Column(
            "parent",
            _("Nøglen på den kommentar, som denne sikkert svarer på. Tom: svarer på artiklen, eller uvist."),
            _of_parent("parent__key"),
        ),
        Column(
            "parent_basis",
            _("`inferred`: udledt af teksten; `curated`: sat eller godkendt af redaktionen; ellers tom."),
            _BASIS,
        ),
        Column("parent_score", _("Hvor sikkert svaret er, fra 0 til 1."), _of_parent("parent_claim__score")),
        Column("parent_evidence", _("Ordene, som viser, hvem der svares."), _EVIDENCE),
        Column("depth", _("Dybde i tråden: 0 for svar på artiklen. Tilbageholdte kommentarer tæller med."), "depth"),
        Column("word_count", _("Antal ord i teksten."), "word_count"),
        Column("source_file", _("Filen, som kommentaren er læst af."), "source__path"),
        Column("source_line", _("Linjen i filen, hvor kommentaren begynder."), "source_line"),
        address_column("comment", base, "key"),
        Column(
            "likely_parent",
            _("Nøglen på den kommentar, som denne sandsynligvis svarer på, hvor `parent` er tom."),
            _LIKELY,
            lambda claims: said.target if (said := _likely(claims)) else None,
        ),
        Column(
            "likely_score",
            _("Hvor sandsynligt det er, fra 0,5 til 0,8."),
            _LIKELY,
            lambda claims: said.score if (said := _likely(claims)) else None,
        ),
        Column(
            "addresses",
            _(
                "Hvem kommentaren taler til eller om, udledt: `commenters`, `article`, `publisher`, `letter` (udgiverens "
                "tidligere indlæg), `person`. Flere værdier."
            ),
            _KINDS,
            _addresses,
        ),
    )


def _likely(claims: list[dict[str, Any]]) -> _Said | None:
    """The one likely claim of a comment, chosen as pages choose it: that the other of two was withheld makes neither likelier."""
    chosen = choose_parent([_Said(**claim) for claim in claims], LIKELY)
    return chosen if chosen and chosen.is_told else None


def _addresses(kinds: list[str]) -> list[str]:
    """``["named", "article"]`` is ``["commenters", "article"]``: what a writer says to herself counts for nobody."""
    return list(dict.fromkeys(_ADDRESSED.get(kind, "commenters") for kind in kinds))

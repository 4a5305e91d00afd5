"""Two pages of one title that the importer takes for two articles, and merging them."""

from pathlib import Path

from django.contrib.auth.models import User

from archive.merging import merge
from debates.models import Article, Operation
from tests.captures import run_import, tagged_page, write

OTHER_LEAD = "Vi har fisket herfra i hundrede år, siger formanden, og nu skal der stå glashuse hele vejen langs vandet."
OTHER_BODY = (
    "Salget blev vedtaget om natten. Naboerne hørte det i radioen, og havnefogeden fik sit opsigelsesbrev på en lørdag."
)
BO = ("02.03.18", "Bo Vang", "Ja", "Kajen er vores, og den bliver ikke solgt, så længe jeg kan stå på den.")
EVA = ("03.03.18", "Eva Krag", "Nej", "Det må rådet finde ud af, for det er dem, der har magten nu.")
IDA = ("04.03.18", "Ida Toft", "Ja", "Kære Bo Vang, det er jeg enig i fra først til sidst, tak for det.")

KEPT = tagged_page(comments=[EVA, BO])
DROPPED = tagged_page(
    lead=OTHER_LEAD, body=OTHER_BODY, tags=("Fiskeri",), publisher="Fiskernes Forening", comments=[IDA, BO]
)


def two_pages(folder: Path, kept: str = KEPT, dropped: str = DROPPED) -> tuple[Article, Article]:
    """The article of `a.txt`, and that of `b.txt`, which is the same page."""
    write(folder, {"a.txt": kept, "b.txt": dropped})
    run_import(folder / "a.txt")
    run_import(folder / "b.txt")
    return Article.objects.get(sources__path="a.txt"), Article.objects.get(sources__path="b.txt")


def merged(folder: Path, kept: str = KEPT, dropped: str = DROPPED) -> tuple[Article, Article]:
    """The same, merged."""
    one, other = two_pages(folder, kept, dropped)
    merge_into(one, other)
    return Article.objects.get(pk=one.pk), Article.objects.get(pk=other.pk)


def merge_into(kept: Article, *others: Article) -> Operation:
    """Merge as a curator."""
    curator, _made = User.objects.get_or_create(username="birgit")
    return merge(kept, others, by=curator, reason="samme side")

"""Invented pages in the layouts of the captures. Nobody in them exists."""

from collections.abc import Sequence

from debates.pages.drafts import ArticleDraft, BlockKind, BodyKind, Page
from debates.pages.parsing import parse

NBSP = "\u00a0"

TITLE = "Havnefronten: Kajen tilhører os alle"
LEAD = (
    "Når kommunen sælger de sidste kajmeter til boliger, mister byen det sted, hvor børn lærer at fiske og gamle mænd lærer "
    "at tie stille. Byrådet bør stoppe salget nu, skriver foreningen bag den gamle slæbebådshal."
)
PARAGRAPH = "Vi har spurgt borgmesteren tre gange, og tre gange har svaret været en brochure med blank forside."
SECOND = "Det er ikke et svar, og det ved han godt."
TAGS = "Emneord: Havn, Byudvikling, Kajplads"
PUBLISHER = (
    "Slæbebådens Venner på DenOffentlige.dk Forening for alle, der vil bevare liv og larm på kajen....\n"
    "Aktivitet: Artikler: 12 | Events: 3 | Kompetenceområder: 2"
)
FURNITURE = """
Er du også aktiv i og omkring den offentlige sektor, så læs om mulighederne for at blive udgiver på DenOffentlige.dk her.
Læs mere her

Få mere af det væsentlige

DenOffentliges nyhedsbrev udkommer alle hverdage med:

 • Overblik
 • Videndeling
 • Nyheder
 • Inspiration
 • Debat
BLIV EN DEL AF DENOFFENLIGE"""
FOOTER = "TILMELD NYHEDSBREV\n\nMest læste\n\nSeneste kommentarer\n\nLæs også"
DATED_FOOTER = f"{NBSP}\n\nMest Læste\n\nAnnonce"


def blocks(*parts: str) -> str:
    """Blocks apart by an empty line."""
    return "\n\n".join(parts)


def comment(day: str, name: str, title: str, *body: str) -> str:
    """One comment as printed; each of ``body`` is a paragraph, its line breaks those of the page."""
    paragraphs = ["\n".join(f"  {line}" for line in paragraph.split("\n")) for paragraph in body]
    return "\n\n".join([f" • {day} {name}\n  {title}", *paragraphs]) + "\n\n"


def tagged_page(
    *,
    head: Sequence[str] = (TITLE, LEAD),
    body: Sequence[str] = (PARAGRAPH, SECOND),
    tags: str = TAGS,
    publisher: str = PUBLISHER,
    comments: Sequence[str] = (),
) -> str:
    """A page with tags, publisher and comments."""
    end = "\n".join(part for part in (tags, publisher, FURNITURE, "Kommentarer") if part)
    return blocks(*head, *body, end) + "\n" + "".join(comments) + FOOTER


def dated_page(
    *,
    head: Sequence[str] = (TITLE,),
    category: str = "Politik",
    date: str = "03/04/2018 09:05",
    author: str = "Bodil Kajmand",
    text: Sequence[str] = (LEAD, PARAGRAPH, SECOND),
    footer: str = DATED_FOOTER,
) -> str:
    """A page with category, date and author under the title."""
    return blocks(*(part for part in (*head, category, date, author, *text, footer) if part))


def foreign_page(
    *,
    captions: Sequence[str] = ("Kajen i regnvejr", "Kajen i regnvejr - Foto: Eva Krag"),
    lead: str = LEAD,
    byline: str = f"Af Bodil Kajmand, [email{NBSP}protected]",
    body: Sequence[str] = (PARAGRAPH, SECOND),
) -> str:
    """A page of another site, without a title."""
    return blocks("\n".join(["Del artiklen:", *captions]), lead, byline, *body)


def wordpress_page(*before: str, box: str = "Lige nu læser andre\nBroen der blev væk", after: str = SECOND) -> str:
    """The shortened copy of a page in a blog's layout: neither title, date nor author."""
    return blocks(*(before or (LEAD, PARAGRAPH)), box, after)


def article(text: str, address: str = "") -> ArticleDraft:
    """The article of a page."""
    return parse(text, address).article


def body_of(*parts: str) -> list[tuple[str, str]]:
    """How the body of a tagged page is read: kind and text of each part, the box kind where it is a box."""
    return shown(article(tagged_page(body=parts)))


def shown(draft: ArticleDraft) -> list[tuple[str, str]]:
    """Kind and words of each part of a body."""
    return [
        (
            part.box.value if part.box else part.kind.value,
            " / ".join(part.items) if part.kind is BodyKind.LIST else part.text,
        )
        for part in draft.body
    ]


def lines_of(page: Page, kind: BlockKind) -> list[str]:
    """The text of a page's blocks of one kind."""
    return [block.raw.strip() for block in page.blocks if block.kind is kind]


def joined(page: Page) -> str:
    """The blocks of a page put together again."""
    return "".join(block.raw for block in page.blocks)

"""How often the claims are right, measured on invented comments whose answers are labelled.

The labelled articles stand in `comments/labelled`: the part `tuning` is what the rules were made with, the part `held_out` gives
the final figures. A label says what a comment answers (an earlier comment, `all` before it, or the publisher's own earlier
`letter`), of what kind, and whom the comment speaks to.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from comments.threading import LIKELY, SURE, VERSION, Claim, ClaimKind, Post, Subject, claims

FOLDER = Path(__file__).parent / "labelled"
FIGURES = FOLDER / "figures.json"  # of the latest run, for pages that tell them
PARTS = ("tuning", "held_out")
LEVELS: Mapping[str, float] = {"sure": SURE, "likely": LIKELY}
_OPEN = {ClaimKind.COLLECTIVE: "all", ClaimKind.LETTER: "letter"}
_BETWEEN = [kind for kind in ClaimKind if kind not in (ClaimKind.ARTICLE, ClaimKind.PUBLISHER, ClaimKind.PERSON)]
_NAMES = {"plain": ClaimKind.SPOKEN}  # what the labels call otherwise

Link = tuple[str, int, int | str]  # file, answering comment, and what it answers


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with its comments, and their labels: answers with their kinds, and whom each speaks to."""

    name: str
    subject: Subject
    posts: tuple[Post, ...]
    answers: dict[Link, ClaimKind]
    addresses: dict[int, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Of `found` links `right` are so; of `true` ones `reached` were found."""

    found: int
    right: int
    true: int
    reached: int

    @property
    def precision(self) -> float | None:
        """Which part of what was found is so; None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Which part of what is so was found; None where there is nothing to find."""
        return self.reached / self.true if self.true else None


def load(part: str) -> list[Labelled]:
    """The labelled articles of one part, in the order of their files."""
    return [_labelled(path) for path in sorted((FOLDER / part).glob("*.toml"))]


def measure(articles: Sequence[Labelled], least: float = SURE) -> dict[str, Score]:
    """The scores of all claims of at least this score, by kind, and of all together under ``"all"``.

    By kind a found link counts under the kind of the claim, a true one under the kind of the label.
    """
    found: dict[Link, ClaimKind] = {}
    for article in articles:
        for claim in _between(claims(article.posts, article.subject)):
            if claim.score >= least:
                found.setdefault(_link(article.name, claim), claim.kind)
    true = {link: kind for article in articles for link, kind in article.answers.items()}
    right = found.keys() & true.keys()
    by_kind = (Counter(found.values()), Counter(found[link] for link in right))
    by_label = (Counter(true.values()), Counter(true[link] for link in right))
    scores = {
        str(kind): Score(by_kind[0][kind], by_kind[1][kind], by_label[0][kind], by_label[1][kind]) for kind in _BETWEEN
    }
    return {"all": Score(len(found), len(right), len(true), len(right)), **scores}


def run() -> dict[str, Any]:
    """All figures, as JSON: of each part its size and, at each level, the scores by kind."""
    parts = {part: load(part) for part in PARTS}
    return {"version": VERSION} | {part: _figures(articles) for part, articles in parts.items()}


def _figures(articles: Sequence[Labelled]) -> dict[str, Any]:
    scores = {level: measure(articles, least) for level, least in LEVELS.items()}
    sizes = {"articles": len(articles), "comments": sum(len(article.posts) for article in articles)}
    return sizes | {level: {kind: asdict(each) for kind, each in found.items()} for level, found in scores.items()}


def read_figures() -> dict[str, Any]:
    """The figures of the latest run, with scores as `Score`."""
    stored = json.loads(FIGURES.read_text(encoding="utf-8"))
    for part in PARTS:
        for level in LEVELS:
            stored[part][level] = {kind: Score(**counts) for kind, counts in stored[part][level].items()}
    return stored  # type: ignore[no-any-return]


def faults(articles: Sequence[Labelled], least: float = SURE) -> Iterator[str]:
    """Each wrong and each missing link, in words: what to look at while a rule is made."""
    for article in articles:
        found = {
            _link(article.name, c): c for c in _between(claims(article.posts, article.subject)) if c.score >= least
        }
        for link, claim in found.items():
            if link not in article.answers:
                yield f"wrong   {link} {claim.kind} {claim.score:.2f} {claim.evidence!r}"
        for link, kind in article.answers.items():
            if link not in found:
                yield f"missing {link} {kind}"


def _between(found: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in found if claim.kind in _BETWEEN]


def _link(name: str, claim: Claim) -> Link:
    return name, claim.comment, claim.target if claim.target is not None else _OPEN[claim.kind]


def _labelled(path: Path) -> Labelled:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    article, comments = data["article"], data["comment"]
    text = f"{article['title']}\n{article.get('lead', '')}\n{article.get('body', '')}"
    return Labelled(
        path.stem,
        Subject(text, " ".join(article.get("authors", [])), article.get("publisher", "")),
        tuple(Post(c["n"], c["name"], c["title"], c["body"].strip(), c["posted"]) for c in comments),
        {(path.stem, c["n"], answer["to"]): _kind(answer) for c in comments for answer in c.get("answers", [])},
        {c["n"]: frozenset(c["addresses"]) for c in comments},
    )


def _kind(answer: dict[str, Any]) -> ClaimKind:
    return _NAMES.get(answer["kind"]) or ClaimKind(answer["kind"])

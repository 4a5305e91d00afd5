"""Invented captures in any number: `python -m bench.make_captures FOLDER --articles 10000 --comments 100000`.

Made-up words by Zipf's law over a vocabulary with Danish endings, threads with a long tail, three layouts. The same
seed gives the same bytes.
"""

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

ONSETS = [
    "b",
    "bl",
    "br",
    "d",
    "dr",
    "f",
    "fl",
    "fr",
    "g",
    "gr",
    "h",
    "k",
    "kl",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "sk",
    "sl",
    "st",
    "t",
    "tr",
    "v",
]
VOWELS = ["a", "e", "i", "o", "u", "y", "æ", "ø", "å"]
CODAS = ["", "d", "g", "k", "l", "ld", "lk", "m", "n", "nd", "ng", "r", "rk", "s", "sk", "st", "t"]
ENDINGS = ["", "", "", "e", "en", "et", "er", "ere", "erne", "s", "ens", "ning", "lig"]
FIRST = [
    "Anne",
    "Bo",
    "Carl",
    "Dorte",
    "Else",
    "Finn",
    "Grethe",
    "Hans",
    "Ib",
    "Jytte",
    "Karen",
    "Lars",
    "Mona",
    "Niels",
    "Ole",
    "Pia",
    "Rita",
    "Søren",
]
LAST = [
    "Bakke",
    "Dalsgård",
    "Engholm",
    "Fjord",
    "Gravlund",
    "Højbo",
    "Kær",
    "Lindø",
    "Mosevang",
    "Nørby",
    "Overgård",
    "Skovsø",
    "Toft",
    "Vang",
]
CATEGORIES = ["Velfærd", "Politik", "Ledelse"]
FURNITURE = (
    "\n\nEr du også aktiv i og omkring den offentlige sektor, så læs om mulighederne for at blive udgiver på DenOffentlige.dk her.\n"
    "Læs mere her\n\nFå mere af det væsentlige\n\nDenOffentliges nyhedsbrev udkommer alle hverdage med:\n\n"
    " • Overblik\n • Videndeling\n • Nyheder\n • Inspiration\n • Debat\nBLIV EN DEL AF DENOFFENLIGE\nKommentarer\n"
)
FOOTER = "TILMELD NYHEDSBREV\n\nMest læste\n\nSeneste kommentarer\n\nLæs også"
START = date(2012, 1, 1)


class Writer:
    """Writes made-up pages from one source of chance."""

    def __init__(self, seed: int, words: int = 40_000) -> None:
        self.chance = random.Random(seed)
        stems = [self._stem() for _ in range(words)]
        self.words = [stem + self.chance.choice(ENDINGS) for stem in stems]
        self.weights = list(accumulate(1 / rank**1.02 for rank in range(1, words + 1)))

    def _stem(self) -> str:
        syllables = self.chance.choice([1, 2, 2, 3])
        return "".join(
            self.chance.choice(ONSETS) + self.chance.choice(VOWELS) + self.chance.choice(CODAS)
            for _ in range(syllables)
        )

    def sentence(self, length: int) -> str:
        """So many words, a capital and a stop."""
        words = self.chance.choices(self.words, cum_weights=self.weights, k=length)
        return f"{words[0].capitalize()} {' '.join(words[1:])}."

    def paragraph(self, words: int) -> str:
        """About so many words in sentences, at least 130 characters."""
        count = max(2, words // 14)
        return " ".join(self.sentence(self.chance.randint(9, 19)) for _ in range(count))

    def name(self) -> str:
        """A commenter; at times a first name alone."""
        first = self.chance.choice(FIRST)
        return first if self.chance.random() < 0.15 else f"{first} {self.chance.choice(LAST)}"

    def title(self, number: int) -> str:
        """A title that no other page has."""
        return f"{self.sentence(self.chance.randint(4, 8))[:-1]} {number}"

    def body(self) -> str:
        """Paragraphs with a subhead among them."""
        parts = [self.paragraph(self.chance.randint(40, 110)) for _ in range(self.chance.randint(4, 9))]
        parts.insert(2, self.sentence(4)[:-1])
        return "\n\n".join(parts)

    def tagged(self, number: int, comments: int) -> str:
        """A page of the tagged layout with so many comments."""
        day = START + timedelta(days=self.chance.randint(0, 2500))
        tags = ", ".join(dict.fromkeys(self.chance.choices(self.words[:600], k=6)))
        publisher = f"Foreningen {self.words[self.chance.randint(0, 200)].capitalize()}"
        head = f"{self.title(number)}\n\n{self.paragraph(30)}\n\n{self.body()}\n\nEmneord: {tags}\n"
        line = f"{publisher} på DenOffentlige.dk {self.sentence(12)[:-1]}...\nAktivitet: Artikler: 7 | Events: 0 | Kompetenceområder: 1"
        return head + line + FURNITURE + "".join(self.comments(day, comments)) + FOOTER

    def comments(self, day: date, count: int) -> Iterator[str]:
        """Comments, newest first."""
        days = sorted((day + timedelta(days=int(self.chance.expovariate(0.3))) for _ in range(count)), reverse=True)
        names = [self.name() for _ in days]
        for at, each in enumerate(days):
            paragraphs = [self.paragraph(self.chance.randint(15, 70)) for _ in range(self.chance.choice([1, 1, 2, 3]))]
            if at + 1 < count and self.chance.random() < 0.1:  # about one in ten speaks to somebody
                paragraphs.insert(0, f"Enig med {self.chance.choice(names[at + 1 :])}, {self.sentence(6)}")
            body = "\n\n".join(f"  {paragraph}" for paragraph in paragraphs)
            yield f" • {each:%d.%m.%y} {names[at]}\n  {self.sentence(4)[:-1]}\n\n{body}\n\n"

    def dated(self, number: int) -> str:
        """A page of the dated layout."""
        day = START + timedelta(days=self.chance.randint(0, 2500))
        head = f"{self.title(number)}\n\n{self.chance.choice(CATEGORIES)}\n\n{day:%d/%m/%Y} 09:{number % 60:02}\n\n{self.name()}"
        return f"{head}\n\n{self.paragraph(30)}\n\n{self.body()}\n\n\u00a0\n\nMest Læste\n\nAnnonce"

    def foreign(self) -> str:
        """A page of the layout without a title."""
        caption = self.sentence(8)
        return (
            f"Del artiklen:\n{caption}\n{caption} - Foto: {self.name()}\n\n{self.paragraph(30)}\n\n"
            f"Af {self.chance.choice(FIRST)} {self.chance.choice(LAST)}, [email\u00a0protected]\n\n{self.body()}"
        )


def make_captures(folder: Path, articles: int, comments: int, seed: int = 2018) -> None:
    """Write the captures: seven of ten tagged, with all the comments between them, the rest dated and a few foreign."""
    writer = Writer(seed)
    tagged = max(1, articles * 7 // 10)
    shares = [writer.chance.paretovariate(1.3) for _ in range(tagged)]
    counts = [int(share / sum(shares) * comments) for share in shares]
    for extra in range(comments - sum(counts)):
        counts[extra % tagged] += 1
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(articles):
        page = (
            writer.tagged(number, counts[number])
            if number < tagged
            else writer.foreign()
            if number % 20 == 0
            else writer.dated(number)
        )
        (folder / f"{number:06}.txt").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--comments", type=int, default=100_000)
    options = parser.parse_args()
    make_captures(options.folder, options.articles, options.comments)

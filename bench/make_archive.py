"""An archive of any size in a database, its rows written straight into the tables: `fill(url, comments)`.

Made-up words by Zipf's law with a few planted ones that stand in a known share of the comments, one article to ten comments,
threads with a long tail, all in order of their days. The same seed gives the same rows. The models must be set up
(`bench.servers.use`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import psycopg
from django.db import models

from bench.make_captures import CATEGORIES, Writer
from comments.models import Comment, ReplyClaim
from debates.models import Article, Author, Authorship, Debate, ImportRun, Source, Tag, Tagging

FIRST_DAY, DAYS = date(2010, 1, 1), 3650
A_TEXT = 83  # words of a comment
IN_AN_ARTICLE = 600  # words
TO_AN_ARTICLE = 10  # comments
LONGEST_THREAD = 2_000
# Planted words and the share of the comments that have them; those of 0.29 are as common as a word can be that is not a function word.
COMMON = {"førtidspension": 0.29, "jobcenter": 0.30, "kommunen": 0.25, "sygdom": 0.12}
OTHERS = {
    "ressourceforløb": 0.01,
    "arbejdsevne": 0.012,
    "fleksjob": 0.05,
    "lægekonsulent": 0.0002,
    "mentorordning": 0.00004,
}
PHRASE, SHARE_OF_PHRASE = "jobcenter og førtidspension", 0.002
_WRITERS, _AT_ONCE = 2, 20_000  # connections that make search rows, and how many rows a transaction
ANSWERS = 0.15  # the share of the comments that answer another one


class _Rows:
    """Rows of a model for COPY: what is not given is the default of its field."""

    def __init__(self, model: type[models.Model]) -> None:
        fields = [field for field in model._meta.concrete_fields if not field.generated]
        self.names = [str(field.attname) for field in fields]
        self.defaults = [_default(field) for field in fields]
        self.statement = (
            f'COPY "{model._meta.db_table}" ({", ".join(str(field.column) for field in fields)}) FROM STDIN'
        )

    def copy(self, connection: "psycopg.Connection[Any]", rows: Iterable[dict[str, Any]]) -> None:
        """Write the rows."""
        place = {name: at for at, name in enumerate(self.names)}
        with connection.cursor().copy(self.statement.encode()) as copy:
            for given in rows:
                row = list(self.defaults)
                for name, value in given.items():
                    row[place[name]] = value
                copy.write_row(row)


def _default(field: "models.Field[Any, Any]") -> Any:
    if field.null:
        return None
    if isinstance(field, models.JSONField):
        return "{}" if field.get_default() == {} else "[]"
    if isinstance(field, models.DateTimeField):
        return FIRST_DAY
    return field.get_default()


def fill(
    url: str,
    comments: int,
    seed: int = 2018,
    progress: Callable[[str], None] = lambda _said: None,
    lengths: Sequence[int] = (),
) -> None:
    """Fill an empty archive; the first articles have as many comments as `lengths` says.

    Search rows are written as the triggers would, but by two connections and before their index is made.
    """
    made = _Archive(comments, seed, lengths)
    with psycopg.connect(url) as connection:
        connection.execute("SET CONSTRAINTS ALL DEFERRED")
        _triggers(connection, "DISABLE")
        made.write(connection)
    progress("rows")
    with psycopg.connect(url, autocommit=True) as connection:
        _triggers(connection, "ENABLE")
        indexes = _drop_indexes(connection, ("article_search_words", "comment_search_words"))
        _search_rows(url, "article_search_add", made.articles)
        _search_rows(url, "comment_search_add", comments)
        progress("search rows")
        for statement in indexes:
            connection.execute(statement.encode())
        connection.execute("VACUUM ANALYZE")
    progress("indexes")


def _triggers(connection: "psycopg.Connection[Any]", able: str) -> None:
    for table in ("debates_article", "comments_comment"):
        connection.execute(f"ALTER TABLE {table} {able} TRIGGER USER".encode())


def _drop_indexes(connection: "psycopg.Connection[Any]", names: Sequence[str]) -> list[str]:
    made = [connection.execute("SELECT pg_get_indexdef(%s::regclass)", [name]).fetchone() for name in names]
    for name in names:
        connection.execute(f"DROP INDEX {name}".encode())
    return [row[0] for row in made if row]


def _search_rows(url: str, function: str, count: int) -> None:
    def add(first: int) -> None:
        with psycopg.connect(url) as connection:
            connection.execute(
                f"SELECT {function}(ARRAY(SELECT generate_series(%s::bigint, %s::bigint)))".encode(),
                [first, first + _AT_ONCE - 1],
            )

    with ThreadPoolExecutor(_WRITERS) as pool:
        list(pool.map(add, range(1, count + 1, _AT_ONCE)))


class _Archive:
    def __init__(self, comments: int, seed: int, lengths: Sequence[int]) -> None:
        self.writer = Writer(seed, words=60_000)
        self.chance = self.writer.chance
        self.comments, self.articles = comments, max(1, comments // TO_AN_ARTICLE)
        self.debates, self.authors, self.tags = max(2, self.articles // 100), max(5, self.articles // 25), 600
        self.counts = [*lengths, *self._threads(self.articles - len(lengths), comments - sum(lengths))]
        self.answers: list[tuple[int, int]] = []

    def write(self, connection: "psycopg.Connection[Any]") -> None:
        """All rows, parents before children."""
        tables: list[tuple[type[models.Model], Iterator[dict[str, Any]]]] = [
            (ImportRun, iter([{"id": 1}])),
            (Debate, self._debates()),
            (Author, self._authors()),
            (Tag, self._tags()),
            (Article, self._articles()),
            (Source, self._sources()),
            (Authorship, self._authorships()),
            (Tagging, self._taggings()),
            (Comment, self._comments()),
            (ReplyClaim, self._claims()),
        ]
        for model, rows in tables:
            _Rows(model).copy(connection, rows)
            connection.execute(
                f"SELECT setval(pg_get_serial_sequence('{model._meta.db_table}', 'id'), max(id)) FROM {model._meta.db_table}".encode()  # noqa: S608
            )

    def _threads(self, articles: int, comments: int) -> list[int]:
        shares = [min(self.chance.paretovariate(1.1), LONGEST_THREAD / 3) for _ in range(articles)]
        whole = sum(shares)
        counts = [min(int(share / whole * comments), LONGEST_THREAD) for share in shares]
        for extra in range(comments - sum(counts)):
            counts[extra % articles] += 1
        return counts

    def _debates(self) -> Iterator[dict[str, Any]]:
        return (
            {"id": n, "key": f"d{n:x}", "slug": f"debat-{n}", "title": f"Debatten om {self.writer.words[n]}"}
            for n in range(1, self.debates + 1)
        )

    def _authors(self) -> Iterator[dict[str, Any]]:
        for n in range(1, self.authors + 1):
            yield {
                "id": n,
                "key": f"{n:x}",
                "slug": f"forfatter-{n}",
                "name": f"{self.writer.name()} {self.writer.words[n].capitalize()}",
            }

    def _tags(self) -> Iterator[dict[str, Any]]:
        for n in range(1, self.tags + 1):
            yield {"id": n, "key": f"e{n:x}", "slug": f"emneord-{n}", "name": f"{self.writer.words[n]} {n}"}

    def _day(self, article: int) -> date:
        return FIRST_DAY + timedelta(days=article * DAYS // (self.articles + 1))

    def _articles(self) -> Iterator[dict[str, Any]]:
        for n, count in enumerate(self.counts, 1):
            yield {
                "id": n,
                "key": f"a{n:x}",
                "slug": f"artikel-{n}",
                "title_key": f"t{n:x}",
                "title": self.writer.title(n),
                "lead": self._text(30),
                "body": self._text(IN_AN_ARTICLE),
                "category": CATEGORIES[n % len(CATEGORIES)],
                "published_on": self._day(n),
                "published_precision": "day",
                "publisher_id": 1 + n % self.authors,
                "debate_id": 1 + n % self.debates if n % 3 else None,
                "comment_count": count,
                "source_id": n,
            }

    def _sources(self) -> Iterator[dict[str, Any]]:
        for n in range(1, self.articles + 1):
            yield {
                "id": n,
                "path": f"{n}.txt",
                "sha256": f"{n:064x}",
                "content": b"",
                "article_id": n,
                "run_id": 1,
                "encoding": "utf-8",
                "page_format": "tagged",
            }

    def _authorships(self) -> Iterator[dict[str, Any]]:
        for n in range(1, self.articles + 1):
            yield {"id": n, "article_id": n, "author_id": 1 + n * 7 % self.authors, "position": 1}

    def _taggings(self) -> Iterator[dict[str, Any]]:
        number = 0
        for n in range(1, self.articles + 1):
            for position, tag in enumerate({int(self.chance.paretovariate(0.6)) % self.tags + 1 for _ in range(4)}, 1):
                number += 1
                yield {"id": number, "article_id": n, "tag_id": tag, "position": position}

    def _comments(self) -> Iterator[dict[str, Any]]:
        number = 0
        for n, count in enumerate(self.counts, 1):
            day, first = self._day(n), number
            paths: dict[int | None, list[int]] = {None: []}
            for ordinal in range(1, count + 1):
                number += 1
                parent = self.chance.randrange(1, ordinal) if ordinal > 1 and self.chance.random() < ANSWERS else None
                paths[ordinal] = [*paths[parent], ordinal]
                if parent:
                    self.answers.append((number, first + parent))
                body = self._text(max(8, int(self.chance.gauss(A_TEXT, 40))))
                yield {
                    "id": number,
                    "key": f"c{number:x}",
                    "article_id": n,
                    "ordinal": ordinal,
                    "posted": day + timedelta(days=ordinal * 30 // (count + 1)),
                    "printed_name": self.writer.name(),
                    "title": self.writer.sentence(4)[:-1],
                    "body": body,
                    "captured_body": "",
                    "source_id": n,
                    "source_line": number,
                    "source_end_line": number,
                    "path": paths[ordinal],
                    "depth": len(paths[ordinal]) - 1,
                    "parent_id": first + parent if parent else None,
                    "parent_claim_id": len(self.answers) if parent else None,
                    "word_count": body.count(" ") + 1,
                }

    def _claims(self) -> Iterator[dict[str, Any]]:
        for n, (comment, target) in enumerate(self.answers, 1):
            yield {
                "id": n,
                "comment_id": comment,
                "target_id": target,
                "kind": "named",
                "score": 0.9,
                "method": "bench",
            }

    def _text(self, words: int) -> str:
        """So many words, in paragraphs of fifty, with the planted ones among them."""
        chance = self.chance
        text = chance.choices(self.writer.words, cum_weights=self.writer.weights, k=words)
        for word, share in (COMMON | OTHERS).items():
            if chance.random() < share:
                text[chance.randrange(words)] = word
        if chance.random() < SHARE_OF_PHRASE:
            text.append(PHRASE)
        return "\n\n".join(" ".join(text[at : at + 50]) for at in range(0, len(text), 50))

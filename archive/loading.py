"""Captures that have been read become rows: many new pages together, and one by one what must be compared with what stands."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from archive.grouping import regroup, title_key_of
from archive.reading import Reading, no_collecting
from archive.reports import FileReport, Outcome
from comments.importing import (
    CommentCounts,
    NewComment,
    has_touched_comments,
    load_comments,
    new_comments,
    refresh_counts,
    release_keys,
)
from comments.models import Comment, ReplyClaim
from comments.replies import infer_replies, plant_new
from debates.importing import (
    Loaded,
    NewPage,
    captures_of,
    combine_captures,
    find_article,
    find_copied,
    find_withheld,
    forget_unused,
    load_article,
    new_articles,
    settle_twins,
)
from debates.models import Article, Authorship, Source, Tagging
from debates.models.bulk import copy_in, reserve_ids
from debates.pages.changes import Change
from debates.pages.combining import Combined, combine
from debates.pages.decoding import decode
from debates.pages.parsing import PARSER_VERSION, parse


@dataclass(frozen=True, slots=True, eq=False)
class Arrival:
    """A capture that the archive does not have: where its file lies, its name in the archive, its bytes and what they say."""

    path: str
    name: str
    content: bytes
    reading: Reading
    address: str

    @property
    def title_key(self) -> str:
        """What all pages of this title share."""
        return self.reading.title_key


def load(arrivals: Sequence[Arrival], run: int) -> list[FileReport]:
    """Write the captures that a run brings; the caller holds the transaction. Reports in the order of the arrivals.

    A title that nobody else has needs no comparing: such pages go in together. The others follow one by one, in order.
    """
    if not arrivals:
        return []
    count = Counter(arrival.title_key for arrival in arrivals)
    taken = set(Article.objects.filter(title_key__in=count).values_list("title_key", flat=True))
    whole = [each for each in arrivals if not each.reading.is_shortened]
    plain = [each for each in whole if count[each.title_key] == 1 and each.title_key not in taken]
    with no_collecting():
        reports = dict(zip(plain, _add(plain, run), strict=True))
    compared = [each for each in arrivals if each not in reports]
    for each in compared:
        reports[each] = _add_copy(each, run) if each.reading.is_shortened else _compare(each, run)
    settle({each.title_key for each in compared})
    reports |= _readdressed({each: reports[each] for each in compared})
    reports |= _hold_back({each: report for each, report in reports.items() if report.outcome is Outcome.CREATED})
    return [reports[each] for each in arrivals]


def settle(title_keys: Collection[str]) -> None:
    """Give articles that share a title their captures, and then their keys and addresses."""
    regrouped = regroup(title_keys)
    load_again(regrouped.articles)
    forget_unused(regrouped.names)
    title_keys = {*title_keys, *(article.title_key for article in regrouped.articles)}
    moved = settle_twins(title_keys, has_touched_comments)
    release_keys(moved)  # the keys of comments hold that of their article
    load_again(moved)


def load_again(articles: Sequence[Article]) -> None:
    """Load articles again from all their captures; the caller holds the transaction."""
    for article in articles:
        source = Source.objects.select_related("article").filter(article=article).order_by("path", "pk")[0]
        reload(source, source.path)


def _readdressed(reports: Mapping[Arrival, FileReport]) -> dict[Arrival, FileReport]:
    """The reports with the addresses that the articles have after all."""
    ids = {each: report.source_id for each, report in reports.items() if report.source_id}
    slugs = dict(Source.objects.filter(pk__in=ids.values()).values_list("pk", "article__slug"))
    return {each: replace(reports[each], article=slugs[pk]) for each, pk in ids.items()}


def _hold_back(created: Mapping[Arrival, FileReport]) -> dict[Arrival, FileReport]:
    """Withhold new articles that give the text of a withheld one again, under another title; the curator is told."""
    held: dict[Arrival, FileReport] = {}
    drafts = [arrival.reading.capture.draft for arrival in created]
    for (arrival, report), withheld in zip(created.items(), find_withheld(drafts), strict=True):
        if withheld:
            Article.objects.filter(slug=report.article).update(
                withheld_at=timezone.now(), withheld_reason=withheld.withheld_reason
            )
            told = _("Artiklen er tilbageholdt, for den har samme tekst som en, der er fjernet: /artikler/%(slug)s/.")
            held[arrival] = replace(report, reason=told % {"slug": withheld.slug})
    return held


def _add(arrivals: Sequence[Arrival], run: int) -> list[FileReport]:
    """Write pages that are new in every part."""
    ids = reserve_ids(Source, len(arrivals))
    pages = {next(ids): arrival for arrival in arrivals}
    new = new_articles(
        [NewPage(pk, each.reading.title_key, each.reading.alone, each.reading.spoken) for pk, each in pages.items()]
    )
    sources = [
        _source(arrival, article, run, pk) for (pk, arrival), article in zip(pages.items(), new.articles, strict=True)
    ]
    comment_ids = reserve_ids(Comment, sum(source.comment_count for source in sources))
    claim_ids = reserve_ids(ReplyClaim, sum(len(arrival.reading.claims) for arrival in arrivals))
    claims: list[ReplyClaim] = []

    def comments() -> Iterator[NewComment]:
        """Made one article at a time, while the database takes those before."""
        for article, source, arrival in zip(new.articles, sources, arrivals, strict=True):
            thread = new_comments(article, arrival.reading.alone.comments, source, comment_ids)
            claims.extend(plant_new(thread, arrival.reading.claims, claim_ids))
            yield from thread

    for article, arrival in zip(new.articles, arrivals, strict=True):
        printed = arrival.reading.alone.comments
        article.comment_count = len(printed)
        article.latest_comment = max((comment.draft.posted for comment in printed), default=None)
        article.source_address = arrival.address
    copy_in(Article, new.rows())
    copy_in(Source, sources)
    copy_in(Authorship, new.authorships)
    copy_in(Tagging, new.taggings)
    copy_in(Comment, comments())
    copy_in(ReplyClaim, claims)
    return [
        replace(report_on(source, arrival.path, Outcome.CREATED), comments_created=source.comment_count)
        for source, arrival in zip(sources, arrivals, strict=True)
    ]


def _source(arrival: Arrival, article: Article, run: int, pk: int | None = None) -> Source:
    reading = arrival.reading
    return Source(
        pk=pk,
        path=arrival.name,
        sha256=reading.capture.sha256,
        content=arrival.content,
        encoding=reading.encoding,
        page_format=reading.capture.format,
        parser=PARSER_VERSION,
        unread_lines=reading.unread_lines,
        comment_count=len(reading.capture.draft.comments),
        address=arrival.address,
        captured_at=reading.capture.captured,
        article=article,
        run_id=run,
    )


def _compare(arrival: Arrival, run: int) -> FileReport:
    """Write a page whose title the archive knows: perhaps another capture of an article, perhaps another article."""
    found = find_article(arrival.reading.capture.draft)
    return _write(arrival, run, found.article, combine([*found.captures, arrival.reading.capture]))


def _add_copy(arrival: Arrival, run: int) -> FileReport:
    """Write a shortened copy beside the whole captures of its page; without any it is refused."""
    article = find_copied(arrival.reading.capture.draft)
    if article is None:
        return FileReport(
            arrival.path,
            Outcome.REFUSED,
            _(
                "Siden er en forkortet kopi uden titel og begyndelse, og arkivet har ikke artiklen. Hent den under dens egen adresse, "
                "og importér den sammen med kopien."
            ),
        )
    return _write(arrival, run, article, combine([*captures_of([article]), arrival.reading.capture]))


def _write(arrival: Arrival, run: int, article: Article | None, combined: Combined) -> FileReport:
    loaded = load_article(article, combined)
    source = _source(arrival, loaded.article, run)
    source.save()
    return _load_rest(arrival.path, source, loaded, combined)


def reload(source: Source, path: str) -> FileReport:
    """Load a stored source's article again from all its captures; the caller holds the transaction."""
    source.article = Article.objects.select_for_update().get(pk=source.article_id)
    reread = _reread(source)
    combined = combine_captures(source.article)
    report = _load_rest(path, source, load_article(source.article, combined), combined)
    if not reread:
        return report
    outcome = Outcome.UPDATED if report.outcome is Outcome.UNCHANGED else report.outcome
    return replace(report, outcome=outcome, changes=(*report.changes, *reread))


def place(source: Source, path: str, address: str, captured_at: datetime | None) -> FileReport:
    """Say where and when a stored capture was taken; all is then as if that had been known when it came in.

    But the key and address of an article that has stood stay. The caller holds the transaction.
    """
    changes = set_source(source, {"address": address, "captured_at": captured_at})
    report = reload(source, path)
    settle({source.article.title_key, title_key_of(source)})  # an address may tell that another line is the title
    slug = Article.objects.get(sources=source).slug
    return replace(report, outcome=Outcome.UPDATED, article=slug, changes=(*changes, *report.changes))


def _reread(source: Source) -> list[Change]:
    """Bring what is stored of a capture in step with today's parser."""
    decoded = decode(bytes(source.content))
    page = parse(decoded.text, source.address)
    values = {
        "encoding": decoded.encoding.value,
        "page_format": page.format,
        "parser": PARSER_VERSION,
        "unread_lines": page.unread_lines,
        "comment_count": len(page.article.comments),
    }
    return set_source(source, values)


def set_source(source: Source, values: Mapping[str, Any]) -> list[Change]:
    """Set what is stored of a capture; the changes."""
    differing = {name: value for name, value in values.items() if getattr(source, name) != value}
    changes = [Change.of(f"source.{name}", getattr(source, name), value) for name, value in differing.items()]
    for name, value in differing.items():
        setattr(source, name, value)
    if differing:
        source.save(update_fields=list(differing))
    return changes


def _load_rest(path: str, source: Source, loaded: Loaded, combined: Combined) -> FileReport:
    """What follows the article: its sources, its comments, their tree and the counts."""
    article = loaded.article
    sources = {row.sha256: row for row in article.sources.defer("content").order_by("-path", "-pk")}
    main = sources[_main_capture(combined)]
    address = next((row.address for row in (main, *sources.values()) if row.address), "")
    if "source_address" in article.curated_fields:
        address = article.source_address
    moved = [Change.of("source_address", article.source_address, address)] if article.source_address != address else []
    if moved or article.source_id != main.pk:
        article.source, article.source_address = main, address
        article.save(update_fields=["source", "source_address"])
    counts = load_comments(article, combined.comments, sources)
    infer_replies(article)
    refresh_counts(article)
    return replace(
        report_on(source, path, _outcome(loaded, counts, moved)),
        reason=_("Rettet i hånden og bevaret: %(names)s.") % {"names": ", ".join(loaded.kept)} if loaded.kept else "",
        comments_created=counts.created,
        comments_updated=counts.updated,
        changes=() if loaded.created else (*loaded.changes, *moved, *counts.changes),
    )


def report_on(source: Source, path: str, outcome: Outcome) -> FileReport:
    """What is to be said of a file that is in."""
    return FileReport(
        path,
        outcome,
        page_format=source.page_format,
        article=source.article.slug,
        unread_lines=source.unread_lines,
        printed_comments=source.comment_count,
        source_id=source.pk,
    )


def _main_capture(combined: Combined) -> str:
    """The capture that the article is mainly read from, by its sha256: the one that gave its text."""
    return next(combined.origins[name] for name in ("body", "title", "lead") if name in combined.origins)


def _outcome(loaded: Loaded, counts: CommentCounts, moved: Sequence[Change]) -> Outcome:
    if loaded.created:
        return Outcome.CREATED
    if loaded.changes or moved or counts.created or counts.updated:
        return Outcome.UPDATED
    return Outcome.KEPT if loaded.kept or counts.kept else Outcome.UNCHANGED

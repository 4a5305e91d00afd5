"""Is the archive sound? A table of checks, each of which tells the faults that it finds."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from archive.laws import breaches
from archive.search_rows import wrong_articles, wrong_comments
from comments.models import Comment, ReplyClaim
from debates.importing import own_keys
from debates.models import Article, Debate, Reply, Source
from debates.models.debates import Verdict
from debates.pages.bodies import body_text
from debates.pages.decoding import decode
from debates.pages.keys import article_key, comment_key, normalised, placeholder_key
from debates.pages.parsing import parse
from debates.pages.refused import Refused


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that must not be so: where, what, and what to do about it."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}"


Faults = Iterator[Fault]


def find_faults() -> Faults:
    """All faults of the archive, check by check. Reads every capture, a few at a time."""
    for check in CHECKS:
        yield from check()


def captures_give_their_text_back() -> Faults:
    """A capture has the bytes it came with, can still be read, and its blocks joined are its text."""
    for source in Source.objects.only("path", "sha256", "content", "encoding", "address").order_by("pk").iterator(20):
        wrong = _what_is_wrong_with(source)
        if wrong:
            yield Fault(_("Kilden {path}").format(path=source.path), wrong, _restore())


def _what_is_wrong_with(source: Source) -> str:
    content = bytes(source.content)
    if hashlib.sha256(content).hexdigest() != source.sha256:
        return _("indholdet har ikke den sha256, som det blev modtaget med")
    try:
        decoded = decode(content)
        page = parse(decoded.text, source.address)
    except Refused as refused:
        return _("kan ikke læses: {reason}").format(reason=str(refused).rstrip("."))
    if decoded.encoding != source.encoding:
        return _("er læst som {stored}, men er {found}").format(stored=source.encoding, found=decoded.encoding)
    if "".join(block.raw for block in page.blocks) != decoded.text:
        return _("blokkene giver ikke teksten tilbage")
    return ""


def articles_have_a_source_of_their_own() -> Faults:
    """What was captured knows its capture."""
    astray = Article.objects.captured().filter(Q(source=None) | ~Q(source__article=F("pk")))
    for article in astray.only("key").order_by("key"):
        yield Fault(_article(article.key), _("har ingen kilde, eller en anden artikels"), _restore())


def sources_have_an_article() -> Faults:
    """No capture is an orphan: its article was captured, not merely spoken of."""
    orphans = Source.objects.filter(article__is_placeholder=True)
    for source in orphans.only("path").order_by("pk"):
        yield Fault(_("Kilden {path}").format(path=source.path), _("hører ikke til nogen bevaret artikel"), _restore())


def comments_come_from_a_source_of_their_article() -> Faults:
    """A comment was read from a capture of the article that it stands under."""
    for key in Comment.objects.exclude(source__article=F("article")).order_by("key").values_list("key", flat=True):
        yield Fault(_comment(key), _("er læst af en kilde til en anden artikel"), _restore())


def bodies_are_made_of_their_parts() -> Faults:
    """The running text of an article is that of its parts."""
    for article in Article.objects.only("key", "body", "parts").order_by("key").iterator(100):
        if body_text(article.body_parts) != article.body:
            yield Fault(_article(article.key), _("brødteksten passer ikke til sine dele"), _reparse())


def places_have_no_gap() -> Faults:
    """The comments of an article are numbered from 1 without a gap."""
    counted = Comment.objects.values("article__key").annotate(n=Count("pk"), last=Max("ordinal")).exclude(n=F("last"))
    for row in counted.order_by("article__key"):
        what = _("{n} kommentarer, men den sidste har nummer {last}").format(n=row["n"], last=row["last"])
        yield Fault(_article(row["article__key"]), what, _reparse())


def parents_are_earlier_under_the_same_article() -> Faults:
    """A comment answers an earlier one of its own article."""
    wrong = Comment.objects.filter(~Q(parent__article=F("article")) | Q(parent__ordinal__gte=F("ordinal")))
    for key in wrong.filter(parent__isnull=False).order_by("key").values_list("key", flat=True):
        yield Fault(_comment(key), _("svarer på en senere kommentar eller under en anden artikel"), _reparse())


def trees_have_no_loop() -> Faults:
    """Whoever follows the parents of a comment comes to an end."""
    for thread in _threads():
        parents = {row.pk: row.parent_id for row in thread}
        for row in thread:
            seen, at = {row.pk}, row.parent_id
            while at in parents and at not in seen:
                seen.add(at)
                at = parents[at]
            if at == row.pk:
                yield Fault(_comment(row.key), _("svarer i ring på sig selv"), _reparse())


def paths_agree_with_parents() -> Faults:
    """The stored place in the tree is that of the parent, and one's own number behind it."""
    for thread in _threads():
        paths = {row.pk: row.path for row in thread}
        for row in thread:
            expected = [*paths.get(row.parent_id, []), row.ordinal] if row.parent_id else [row.ordinal]
            if row.path != expected or row.depth != len(row.path) - 1:
                yield Fault(_comment(row.key), _("pladsen i tråden passer ikke til det, den svarer på"), _reparse())


def parents_rest_on_their_claims() -> Faults:
    """A parent is the target of a standing claim of the comment itself."""
    unfit = (
        ~Q(parent_claim__comment=F("pk"))
        | ~Q(parent_claim__target=F("parent"))
        | Q(parent_claim__verdict=Verdict.REJECTED)
    )
    wrong = Comment.objects.filter(Q(parent_claim__isnull=False) & unfit | Q(parent_claim=None, parent__isnull=False))
    for key in wrong.order_by("key").values_list("key", flat=True):
        yield Fault(_comment(key), _("svarer på noget, som dens grundlag ikke siger"), _reparse())


def claims_point_back() -> Faults:
    """A claim says of a comment that it answers an earlier one of its own article."""
    wrong = ReplyClaim.objects.filter(target__isnull=False).filter(
        ~Q(target__article=F("comment__article")) | Q(target__ordinal__gte=F("comment__ordinal"))
    )
    for key in wrong.order_by("pk").values_list("comment__key", flat=True):
        yield Fault(_comment(key), _("siges at svare på en senere kommentar eller under en anden artikel"), _reparse())


def counters_are_right() -> Faults:
    """An article knows how many public comments it has, and the day of the latest."""
    public, never = Q(comments__withheld_at=None), Value(date.min)  # for two unknown days are not equal in SQL
    counted = Article.objects.filter(withheld_at=None).annotate(
        n=Count("comments", filter=public),
        last=Coalesce(Max("comments__posted", filter=public), never),
        told=Coalesce("latest_comment", never),
    )
    wrong = counted.exclude(comment_count=F("n"), told=F("last"))
    for key, stored, found in wrong.order_by("key").values_list("key", "comment_count", "n"):
        what = _("tæller {stored} kommentarer og har {found}, eller kender ikke den senestes dag")
        yield Fault(_article(key), what.format(stored=stored, found=found), _reparse())


def placeholders_rest_on_articles_and_have_replies() -> Faults:
    """What nobody captured is spoken of by an article that was, and stands in an answer."""
    answers = Reply.objects.filter(Q(answers=OuterRef("pk")) | Q(article=OuterRef("pk")))
    placeholders = Article.objects.filter(is_placeholder=True, merged_into=None)
    astray = Q(mentioned_in=None) | Q(mentioned_in__is_placeholder=True) | Q(mentioned_in__merged_into__isnull=False)
    wrong = placeholders.filter(~Exists(answers) | astray)
    for key in wrong.order_by("key").values_list("key", flat=True):
        what = _("er kun omtalt, men intet svarer på den, eller ingen bevaret artikel omtaler den")
        yield Fault(_article(key), what, _reparse())


def debates_have_members() -> Faults:
    """A debate that was inferred has an article that was captured; a curator may keep one for what is to come."""
    empty = Debate.objects.proposed().exclude(Exists(Article.objects.captured().filter(debate=OuterRef("pk"))))
    for debate in empty.order_by("key"):
        remedy = _("Sæt en artikel ind i debatten, eller slet den i redaktionen.")
        yield Fault(_("Debatten {key}").format(key=debate.key), _("har ingen artikler"), remedy)


def articles_have_their_keys() -> Faults:
    """The key of an article is that of its title, or of what tells it from others of that title."""
    rows = Article.objects.captured().only("key", "title_key", "title", "lead", "curated_fields").order_by("key")
    for row in rows.iterator(500):
        has_own_key = row.key == row.title_key or row.key in own_keys(row)
        is_named_so = row.curated_fields or _has_title_key(row)
        if not (has_own_key and (is_named_so or any(_gives(source, row.title_key) for source in row.sources.all()))):
            yield Fault(_article(row.key), _("nøglen er ikke den, som titlen giver"), _restore())


def _has_title_key(article: Article) -> bool:
    named = article.title.strip() or normalised(article.lead)
    return bool(named) and article_key(article.title, article.lead) == article.title_key


def _gives(source: Source, title_key: str) -> bool:
    """Whether the page was called so when it came in: an address that is known later may tell title and caption otherwise."""
    text = decode(bytes(source.content)).text
    drafts = (parse(text, address).article for address in (source.address, ""))
    return any(article_key(draft.title, draft.lead) == title_key for draft in drafts)


def placeholders_have_their_keys() -> Faults:
    """The key of a placeholder is that of the article that speaks of it, or of one that was merged into that, and a number."""
    placeholders = Article.objects.filter(is_placeholder=True, mentioned_in__isnull=False).order_by("key")
    pairs = list(placeholders.values_list("key", "mentioned_in__key"))
    spoken_of, merged = Counter(speaking for _key, speaking in pairs), _merged_keys()
    for key, speaking in pairs:
        speakers = [speaking, *merged[speaking]]
        if key not in {placeholder_key(each, nth) for each in speakers for nth in range(1, spoken_of[speaking] + 1)}:
            yield Fault(_article(key), _("nøglen er ikke den, som omtalen giver"), _reparse())


def comments_have_their_keys() -> Faults:
    """The key of a comment is that of its article, day and printed title, and which of such equals it is.

    Under an article that others were merged into it may be that of one of those, where it was counted among others' equals.
    """
    merged = _merged_keys()
    for thread in _threads():
        seen: Counter[tuple[object, str]] = Counter()
        erased = Counter(row.posted for row in thread if _is_erased(row))  # each may have been one of the equals
        equals = Counter(_like(row) for row in thread)
        others = merged[thread[0].article.key]
        for row in (row for row in thread if not _is_erased(row)):
            seen[_like(row)] += 1
            first, last = (1, equals[_like(row)]) if others else (seen[_like(row)], seen[_like(row)])
            numbers = range(first, last + erased[row.posted] + 1)
            articles = (row.article.key, *others)
            if row.key not in {
                comment_key(article, row.posted, row.captured_title, nth) for article in articles for nth in numbers
            }:
                yield Fault(_comment(row.key), _("nøglen er ikke den, som dag og overskrift giver"), _restore())


def _like(row: Comment) -> tuple[object, str]:
    return row.posted, normalised(row.captured_title)


def _merged_keys() -> defaultdict[str, list[str]]:
    """The keys of the articles that were merged into another, by its key."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    merged = Article.objects.filter(merged_into__isnull=False).order_by("key")
    for kept, key in merged.values_list("merged_into__key", "key"):
        found[kept].append(key)
    return found


def merged_articles_only_lead_on() -> Faults:
    """What was merged into another article has nothing of its own any more, and leads to one that was captured and stands itself."""
    rests = {
        _("har stadig afskrifter"): Source.objects.filter(article=OuterRef("pk")),
        _("har stadig kommentarer"): Comment.objects.filter(article=OuterRef("pk")),
        _("er stadig den, som et indlæg er omtalt i"): Article.objects.filter(mentioned_in=OuterRef("pk")),
        _("svarer stadig selv, eller bliver svaret"): Reply.objects.filter(
            Q(article=OuterRef("pk")) | Q(answers=OuterRef("pk")) | Q(spoken_in=OuterRef("pk"))
        ),
    }
    merged = Article.objects.filter(merged_into__isnull=False).order_by("key")
    for what, rows in rests.items():
        for key in merged.filter(Exists(rows)).values_list("key", flat=True):
            yield Fault(_article(key), _("er slået sammen med en anden, men {what}").format(what=what), _merge_again())
    astray = Q(merged_into__merged_into__isnull=False) | Q(merged_into__is_placeholder=True)
    for key in merged.filter(astray).values_list("key", flat=True):
        yield Fault(_article(key), _("er slået sammen med en, der ikke selv står"), _merge_again())


def doubles_lead_to_one_comment() -> Faults:
    """The key of a double leads to one comment, and no other comment bears it."""
    leading: defaultdict[str, list[str]] = defaultdict(list)
    for key, former in Comment.objects.exclude(former_keys=[]).order_by("key").values_list("key", "former_keys"):
        for each in former:
            leading[each].append(key)
    for key in Comment.objects.filter(key__in=leading).order_by("key").values_list("key", flat=True):
        yield Fault(_comment(key), _("har en nøgle, der fører til en anden kommentar"), _merge_again())
    for key, found in leading.items():
        if len(found) > 1:
            what = _("fører til flere kommentarer: {keys}").format(keys=", ".join(found))
            yield Fault(_comment(key), what, _merge_again())


def _is_erased(row: Comment) -> bool:
    return "captured_title" in row.curated_fields


def laws_are_kept() -> Faults:
    """Every law of the database stands, and no row breaks one."""
    for (table, name), rows in breaches():
        what = _("mangler") if rows is None else _("{count} rækker bryder den").format(count=rows)
        yield Fault(_("Loven {name} om {table}").format(name=name, table=table), what, _restore())


def search_rows_tell_what_is_public() -> Faults:
    """Search knows every text that everybody may see, word for word, and no other."""
    wrong = [*map(_article, wrong_articles()), *map(_comment, wrong_comments())]
    remedy = _("Kør `manage.py rebuild_search`.")
    return (Fault(where, _("er ikke, som søgningen kender den"), remedy) for where in wrong)


CHECKS: tuple[Callable[[], Faults], ...] = (
    captures_give_their_text_back,
    articles_have_a_source_of_their_own,
    sources_have_an_article,
    comments_come_from_a_source_of_their_article,
    bodies_are_made_of_their_parts,
    places_have_no_gap,
    parents_are_earlier_under_the_same_article,
    trees_have_no_loop,
    paths_agree_with_parents,
    parents_rest_on_their_claims,
    claims_point_back,
    counters_are_right,
    placeholders_rest_on_articles_and_have_replies,
    debates_have_members,
    articles_have_their_keys,
    placeholders_have_their_keys,
    comments_have_their_keys,
    merged_articles_only_lead_on,
    doubles_lead_to_one_comment,
    search_rows_tell_what_is_public,
    laws_are_kept,
)


def _threads() -> Iterator[list[Comment]]:
    """The comments of one article after another, oldest first, without their texts."""
    light = ("key", "ordinal", "posted", "captured_title", "curated_fields", "path", "depth", "parent", "article__key")
    rows = Comment.objects.select_related("article").only(*light).order_by("article", "ordinal").iterator(2000)
    return (list(thread) for _article_id, thread in groupby(rows, key=lambda row: row.article_id))


def _article(key: str) -> str:
    return _("Artiklen {key}").format(key=key)


def _comment(key: str) -> str:
    return _("Kommentaren {key}").format(key=key)


def _reparse() -> str:
    return _("Kør `manage.py import_pages --reparse`.")


def _merge_again() -> str:
    return _("Hent rækkerne fra en sikkerhedskopi, eller fortryd sammenlægningen, og gør den om.")


def _restore() -> str:
    return _("Hent rækken fra en sikkerhedskopi, eller importér filen igen.")

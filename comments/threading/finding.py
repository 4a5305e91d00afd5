"""Every claim between the comments of one article. The rules speak only where one candidate is left; a tie is "unknown"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from comments.threading.calls import Call, calls
from comments.threading.grouped import Grouped
from comments.threading.matter import Matter, stems
from comments.threading.own import claim_on_own
from comments.threading.people import People
from comments.threading.posts import SURE, Claim, ClaimKind, ClaimPart, Post, Span, Subject
from comments.threading.quotations import MARKS, Phrases, Quote, quotes_of, taken_up
from comments.threading.tree import choose_parent
from comments.threading.voices import (
    Voices,
    concedes,
    is_proverb,
    opening,
    points_to_previous,
    says_you,
    speaks_of_another,
    speaks_to_one,
)
from comments.threading.words import YOU, Utterance, folded_words, plain

_ARTICLE = 0  # stands where the ordinals of comments stand
_RETITLED = re.compile(
    r"\W{0,3}(?:(?:re|sv|svar|ad|ang|vedr|svar til|svar på|kommentar til)\b[\s.:]{1,3})+(.+)", re.IGNORECASE
)
_OPENING = 3  # blanks between the words of such a quote, at least
_OWN_TITLE = 10  # characters
_RECENT = 4  # comments: whoever wrote them is still here
_BEFORE_QUOTE = 60  # characters in which somebody is said to have said so
_UNSURE = 0.65  # of a claim whose target is likely only
_UNSURE_LAST = 0.73  # above this score, whoever is named and wrote last is meant
_TITLING = 2  # how much a title tells that takes up another's words, at least
_OPENING_WITH = 3  # the same, of a first sentence
_SHARED = 2  # telling words that two comments on one matter share
_SAYS_YOU = re.compile(rf"\b{YOU}\b[^.!?\n]{{0,40}}$", re.IGNORECASE)


def claims(posts: Sequence[Post], subject: Subject | None = None) -> list[Claim]:
    """Every claim between the comments of one article, in the order of the answering comments.

    `subject` guards against taking the article's own words or people for a comment's.

    >>> from datetime import date
    >>> day = date(2018, 3, 1)
    >>> karen, bo = Post(1, "Karen Friis", "Nej", "Skolen skal blive.", day), Post(2, "Bo", "Ja", "Enig med Karen Friis!", day)
    >>> [(claim.comment, claim.target, claim.evidence) for claim in claims([karen, bo])]
    [(2, 1, 'Enig med Karen Friis')]
    """
    if not posts:
        return []
    in_order = sorted(posts, key=lambda post: post.ordinal)
    thread = _Thread(subject or Subject(), in_order)
    found: list[Claim] = []
    for post in in_order:
        said = Utterance.of(post)
        found += thread.claims_of(said)
        thread.add(said)
    return found


class _Thread:
    """What has been written so far under one article, looked up by name, by title and by words."""

    def __init__(self, subject: Subject, posts: Sequence[Post]) -> None:
        self.people = People()
        self.voices = Voices(subject)
        self.quotes = {post.ordinal: found for post in posts if (found := list(quotes_of(post)))}
        self.quotable = Phrases(quote for found in self.quotes.values() for _part, quote in found)
        if self.quotable:
            self.quotable.add(_ARTICLE, subject.text)
        self.subject = subject
        self.by_title = Grouped[str, int]()
        self.names: dict[int, str] = {}
        self.matter = Matter(subject.text, {post.ordinal: post for post in posts}, self.names)
        self.parents: dict[int, int] = {}
        self.children = Grouped[int, int]()
        self.latest: Post | None = None

    @cached_property
    def article(self) -> str:
        """What the article says, for comparing; under most articles nobody asks."""
        return plain(self.subject.text)

    def add(self, said: Utterance) -> None:
        post = said.post
        self.people.add(said)
        self.names[post.ordinal], self.latest = said.name, post
        self.by_title.add(said.title, post.ordinal)
        self.matter.add(said)
        if self.quotable:
            self.quotable.add(post.ordinal, post.text)

    def claims_of(self, said: Utterance) -> list[Claim]:
        """What one post, later than all so far, says of others and of its own."""
        found = list(_best(self._all_claims(said)))
        chosen = choose_parent(found)
        if chosen and chosen.target is not None:
            self.parents[said.post.ordinal] = chosen.target
            self.children.add(chosen.target, said.post.ordinal)
        return found

    def _all_claims(self, said: Utterance) -> Iterator[Claim]:
        if self.latest is None:
            yield from self.voices.claims(said, is_first=True)
            return
        named, retitled = list(self._named(said)), list(self._retitled(said))
        if retitled:  # what stands in the title is a title, and nobody's name
            named = [claim for claim in named if claim.kind is not ClaimKind.RETITLE]
        of_others = [*named, *retitled, *(list(self._quoted(said)) or self._quoted_freely(said))]
        yield from of_others
        aside = list(self.voices.claims(said, is_first=False))
        yield from aside
        own = self._own(said)
        if own:
            yield own
        addressed = {claim.kind for claim in aside}
        if not of_others and own is None and addressed.isdisjoint({ClaimKind.COLLECTIVE, ClaimKind.PERSON}):
            yield from self._spoken(said)

    def _named(self, said: Utterance) -> Iterator[Claim]:
        for call in calls(said, self.people):
            if said.name in call.names:
                continue
            target, sure = self._meant([post for name in sorted(call.names) for post in self.people.posts[name]], said)
            if self._may_be_of_the_article(call) and not self._is_at_hand(call, target, said):
                continue
            if sure or len(call.names) == 1:
                kind = ClaimKind.RETITLE if call.is_heading else ClaimKind.NAMED
                yield call.span.claim(
                    said.post, kind, self._score(call, target, said) if sure else _UNSURE, target.ordinal
                )

    def _score(self, call: Call, target: Post, said: Utterance) -> float:
        """Somebody named in passing is meant who wrote on one matter, whom this writer answered, or who wrote last."""
        is_last = target is self.latest and call.score > _UNSURE_LAST
        is_meant = call.score < SURE and (is_last or self._is_on_one_matter(target, said))
        return SURE if is_meant else call.score

    def _is_at_hand(self, call: Call, target: Post, said: Utterance) -> bool:
        """Whether somebody is spoken to, or answered in the title, who wrote a moment ago: not the one of the article, then."""
        is_recent = self.latest is not None and self.latest.ordinal - target.ordinal < _RECENT
        if is_recent and (call.is_heading or (call.is_here and self._is_near(target, said))):
            return True
        return call.score >= SURE and self.matter.shared(said)[target.ordinal] >= _SHARED

    def _is_near(self, post: Post, said: Utterance) -> bool:
        return post is self.latest or self._is_on_one_matter(post, said)

    def _is_on_one_matter(self, post: Post, said: Utterance) -> bool:
        return self._answered_to(said.name) == post.ordinal or bool(self.matter.shared(said)[post.ordinal])

    def _may_be_of_the_article(self, call: Call) -> bool:
        """Whether the article speaks of somebody who is called so."""
        if not self.voices.named.issuperset(folded_words(call.called)):
            return False
        return not call.is_whole or plain(call.called) in self.article

    def _meant(self, candidates: Sequence[Post], said: Utterance) -> tuple[Post, bool]:
        """Which of the comments by whoever bears a name is meant, and whether something tells so."""
        if len(candidates) == 1:
            return candidates[0], True
        if all(self._answers(each, self.names[each.ordinal]) for each in candidates[1:]):
            return _part_meant(candidates, said), True  # one text in parts
        answers = [each for each in candidates if self._answers(each, said.name)]
        if answers:
            return answers[-1], len({self.names[each.ordinal] for each in answers}) == 1
        shared = self.matter.shared(said)
        ranked = sorted(candidates, key=lambda each: (-shared[each.ordinal], -each.ordinal))
        if ranked[0] is self.latest and len({self.names[each.ordinal] for each in candidates}) == 1:
            return ranked[0], True  # who wrote last
        return ranked[0], shared[ranked[0].ordinal] > 2 * shared[ranked[1].ordinal]

    def _answers(self, post: Post, name: str) -> bool:
        """Whether a post was found to answer one by that writer."""
        parent = self.parents.get(post.ordinal)
        return parent is not None and self.names[parent] == name

    def _retitled(self, said: Utterance) -> Iterator[Claim]:
        post = said.post
        match = _RETITLED.match(post.title)
        earlier = self.by_title.only(plain(match[1])) if match else None
        whole = Span(ClaimPart.TITLE, 0, len(post.title))
        if earlier:
            yield whole.claim(post, ClaimKind.RETITLE, 0.9, earlier)
        elif not match and (same := self._of_same_title(said)):
            is_asked = post.title.rstrip().endswith("?")  # "Falsk modsætning?" takes up "Falsk modsætning"
            yield whole.claim(post, ClaimKind.RETITLE, 0.82 if is_asked else _UNSURE, same)

    def _of_same_title(self, said: Utterance) -> int | None:
        """The one comment by another that bears the same title, if it is long enough to be its own and not the article's."""
        same = self.by_title.only(said.title)
        if not same or len(said.title) < _OWN_TITLE or said.title in self.article:
            return None
        return same if self.names[same] != said.name else None

    def _quoted(self, said: Utterance) -> Iterator[Claim]:
        for part, quote in self.quotes.get(said.post.ordinal, ()):
            span = Span(part, quote.start, quote.end)
            if is_proverb(said.post, span):
                continue
            origin = self.quotable.origin(quote)
            sources = {each for each in origin.sources if self.names.get(each) != said.name}
            titled = [each for each in self.by_title[quote.words] if self.names[each] != said.name]
            if len(titled) == 1 and _ARTICLE not in sources and quote.words not in self.article:
                yield span.claim(said.post, ClaimKind.QUOTE, 0.86, titled[0])
            elif len(sources) == 1 and _ARTICLE not in sources:
                score = _quote_score(said.post, span, quote, is_exact=origin.is_exact)
                yield span.claim(said.post, ClaimKind.QUOTE, score, sources.pop())

    def _quoted_freely(self, said: Utterance) -> Iterator[Claim]:
        """What is quoted in few words, or in others than those it was said in."""
        for part, quote in taken_up(said):
            span = Span(part, quote.start, quote.end)
            is_quoted = said.post.text_of(part)[quote.start] in MARKS
            source = self.matter.source(quote.words, said, is_quoted=is_quoted)
            if source and not is_proverb(said.post, span):
                yield span.claim(said.post, ClaimKind.QUOTE, 0.81, source)

    def _says_a_proverb(self, post: Post) -> bool:
        quoted = self.quotes.get(post.ordinal, ())
        return any(is_proverb(post, Span(part, quote.start, quote.end)) for part, quote in quoted)

    def _own(self, said: Utterance) -> Claim | None:
        before = self.people.posts.get(said.name)
        if not before:
            return None
        claim = claim_on_own(before[-1], said.post, is_next=before[-1] is self.latest)
        if claim is None or claim.kind is not ClaimKind.AFTERTHOUGHT or len(before) == 1:
            return claim
        # An afterthought may be to an earlier one: that whose title it names, or whose matter it shares.
        title, shared = f" {said.title} ", self.matter.shared(said)
        meant = max(before, key=lambda each: (f" {plain(each.title)} " in title, shared[each.ordinal], each.ordinal))
        return replace(claim, target=meant.ordinal)

    def _spoken(self, said: Utterance) -> Iterator[Claim]:
        """Somebody who is spoken to and not named: who answered this writer, who wrote of the same matter, or who wrote last."""
        last = self.latest.ordinal if self.latest and self.names[self.latest.ordinal] != said.name else None
        if (span := points_to_previous(said)) and last:
            yield span.claim(said.post, ClaimKind.SPOKEN, 0.82, last)
        elif self.voices.is_spoken_to(said):
            return
        elif answered := self._answered_to(said.name):
            sure = answered == last or says_you(said) or self.matter.shared(said)[answered] or concedes(said.post)
            yield opening(said.post).claim(said.post, ClaimKind.SPOKEN, 0.8 if sure else 0.7, answered)
        elif span := speaks_of_another(said):
            nearest, count = self._on_one_matter(said)
            if count >= _SHARED:
                yield span.claim(said.post, ClaimKind.QUOTE, 0.8, nearest)
        elif found := self._taken_up(said):
            yield found
        else:
            yield from self._spoken_to_as_you(said, last)

    def _taken_up(self, said: Utterance) -> Claim | None:
        """The words of another comment that this one begins with, as one does who answers it."""
        found = self.matter.taken_up(said)
        if found is None or self._says_a_proverb(said.post):
            return None
        # "Paller?" asks of what the other wrote, even if it is a word like many.
        if found.is_titled and (found.strength >= _TITLING or "?" in said.post.title):
            return Span(ClaimPart.TITLE, 0, len(said.post.title)).claim(said.post, ClaimKind.SPOKEN, 0.82, found.target)
        if found.strength >= _OPENING_WITH:
            return opening(said.post).claim(said.post, ClaimKind.SPOKEN, 0.81, found.target)
        return None

    def _spoken_to_as_you(self, said: Utterance, last: int | None) -> Iterator[Claim]:
        if span := speaks_to_one(said):
            nearest, count = self._on_one_matter(said)
            if count >= _SHARED or (count and nearest == last):
                yield span.claim(said.post, ClaimKind.SPOKEN, 0.8, nearest)
            elif last:
                yield span.claim(said.post, ClaimKind.SPOKEN, 0.55, last)
        elif span := says_you(said):  # "you" may be anybody
            nearest, count = self._on_one_matter(said)
            if count >= _SHARED:
                yield span.claim(said.post, ClaimKind.SPOKEN, _UNSURE, nearest)

    def _on_one_matter(self, said: Utterance) -> tuple[int, int]:
        """The comment by another that shares most telling words with this one, and how many; none where two share as many."""
        shared = self.matter.shared(said)
        ranked = Counter({each: n for each, n in shared.items() if self.names[each] != said.name}).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
            return 0, 0
        return ranked[0]

    def _answered_to(self, name: str) -> int | None:
        """The one comment that was found to answer the latest by this writer."""
        before = self.people.posts.get(name)
        answer = self.children.only(before[-1].ordinal) if before else None
        return answer if answer and self.names[answer] != name else None


def _part_meant(parts: Sequence[Post], said: Utterance) -> Post:
    """Which part of a text an answer takes up: that with which it shares most telling words that the others lack, else the last."""
    wanted = stems(said.words)
    words = {part.ordinal: stems(folded_words(part.text)) & wanted for part in parts}
    counts = Counter(word for found in words.values() for word in found)
    own = {at: sum(counts[word] == 1 for word in found) for at, found in words.items()}
    return max(parts, key=lambda part: (own[part.ordinal], part.ordinal))


def _quote_score(post: Post, span: Span, quote: Quote, *, is_exact: bool) -> float:
    if quote.is_long:
        return 0.9 if is_exact else 0.85
    if quote.start <= 1 and quote.words.count(" ") >= _OPENING:  # what a comment opens with, it is about
        return 0.82
    led_in = _SAYS_YOU.search(post.text_of(span.part), max(0, span.start - _BEFORE_QUOTE), span.start)
    return 0.82 if led_in else 0.65


def _best(found: Iterator[Claim]) -> Iterator[Claim]:
    """Each target once a kind, for its surest words."""
    best: dict[tuple[int | None, ClaimKind], Claim] = {}
    for claim in found:
        key = (claim.target, claim.kind)
        if key not in best or claim.score > best[key].score:
            best[key] = claim
    yield from best.values()

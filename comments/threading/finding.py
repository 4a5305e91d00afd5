"""Every claim between the comments of one article. The rules speak only where one candidate is left; a tie is "unknown"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set

from comments.threading.calls import Call, calls
from comments.threading.own import claim_on_own
from comments.threading.people import People
from comments.threading.posts import Claim, ClaimKind, ClaimPart, Post, Span, Subject
from comments.threading.quotations import Phrases, Quote, quotes
from comments.threading.tree import choose_parent
from comments.threading.voices import Voices, points_to_previous, speaks_to_one
from comments.threading.words import Utterance, folded_words
from debates.pages.keys import normalised

_ARTICLE = 0  # stands where the ordinals of comments stand
_RETITLED = re.compile(
    r"\W{0,3}(?:(?:re|sv|svar|ad|ang|vedr|svar til|svar på|kommentar til)\b[\s.:]{1,3})+(.+)", re.IGNORECASE
)
_RARE_LENGTH = 5  # letters of a word that may tell what a text is about
_MOST_BEARERS = 3  # comments that may hold a word which still tells one from another
_BEFORE_QUOTE = 60  # characters in which somebody is said to have said so
_UNSURE = 0.65  # of a claim whose target is likely only
_SHARED = 2  # telling words that two comments on one matter share
_WORD = re.compile(r"\w+")
_SAYS_YOU = re.compile(r"\b(?:du|dig|din|dit|dine)\b[^.!?\n]{0,40}$", re.IGNORECASE)


def claims(posts: Sequence[Post], subject: Subject | None = None) -> list[Claim]:
    """Every claim between the comments of one article, in the order of the answering comments.

    `subject` guards against taking the article's own words or people for a comment's.

    >>> from datetime import date
    >>> day = date(2018, 3, 1)
    >>> karen, bo = Post(1, "Karen Friis", "Nej", "Skolen skal blive.", day), Post(2, "Bo", "Ja", "Enig med Karen Friis!", day)
    >>> [(claim.comment, claim.target, claim.evidence) for claim in claims([karen, bo])]
    [(2, 1, 'Enig med Karen Friis')]
    """
    thread = _Thread(subject or Subject(), posts)
    found: list[Claim] = []
    for post in sorted(posts, key=lambda post: post.ordinal):
        said = Utterance.of(post)
        found += thread.claims_of(said)
        thread.add(said)
    return found


class _Thread:
    """What has been written so far under one article, looked up by name, by title and by words."""

    def __init__(self, subject: Subject, posts: Sequence[Post]) -> None:
        self.people = People()
        self.voices = Voices(subject)
        self.quotes = {post.ordinal: found for post in posts if (found := list(_quotes_of(post)))}
        self.quotable = Phrases(quote for found in self.quotes.values() for _part, quote in found)
        self.quotable.add(_ARTICLE, subject.text)
        self.article = _plain(subject.text)
        self.matter = _Matter(folded_words(subject.text))
        self.by_title: dict[str, list[int]] = defaultdict(list)
        self.names: dict[int, str] = {}
        self.parents: dict[int, int] = {}
        self.latest: Post | None = None

    def add(self, said: Utterance) -> None:
        post = said.post
        self.people.add(said)
        self.names[post.ordinal], self.latest = said.name, post
        self.by_title[_plain(post.title)].append(post.ordinal)
        self.matter.add(said)
        self.quotable.add(post.ordinal, f"{post.title}\n{post.body}")

    def claims_of(self, said: Utterance) -> list[Claim]:
        """What one post, later than all so far, says of others and of its own."""
        found = list(_best(self._all_claims(said)))
        chosen = choose_parent(found)
        if chosen and chosen.target is not None:
            self.parents[said.post.ordinal] = chosen.target
        return found

    def _all_claims(self, said: Utterance) -> Iterator[Claim]:
        if self.latest is None:
            yield from self.voices.claims(said, is_first=True)
            return
        of_others = [*self._named(said), *self._retitled(said.post), *self._quoted(said)]
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
            if len(call.names) != 1 or said.name in call.names or self._may_be_of_the_article(call):
                continue
            (name,) = call.names
            target, sure = self._meant(self.people.posts[name], said)
            kind = ClaimKind.RETITLE if call.is_heading else ClaimKind.NAMED
            yield call.span.claim(said.post, kind, call.score if sure else _UNSURE, target.ordinal)

    def _may_be_of_the_article(self, call: Call) -> bool:
        """Whether the article speaks of somebody who is called so."""
        if not self.voices.named.issuperset(folded_words(call.called)):
            return False
        return not call.is_whole or _plain(call.called) in self.article

    def _meant(self, candidates: Sequence[Post], said: Utterance) -> tuple[Post, bool]:
        """Which of a writer's comments is meant, and whether something tells so."""
        if len(candidates) == 1:
            return candidates[0], True
        if all(self._answers(each, self.names[each.ordinal]) for each in candidates[1:]):
            return candidates[-1], True  # one text in parts
        answers = [each for each in candidates if self._answers(each, said.name)]
        if answers:
            return answers[-1], True
        shared = self.matter.shared(said)
        ranked = sorted(candidates, key=lambda each: (-shared[each.ordinal], -each.ordinal))
        return ranked[0], shared[ranked[0].ordinal] >= shared[ranked[1].ordinal] + _SHARED

    def _answers(self, post: Post, name: str) -> bool:
        """Whether a post was found to answer one by that writer."""
        parent = self.parents.get(post.ordinal)
        return parent is not None and self.names[parent] == name

    def _retitled(self, post: Post) -> Iterator[Claim]:
        match = _RETITLED.match(post.title)
        earlier = self.by_title.get(_plain(match[1]), []) if match else []
        if len(earlier) == 1:
            yield Span(ClaimPart.TITLE, 0, len(post.title)).claim(post, ClaimKind.RETITLE, 0.9, earlier[0])

    def _quoted(self, said: Utterance) -> Iterator[Claim]:
        for part, quote in self.quotes.get(said.post.ordinal, ()):
            span = Span(part, quote.start, quote.end)
            origin = self.quotable.origin(quote)
            sources = {each for each in origin.sources if self.names.get(each) != said.name}
            titled = [each for each in self.by_title.get(quote.words, []) if self.names[each] != said.name]
            if len(titled) == 1 and _ARTICLE not in sources and quote.words not in self.article:
                yield span.claim(said.post, ClaimKind.QUOTE, 0.86, titled[0])
            elif len(sources) == 1 and _ARTICLE not in sources:
                score = _quote_score(said.post, span, quote, is_exact=origin.is_exact)
                yield span.claim(said.post, ClaimKind.QUOTE, score, sources.pop())

    def _own(self, said: Utterance) -> Claim | None:
        before = self.people.posts.get(said.name)
        return claim_on_own(before[-1], said.post, is_next=before[-1] is self.latest) if before else None

    def _spoken(self, said: Utterance) -> Iterator[Claim]:
        """Somebody who is spoken to and not named: who wrote of the same matter, else who wrote last."""
        last = self.latest.ordinal if self.latest and self.names[self.latest.ordinal] != said.name else None
        if (span := points_to_previous(said)) and last:
            yield span.claim(said.post, ClaimKind.SPOKEN, 0.82, last)
            return
        span = speaks_to_one(said)
        if span is None:
            return
        shared = {each: count for each, count in self.matter.shared(said).items() if self.names[each] != said.name}
        ranked = Counter(shared).most_common(2)
        if ranked and ranked[0][1] >= _SHARED and (len(ranked) == 1 or ranked[1][1] < ranked[0][1]):
            yield span.claim(said.post, ClaimKind.SPOKEN, 0.7, ranked[0][0])
        elif last:
            yield span.claim(said.post, ClaimKind.SPOKEN, 0.55, last)


class _Matter:
    """What comments are about, told by words that few of them hold and the article does not."""

    def __init__(self, common: Set[str]) -> None:
        self._common = common
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._waiting: list[Utterance] = []  # looked through when somebody asks: under most articles nobody does

    def add(self, said: Utterance) -> None:
        """Take note of a post."""
        self._waiting.append(said)

    def shared(self, said: Utterance) -> Counter[int]:
        """How many telling words each earlier post shares with this one."""
        for each in self._waiting:
            for word in self._telling(each):
                if len(self._by_word[word]) <= _MOST_BEARERS:
                    self._by_word[word].append(each.post.ordinal)
        self._waiting.clear()
        found = (self._by_word.get(word, ()) for word in self._telling(said))
        return Counter(ordinal for bearers in found if len(bearers) <= _MOST_BEARERS for ordinal in bearers)

    def _telling(self, said: Utterance) -> Iterator[str]:
        return (word for word in said.words if len(word) >= _RARE_LENGTH and word not in self._common)


def _quote_score(post: Post, span: Span, quote: Quote, *, is_exact: bool) -> float:
    if quote.is_long:
        return 0.9 if is_exact else 0.85
    text = post.title if span.part is ClaimPart.TITLE else post.body
    return 0.82 if _SAYS_YOU.search(text, max(0, span.start - _BEFORE_QUOTE), span.start) else 0.65


def _best(found: Iterator[Claim]) -> Iterator[Claim]:
    """Each target once a kind, for its surest words."""
    best: dict[tuple[int | None, ClaimKind], Claim] = {}
    for claim in found:
        key = (claim.target, claim.kind)
        if key not in best or claim.score > best[key].score:
            best[key] = claim
    yield from best.values()


def _quotes_of(post: Post) -> Iterator[tuple[ClaimPart, Quote]]:
    for part, text in ((ClaimPart.TITLE, post.title), (ClaimPart.BODY, post.body)):
        for quote in quotes(text):
            yield part, quote


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(normalised(text)))

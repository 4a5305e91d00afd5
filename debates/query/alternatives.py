"""Other queries than the one that was asked, for where that finds nothing."""

import re
from collections.abc import Collection, Iterable, Iterator

from debates.query.fields import FIELDS
from debates.query.nodes import And, Field, Forms, Node, Or, Part, Phrase, Span, Word, joined, leaves
from debates.query.spelling import distance
from debates.query.stop_words import STOP_WORDS

YEAR = re.compile("(?:19|20)[0-9]{2}")
_BEFORE_COLON = re.compile(r"\b[^\W\d_]{4,12}(?=:)")
# Letters of a field's name that is told though it is misspelt, and of one that may have a single slip.
_LEAST_LETTERS, _SHORT = 4, 5


def asked_words(node: Node) -> list[Word]:
    """The whole words that are asked for, in the text or in a title, each once.

    >>> from debates.query.grammar import parse
    >>> print(*asked_words(parse('havn titel:kaj bro* -vej "en skole" havn').node))
    havn kaj
    """
    found = (leaf for leaf, asked in leaves(node) if asked)
    texts = (leaf.value if isinstance(leaf, Field) and leaf.name == "titel" else leaf for leaf in found)
    return list(dict.fromkeys(text for text in texts if isinstance(text, Word)))


def shorter(node: Node) -> Iterator[tuple[Node, Node]]:
    """Each of the things that are asked for together, and the query without it.

    >>> from debates.query.grammar import parse
    >>> [(str(left_out), str(rest)) for left_out, rest in shorter(parse("havn kaj -bro").node)]
    [('havn', 'kaj -bro'), ('kaj', 'havn -bro'), ('-bro', 'havn kaj')]
    """
    if not isinstance(node, And):
        return
    for place, left_out in enumerate(node.nodes):
        rest = joined(And, (*node.nodes[:place], *node.nodes[place + 1 :]))
        if rest and any(asked for _leaf, asked in leaves(rest)):
            yield left_out, rest


def apart(node: Node) -> Node:
    """The query with the words of its phrases in any order; what is forbidden stays.

    >>> from debates.query.grammar import parse
    >>> print(apart(parse('"en god skole" titel:"lang vej" -"tom bus"').node))
    god skole titel:lang titel:vej -"tom bus"
    """
    match node:
        case Phrase(words):
            return joined(And, _telling(words)) or node
        case Field("titel" as name, Phrase(words)):
            return joined(And, (Field(name, word) for word in _telling(words))) or node
        case And(nodes) | Or(nodes):
            return joined(type(node), map(apart, nodes)) or node
    return node


def replaced(node: Node, old: Word | Forms, new: Word | Part | Forms) -> Node:
    """The query with another word for one that is asked for; what is forbidden stays.

    >>> from debates.query.grammar import parse
    >>> print(replaced(parse("havn titel:havn -havn").node, Word("havn"), Word("kaj")))
    kaj titel:kaj -havn
    """
    match node:
        case Word() | Forms() if node == old:
            return new
        case Field("titel" as name, Word() | Forms() as word) if word == old:
            return Field(name, new)
        case And(nodes) | Or(nodes):
            return type(node)(tuple(replaced(each, old, new) for each in nodes))
    return node


def without(node: Node, words: Collection[Word]) -> Node | None:
    """The query without some words that are asked for; None where nothing is left of it.

    >>> from debates.query.grammar import parse
    >>> print(without(parse("havn titel:kaj -havn (kaj ELLER bro)").node, [Word("havn"), Word("kaj")]))
    -havn bro
    """
    match node:
        case Word() if node in words:
            return None
        case Field("titel", Word() as word) if word in words:
            return None
        case And(nodes) | Or(nodes):
            return joined(type(node), (without(each, words) for each in nodes))
    return node


def as_fields(node: Node, names: Iterable[str]) -> Iterator[Node]:
    """The query with its words as the value of a field, by each of some names, and a year among them as a year.

    >>> from debates.query.grammar import parse
    >>> print(*as_fields(parse("ane holm 2016 -bro").node, ["forfatter", "debat"]), sep="; ")
    forfatter:"ane holm" år:2016 -bro; debat:"ane holm" år:2016 -bro; ane holm år:2016 -bro
    """
    nodes = node.nodes if isinstance(node, And) else (node,)
    words = [each for each in nodes if isinstance(each, Word)]
    years = [Field("år", Span(int(word.text), int(word.text))) for word in words if YEAR.fullmatch(word.text)]
    named = [word for word in words if not YEAR.fullmatch(word.text)]
    rest = [each for each in nodes if not isinstance(each, Word)]
    for name in names if named else ():
        value = named[0] if len(named) == 1 else Phrase(tuple(named))
        if found := joined(And, [Field(name, value), *years, *rest]):
            yield found
    if years and (found := joined(And, [*named, *years, *rest])):
        yield found


def with_known_fields(text: str) -> str:
    """A text with the nearest field for each name before a colon that is none.

    >>> with_known_fields("forfater:holm tittel:bro år:2016 kl:10")
    'forfatter:holm titel:bro år:2016 kl:10'
    """
    return _BEFORE_COLON.sub(lambda found: _nearest_field(found[0]), text)


def _nearest_field(name: str) -> str:
    far = {known: distance(name.lower(), known, 2) for known in FIELDS if len(known) >= _LEAST_LETTERS}
    nearest = min(far, key=lambda known: (far[known], known))
    is_near = name.lower() not in FIELDS and 0 < far[nearest] <= (1 if len(name) <= _SHORT else 2)
    return nearest if is_near else name


def _telling(words: Iterable[Word | Part]) -> list[Word | Part]:
    """Without the commonest words, unless there are no others."""
    given = list(words)
    return [word for word in given if word.text.lower() not in STOP_WORDS] or given

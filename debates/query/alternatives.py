"""Other queries than the one that was asked, for where that finds nothing."""

from collections.abc import Collection, Iterable, Iterator

from debates.query.nodes import And, Field, Forms, Node, Or, Part, Phrase, Word, joined, leaves
from debates.query.stop_words import STOP_WORDS


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


def _telling(words: Iterable[Word | Part]) -> list[Word | Part]:
    """Without the commonest words, unless there are no others."""
    given = list(words)
    return [word for word in given if word.text.lower() not in STOP_WORDS] or given

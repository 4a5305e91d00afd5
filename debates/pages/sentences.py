"""Where a text's sentences begin and end. Pure."""

import re

# A title in quotation marks may end a sentence. The stop of a number or of "d." ends none where a date goes on: "d. 3. marts".
BREAK = re.compile(r"(?<=[.!?…])[”“\"»’)]*\s++(?!(?<=[0-9]\.\s)[a-zæøå])(?!(?<=\bd\.\s)[0-9])|\n+")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, in order."""
    spans, start = [], 0
    for each in BREAK.finditer(text):
        spans.append((start, each.start()))
        start = each.end()
    return [(first, last) for first, last in [*spans, (start, len(text))] if text[first:last].strip()]


def sentences(text: str) -> list[str]:
    """The sentences of a text.

    >>> sentences("Det var den 3. marts. Så kom svaret!")
    ['Det var den 3. marts.', 'Så kom svaret!']
    """
    return [text[first:last] for first, last in sentence_spans(text)]

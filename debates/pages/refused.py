"""The one exception of the parser."""


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault
    """A capture that is not taken in. ``reason`` is Danish, for readers: what is wrong and what to do about it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

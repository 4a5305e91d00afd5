"""Tables in Markdown, printed row by row as the figures come."""


class Table:
    """Prints its head when it is made, and each row when it is given."""

    def __init__(self, *columns: str) -> None:
        self._widths = [max(10, len(column)) for column in columns]
        self._widths[0] = max(28, self._widths[0])
        self.row(*columns)
        self.row(*("-" * width for width in self._widths))

    def row(self, *cells: str) -> None:
        """One line: the first cell to the left, the others to the right."""
        first, *others = zip(cells, self._widths, strict=True)
        padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        print(f"| {' | '.join(padded)} |", flush=True)

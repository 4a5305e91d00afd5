"""How sure it is that two things stand together more often than by chance. Pure."""

from math import log


def log_likelihood(both: int, one: int, other: int, total: int) -> float:
    """The log-likelihood ratio G² (Dunning 1993) of two by two counts: of `total` places, so many have the one, the other, and both.

    >>> round(log_likelihood(10, 100, 20, 1000), 2), round(log_likelihood(10, 100, 100, 1000), 2)
    (21.18, 0.0)
    """
    cells = (
        (both, one, other),
        (other - both, total - one, other),
        (one - both, one, total - other),
        (total - one - other + both, total - one, total - other),
    )
    return 2 * sum(seen * log(seen * total / (row * column)) for seen, row, column in cells if seen > 0)

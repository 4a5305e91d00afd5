"""Is the archive sound? A table of checks, each of which tells the faults that it finds."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from comments.models import Comment, ReplyClaim
from debates.models import Article, Debate, Reply, Source
from debates.models.debates import Verdict
from debates.pages.bodies import body_text
from debates.pages.decoding import decode
from debates.pages.keys import comment_key, normalised, placeholder_key
from debates.pages.parsing import parse
from debates.pages.refused import Refused

REPARSE = "kør `manage.py import_pages --reparse`"
RESTORE = "hent rækken fra en sikkerhedskopi, eller importér filen igen"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that must not be so: where, what, and what to do about it."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {_('Gør')}: {self.remedy}."


Faults = Iterator[Fault]


def find_faults() -> Faults:
    """All faults of the archive, check by check. Reads every capture; needs no more memory than the largest few."""
    for check in CHECKS:
        yield from check()

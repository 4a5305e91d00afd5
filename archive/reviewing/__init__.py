"""Guesses that wait for a curator's eye: which come first, what is shown of each, and what a curator's word does."""

from archive.reviewing.cards import cards_of
from archive.reviewing.queue import Kind, Narrowing, Place, guesses, undecided
from archive.reviewing.verdicts import Outcome, judge, retarget

__all__ = [
    "Kind",
    "Narrowing",
    "Outcome",
    "Place",
    "cards_of",
    "guesses",
    "judge",
    "retarget",
    "undecided",
]

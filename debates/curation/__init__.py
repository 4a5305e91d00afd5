"""A curator's acts: recorded with before and after, undone while their traces stand, forgotten where they must be."""

from debates.curation.purging import purge
from debates.curation.recording import Act, Subject, hold
from debates.curation.undoing import UndoRefusedError, obstacles, undo

__all__ = ["Act", "Subject", "UndoRefusedError", "hold", "obstacles", "purge", "undo"]

"""Who answers whom among the comments of one article. Pure: posts in, claims and paths out.

The captures carry no reply links, and most comments answer the article and nobody else. So a rule speaks only where one
candidate is left; a tie is "unknown". Ordinals count from 1 at the oldest comment: an answer always has the higher one.
"""

from comments.threading.finding import claims
from comments.threading.posts import LIKELY, OWN, SURE, UNTARGETED, Claim, ClaimKind, ClaimPart, Post, Subject
from comments.threading.quoted import quoted_words
from comments.threading.tree import DEEPEST, choose_parent, paths, shallow

VERSION = "4"

__all__ = [
    "DEEPEST",
    "LIKELY",
    "OWN",
    "SURE",
    "UNTARGETED",
    "VERSION",
    "Claim",
    "ClaimKind",
    "ClaimPart",
    "Post",
    "Subject",
    "choose_parent",
    "claims",
    "paths",
    "quoted_words",
    "shallow",
]

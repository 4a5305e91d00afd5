"""What a curator must be allowed for each act on guesses, and how an address says where to come back to."""

from archive.reviewing.queue import Kind

BACK = "tilbage"  # the field that says where an act was begun
JUDGING = {
    Kind.COMMENTS: ("comments.change_replyclaim",),
    Kind.ARTICLES: ("debates.change_reply",),
    Kind.DEBATES: ("debates.change_debate", "debates.change_article"),
}
RETARGETING = ("comments.change_replyclaim", "comments.add_replyclaim")
LINKING = ("debates.add_reply",)
ARRANGING = JUDGING[Kind.DEBATES]
SPLITTING = (*ARRANGING, "debates.add_debate")

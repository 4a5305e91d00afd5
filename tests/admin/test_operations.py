"""Every change in the admin is one operation, with exactly what stood before and after."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from comments.models import Comment
from debates.models import Alias, Article, Author, Debate, Operation, Reply, Tag
from tests.admin.filling import act, latest, list_url, submit, url
from tests.factories import make_article, make_author, make_claim, make_comment, make_debate, make_reply, make_tag


def only_change() -> dict[str, Any]:
    """What the one operation there is says of the one row that it touched."""
    operation = Operation.objects.get()
    assert len(operation.changes) == 1
    change: dict[str, Any] = operation.changes[0]
    return change


def test_an_edited_field_is_told_with_who_and_why(desk: Client, curator: User) -> None:
    article = make_article("Havnen skla leve")
    assert submit(desk, url(article), title="Havnen skal leve", reason="trykfejl") == []
    operation = Operation.objects.get()
    assert (operation.kind, operation.label, operation.key) == ("change", "debates.article", article.key)
    assert (operation.name, operation.reason, operation.by) == ("Havnen skal leve", "trykfejl", curator)
    assert only_change()["before"] == {"title": "Havnen skla leve", "curated_fields": []}
    assert only_change()["after"] == {"title": "Havnen skal leve", "curated_fields": ["title"]}


def test_a_form_sent_unchanged_is_no_operation(desk: Client) -> None:
    parts = [
        {"kind": "paragraph", "text": "Kajen.\nVores.", "line": 9},
        {"kind": "list", "items": ["en", "to"], "line": 12},
    ]
    article = make_article(authors=["Else Bech"], tags=["havne"], parts=parts, body="Kajen.\nVores.\n\n- en\n- to")
    comment = make_comment(article, title="Nej", body="Linje\n\nAfsnit ")
    assert submit(desk, url(article)) == []
    assert submit(desk, url(comment)) == []
    assert Operation.objects.count() == 0
    assert Article.objects.get().parts == parts


def test_an_edited_body_gives_parts_and_running_text(desk: Client) -> None:
    article = make_article(parts=[{"kind": "paragraph", "text": "Kajen.", "line": 9}], body="Kajen.")
    assert submit(desk, url(article), parts="Kajen.\r\n\r\n# Hvem betaler?\r\n\r\n- byen") == []
    article.refresh_from_db()
    assert article.parts == [
        {"kind": "paragraph", "text": "Kajen.", "line": 9},
        {"kind": "subhead", "text": "Hvem betaler?"},
        {"kind": "list", "items": ["byen"]},
    ]
    assert article.body == "Kajen.\n\nHvem betaler?\n\n- byen"
    assert article.curated_fields == ["parts"]
    assert only_change()["before"]["body"] == "Kajen."


def test_an_error_in_the_body_names_its_line(desk: Client) -> None:
    complaints = submit(desk, url(make_article()), parts="Kajen.\n\n- byen\nog havnen")
    assert complaints == [
        "Linje 4: I en liste begynder hver linje med »- « eller to mellemrum. Mangler der en tom linje?"
    ]


def test_authors_and_tags_are_lists_of_their_article(desk: Client) -> None:
    article = make_article(authors=["Else Bech", "Bo Vang"], tags=["havne", "boliger"])
    swapped = {"authorships-0-place": "2", "authorships-1-place": "1"}
    dropped = {"taggings-0-DELETE": "on"}
    assert submit(desk, url(article), **swapped, **dropped) == []
    else_bech, bo_vang = make_author("Else Bech"), make_author("Bo Vang")
    assert only_change()["before"] == {
        "authors": [
            {"position": 1, "author": else_bech.key, "printed": "Else Bech"},
            {"position": 2, "author": bo_vang.key, "printed": "Bo Vang"},
        ],
        "tags": [{"position": 1, "tag": make_tag("havne").key}, {"position": 2, "tag": make_tag("boliger").key}],
        "curated_fields": [],
    }
    assert only_change()["after"] == {
        "authors": [
            {"position": 1, "author": bo_vang.key, "printed": "Bo Vang"},
            {"position": 2, "author": else_bech.key, "printed": "Else Bech"},
        ],
        "tags": [{"position": 1, "tag": make_tag("boliger").key}],
        "curated_fields": ["authors", "tags"],
    }


def test_a_new_author_comes_last_and_is_printed_as_named(desk: Client) -> None:
    article = make_article(authors=["Else Bech"])
    new = make_author("Bo Vang")
    added = {"authorships-TOTAL_FORMS": "2", "authorships-1-author": str(new.pk), "authorships-1-printed": ""}
    assert submit(desk, url(article), **added) == []
    assert list(article.authorships.values_list("position", "printed")) == [(1, "Else Bech"), (2, "Bo Vang")]


def test_an_author_signs_once(desk: Client) -> None:
    article = make_article(authors=["Else Bech"])
    again = str(make_author("Else Bech").pk)
    assert submit(desk, url(article), **{"authorships-TOTAL_FORMS": "2", "authorships-1-author": again})
    assert Operation.objects.count() == 0


def test_an_answer_set_on_the_page_of_an_article_is_part_of_its_operation(desk: Client) -> None:
    letter, answer = make_article("Et brev"), make_article("Et svar")
    added = {
        "replies-2-TOTAL_FORMS": "1",
        "replies-2-0-answers": str(letter.pk),
        "replies-2-0-evidence": "svar på brevet",
    }
    assert submit(desk, url(answer), title="Et svar til jer", **added) == []
    operation = Operation.objects.get()
    assert [(change["label"], change["before"]) for change in operation.changes] == [
        ("debates.article", {"title": "Et svar", "curated_fields": []}),
        ("debates.reply", None),
    ]
    reply = Reply.objects.get()
    assert (reply.origin, reply.spoken_in, reply.evidence) == ("curated", answer, "svar på brevet")
    answer.refresh_from_db()
    letter.refresh_from_db()
    assert answer.debate is not None
    assert answer.debate == letter.debate


def test_a_verdict_is_told_and_moves_the_debate(desk: Client) -> None:
    letter, answer = make_article("Et brev"), make_article("Et svar")
    reply = make_reply(answer, letter)
    make_debate("Havnen", letter, answer)
    act(desk, "reject", reply)
    assert only_change() == {
        "label": "debates.reply",
        "key": str(reply.pk),
        "before": {"verdict": ""},
        "after": {"verdict": "rejected"},
    }
    letter.refresh_from_db()
    assert letter.debate is None


@pytest.mark.parametrize(
    ("model", "fields", "expected"),
    [
        pytest.param(Tag, {"name": "havne", "kind": "topic"}, {"name": "havne", "slug": "havne"}, id="tag"),
        pytest.param(
            Debate,
            {"title": "Havnen"},
            {"slug": "havnen", "origin": "curated", "curated_fields": ["origin", "slug", "title"]},
            id="debate",
        ),
        pytest.param(
            Author,
            {"name": "Else Bech", "kind": "person", "aliases-TOTAL_FORMS": "1", "aliases-0-printed": "E. Bech"},
            {"name": "Else Bech", "slug": "else-bech", "aliases": [{"printed": "E. Bech"}]},
            id="author",
        ),
    ],
)
def test_what_is_added_is_told_whole(
    desk: Client, model: Any, fields: dict[str, str], expected: dict[str, Any]
) -> None:
    assert submit(desk, list_url(model, "add"), **fields) == []
    row = model.objects.get()
    assert (Operation.objects.get().kind, only_change()["key"]) == ("add", row.key)
    assert only_change()["before"] is None
    assert expected.items() <= only_change()["after"].items()


def test_a_placeholder_is_added_by_hand(desk: Client) -> None:
    article = make_article()
    add = list_url(Article, "add")
    assert submit(desk, add, speaker=str(article.pk), published_precision="unknown") == [
        "Skriv de ord, som artiklen nævner indlægget med."
    ]
    fields = {"speaker": str(article.pk), "mentioned_as": "et åbent brev", "published_precision": "unknown"}
    assert submit(desk, add, **fields) == []
    missing = Article.objects.get(is_placeholder=True)
    assert (missing.mentioned_in, missing.mentioned_as, missing.title) == (article, "et åbent brev", "")
    assert "mentioned_as" in missing.curated_fields  # so that no import takes it away
    assert [(reply.article, reply.origin) for reply in missing.answered_by.all()] == [(article, "curated")]
    assert submit(desk, url(missing), mentioned_as="borgmesterens åbne brev") == []


def test_what_is_deleted_is_told_whole_with_all_that_it_takes_along(desk: Client) -> None:
    article = make_article()
    debate = make_debate("Havnen", article)
    assert desk.post(url(debate, "delete"), {"post": "yes"}).status_code == 302
    operation = Operation.objects.get()
    whole, member = operation.changes
    assert (operation.kind, operation.key, operation.name) == ("delete", debate.key, "Havnen")
    assert (whole["after"], whole["before"]["title"]) == (None, "Havnen")
    assert member["before"] == {"debate": debate.key, "curated_fields": []}
    assert member["after"] == {"debate": None, "curated_fields": ["debate"]}


def test_a_list_of_rows_is_deleted_as_one_operation(desk: Client) -> None:
    act(desk, "delete_selected", make_tag("havne"), make_tag("broer"), post="yes")
    operation = Operation.objects.get()
    assert (operation.name, operation.key, len(operation.changes)) == ("2 emneord", "", 2)
    assert Tag.objects.count() == 0


def test_a_comment_is_masked_beside_its_captured_words(desk: Client) -> None:
    comment = make_comment(make_article(), title="Til naboen", body="Ring 12 34 56 78.")
    assert submit(desk, url(comment), body="Ring [telefon].") == []
    comment.refresh_from_db()
    assert (comment.body, comment.captured_body, comment.curated_fields) == (
        "Ring [telefon].",
        "Ring 12 34 56 78.",
        ["body"],
    )
    assert only_change()["after"] == {"body": "Ring [telefon].", "curated_fields": ["body"]}


def test_a_name_is_hidden_in_the_list(desk: Client) -> None:
    first, second = (make_comment(make_article(title)) for title in ("Et", "To"))
    act(desk, "hide_name", first, second)
    operation = Operation.objects.get()
    assert (operation.kind, operation.name) == ("change", "2 kommentarer")
    assert [change["after"] for change in operation.changes] == [{"name_hidden": True}] * 2
    assert Comment.objects.filter(name_hidden=True).count() == 2


def test_a_verdict_on_a_claim_names_no_word_of_the_comments(desk: Client) -> None:
    article = make_article()
    first = make_comment(article, title="Kajen")
    claim = make_claim(make_comment(article, "Bo Vang", title="Broen"), first)
    act(desk, "accept", claim)
    assert Operation.objects.get().name == f"{claim.comment.key} → {first.key}"


def test_django_s_own_log_remembers_nothing(desk: Client) -> None:
    comment = make_comment(make_article())
    submit(desk, url(comment), title="Rettet")
    act(desk, "delete_selected", make_tag("havne"), post="yes")
    assert Operation.objects.count() == 2
    assert LogEntry.objects.count() == 0


def test_the_history_of_a_row_reads_in_danish(desk: Client) -> None:
    article = make_article("Havnen skla leve", category="Velfærd")
    submit(desk, url(article), title="Havnen skal leve", reason="trykfejl")
    act(desk, "withhold", article, confirmed="1", withheld_reason="privacy", reason="bedt om det")
    page = desk.get(url(article, "history")).content.decode()
    assert page.index("tilbageholdt") < page.index("trykfejl")  # newest first
    assert all(words in page for words in ("Titel", "Havnen skla leve", "Havnen skal leve", "birgit", "Fortryd"))
    assert "fjernet af hensyn til privatlivet" in page


def test_the_history_of_a_row_holds_the_acts_on_many(desk: Client) -> None:
    first, second = (make_comment(make_article(title)) for title in ("Et", "To"))
    act(desk, "hide_name", first, second)
    assert "Navnet er fjernet" in desk.get(url(second, "history")).content.decode()


def test_the_list_of_operations_is_searched_and_narrowed(desk: Client) -> None:
    article = make_article("Havnen skla leve")
    submit(desk, url(article), title="Havnen skal leve")
    submit(desk, list_url(Tag, "add"), name="broer", kind="topic")
    address = list_url(Operation)
    for narrowed, shown in (
        ({"q": article.key}, "Havnen"),
        ({"q": "broer"}, "broer"),
        ({"kind__exact": "add"}, "broer"),
    ):
        page = desk.get(address, narrowed).content.decode()
        assert page.count('name="_selected_action"') == 0
        assert shown in page
        assert ("Havnen skal leve" in page) == (shown == "Havnen")
    assert "broer" not in desk.get(address, {"by_name": "andre"}).content.decode()


def test_an_alias_is_part_of_its_author(desk: Client) -> None:
    author = make_author("Else Bech")
    Alias.objects.create(author=author, printed="Else Bech")
    assert submit(desk, url(author), **{"aliases-TOTAL_FORMS": "2", "aliases-1-printed": "E. Bech"}) == []
    assert only_change()["before"] == {"aliases": [{"printed": "Else Bech"}]}
    assert only_change()["after"] == {"aliases": [{"printed": "E. Bech"}, {"printed": "Else Bech"}]}
    assert latest().name == "Else Bech"

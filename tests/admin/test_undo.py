"""Every operation can be undone, an undoing too; but never over the head of a later change."""

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from comments.models import Comment, ReplyClaim
from debates.curation import UndoRefusedError
from debates.curation import undo as undo_alone
from debates.models import Alias, Article, Author, Debate, Operation, Reply, Tag
from tests.admin.filling import act, latest, list_url, submit, undo, url
from tests.factories import (
    make_article,
    make_author,
    make_claim,
    make_comment,
    make_debate,
    make_reply,
    make_tag,
)


def values(*rows: Model) -> list[object]:
    """All columns of the rows."""
    return [type(row)._base_manager.filter(pk=row.pk).values().get() for row in rows]


def there_and_back(desk: Client) -> None:
    """Undo the newest operation, then the undoing, then that: the same rows again each second time."""
    first = latest()
    assert undo(desk, first) == ["Handlingen er fortrudt."]
    undone = latest()
    first.refresh_from_db()
    assert (undone.kind, first.undone_by) == ("undo", undone)
    assert undo(desk, undone) == ["Handlingen er fortrudt."]


def test_an_edit_is_undone_and_given_back_to_the_import(desk: Client) -> None:
    article = make_article("Havnen skla leve", authors=["Else Bech", "Bo Vang"], tags=["havne"])
    before = [
        *values(article),
        *values(*article.authorships.all())[:0],
        list(article.authorships.values_list("printed", "position")),
    ]
    changes = {"title": "Havnen skal leve", "authorships-0-DELETE": "on", "parts": "Nyt."}
    assert submit(desk, url(article), **changes) == []
    edited = values(article)
    there_and_back(desk)
    assert values(article) == edited
    assert list(article.authorships.values_list("printed", flat=True)) == ["Bo Vang"]
    assert undo(desk, latest()) == ["Handlingen er fortrudt."]
    assert [*values(article), list(article.authorships.values_list("printed", "position"))] == before
    article.refresh_from_db()
    assert article.curated_fields == []


def test_edits_of_different_fields_are_undone_in_any_order(desk: Client) -> None:
    article = make_article("Titel", lead="Manchet.")
    submit(desk, url(article), title="Ny titel")
    first = latest()
    submit(desk, url(article), lead="Ny manchet.")
    assert undo(desk, first) == ["Handlingen er fortrudt."]
    article.refresh_from_db()
    assert (article.title, article.lead, article.curated_fields) == ("Titel", "Ny manchet.", ["lead"])


def test_a_later_edit_of_the_same_field_is_not_overwritten(desk: Client) -> None:
    article = make_article("Titel")
    submit(desk, url(article), title="Ny titel")
    first = latest()
    submit(desk, url(article), title="Nyeste titel")
    assert undo(desk, first) == ["Feltet »titel« på artikel »Nyeste titel« er ændret siden."]
    article.refresh_from_db()
    assert article.title == "Nyeste titel"
    assert Operation.objects.count() == 2
    assert (
        "Det kan ikke fortrydes" in desk.get(reverse("admin:debates_operation_undo", args=[first.pk])).content.decode()
    )


def test_an_operation_is_undone_once(desk: Client) -> None:
    article = make_article("Titel")
    submit(desk, url(article), title="Ny titel")
    first = latest()
    undo(desk, first)
    assert undo(desk, first) == ["Handlingen er allerede fortrudt."]


def test_looking_at_the_way_back_changes_nothing(desk: Client) -> None:
    article = make_article("Titel")
    submit(desk, url(article), title="Ny titel")
    assert desk.get(reverse("admin:debates_operation_undo", args=[latest().pk])).status_code == 200
    article.refresh_from_db()
    assert article.title == "Ny titel"


def test_undoing_needs_a_token_of_this_site(curator: User) -> None:
    desk = Client(enforce_csrf_checks=True)
    desk.force_login(curator)
    tag = make_tag("havne")
    operation = Operation.objects.create(kind="change", label="debates.tag", key=tag.key, by=curator, by_name="birgit")
    assert desk.post(reverse("admin:debates_operation_undo", args=[operation.pk])).status_code == 403


def test_undoing_needs_the_right_to_change_what_it_changes(client: Client, curator: User) -> None:
    tag = make_tag("havne")
    operation = Operation.objects.create(kind="change", label="debates.tag", key=tag.key, by=curator, by_name="birgit")
    client.force_login(User.objects.create_user("gæst", is_staff=True))
    assert client.post(reverse("admin:debates_operation_undo", args=[operation.pk])).status_code == 403


def test_what_was_added_goes_and_comes_back(desk: Client) -> None:
    submit(
        desk,
        list_url(Author, "add"),
        name="Else Bech",
        kind="person",
        **{"aliases-TOTAL_FORMS": "1", "aliases-0-printed": "E. Bech"},
    )
    key = Author.objects.get().key
    assert undo(desk, latest()) == ["Handlingen er fortrudt."]
    assert (Author.objects.count(), Alias.objects.count()) == (0, 0)
    assert undo(desk, latest()) == ["Handlingen er fortrudt."]
    assert (Author.objects.get().key, Alias.objects.get().printed) == (key, "E. Bech")


def test_a_placeholder_goes_with_its_answer_and_comes_back(desk: Client) -> None:
    article = make_article()
    fields = {"speaker": str(article.pk), "mentioned_as": "et åbent brev", "published_precision": "unknown"}
    assert submit(desk, list_url(Article, "add"), **fields) == []
    assert undo(desk, latest()) == ["Handlingen er fortrudt."]
    assert (Article.objects.count(), Reply.objects.count()) == (1, 0)
    assert undo(desk, latest()) == ["Handlingen er fortrudt."]
    assert (Article.objects.count(), Reply.objects.get().article) == (2, article)


def test_what_was_added_stays_where_others_hang_on_it(desk: Client) -> None:
    submit(desk, list_url(Author, "add"), name="Else Bech", kind="person")
    make_article(authors=["Else Bech"])
    assert undo(desk, latest()) == ["Der hænger noget ved forfatter eller udgiver »Else Bech«: forfatterskaber."]
    assert Author.objects.count() == 1


def test_what_was_added_and_edited_since_stays(desk: Client) -> None:
    submit(desk, list_url(Debate, "add"), title="Havnen")
    first = latest()
    submit(desk, url(Debate.objects.get()), title="Kajen")
    assert "Feltet »titel« på debat »Kajen« er ændret siden." in undo(desk, first)
    assert Debate.objects.count() == 1


def test_what_was_deleted_comes_back_with_what_it_took_along(desk: Client) -> None:
    letter, answer = make_article("Et brev"), make_article("Et svar")
    make_reply(answer, letter)
    debate = make_debate("Et brev", letter, answer)
    before = values(debate, letter, answer)
    desk.post(url(debate, "delete"), {"post": "yes"})
    assert Debate.objects.count() == 0
    assert undo(desk, latest()) == ["Handlingen er fortrudt."]
    [again] = Debate.objects.values()
    assert {**again, "id": 0} == {**before[0], "id": 0}  # type: ignore[dict-item]
    assert set(Article.objects.values_list("debate__key", flat=True)) == {debate.key}
    assert [article.curated_fields for article in Article.objects.all()] == [[], []]


def test_an_answer_set_by_hand_goes_with_its_debate_and_comes_back(desk: Client) -> None:
    letter, answer = make_article("Et brev"), make_article("Et svar")
    submit(desk, list_url(Reply, "add"), article=str(answer.pk), answers=str(letter.pk), evidence="svar på brevet")
    assert Debate.objects.count() == 1
    assert undo(desk, latest()) == ["Handlingen er fortrudt."]
    assert (Reply.objects.count(), Debate.objects.count()) == (0, 0)
    assert undo(desk, latest()) == ["Handlingen er fortrudt."]
    assert Reply.objects.get().evidence == "svar på brevet"
    answer.refresh_from_db()
    assert answer.debate == Debate.objects.get()


def test_an_act_on_many_rows_is_undone_as_one(desk: Client) -> None:
    rows = [make_comment(make_article(title)) for title in ("Et", "To", "Tre")]
    act(desk, "withhold", *rows, confirmed="1", withheld_reason="privacy", reason="bedt om det")
    assert Comment.objects.public().count() == 0
    there_and_back(desk)
    assert Comment.objects.public().count() == 0
    undo(desk, latest())
    assert Comment.objects.public().count() == 3
    assert [article.comment_count for article in Article.objects.all()] == [1, 1, 1]


def test_a_place_in_the_tree_set_by_hand_is_undone(desk: Client) -> None:
    article = make_article()
    first, second = make_comment(article, "Karen Friis"), make_comment(article, "Bo Vang", title="Nej")

    def place() -> tuple[Comment | None, list[int]]:
        comment = Comment.objects.get(pk=second.pk)
        return comment.parent, comment.path

    submit(desk, list_url(ReplyClaim, "add"), comment=str(second.pk), target=str(first.pk))
    assert place() == (first, [1, 2])
    assert undo(desk, latest()) == ["Handlingen er fortrudt."]
    assert (place(), ReplyClaim.objects.count()) == ((None, [2]), 0)
    assert undo(desk, latest()) == ["Handlingen er fortrudt."]
    assert place() == (first, [1, 2])


def test_a_verdict_is_undone_and_the_tree_follows(desk: Client) -> None:
    article = make_article()
    first = make_comment(article, "Karen Friis", title="Kajen")
    second = make_comment(article, "Bo Vang", title="Broen", body="Enig med Karen Friis!")
    claim = make_claim(second, first)
    act(desk, "reject", claim)
    second.refresh_from_db()
    assert second.parent is None
    assert undo(desk, latest()) == ["Handlingen er fortrudt."]
    second.refresh_from_db()
    assert second.parent == first


def test_a_rule_of_the_archive_is_not_broken_by_undoing(desk: Client, curator: User) -> None:
    tag = make_tag("havne")
    desk.post(url(tag, "delete"), {"post": "yes"})
    Tag.objects.create(key="andet", slug=tag.slug, name="Havne")
    assert undo(desk, latest()) == ["Det ville bryde en af arkivets regler: debates_tag_slug_key"]
    assert Tag.objects.get().name == "Havne"


def test_what_a_value_points_to_must_still_stand(curator: User) -> None:
    article = make_article()
    debate = make_debate("Havnen", article)
    change = {
        "label": "debates.article",
        "key": article.key,
        "before": {"debate": debate.key},
        "after": {"debate": None},
    }
    operation = Operation.objects.create(
        kind="change", label="debates.article", key=article.key, changes=[change], by=curator
    )
    debate.delete()
    with pytest.raises(UndoRefusedError, match=f"debat {debate.key}, som der henvises til, findes ikke længere"):
        undo_alone(operation, by=curator)


def test_the_author_of_an_undoing_is_told(desk: Client, curator: User) -> None:
    author = make_author("Else Bech")
    submit(desk, url(author), name="Else Beck")
    undo(desk, latest())
    assert (latest().by, latest().by_name, latest().name) == (curator, "birgit", "Else Beck")

"""Who may only look sees no buttons and can do nothing; withheld words are for those who decide about them."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from debates.models import Debate, Operation
from tests.admin.filling import latest
from tests.admin.reviewing import QUEUE, decide
from tests.factories import make_article, make_claim, make_comment, make_debate, make_reply, withhold

KINDS = ("kommentarer", "artikler", "debatter")
VIEWER = ("view_replyclaim", "view_comment", "view_reply", "view_article", "view_debate", "view_operation")


@pytest.fixture
def ids(db: None) -> dict[str, int]:
    """A guess of each kind."""
    one, two = make_article("Kajen"), make_article("Svar")
    reply = make_reply(two, one)
    debate = make_debate("Havnen", one, two)
    claim = make_claim(make_comment(one, "Bo Vang"), make_comment(one, ordinal=9))
    return {"kommentarer": claim.pk, "artikler": reply.pk, "debatter": debate.pk}


@pytest.fixture
def browser_of(db: None) -> Callable[..., Client]:
    """The browser of a member of staff who has these permissions only."""

    def log_in(*codenames: str) -> Client:
        user = User.objects.create_user("asger", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client = Client()
        client.force_login(user)
        return client

    return log_in


@pytest.mark.parametrize("kind", KINDS)
def test_a_viewer_sees_no_buttons(ids: dict[str, int], browser_of: Callable[..., Client], kind: str) -> None:
    page = browser_of(*VIEWER).get(QUEUE, {"slags": kind}).content.decode()
    assert f'id="gaet-{ids[kind]}"' in page
    for word in ("Godkend", "Afvis", "Andet mål", "Slå sammen …", "Knyt selv", 'name="valgt"', ">Fortryd<"):
        assert word not in page


@pytest.mark.parametrize(
    ("name", "pk_of", "missing"),
    [
        pytest.param("decide", "kommentarer", "change_replyclaim", id="a verdict on comments"),
        pytest.param("decide", "artikler", "change_reply", id="a verdict on articles"),
        pytest.param("decide", "debatter", "change_debate", id="a verdict on a debate"),
        pytest.param("target", "kommentarer", "add_replyclaim", id="another target"),
        pytest.param("split", "debatter", "add_debate", id="parting"),
        pytest.param("join", "debatter", "change_article", id="joining"),
        pytest.param("link", "", "add_reply", id="linking"),
        pytest.param("suggest_articles", "", "add_reply", id="what articles there are"),
        pytest.param("suggest_debates", "", "change_debate", id="what debates there are"),
    ],
)
def test_every_act_needs_its_permissions(
    ids: dict[str, int], browser_of: Callable[..., Client], name: str, pk_of: str, missing: str
) -> None:
    every = Permission.objects.filter(content_type__app_label__in=("debates", "comments")).exclude(codename=missing)
    client = browser_of(*every.values_list("codename", flat=True))
    pk = ids.get(pk_of)
    address = reverse(f"review:{name}", args=[pk] if pk and name != "decide" else [])
    sent = {"slags": pk_of, "dom": "accepted", "valgt": str(pk), "nummer": "1"}
    answer = client.get(address) if name.startswith("suggest") else client.post(address, sent)
    assert answer.status_code == 403
    assert Operation.objects.count() == 0


def test_undoing_needs_what_the_operation_page_asks_for(
    desk: Client, ids: dict[str, int], browser_of: Callable[..., Client]
) -> None:
    decide(desk, "accepted", Debate.objects.get())
    address = reverse("review:undo", args=[latest().pk])
    assert browser_of(*VIEWER, "change_article").post(address).status_code == 403
    User.objects.get(username="asger").user_permissions.add(Permission.objects.get(codename="change_debate"))
    asger = Client()
    asger.force_login(User.objects.get(username="asger"))
    assert asger.post(address).status_code == 302
    assert Debate.objects.get().curated_fields == []


def test_who_may_see_none_of_it_gets_no_page(db: None, browser_of: Callable[..., Client]) -> None:
    assert browser_of("view_source").get(QUEUE).status_code == 403


def test_only_the_kinds_that_one_may_see(ids: dict[str, int], browser_of: Callable[..., Client]) -> None:
    page = browser_of("view_reply", "view_article").get(QUEUE, {"slags": "kommentarer"})
    assert [kind.value for kind, _count in page.context["kinds"]] == ["artikler"]
    assert page.context["kind"].value == "artikler"


@pytest.mark.parametrize("name", ["queue", "decide", "link", "suggest_articles", "suggest_debates"])
def test_a_stranger_is_asked_to_log_in(client: Client, db: None, name: str) -> None:
    answer = client.get(reverse(f"review:{name}"))
    assert (answer.status_code, answer["Location"].startswith("/admin/login/")) == (302, True)


def test_forms_are_guarded(db: None) -> None:
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(User.objects.create_superuser("kurator"))
    assert guarded.post(reverse("review:decide"), {"slags": "kommentarer", "dom": "accepted"}).status_code == 403


def test_withheld_words_are_for_those_who_decide_about_them(desk: Client, browser_of: Callable[..., Client]) -> None:
    article = make_article("Hemmelig titel", lead="Hemmelig manchet", body="Hemmelig brødtekst")
    first = make_comment(article, "Hemmelig Hansen", title="Hemmelig overskrift", body="Hemmelig kommentar")
    second = make_comment(article, "Bo Vang", title="Svar", body="Enig med Hemmelig Hansen")
    make_claim(second, first, evidence="Enig med Hemmelig Hansen")
    third = make_comment(article, "Ida Holm", title="Og jeg", body="Ja.")
    make_claim(third, second, evidence="")
    make_claim(third, first, evidence="", verdict="rejected")
    answer = make_article("Svaret")
    make_reply(answer, article, evidence="Hemmelig brødtekst", spoken_in=article)
    make_debate("Debatten", article, answer)
    withhold(first)
    withhold(article)
    viewer = browser_of(*VIEWER)
    for kind in KINDS:
        shown = viewer.get(QUEUE, {"slags": kind}).content.decode()
        assert "gaet-" in shown, kind
        assert "tilbageholdt" in shown, kind
        hidden = shown.replace("Enig med Hemmelig Hansen", "")  # a public comment's own words
        hidden = hidden.replace("Under <a", "")
        assert "Hemmelig" not in hidden, kind
        assert "Hemmelig" in desk.get(QUEUE, {"slags": kind}).content.decode(), kind

"""Fills in an admin form as a browser would: with what stands in it, and what the test changes."""

from html.parser import HTMLParser
from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse

from debates.models import Operation


class _Fields(HTMLParser):
    """The fields of the page's main form, by name."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, Any] = {}
        self._inside = False
        self._name: str | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("id", "").endswith("_form")
        if not self._inside:
            return
        if tag == "input" and given.get("name") and given.get("type") != "submit":
            self._input(given)
        elif tag == "textarea":
            self._name, self._text = given["name"], ""
        elif tag == "select":
            self._name = given["name"]
            self.values.setdefault(self._name, "")
        elif tag == "option" and "selected" in given and self._name:
            self.values[self._name] = given.get("value", "")

    def _input(self, given: dict[str, str]) -> None:
        if given.get("type") != "checkbox":
            self.values[given["name"]] = given.get("value", "")
        elif "checked" in given:
            self.values[given["name"]] = given.get("value", "on")

    def handle_data(self, data: str) -> None:
        if self._name and self.get_starttag_text().startswith("<textarea"):  # type: ignore[union-attr]
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._name:
            self.values[self._name] = self._text.removeprefix("\n").replace("\n", "\r\n")
        if tag in ("textarea", "select"):
            self._name = None


def url(row: Model, page: str = "change") -> str:
    """The address of a page about a row in the admin."""
    return reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_{page}", args=[row.pk])


def list_url(model: type[Model], page: str = "changelist") -> str:
    """The address of a model's list in the admin."""
    return reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_{page}")


def filled(client: Client, address: str) -> dict[str, Any]:
    """What stands in the form at the address."""
    page = client.get(address)
    assert page.status_code == 200, page.status_code
    fields = _Fields()
    fields.feed(page.content.decode())
    return {name: value for name, value in fields.values.items() if "__prefix__" not in name}


def submit(client: Client, address: str, **changes: Any) -> list[str]:
    """Send the form with these changes. Returns what the form complains of; nothing where it was saved."""
    answer = client.post(address, {**filled(client, address), **changes})
    if answer.status_code == 302:
        return []
    context = answer.context
    formsets = [each.formset for each in context["inline_admin_formsets"]]
    complaints = [error for errors in context["adminform"].form.errors.values() for error in errors]
    for formset in formsets:
        complaints += formset.non_form_errors()
        complaints += [error for errors in formset.errors for each in errors.values() for error in each]
    assert complaints, "neither saved nor complained of"
    return complaints


def act(client: Client, action: str, *rows: Model, **fields: Any) -> Any:
    """Do a list action with these rows."""
    chosen = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(list_url(type(rows[0])), {**chosen, **fields}, follow=True)


def undo(client: Client, operation: Operation) -> list[str]:
    """Undo an operation on its page. Returns what the page answers."""
    client.get(reverse("admin:index"))  # shows what was said before
    answer = client.post(reverse("admin:debates_operation_undo", args=[operation.pk]), follow=True)
    return [str(message) for message in answer.context["messages"]]


def latest() -> Operation:
    """The newest operation."""
    operation = Operation.objects.first()
    assert operation is not None
    return operation

"""The page of an import: its files, what became of each and why."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from debates.admin import runs
from debates.models import ImportedFile, ImportRun
from tests.admin.filling import url
from tests.factories import make_article


@pytest.fixture
def run(db: None) -> ImportRun:
    """A run that took one file and refused two."""
    run = ImportRun.objects.create(command="import_pages captures", parser="1")
    source = make_article().source
    run.files.create(
        path="a/havn.txt", outcome="updated", source=source, changed=["title", "photo_credit"], comments_created=3
    )
    run.files.create(path="a/<b>tom</b>.txt", outcome="refused", reason="Filen er <i>tom</i>.")
    run.files.create(path="a/å ny\nlinje.txt", outcome="refused", reason="Filen er et billede.")
    return run


def page(desk: Client, run: ImportRun, query: str = "") -> str:
    answer = desk.get(url(run) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def paths(text: str) -> list[str]:
    """The files of a page."""
    found = re.findall(r'<th scope="row">(.*?)</th>', text, re.DOTALL)
    return [re.sub("<[^>]*>", "", each).strip() for each in found]


def refused(run: ImportRun) -> str:
    return reverse("admin:debates_importrun_refused", args=[run.pk])


class TestFiles:
    def test_each_with_outcome_reason_format_and_changes(self, desk: Client, run: ImportRun) -> None:
        text = page(desk, run)
        assert len(paths(text)) == 3
        for words in (
            ">opdateret</td>",
            ">afvist</td>",
            ">dateret side</td>",
            ">titel, fotograf</td>",
            ">3 nye</td>",
        ):
            assert words in text

    def test_a_file_leads_to_its_capture(self, desk: Client, run: ImportRun) -> None:
        taken = run.files.get(outcome="updated")
        assert taken.source
        assert f'<a href="{url(taken.source)}">a/havn.txt</a>' in page(desk, run)

    def test_paths_and_reasons_are_escaped(self, desk: Client, run: ImportRun) -> None:
        text = page(desk, run)
        assert "<b>tom" not in text
        assert "Filen er &lt;i&gt;tom&lt;/i&gt;." in text

    def test_one_outcome_alone(self, desk: Client, run: ImportRun) -> None:
        assert paths(page(desk, run, "?udfald=updated")) == ["a/havn.txt"]
        assert len(paths(page(desk, run, "?udfald=refused"))) == 2

    @pytest.mark.parametrize("query", ["?udfald=kept", "?udfald='", "?p=99", "?p=x"])
    def test_odd_addresses_show_all(self, desk: Client, run: ImportRun, query: str) -> None:
        assert len(paths(page(desk, run, query))) == 3

    def test_files_of_other_runs_stay_away(self, desk: Client, run: ImportRun) -> None:
        other = ImportRun.objects.create(command="import_pages", parser="1")
        assert paths(page(desk, other)) == []

    def test_many_come_in_pages_that_keep_the_outcome(
        self, desk: Client, run: ImportRun, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(runs, "_PAGE", 1)
        assert 'href="?p=2&amp;udfald=refused"' in page(desk, run, "?udfald=refused")
        both = paths(page(desk, run, "?udfald=refused")) + paths(page(desk, run, "?udfald=refused&p=2"))
        assert len(set(both)) == 2

    def test_queries_do_not_grow(self, desk: Client, run: ImportRun) -> None:
        few = self.queries(desk, run)
        for number in range(20):
            source = make_article(f"Havnen, del {number}").source
            ImportedFile.objects.create(run=run, path=f"{number}.txt", outcome="created", source=source)
        assert self.queries(desk, run) == few

    def queries(self, desk: Client, run: ImportRun) -> int:
        page(desk, run)
        with CaptureQueriesContext(connection) as queries:
            page(desk, run)
        assert not [query["sql"] for query in queries if '"content"' in query["sql"]]
        return len(queries)


class TestRefused:
    def test_one_path_a_line(self, desk: Client, run: ImportRun) -> None:
        answer = desk.get(refused(run))
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert answer.getvalue().decode() == "a/<b>tom</b>.txt\na/å ny\\nlinje.txt\n"

    def test_the_address_is_danish_and_led_to(self, desk: Client, run: ImportRun) -> None:
        assert refused(run) == f"/admin/debates/importrun/{run.pk}/afviste.txt"
        assert f'href="{refused(run)}"' in page(desk, run)

    def test_none_gives_an_empty_list(self, desk: Client, run: ImportRun) -> None:
        run.files.filter(outcome="refused").delete()
        assert desk.get(refused(run)).getvalue() == b""

    def test_a_run_that_is_not_there(self, desk: Client, db: None) -> None:
        assert desk.get("/admin/debates/importrun/999/afviste.txt").status_code == 404


class TestPermission:
    def staff(self, client: Client, *names: str) -> Client:
        user = User.objects.create_user("ida", password="x", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=names))
        client.force_login(user)
        return client

    def test_without_it_both_are_forbidden(self, client: Client, run: ImportRun) -> None:
        staff = self.staff(client, "view_article")
        assert (staff.get(url(run)).status_code, staff.get(refused(run)).status_code) == (403, 403)

    def test_the_public_is_sent_to_the_log_in(self, client: Client, run: ImportRun) -> None:
        assert (client.get(url(run)).status_code, client.get(refused(run)).status_code) == (302, 302)

    def test_viewing_runs_alone_leads_to_no_capture(self, client: Client, run: ImportRun) -> None:
        text = page(self.staff(client, "view_importrun"), run)
        assert "a/havn.txt" in text
        assert "/admin/debates/source/" not in text

"""The log tells what an operator can mend, in few words."""

import pytest
from django.test import Client


def test_a_name_that_is_not_ours_is_one_line(caplog: pytest.LogCaptureFixture) -> None:
    response = Client().get("/", headers={"Host": "en-anden.example"})
    assert response.status_code == 400
    [record] = caplog.records
    assert "en-anden.example" in record.getMessage()
    assert record.exc_info is None
    assert "\n" not in caplog.text.strip()

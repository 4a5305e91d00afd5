"""The database is asked once for the stems of words, and they are what the keys are looked for by."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from archive.concordance.stems import KnownStems

pytestmark = pytest.mark.django_db
ENDINGS = st.sampled_from(
    ["", "e", "er", "erne", "ernes", "ig", "lig", "elig", "løst", "igst", "els", "heden", "tt", "dd"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.builds(str.__add__, st.text("aeikstdgløåæ'19-", min_size=1, max_size=8), ENDINGS), max_size=40))
def test_a_stem_is_the_beginning_of_its_word(words: list[str]) -> None:
    for word, stem in KnownStems().of(words).items():
        assert word.startswith(stem)


def test_only_new_words_are_asked_for(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    known = KnownStems()
    with django_assert_num_queries(1):
        assert known.of(["havnen", "kajerne", "havnen"]) == {"havnen": "havn", "kajerne": "kaj"}
    with django_assert_num_queries(0):
        assert known.of(["kajerne"]) == {"kajerne": "kaj"}
    with django_assert_num_queries(1):
        assert known.of(["kajerne", "bådene"])["bådene"] == "båd"


def test_the_words_asked_for_last_are_remembered(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    known = KnownStems(most=2)
    known.of(["kaj", "bro"])
    known.of(["kaj"])
    known.of(["havn"])
    with django_assert_num_queries(0):
        known.of(["kaj", "havn"])
    with django_assert_num_queries(1):
        known.of(["bro"])

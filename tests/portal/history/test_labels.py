"""The words of the history: every verb that is recorded has some."""

import re
from pathlib import Path

import pytest
from django.conf import settings as project
from django.utils import translation

from portal.history import labels

RECORDED = re.compile(r"\brecord\(\s*\"(\w+)\"")


@pytest.fixture
def fresh():
    labels.labels.cache_clear()
    yield
    labels.labels.cache_clear()


def test_every_recorded_verb_has_words():
    code = [
        path.read_text("utf-8")
        for app in ("portal", "dimensions", "evidence")
        for path in Path(project.BASE_DIR, app).rglob("*.py")
    ]
    verbs = {verb for text in code for verb in RECORDED.findall(text)}
    assert verbs
    assert verbs - set(labels.labels()) == set()


def test_words_follow_the_language():
    with translation.override("en"):
        assert labels.label_of("add_membership") == "Gave a role"


def test_unknown_verb_is_shown_as_it_is():
    assert labels.label_of("look") == "look"


def test_tables_of_words_open(fresh):
    assert labels.every_label_table_opens() == []


@pytest.mark.parametrize("name", ["evidence.label", "evidence.states"])
def test_wrong_name_of_a_table_is_found(fresh, settings, name):
    settings.HISTORY_LABELS = [name]
    (fault,) = labels.every_label_table_opens()
    assert fault.id == "history.E001"

"""Names of files that people sent."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.shell.filenames import NAME_LENGTH, clean_name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("ภาพถ่ายกิจกรรม ๕ ส.jpg", "ภาพถ่ายกิจกรรม ๕ ส.jpg"),
        ("Cafe\u0301.pdf", "Caf\u00e9.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\arun\\หนังสือ.pdf", "หนังสือ.pdf"),
        ("a\x00b\nc.jpg", "a_b_c.jpg"),
        ("\u202egpj.exe", "_gpj.exe"),
        ("a\u2066b\ufeff.jpg", "a_b_.jpg"),
        ('a<b>"c"|d?.jpg', "a_b__c__d_.jpg"),
        ("  spaces .jpg . ", "spaces .jpg"),
        (".jpg", "file.jpg"),
        ("", "file"),
        ("...", "file"),
        ("/", "file"),
    ],
)
def test_name_is_cleaned(name, kept):
    assert clean_name(name) == kept


@pytest.mark.parametrize("length", [200, 251])
def test_name_that_fits_stays_whole(length):
    name = ("ที่ประชุม" * 30)[:length] + ".jpg"
    assert clean_name(name) == name


def test_long_name_is_cut_between_characters_and_keeps_its_ending():
    name = "ก" + "ที่" * 100 + ".jpg"
    assert clean_name(name) == "ก" + "ที่" * 83 + ".jpg"


@given(st.text(max_size=400))
def test_clean_name_can_be_stored_and_stays_as_it_is(name):
    kept = clean_name(name)
    assert 1 <= len(kept) <= NAME_LENGTH
    assert unicodedata.is_normalized("NFC", kept)
    assert not set(kept) & set('/\\\x00\n\u202e"')
    assert clean_name(kept) == kept

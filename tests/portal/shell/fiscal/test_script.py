import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.shell.fiscal import SORT_KEY_LENGTH, arabic_digits, in_digits, sort_key, thai_digits, tidy

THAI = st.text("กขคงจดนมรฤลวสหอะัาำิุูเแโไๅๆ็่้๊๋์ํฺ 1๑aé\u200b\u00a0", max_size=12)
WORDS = st.text("กขนมรลหอ", min_size=1, max_size=6)

# The order of the Royal Institute's dictionary, written down by hand.
LINES = (
    "ก กก กกุธภัณฑ์ กฎ กฎหมาย กฐิน กรกฎ กรรม กรรมการ กระจก กลม กว่า ก๊อก กอง ก่อน กะ กะทิ กัน กั้น กา ก๊าซ กิโล กีฬา กุ้ง",
    "เกง เก็ง เก่ง เก้ง เก๋ง เกม เกาะ แก แก่ แก้ แกง แก่ง แก้ง โกง ใกล้ ไก ไก่ ไกล ข้อ ของ ขัน ขั้น เข้า ไข่",
    "ทราบ ทฤษฎี ท้อง นาม น้ำ ปา ป่า ป้า ป๊า ป๋า ปาน ปูน พล เพล เพลา แพ รส ฤกษ์ ฤทธิ์ ฤๅษี ลม วัด หมู ไหม",
    "องค์ องคุลี อำเภอ เอก ฮา",
)
IN_ORDER = [word for line in LINES for word in line.split()]


def test_digits_turn_both_ways_and_leave_the_rest():
    assert thai_digits("ข้อ 10/2568 (a)") == "ข้อ ๑๐/๒๕๖๘ (a)"
    assert arabic_digits("ข้อ ๑๐/๒๕๖๘ (a)") == "ข้อ 10/2568 (a)"
    assert [in_digits(2568, "thai"), in_digits("๒๕๖๘", "arabic"), in_digits(2568, "arabic")] == ["๒๕๖๘", "2568", "2568"]


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("เเผน", "แผน"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("ทำ", "ทำ"),
        ("ก\u0e4d\u0e32หนด", "กำหนด"),
        ("ท\u0e48\u0e35", "ที่"),
        ("ที่่", "ที่"),
        ("สิทธ\u0e4c\u0e34", "สิทธิ์"),
        ("การบริหๅร", "การบริหาร"),
        ("ฤๅษี", "ฤๅษี"),
        ("ใส\u200bสะ\ufeffอาด\u2060", "ใสสะอาด"),
        ("  พ.ศ.\u00a0 2568\t\n", "พ.ศ. 2568"),
        ("a\x00b\u202ec", "abc"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_tidy_gives_one_spelling_to_what_looks_alike(typed, spelled):
    assert tidy(typed) == spelled


@given(THAI)
@settings(max_examples=1000, deadline=None)
def test_tidy_text_stays_as_it_is(text):
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.normalize("NFC", once) == once


def test_tidy_survives_hostile_text():
    assert tidy("ก" + "่ิ" * 50_000) == "กิ่"
    assert tidy("กำ" + "้ำ" * 50_000) == "ก้ำ" + "ำ" + "้ำ" * 49_999


def test_sort_key_orders_words_as_the_dictionary_does():
    assert sorted(set(IN_ORDER), key=sort_key) == IN_ORDER
    assert all(sort_key(first) < sort_key(second) for first, second in pairwise(IN_ORDER))


def test_sort_key_orders_scripts_separators_and_figures():
    in_order = ["12", "13", "Rayong", "ระยอง", "ระยอง 1", "ระยอง 2", "ระยองใหม่", "ເຂດ"]
    assert sorted(set(in_order), key=sort_key) == in_order


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zone A", "zone a"),
        ("โซน ๑", "โซน 1"),
        ("เเกลง", "แกลง"),
        ("(แกลง)", "แกลง"),
        ("บ้าน-ค่าย", "บ้าน ค่าย"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
    ],
)
def test_sort_key_is_the_same_for_what_means_the_same(one, other):
    assert sort_key(one) == sort_key(other)


@given(st.text(max_size=300))
@settings(deadline=None)
def test_sort_key_of_any_text_fits_its_column_and_every_collation(text):
    assert re.fullmatch(r"[0-9a-z]{2,}", sort_key(text))
    assert len(sort_key(text)) <= SORT_KEY_LENGTH


@given(WORDS, WORDS)
def test_sort_key_puts_a_word_before_a_longer_one_that_begins_with_it(word, more):
    assert sort_key(word) < sort_key(word + more)


@given(WORDS, st.sampled_from("่้๊๋"), WORDS, WORDS)
def test_sort_key_lets_tones_decide_only_between_equal_letters(word, tone, rest, other):
    toned = word + tone + rest
    assert sort_key(word + rest) < sort_key(toned)
    if word + rest != other:
        assert (sort_key(toned) < sort_key(other)) == (sort_key(word + rest) < sort_key(other))


@given(st.text("กขคงน", min_size=1, max_size=4), st.sampled_from("กขคงน"), st.sampled_from("เแโใไ"))
def test_sort_key_puts_a_leading_vowel_behind_its_consonant(before, consonant, vowel):
    assert (
        sort_key(before + consonant) < sort_key(before + vowel + consonant) < sort_key(before + chr(ord(consonant) + 1))
    )

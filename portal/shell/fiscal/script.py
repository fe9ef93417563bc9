"""Thai script: digits, text put in order, and the dictionary's order of words."""

import re
import unicodedata
from typing import Literal

Digits = Literal["arabic", "thai"]

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def thai_digits(text: object) -> str:
    return str(text).translate(_TO_THAI)


def arabic_digits(text: object) -> str:
    return str(text).translate(_TO_ARABIC)


def in_digits(text: object, digits: Digits) -> str:
    return thai_digits(text) if digits == "thai" else arabic_digits(text)


# Format characters, lone halves of surrogate pairs, and control characters other than white space.
_INVISIBLE = re.compile(
    r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
)
# Marks above and below a letter in the order of typing: vowels, then tones and the rest, nikhahit where it can meet aa.
_MARK_ORDER = "ัิีึืฺุู็่้๊๋์๎ํ"
_SEVERAL_MARKS = re.compile(f"[{_MARK_ORDER}]{{2,}}")
_LONG_AA = re.compile("(?<![ฤฦ])ๅ")
_AM_BEFORE_TONE = re.compile("([ก-ฮ])ำ([่-๋])")


def tidy(text: str) -> str:
    """The text in one spelling: composed, without invisible characters and look-alikes, single spaces."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).replace("เเ", "แ")
    text = _SEVERAL_MARKS.sub(_marks_in_order, _LONG_AA.sub("า", text)).replace("ํา", "ำ")
    return " ".join(_AM_BEFORE_TONE.sub(r"\1\2ำ", text).split())


def _marks_in_order(run: re.Match[str]) -> str:
    return "".join(sorted(set(run[0]), key=_MARK_ORDER.index))


SORT_KEY_LENGTH = 400

_BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"
_CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"
_ALPHABET = f"0123456789abcdefghijklmnopqrstuvwxyz{_CONSONANTS}ะัาำิีึืุูเแโใไๅ"
_WEIGHTS = {letter: _BASE_36[2 + place // 36] + _BASE_36[place % 36] for place, letter in enumerate(_ALPHABET)}
_SEPARATOR = "10"
_LEVEL = "00"
_MARKS = {mark: _BASE_36[2 + place] for place, mark in enumerate("็่้๊๋์ํฺ๎ๆฯ")}
_OTHER_MARK = _BASE_36[2 + len(_MARKS)]
_LEADING_VOWEL = re.compile(f"([เแโใไ])([{_CONSONANTS}])")


def sort_key(text: str) -> str:
    """What a column stores so that plain string order is the order of the Royal Institute's dictionary.

    Letters first, a leading vowel behind its consonant; tone marks decide between words that are otherwise the same.
    The key holds only 0-9 and a-z, which every collation of a database orders alike.
    """
    letters: list[str] = []
    marks = ""
    spelled = unicodedata.normalize("NFD", arabic_digits(tidy(text)).casefold())
    for letter in _LEADING_VOWEL.sub(r"\2\1", spelled):
        if mark := _mark(letter):
            marks += mark
        elif (weight := _weight(letter)) != _SEPARATOR or letters[-1:] not in ([], [_SEPARATOR]):
            letters.append(weight)
            marks += "1"
    if letters and letters[-1] == _SEPARATOR:
        letters.pop()
    return ("".join(letters) + _LEVEL + marks.rstrip("1"))[:SORT_KEY_LENGTH]


def _mark(letter: str) -> str:
    """The weight of what only decides between words of the same letters, or nothing for a letter."""
    return _MARKS.get(letter) or (
        _OTHER_MARK if unicodedata.category(letter)[0] == "M" and letter not in _WEIGHTS else ""
    )


def _weight(letter: str) -> str:
    if known := _WEIGHTS.get(letter):
        return known
    if unicodedata.category(letter)[0] not in "LN":
        return _SEPARATOR
    number = ord(letter)
    return "zz" + "".join(_BASE_36[number // 36**power % 36] for power in (3, 2, 1, 0))

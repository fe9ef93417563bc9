"""Text as it is shown and as it is compared: one spelling, whatever was pasted into the cell."""

import re
from collections.abc import Iterable
from functools import lru_cache

from portal.shell.fiscal import arabic_digits, tidy

D = "[0-9๐-๙]"
LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
# Thai runs on without spaces: a line that ends in a letter and one that begins with one are one word or sentence.
RUNS_ON = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎][ก-ฮะ-ฺเ-ๅ]")
NOTHING = re.compile(r"[-‐-―−_.…]*|\([_.…]*\)|[_.…]{2,}(?:/[_.…]{2,})+|\(?(?:ไม่มี|ไม่ระบุ|n/a)\)?|false|เท็จ|[☐□▢❏❐]")
DITTO = frozenset({'"', "''", '""', '-"-', "-''-", ",,", "〃", "″", "เช่นเดียวกัน", "เหมือนกัน", "เหมือนข้างต้น", "ดังข้างต้น"})
LEVELS = {"หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5}
QUOTES = str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")
FORMULA_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)")


def lines_of(text: str) -> list[str]:
    """The lines in one spelling, without those on which nothing is seen; a space at the end of one is kept."""
    lines = [(tidy(line), line[-1:].isspace()) for line in LINE_END.split(text)]
    return [f"{line} " if is_spaced else line for line, is_spaced in lines if line]


def joined(lines: Iterable[str]) -> str:
    """Lines as one: a word that was broken is whole again, everything else is parted by a space."""
    whole = ""
    for line in lines:
        runs_on = RUNS_ON.fullmatch(whole[-1:] + line[:1])
        whole += line if runs_on or not whole else f" {line}"
    return tidy(whole)


@lru_cache(maxsize=8192)
def shown(text: str) -> str:
    """The text in one line, without invisible characters and look-alikes."""
    return joined(lines_of(text))


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """What is compared: no spaces, Arabic digits, straight quotes, small letters."""
    return "".join(arabic_digits(tidy(text)).translate(QUOTES).casefold().split())


def says_nothing(text: str) -> bool:
    """A dash or dots where a clerk means none, or leaves room for a pen."""
    return NOTHING.fullmatch(folded(text)) is not None


def level_in(text: str) -> int | None:
    """The one level from 1 to 5 that a cell names, in figures or in words."""
    whole = folded(text)
    digits = set(re.findall(r"\d", re.sub(r"\.0+(?!\d)", "", whole)))
    if not digits:
        return next((number for word, number in LEVELS.items() if whole.removeprefix("ระดับ").startswith(word)), None)
    return int(digits.pop()) if len(digits) == 1 and digits <= set("12345") else None


def number_in(text: str) -> str:
    """A number as the plan keeps it: ๑.๒. is 1.2."""
    return folded(text).strip(".():'")

"""Several things in one cell: lines that begin with a code, a number, a dash or a bullet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dimensions.plans.tables.spelling import D, joined, lines_of, number_in, shown
from portal.shell.fiscal import thai_digits

_NUMBER = rf"{D}{{1,2}}"
_NAMED = r"(?:(?:ข้อ|กิจกรรม|โครงการ|ประเด็น|เกณฑ์(?:การประเมิน)?|แนวทาง|มาตรการ|ตัวชี้วัด)\s*(?:ที่|ย่อยที่|ย่อย)?\s*)?"
# Not a time of day (๙.๓๐ น.), a long number or a date (๑.๑๐.๒๕๖๖).
_CODE = rf"{_NAMED}\(?(?P<code>{_NUMBER}(?:\s?\.\s?{_NUMBER}){{1,4}})(?!\.?{D})\.?\)?\s*[:\-–]?(?!\s*น\.)"
_LISTED = rf"(?:\((?P<enclosed>{_NUMBER})\)|(?P<number>{_NUMBER})(?P<after>[.)])(?!{D}))"
# กิจกรรม ๕ ส and โครงการ ๑ ตำบล ๑ ผลิตภัณฑ์ are names: there the number counts what follows.
COUNTED = (
    r"\s+(?:[ก-ฮ]|[A-Z]|ครั้ง|ด้าน|ประการ|ขั้นตอน|ข้อ|ช่องทาง|ตำบล|อำเภอ|หมู่บ้าน|จังหวัด|ดี|พลัง|เดือน|ปี|วัน|เรื่อง|แห่ง|ภาคี"
    r"|คุณธรรม|มิติ|ต้นแบบ|คน|ครัวเรือน|กลุ่ม|ระบบ|เล่ม|ฉบับ|ภาพ)(?![ก-๎A-Za-z])"
)
_TITLED = (
    r"(?:ข้อ|กิจกรรม|โครงการ|ประเด็น|เกณฑ์(?:การประเมิน)?|แนวทาง|มาตรการ|ตัวชี้วัด)\s*(?:ที่\s*)?"
    rf"(?P<titled>{_NUMBER})(?!{D}|\s*[,/–-]\s*{D}|{COUNTED})[.):]?(?=\s)"
)
_BULLET = r"(?:(?P<dash>[-‐-―−])(?![-‐-―−])(?!\s*\d)|(?P<bullet>[•●▪■◦○∙·➢➤►▶✓✔√❖♦◆\*\uf0b7\uf0a7\uf0d8\uf0fc]))"
MARKER = re.compile(rf"\s*(?:{_CODE}|{_LISTED}|{_TITLED}|{_BULLET})\s*")
# How lists count where a number has no dot or bracket behind it, or letters count.
NUMBERS = [str(number) for number in range(1, 100)]
LETTERS = "กขคงจฉชซ"
LETTER = re.compile(r"\s*(?P<number>[กขคงจฉชซ])(?:\)|\.(?=\s))\s*(?=\S)")
# A number within a line: of one part with a dot or bracket behind it, of several parts with a space.
INLINE = (r"(?<=\s)(?:\({0}\)|{0}[.)])\s?(?=[ก-๎A-Za-z“\"(])", r"(?<=\s)\(?{0}[.)]?\s(?=[ก-๎A-Za-z“\"(])")
ONLY_MARK = re.compile(rf"\s*(?:\(?{_NUMBER}(?:\.{_NUMBER})+\)?|\({_NUMBER}\)|{_NUMBER}[.)])\s*")
BARE_NUMBER = re.compile(rf"\s*(?P<number>{_NUMBER})(?!{COUNTED})\s+(?=[ก-๎A-Za-z])")


@dataclass(frozen=True, slots=True)
class Marker:
    """How a line begins: its style tells levels of a list apart, its number is as the plan keeps it."""

    style: str
    number: str | None
    rest: str

    @property
    def is_numbered(self) -> bool:
        return self.style not in {"-", "•"}


@dataclass(slots=True)
class Item:
    """One of the things in a cell; the parts are listed under it by marks of their own."""

    marker: Marker | None
    lines: list[str]
    parts: list["Item"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return joined(self.lines)

    @property
    def number(self) -> str | None:
        return self.marker.number if self.marker else None


@dataclass(frozen=True, slots=True)
class Parts:
    """The lead is what stands before the first mark."""

    lead: str
    items: tuple[Item, ...]

    @property
    def is_list(self) -> bool:
        return bool(self.items) and self.items[0].marker is not None


def marker_of(line: str) -> Marker | None:
    found = MARKER.match(line)
    if found is None or not (rest := line[found.end() :]).strip():
        return None
    if code := found["code"]:
        number = number_in(code)
        return Marker(f"code{number.count('.')}", number, rest)
    if number := found["enclosed"]:
        return Marker("(1)", number_in(number), rest)
    if number := found["titled"]:
        return Marker("1", number_in(number), rest)
    if number := found["number"]:
        return Marker(f"1{found['after']}", number_in(number), rest)
    return Marker("-" if found["dash"] else "•", None, rest)


def parted(text: str) -> Parts:
    """The items of a cell in their order; a text without marks is one item."""
    lines = _with_marks(lines_of(text))
    if len(lines) == 1:
        lines = _broken(lines[0])
    marked = [marker_of(line) for line in lines]
    if not any(marked):
        marked = _counted(lines, BARE_NUMBER, NUMBERS) or _counted(lines, LETTER, LETTERS) or marked
    first = next((place for place, marker in enumerate(marked) if marker), None)
    if first is None:
        return Parts("", (Item(None, lines),) if lines else ())
    return Parts(joined(lines[:first]), tuple(_items(lines[first:], marked[first:])))


def _broken(line: str) -> list[str]:
    """๑. ประกาศ ๒. รายงาน in one line, as lines: its numbers count on from one."""
    first = marker_of(line)
    if first is None or first.number is None or first.number.rpartition(".")[2] != "1" or first.style == "1":
        return [line]
    head = first.number.rpartition(".")[0]
    starts = [0]
    for number in range(2, 30):
        code = f"{head}.{number}" if head else str(number)
        found = re.compile(INLINE[bool(head)].format(_either(code))).search(line, starts[-1] + 1)
        if found is None:
            break
        starts.append(found.start())
    return [line[start:end].strip() for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]


def _either(code: str) -> str:
    """A number in Thai or in Arabic digits."""
    return f"(?:{re.escape(code)}|{re.escape(thai_digits(code))})"


def _with_marks(lines: list[str]) -> list[str]:
    """A number that stands on a line of its own belongs to the line below."""
    together: list[str] = []
    for line in lines:
        if together and ONLY_MARK.fullmatch(together[-1]):
            together[-1] = f"{together[-1].strip()} {line}"
        else:
            together.append(line)
    return together


def _counted(lines: Sequence[str], shape: re.Pattern[str], due: Sequence[str]) -> list[Marker | None]:
    """Lines that count on from the first number or letter are a list, also without any other mark."""
    marked: list[Marker | None] = []
    for line in lines:
        found = shape.match(line)
        place = sum(marker is not None for marker in marked)
        is_next = found is not None and place < len(due) and number_in(found["number"]) == due[place]
        number = due[place] if found and is_next and due is not LETTERS else None
        marked.append(Marker("1 " if number else "ก", number, line[found.end() :]) if found and is_next else None)
    several = marked[:1] != [None] and sum(marker is not None for marker in marked) > 1
    return marked if several else []


def _items(lines: Sequence[str], marked: Sequence[Marker | None]) -> list[Item]:
    """Lines with the first line's mark are items, lines with other marks their parts, and others run on."""
    items: list[Item] = []
    for line, marker in zip(lines, marked, strict=True):
        if marker is None:
            (items[-1].parts or items)[-1].lines.append(line)
        elif not items or _goes_on(items[-1], marker):
            items.append(Item(marker, [marker.rest]))
        elif _is_stray(items, marker):
            (items[-1].parts or items)[-1].lines.append(line)
        else:
            items[-1].parts.append(Item(marker, [marker.rest]))
    return items


def _goes_on(last: Item, marker: Marker) -> bool:
    """Is this the next item of the list, and not a part of the last one?"""
    known = last.marker
    if known is None or known.number is None or marker.number is None:
        return known is not None and known.style == marker.style
    if known.style.startswith("code"):
        return known.style == marker.style and _follows(known.number, marker.number)
    is_next = int(marker.number) == int(known.number) + 1 if marker.number.isdigit() else False
    return known.style == marker.style or (is_next and not last.parts)


def _follows(known: str, number: str) -> bool:
    """๑.๒ after ๑.๑, also ๑.๑ twice, ๑.๔ after ๑.๒, and ๒.๑ after ๑.๓; but not ๒.๕ after ๑.๑."""
    before, after = known.split("."), number.split(".")
    return before[:-1] == after[:-1] or after[-1] == "1"


def _is_stray(items: Sequence[Item], marker: Marker) -> bool:
    """A number within a sentence that a line happens to begin with."""
    known = items[-1].marker
    return known is not None and marker.style == known.style and marker.style.startswith("code")


def part_text(item: Item) -> str:
    """A part as it is listed: its own number stays with it."""
    number = item.marker.number if item.marker and item.marker.style.startswith("code") else None
    return f"{number} {item.text}" if number else item.text


def without_number(text: str) -> tuple[str | None, str]:
    """The number that a text begins with, and the text without it."""
    found = marker_of(shown(text))
    if found is None and (bare := BARE_NUMBER.match(shown(text))):
        return number_in(bare["number"]), shown(text)[bare.end() :].strip()
    if found is None or not found.is_numbered:
        return None, shown(text)
    return found.number, found.rest.strip()

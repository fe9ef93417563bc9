"""The name of a dimension without its number, which every page sets before it."""

import re

from portal.shell.fiscal import arabic_digits

D = "[0-9๐-๙]"
NUMBERED = re.compile(
    rf"\s*(?:มิติ\s*(?:ที่)?|dimension)\s*\(?(?P<number>{D}{{1,2}})(?!{D})(?!\s*(?:มิติ|ด้าน|(?:[-–—]|ถึง)\s*{D}))"
    rf"\s*[.:;,)\-–—]*\s*(?P<name>.*)",
    re.DOTALL | re.IGNORECASE,
)


def without_number(name: str, number: int | None) -> str:
    """What stands behind the number, where that is the dimension's own; else the name as it is.

    >>> without_number("มิติที่ ๒ สำนักงานสะดวก", 2)
    'สำนักงานสะดวก'
    >>> without_number("มิติที่ ๓ สำนักงานสะดวก", 2)
    'มิติที่ ๓ สำนักงานสะดวก'
    """
    found = NUMBERED.fullmatch(name)
    return found["name"].strip() if found and int(arabic_digits(found["number"])) == number else name

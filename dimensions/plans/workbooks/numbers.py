"""Numbers as their cell shows them: which format makes a date, a month, a time, a share or fixed places."""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from math import isfinite

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss",
    22: "d/m/yyyy h:mm", 27: "d/m/yyyy", 28: "d-mmm", 29: "d-mmm", 30: "d/m/yy", 31: "d/m/yyyy", 32: "h:mm",
    33: "h:mm:ss", 36: "d/m/yyyy", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss", 50: "d/m/yyyy", 57: "d/m/yyyy", 58: "d-mmm",
    # only Thai spreadsheets have these
    59: "0", 60: "0.00", 61: "#,##0", 62: "#,##0.00", 67: "0%", 68: "0.00%",
    71: "d/m/yyyy", 72: "d-mmm-yy", 73: "d-mmm", 74: "mmm-yy", 75: "h:mm", 76: "h:mm:ss", 77: "d/m/yyyy h:mm",
    78: "mm:ss", 79: "h:mm:ss", 80: "mm:ss", 81: "d/m/yyyy",
}  # fmt: skip
QUIET = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
THAI_LETTERS = str.maketrans("วดปชนท", "dmyhms")
FIXED = re.compile(r"t?[#,]*?(?P<whole>0*)(?:\.(?P<places>0+))?(?P<share>%)?")
FIRST_1900, FIRST_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet knows no time zone


class Look(StrEnum):
    DATE = "date"
    MONTH = "month"
    MOMENT = "moment"
    TIME = "time"
    NUMBER = "number"


def look_of(code: str) -> Look:
    """Which of these a format shows; in a month stands no day."""
    bare = QUIET.sub("", code.partition(";")[0]).lower().translate(THAI_LETTERS)
    if bare in {"", "@"} or "general" in bare:
        return Look.NUMBER
    has_time = "h" in bare or "s" in bare
    if "d" in bare or ("y" in bare and "m" not in bare):
        return Look.MOMENT if has_time else Look.DATE
    if has_time:
        return Look.TIME
    return Look.MONTH if "m" in bare else Look.NUMBER


def shown(value: float, code: str, *, since_1904: bool = False) -> str:
    """The number as a person reads it in its cell; dates in ISO form, a month without a day as 2024-01."""
    look = look_of(code)
    if look is Look.NUMBER or not isfinite(value):
        return _number(value, code)
    try:
        moment = (FIRST_1904 if since_1904 else FIRST_1900) + timedelta(days=value)
    except (OverflowError, ValueError):
        return plain(value)
    moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    return as_seen(moment, look)


def as_seen(moment: datetime, look: Look) -> str:
    if look is Look.MONTH:
        return f"{moment:%Y-%m}"
    if look is Look.TIME:
        return f"{moment:%H:%M}"
    if look is Look.DATE or (moment.hour, moment.minute) == (0, 0):
        return moment.date().isoformat()
    return moment.isoformat(" ", "minutes")


def _number(value: float, code: str) -> str:
    bare = QUIET.sub("", code.partition(";")[0]).strip()
    fixed = FIXED.fullmatch(bare)
    if not (fixed and bare and isfinite(value)):
        return plain(value)
    share, places = fixed["share"] or "", len(fixed["places"] or "")
    text = _rounded(value * (100 if share else 1), places)
    return text.zfill(len(fixed["whole"]) + (places + 1 if places else 0)) + share


def _rounded(value: float, places: int) -> str:
    """A half goes up, as in a spreadsheet, and not to the even neighbour."""
    number = Decimal(f"{value:.15g}")
    return (
        format(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f") if abs(value) < 1e15 else plain(value)
    )


def plain(value: float) -> str:
    """2569 and not 2569.0; as many places as a cell shows."""
    if not isfinite(value):
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.11g}"

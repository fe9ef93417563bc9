"""A period as plans write it, in words that the grammar reads back."""

from datetime import date

from portal.shell.fiscal import Digits, RangeStyle, format_range, in_digits


def say_period(
    start: date | None,
    end: date | None,
    *,
    label: str | None = None,
    style: RangeStyle = "short",
    digits: Digits = "arabic",
) -> str:
    """รอบที่ 1 มี.ค. 2567, 1-15 มีนาคม 2567, ภายใน 30 มิ.ย. 2569; the round alone where there are no dates.

    >>> say_period(date(2024, 3, 1), date(2024, 3, 31), label="รอบที่ ๑", digits="thai")
    'รอบที่ ๑ มี.ค. ๒๕๖๗'
    """
    days = format_range(start, end, style=style, digits=digits)
    return in_digits(" ".join(filter(None, (label, days))), digits)

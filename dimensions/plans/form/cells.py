"""What a cell of the plan form says for a value of a plan file, and what a clerk's cell means; the two are inverse."""

import re
from decimal import Decimal
from typing import Any

from dimensions.plans.form.words import BREAK, FLAGS, NO, NOTHING, WORDS, YES, listed, word_meant
from dimensions.plans.keys import (
    COMMON_YEARS,
    NUMBER,
    BuddhistYear,
    Day,
    Kind,
    Label,
    ListOf,
    Number,
    OneOf,
    Text,
    Whole,
    Word,
    YesNo,
)
from dimensions.plans.problems import Fact, gettext_noop
from dimensions.plans.words import ActingOffice
from portal.shell.fiscal import UnreadableDate, arabic_digits, format_date, read_date, tidy

NO_NUMBER = gettext_noop("A number belongs here, with two decimal places at most.")
NO_WHOLE_NUMBER = gettext_noop("A whole number from %(least)d to %(most)d belongs here.")
NO_YEAR = gettext_noop("A year of the Buddhist era belongs here, such as 2567.")
NO_DATE = gettext_noop("“%(text)s” is no date that can be read; write it with its year, such as %(example)s.")
NO_SUCH_WORD = gettext_noop("“%(text)s” is none of the words that belong here: %(words)s.")
DATE_EXAMPLE = "๓๑ มี.ค. ๒๕๖๗"
BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
WHOLE = re.compile(r"\d{1,9}", re.ASCII)
SHORT_LABEL = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
ACTING = ListOf(OneOf(ActingOffice), distinct=True)


class CellFault(Exception):  # noqa: N818
    """The cell means nothing; message is a msgid."""

    def __init__(self, message: str, **params: Fact) -> None:
        super().__init__(message)
        self.message, self.params = message, params


def said(kind: Kind, value: Any) -> str:  # noqa: PLR0911
    """The text of the cell; nothing says nothing."""
    if value is None:
        return ""
    match kind:
        case YesNo():
            return YES if value else NO
        case Day():
            return format_date(value, digits="thai")
        case Number():
            return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
        case OneOf(words=words):
            return WORDS[words][value]
        case ListOf(kind=Text()):
            return in_lines(value)
        case ListOf(kind=Word()):
            return listed(FLAGS.get(word, word) for word in value)
        case ListOf(kind=inner):
            return ("/" if kind == ACTING else ", ").join(said(inner, each) for each in value)
    return typed(str(value))


def meant(kind: Kind, text: str) -> Any:  # noqa: PLR0911
    """The value in plain form, as `read_data` takes it; None for an empty cell."""
    text = typed(text)
    if not text:
        return None
    match kind:
        case YesNo():
            return chosen(text, {"true": YES, "false": NO}) == "true"
        case Day():
            return day(text)
        case Number():
            return amount(text)
        case Whole():
            return whole(text, kind)
        case Label():
            return int(text) if SHORT_LABEL.fullmatch(text) else text
        case OneOf(words=words):
            return chosen(text, WORDS[words])
        case ListOf(kind=Text()):
            return lines(text)
        case ListOf(kind=inner):
            parts = re.split(r"[/,\s]+" if kind == ACTING else r"[,\n]", text)
            return [meant(inner, part) for part in parts if part.strip()]
        case Word():
            return word_meant(text, FLAGS) or text
    return text


def typed(text: str) -> str:
    """Without spaces around it, and with one kind of line break."""
    return BREAKS.sub("\n", text).strip()


def in_lines(entries: list[str | None] | tuple[str | None, ...]) -> str:
    return "\n".join(NOTHING if each is None else typed(each).replace("\n", BREAK) for each in entries)


def lines(text: str) -> list[str]:
    """One entry for each line that holds any."""
    return [line.replace(BREAK, "\n").strip() for line in text.split("\n") if line.strip()]


def chosen(text: str, words: Any) -> str:
    word = word_meant(text, words)
    if word is None:
        raise CellFault(NO_SUCH_WORD, text=text, words=listed(words.values()))
    return word


def day(text: str) -> Any:
    try:
        found = read_date(text)
    except UnreadableDate as fault:
        raise CellFault(NO_DATE, text=text, example=DATE_EXAMPLE) from fault
    if found.year not in COMMON_YEARS:
        raise CellFault(NO_DATE, text=text, example=DATE_EXAMPLE)
    return found


def amount(text: str) -> Decimal:
    plain = figures(text)
    if not NUMBER.fullmatch(plain):
        raise CellFault(NO_NUMBER)
    return Decimal(plain)


def whole(text: str, kind: Whole) -> int:
    plain = figures(text)
    if WHOLE.fullmatch(plain) and kind.least <= int(plain) <= kind.most:
        return int(plain)
    if isinstance(kind, BuddhistYear):
        raise CellFault(NO_YEAR)
    raise CellFault(NO_WHOLE_NUMBER, least=kind.least, most=kind.most)


def figures(text: str) -> str:
    return arabic_digits(tidy(text)).replace(",", "")

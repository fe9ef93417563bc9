"""Texts between rows and fields: what nobody changed stays as it was, to the letter."""

from collections.abc import Sequence
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dimensions.plans.keys import UNPRINTABLE

Word = TypeVar("Word")


def kept(standing: str | None, typed: str) -> str | None:
    """Browsers trim what they show, and end lines in their own way."""
    if standing is not None and plain(standing) == plain(typed):
        return standing
    return plain(typed) or None


def plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def refuse_unprintable(text: str) -> None:
    """A validator of what a plan file could not hold."""
    if not UNPRINTABLE.isdisjoint(text):
        raise ValidationError(_("The text holds a character that cannot be stored."))


def kept_lines(standing: Sequence[str], typed: str) -> tuple[str, ...]:
    """One entry a line."""
    if plain(shown_lines(standing)) == plain(typed):
        return tuple(standing)
    return tuple(line.strip() for line in plain(typed).split("\n") if line.strip())


def shown_lines(lines: Sequence[str]) -> str:
    return "\n".join(lines)


def kept_choice(standing: Sequence[Word], chosen: Sequence[Word]) -> tuple[Word, ...]:
    """Those that stood in their order, then the new ones."""
    return (*(word for word in standing if word in chosen), *(word for word in chosen if word not in standing))

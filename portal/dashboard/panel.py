"""What a board is made of: panels that read plain rows, drawn alike by page, PDF and spreadsheet."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django_stubs_ext import StrPromise

from portal.offices.models import Office
from portal.offices.scope import Scope
from portal.shell import clock

Found = TypeVar("Found")


@lru_cache(maxsize=4096)
def path_of(_urlconf: str, url_name: str, args: tuple[Any, ...]) -> str:
    """Boards of the country name the same thousand offices again and again."""
    return reverse(url_name, args=args)


@lru_cache(maxsize=256)
def query_of(fiscal_year: int, slug: str, as_of: date | None) -> str:
    """The part of an address that keeps year, programme and day."""
    asked = {"year": fiscal_year, "programme": slug}
    return urlencode(asked | ({"as_of": as_of.isoformat()} if as_of else {}))


@dataclass(frozen=True, slots=True)
class Subject:
    """What a board is about: the programmes of one year and slug, in one office and all below it.

    `fiscal_year` in the Buddhist era. A province's programme and the nation's seventy-six are asked for alike.
    `as_of` is the past day that was asked for, `closed_on` the day on which the year was closed, if it was.
    """

    office: Office
    fiscal_year: int
    slug: str
    as_of: date | None = None
    closed_on: date | None = None

    @property
    def is_final(self) -> bool:
        """Of a closed year, and no day before the closing was asked for: these figures stay as they are."""
        return self.closed_on is not None and (self.as_of is None or self.as_of >= self.closed_on)

    def moment(self) -> datetime:
        """The end of the day that was asked for; the end of the closing day once the year is closed; else now."""
        day = self.closed_on if self.is_final else self.as_of
        return clock.end_of(day) if day else clock.now()

    def at_office(self, office: Office) -> "Subject":
        return replace(self, office=office)

    def at_present(self) -> "Subject":
        return replace(self, as_of=None)

    def address(self, url_name: str, *args: Any, **more: Any) -> str:
        """A link that stays with this subject; `more` goes into the query."""
        asked = query_of(self.fiscal_year, self.slug, self.as_of)
        return f"{path_of(settings.ROOT_URLCONF, url_name, args)}?{asked}{'&' if more else ''}{urlencode(more)}"


@dataclass(frozen=True, slots=True)
class Options:
    """How the panels of one board are read: at most `limit` rows where one lists things, all of them for None."""

    limit: int | None = 10
    shared: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: Hashable, read: Callable[[], Found]) -> Found:
        """What several panels of the board need, read by the first that asks."""
        if key not in self.shared:
            self.shared[key] = read()
        found: Found = self.shared[key]
        return found


class Panel:
    """One part of a board. `read` returns plain rows; whatever draws them counts nothing and decides nothing."""

    title: ClassVar[StrPromise | str]
    template_name: ClassVar[str]
    print_template_name: ClassVar[str] = ""
    wide: ClassVar[bool] = True

    @property
    def paper_template_name(self) -> str:
        """What draws the rows in a document: the screen's own fragment, unless paper wants them laid out otherwise."""
        return self.print_template_name or self.template_name

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> Any:
        """The rows, as of the moment `at`, of what the scope may see; None where such a board needs no such panel."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Drawn:
    """A panel together with the rows it read."""

    panel: Panel
    rows: Any
    subject: Subject


def read_all(
    panels: Sequence[Panel], scope: Scope, subject: Subject, *, at: datetime, options: Options | None = None
) -> list[Drawn]:
    """Every panel of a board read once, as of one moment."""
    how = options or Options()
    return [Drawn(panel, panel.read(scope, subject, at=at, options=how), subject) for panel in panels]

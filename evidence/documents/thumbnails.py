"""The annex: what the accepted evidence looks like."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from django.db.models import Q

from evidence import standing, vault
from evidence.files import PDF
from evidence.models import Item
from evidence.panels.reading import Reading
from evidence.standing import Figure
from portal.offices.models import in_language

MOST_PICTURES = 200
A_ROW = 3
Each = TypeVar("Each")

COLUMNS = (
    "pk",
    "file__sha256",
    "file__media_type",
    "name",
    "added_at",
    "submission__assignment__dimension__number",
    "submission__assignment__activity__code",
    "submission__assignment__activity__title",
    "submission__assignment__office__short_th",
    "submission__assignment__office__short_en",
)
ORDER = (
    "submission__assignment__dimension__number",
    "submission__assignment__activity__position",
    "submission__assignment__office__kind_order",
    "submission__assignment__office__sort_key",
    "pk",
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One thumbnail; `key` is how the template calls its bytes, `name` is the file's own."""

    key: str
    sha256: str
    media_type: str
    name: str
    added_at: datetime
    dimension: int
    code: str
    title: str
    office: str

    @property
    def is_paper(self) -> bool:
        return self.media_type == PDF


@dataclass(frozen=True, slots=True)
class Annex:
    """The pictures by dimension; `total` is how many there are in the portal."""

    parts: tuple[tuple[int, tuple[Picture, ...]], ...]
    shown: int
    total: int

    @property
    def rows(self) -> list[tuple[int, list[tuple[Picture, ...]]]]:
        """The pictures of each dimension as they stand on paper, side by side."""
        return [(number, [part[at : at + A_ROW] for at in range(0, len(part), A_ROW)]) for number, part in self.parts]

    @property
    def is_selection(self) -> bool:
        return self.shown < self.total


def annex_of(reading: Reading) -> Annex:
    """Photos and first pages of what stood accepted at the moment, at most `MOST_PICTURES` of them."""
    accepted = standing.as_of(reading.owed, reading.at).filter(standing.condition(Figure.ACCEPTED, reading.at))
    there = Q(added_at__lt=reading.at) & (Q(removed_at__isnull=True) | Q(removed_at__gte=reading.at))
    found = Item.objects.filter(there, submission__assignment__in=accepted.order_by().values("pk"), file__isnull=False)
    rows = list(found.order_by(*ORDER).values_list(*COLUMNS))
    pictures = spread([picture_of(*row) for row in rows], MOST_PICTURES, key=attrgetter("dimension"))
    parts = groupby(pictures, key=attrgetter("dimension"))
    return Annex(tuple((number, tuple(group)) for number, group in parts), len(pictures), len(rows))


def picture_of(
    pk: int,
    sha256: str,
    media_type: str,
    name: str,
    added_at: datetime,
    dimension: int,
    code: str | None,
    title: str,
    *office: str,
) -> Picture:
    return Picture(f"{pk}.jpg", sha256, media_type, name, added_at, dimension, code or "", title, in_language(*office))


def spread(rows: Sequence[Each], most: int, *, key: Callable[[Each], object]) -> Sequence[Each]:
    """Too many to print: the first of each run of one key, and the others evenly through the plan."""
    if len(rows) <= most:
        return rows
    firsts = [n for n in range(len(rows)) if n == 0 or key(rows[n]) != key(rows[n - 1])]
    others = sorted(set(range(len(rows))) - set(firsts))
    more = most - len(firsts)
    chosen = [*firsts, *(others[n * len(others) // more] for n in range(more))]
    return [rows[n] for n in sorted(chosen)]


def files_of(annex: Annex) -> dict[str, Path | bytes]:
    """The thumbnails on the disk, drawn where they are not yet; one that can not be drawn is left out."""
    return dict(drawn(picture for _number, part in annex.parts for picture in part))


def drawn(pictures: Iterable[Picture]) -> Iterable[tuple[str, Path]]:
    for picture in pictures:
        try:
            yield picture.key, vault.picture(picture.sha256, picture.media_type, vault.THUMBNAIL_SIDE)
        except vault.NoPicture:
            continue

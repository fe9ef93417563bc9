"""What the columns of the tables are called: in English by their names, and in Thai."""

from collections import Counter
from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from portal.offices.admin.columns import Column
from portal.offices.admin.formats import TableError

HEADINGS = {
    "code": pgettext_lazy("heading of a table", "code"),
    "kind": pgettext_lazy("heading of a table", "kind"),
    "parent": pgettext_lazy("heading of a table", "parent"),
    "zone": pgettext_lazy("heading of a table", "zone"),
    "name_th": pgettext_lazy("heading of a table", "name_th"),
    "name_en": pgettext_lazy("heading of a table", "name_en"),
    "short_th": pgettext_lazy("heading of a table", "short_th"),
    "short_en": pgettext_lazy("heading of a table", "short_en"),
    "abbr_th": pgettext_lazy("heading of a table", "abbr_th"),
    "is_open": pgettext_lazy("heading of a table", "is_open"),
    "username": pgettext_lazy("heading of a table", "username"),
    "title": pgettext_lazy("heading of a table", "title"),
    "first_name": pgettext_lazy("heading of a table", "first_name"),
    "last_name": pgettext_lazy("heading of a table", "last_name"),
    "email": pgettext_lazy("heading of a table", "email"),
    "language": pgettext_lazy("heading of a table", "language"),
    "digits": pgettext_lazy("heading of a table", "digits"),
    "is_active": pgettext_lazy("heading of a table", "is_active"),
    "office": pgettext_lazy("heading of a table", "office"),
    "role": pgettext_lazy("heading of a table", "role"),
    "user": pgettext_lazy("heading of a table", "user"),
    "starts_on": pgettext_lazy("heading of a table", "starts_on"),
    "ends_on": pgettext_lazy("heading of a table", "ends_on"),
    "name": pgettext_lazy("heading of a table", "name"),
    "office_name": pgettext_lazy("heading of a table", "office_name"),
}


class Headings:
    """What the columns are called: in a file by their names in either language, and then as the file has them."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = [column.name for column in columns]
        self.names: dict[str, str] = {}
        self.typed: dict[str, str] = {}
        for language in ("th", "en"):
            with translation.override(language):
                self.names |= {str(HEADINGS[name]).casefold(): name for name in self.columns}

    def __getitem__(self, name: str) -> str:
        return self.typed.get(name) or str(HEADINGS[name])

    def together(self, names: Sequence[str]) -> str:
        return ", ".join(self[name] for name in names)

    def read(self, typed: Sequence[str], *, needed: Sequence[str]) -> list[str]:
        """The names of the columns of a file, each of which may stand in it once."""
        if unknown := [heading for heading in typed if heading not in self.names]:
            sentence = _("There is no column “%(name)s” in this table. Its columns are: %(columns)s.")
            raise TableError(sentence % {"name": unknown[0], "columns": self.together(self.columns)})
        names = [self.names[heading] for heading in typed]
        if missing := [name for name in needed if name not in names]:
            raise TableError(_("The column “%(name)s” is missing.") % {"name": self[missing[0]]})
        if twice := [name for name, times in Counter(names).items() if times > 1]:
            both = " = ".join(heading for heading in typed if self.names[heading] == twice[0])
            raise TableError(_("The file has the same column twice: %(headings)s.") % {"headings": both})
        self.typed = dict(zip(names, typed, strict=True))
        return names

"""Which of a province's groups a text names as owners."""

from collections.abc import Iterable, Mapping

from dimensions.models import Programme
from portal.offices.models import Office
from portal.shell.fiscal import tidy


class Groups:
    """The groups of one province under all the names by which a plan file may call them."""

    def __init__(self, groups: Iterable[Office], owner_groups: Mapping[str, Mapping[str, object]]) -> None:
        self.names: list[tuple[str, Office]] = []
        by_name = {bare(group.name_th): group for group in groups}
        for full, group in by_name.items():
            self.names += [(full, group), (bare(group.short_th), group)]
        for name, said in owner_groups.items():
            if found := by_name.get(bare(str(said["full"]))):
                aliases = said.get("aliases") or ()
                self.names += [(bare(each), found) for each in (name, *map(str, aliases))]  # type: ignore[call-overload]
        self.names.sort(key=lambda named: -len(named[0]))

    def named_in(self, text: str | None) -> list[Office]:
        """In the order of the text; a long name is not taken for a shorter one inside it."""
        rest, found = bare(text or ""), dict[int, Office]()
        for name, group in self.names:
            while name and (place := rest.find(name)) >= 0:
                rest = rest[:place] + "\0" * len(name) + rest[place + len(name) :]
                found[place] = group
        return list(dict.fromkeys(group for _place, group in sorted(found.items(), key=lambda each: each[0])))


def groups_of(programme: Programme) -> Groups:
    """The groups of its province, also under the names that its plan file gave them."""
    groups = Office.objects.below(programme.province.path).of_kind(Office.Kind.GROUP)
    return Groups(groups, programme.particulars.get("owner_groups", {}))


def bare(text: str) -> str:
    """Spaces and the sign of abbreviation are written loosely."""
    return tidy(text).replace(" ", "").replace("ฯ", "")

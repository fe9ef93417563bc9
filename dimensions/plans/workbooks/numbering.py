"""Numbers and bullets that Word draws before paragraphs: they are seen, but stand in no text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dimensions.plans.workbooks.package import Package, Relation, local, whole

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip  # noqa: E501
BULLET = "•"
LEVELS = 9
PRIVATE = range(0xE000, 0xF900)
"""Where symbol fonts keep their signs; no other font shows them."""


@dataclass(frozen=True, slots=True)
class Level:
    start: int
    format: str
    text: str


@dataclass
class Numbering:
    """Counts the paragraphs of one document in their order."""

    levels: Mapping[tuple[str, int], Level] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def mark(self, paragraph: Any) -> str:
        """What is drawn before it."""
        number, depth = self._list_of(paragraph)
        model = self.lists.get(number)
        if model is None or (model, depth) not in self.levels:
            return ""
        self._count(number, model, depth)
        return self._drawn(model, self.levels[model, depth])

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        properties = child(paragraph, "pPr")
        own = _numbered(properties)
        styled = self.styles.get(value(properties, "pStyle"), ("", 0))
        return own if own[0] else styled

    def _count(self, number: str, model: str, depth: int) -> None:
        counts = self.counts.setdefault(model, {})
        restart = self.restarts.pop((number, depth), None)
        if restart is not None:
            counts[depth] = restart
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else self.levels[model, depth].start
        for deeper in range(depth + 1, LEVELS):
            counts.pop(deeper, None)

    def _drawn(self, model: str, level: Level) -> str:
        if level.format == "bullet":
            return BULLET if any(ord(letter) in PRIVATE for letter in level.text) else level.text
        text = level.text
        for depth in range(LEVELS):
            if f"%{depth + 1}" in text and (of := self.levels.get((model, depth))):
                count = self.counts[model].get(depth, of.start)
                text = text.replace(f"%{depth + 1}", counted(count, of.format))
        return text


def counted(count: int, form: str) -> str:
    """The count in the form that Word calls so."""
    if form == "none":
        return ""
    if form in {"thaiNumbers", "thaiCounting"}:
        return str(count).translate(THAI_DIGITS)
    if form == "thaiLetters":
        return _lettered(count, THAI_LETTERS)
    if form in {"lowerLetter", "upperLetter"}:
        text = _lettered(count, LATIN_LETTERS)
    elif form in {"lowerRoman", "upperRoman"}:
        text = _roman(count)
    else:
        return str(count)
    return text.upper() if form.startswith("upper") else text


def _lettered(count: int, letters: str) -> str:
    return letters[count - 1] if 1 <= count <= len(letters) else str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    text = ""
    for worth, sign in ROMAN:
        times, count = divmod(count, worth)
        text += sign * times
    return text


def numbering_of(package: Package, relations: Iterable[Relation]) -> Numbering:
    parts = {each.kind: each.target for each in relations if each.target in package.parts}
    root = package.root(parts["numbering"]) if "numbering" in parts else ()
    models = [each for each in root if local(each) == "abstractNum"]
    lists = [each for each in root if local(each) == "num"]
    return Numbering(
        levels={found: level for model in models for found, level in _levels(model)},
        lists={attribute(each, "numId"): value(each, "abstractNumId") for each in lists},
        restarts={found: start for each in lists for found, start in _restarts(each)},
        styles=_styles(package, parts.get("styles")),
    )


def _levels(model: Any) -> Iterator[tuple[tuple[str, int], Level]]:
    for each in model:
        if local(each) == "lvl":
            level = Level(whole(value(each, "start"), 1), value(each, "numFmt"), value(each, "lvlText"))
            yield (attribute(model, "abstractNumId"), whole(attribute(each, "ilvl"))), level


def _restarts(listed: Any) -> Iterator[tuple[tuple[str, int], int]]:
    for each in listed:
        if local(each) == "lvlOverride" and value(each, "startOverride"):
            place = attribute(listed, "numId"), whole(attribute(each, "ilvl"))
            yield place, whole(value(each, "startOverride"), 1)


def _styles(package: Package, part: str | None) -> dict[str, tuple[str, int]]:
    """Paragraph styles that number their paragraphs."""
    found: dict[str, tuple[str, int]] = {}
    for style in package.root(part) if part else ():
        if local(style) == "style":
            numbered = _numbered(child(style, "pPr"))
            found[attribute(style, "styleId")] = (
                numbered if numbered[0] else found.get(value(style, "basedOn"), ("", 0))
            )
    return found


def _numbered(properties: Any) -> tuple[str, int]:
    numbered = child(properties, "numPr")
    return value(numbered, "numId"), whole(value(numbered, "ilvl"))


def child(element: Any, name: str) -> Any:
    """The first child of that name, or none."""
    return next((each for each in element if local(each) == name), None) if element is not None else None


def attribute(element: Any, name: str) -> str:
    return next((str(text) for key, text in element.attrib.items() if key.rpartition("}")[2] == name), "")


def value(element: Any, name: str) -> str:
    """The value that its child of that name carries."""
    found = child(element, name)
    return attribute(found, "val") if found is not None else ""

"""The zip that .xlsx and .docx are: weighed before anything is opened, its XML read without entities or network."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from lxml import etree

from dimensions.plans.workbooks import sentences
from dimensions.plans.workbooks.found import Unreadable
from dimensions.plans.workbooks.sifting import Sifted

MAX_PARTS = 2_000
MAX_UNFOLDED = 100 * 2**20
ENCRYPTED = 0x1
SAFELY = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
PACKING = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    etree.XMLSyntaxError,
    EOFError,
    RuntimeError,
    OSError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Relation:
    """One part that another names; the kind is the last word of its type's address."""

    id: str
    kind: str
    target: str
    is_outside: bool


@contextmanager
def damage_said() -> Iterator[None]:
    """What zip, its compression or the XML stumbles over is said as one sentence."""
    try:
        yield
    except BROKEN as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise Unreadable(sentences.DAMAGED) from error


class Package:
    def __init__(self, data: bytes) -> None:
        with damage_said():
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.parts = {part.filename: part for part in self.zip.infolist()}
        self._weigh()

    def _weigh(self) -> None:
        """By what the parts say of themselves; no more than that is ever taken out of one of them."""
        parts = self.zip.infolist()
        if any(part.flag_bits & ENCRYPTED for part in parts):
            raise Unreadable(sentences.PASSWORD)
        if any(part.compress_type not in PACKING for part in parts):
            raise Unreadable(sentences.DAMAGED)
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNFOLDED:
            raise Unreadable(sentences.UNFOLDS, most=MAX_UNFOLDED // 2**20)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.zip.close()

    def relations(self, part: str = "") -> list[Relation]:
        """What the part names, or the package itself; targets are names of parts."""
        folder, file = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        if listed not in self.parts:
            return []
        return [_relation(element, folder) for element in self.elements(listed, "Relationship")]

    def main_part(self) -> str | None:
        """The workbook or the document itself."""
        named = (relation.target for relation in self.relations() if relation.kind == "officeDocument")
        return next((target for target in named if target in self.parts), None)

    def root(self, part: str) -> etree._Element:
        """The whole of a small part."""
        with damage_said(), self.zip.open(part) as stream:
            tree = etree.parse(stream, etree.XMLParser(**SAFELY))
        _refuse_tricks(tree)
        return tree.getroot()

    def elements(self, part: str, *names: str) -> Iterator[etree._Element]:
        """Elements of these names as they are read, each forgotten before the next: a part is never held whole."""
        is_checked = False
        with damage_said(), self.zip.open(part) as stream:
            for _, element in etree.iterparse(Sifted(stream), tag=[f"{{*}}{name}" for name in names], **SAFELY):
                if not is_checked:
                    _refuse_tricks(element.getroottree())
                    is_checked = True
                yield element
                _forget(element)


def _refuse_tricks(tree: etree._ElementTree) -> None:
    if tree.docinfo.doctype:
        raise Unreadable(sentences.TRICKS)


def _forget(element: etree._Element) -> None:
    parent = element.getparent()
    element.clear()
    while parent is not None and parent[0] is not element:
        del parent[0]


def _relation(element: etree._Element, folder: str) -> Relation:
    target = element.get("Target", "")
    inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relation(
        id=element.get("Id", ""),
        kind=posixpath.basename(element.get("Type", "")),
        target=inside,
        is_outside=element.get("TargetMode") == "External",
    )


def local(element: etree._Element) -> str:
    """The element's name without its namespace: strict and ordinary files differ in nothing else that is read here."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def whole(text: str | None, otherwise: int = 0) -> int:
    """A number as the parts write it; what is none, or is longer than any of them, counts as left out."""
    return int(text) if text and text.isdecimal() and len(text) < 9 else otherwise

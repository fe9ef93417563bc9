"""The old container of Office files (OLE): only what its parts are called, to tell a workbook from what is not one."""

from collections.abc import Iterator

ENTRY = 128
NAME = 64
STORAGE, STREAM, ROOT = 1, 2, 5


def part_names(data: bytes) -> frozenset[str]:
    """Names of streams and storages; entries are found by their shape, so that no chain of sectors is followed."""
    return frozenset(_names(data))


def _names(data: bytes) -> Iterator[str]:
    for start in range(512, len(data) - ENTRY + 1, ENTRY):
        length = int.from_bytes(data[start + NAME : start + NAME + 2], "little")
        if data[start + NAME + 2] in (STORAGE, STREAM, ROOT) and 4 <= length <= NAME and not length % 2:
            yield data[start : start + length - 2].decode("utf-16-le", "ignore").lstrip("\1\2\3\4\5\6")

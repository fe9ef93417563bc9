"""Static files: many small stylesheets and scripts to work on, one of each to send to a phone on a slow line."""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from portal.shell.pruning import pruned

URL = re.compile(r"""url\(\s*(["']?)(?!data:|/|#|[a-z]+:)([^"')]+)\1\s*\)""")
BLANKS = re.compile(r"/\*.*?\*/|\s+", re.DOTALL)
AROUND = re.compile(r"\s*([{};,>])\s*")


@dataclass(frozen=True, slots=True)
class Bundle:
    """One file for production, made of parts in the order in which they must stand."""

    name: str
    parts: Callable[[], list[str]]
    read: Callable[[str], str]


def stylesheets() -> list[str]:
    """Bootstrap, then what overrides it: tokens, elements, the frame, components."""
    components = _names("css/components", ".css")
    return ["vendor/bootstrap-5.3.8/bootstrap.min.css", "css/tokens.css", "css/base.css", "css/layout.css", *components]


def scripts() -> list[str]:
    """The behaviours; no one depends on another."""
    return _names("js", ".js")


def read_stylesheet(part: str) -> str:
    """The part as it may stand in css/: addresses rebased, nothing in it that only people read."""
    text = _source(part).read_text("utf-8")
    if part.startswith("vendor/"):
        return pruned(text)
    return AROUND.sub(r"\1", BLANKS.sub(" ", URL.sub(_rebased(part), text))).strip()


def read_script(part: str) -> str:
    return f"{_source(part).read_text('utf-8').strip()}\n"


STYLES = Bundle("css/saisaat.css", stylesheets, read_stylesheet)
SCRIPTS = Bundle("js/saisaat.js", scripts, read_script)


def names(bundle: Bundle) -> list[str]:
    """What a page has to load: the joined file where one was made, else its parts."""
    joined = isinstance(staticfiles_storage, BundledStaticFilesStorage) and not settings.DEBUG
    return [bundle.name] if joined else bundle.parts()


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed names, compressed copies, and the bundles beside them; `collectstatic` makes all three."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._addresses: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """The address, worked out once: a page asks for the same few hundreds of times."""
        if settings.DEBUG:
            return str(super().url(name, force))
        if name not in self._addresses:
            self._addresses[name] = super().url(name, force)
        return self._addresses[name]

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            for bundle in (STYLES, SCRIPTS):
                paths[bundle.name] = (self._joined(bundle), bundle.name)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def url_converter(self, name: str, hashed_files: dict[str, str], template: str | None = None) -> Callable[..., str]:
        """Like Django's, but an outside file may name a source map that we do not carry."""
        convert = super().url_converter(name, hashed_files, template)

        def converter(found: re.Match[str]) -> str:
            return found["matched"] if found["url"].strip().endswith(".map") else str(convert(found))

        return converter

    def _joined(self, bundle: Bundle) -> FileSystemStorage:
        self.delete(bundle.name)
        self._save(bundle.name, ContentFile("".join(map(bundle.read, bundle.parts())).encode()))
        return FileSystemStorage(location=self.location)


def _rebased(part: str) -> Callable[[re.Match[str]], str]:
    folder = posixpath.dirname(part)

    def replace(found: re.Match[str]) -> str:
        return f'url("{posixpath.relpath(posixpath.join(folder, found[2]), "css")}")'

    return replace


@lru_cache(maxsize=2)
def _folder(name: str) -> Path:
    found = finders.find(f"{name}/.") or ""
    return Path(str(found))


def _names(folder: str, ending: str) -> list[str]:
    return sorted(f"{folder}/{path.name}" for path in _folder(folder).iterdir() if path.suffix == ending)


def _source(part: str) -> Path:
    return Path(str(finders.find(part)))

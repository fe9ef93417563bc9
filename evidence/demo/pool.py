"""The files of the demo: drawn once, stored like any that were sent, and picked from again and again."""

import io
from functools import cached_property
from random import Random

from django.conf import settings

from dimensions.plans.words import EvidenceKind
from evidence import vault
from evidence.demo.papers import papers
from evidence.demo.photos import photo
from evidence.files import examine
from evidence.models import StoredFile
from portal.offices.demo import SINCE
from portal.shell import clock

PHOTOS, PAPERS = 150, 5  # so many in all; so many of each kind


class Pool:
    """Photos under None, papers under their kind."""

    @cached_property
    def files(self) -> dict[EvidenceKind | None, list[StoredFile]]:
        """All of them, stored before the first year begins."""
        drawn: dict[EvidenceKind | None, list[StoredFile]] = {
            None: [kept("photo.jpg", photo(number)) for number in range(PHOTOS)]
        }
        for kind, contents in papers(PAPERS).items():
            drawn[kind] = [kept("paper.pdf", content) for content in contents]
        every = [file for files in drawn.values() for file in files]
        StoredFile.objects.bulk_create(every)
        return drawn

    def pick(self, kind: EvidenceKind | None, rng: Random, *, not_in: set[int]) -> StoredFile:
        """One of the kind; where all of them lie there already, any other paper."""
        free = [file for file in self.files[kind] if file.pk not in not_in]
        others = (file for each, files in self.files.items() if each for file in files if file.pk not in not_in)
        return rng.choice(free or list(others))


def kept(name: str, content: bytes) -> StoredFile:
    """The bytes on the disk, with the picture that lists show, and the row to be written."""
    facts = examine(io.BytesIO(content), name=name, limit=settings.MAX_FILE_BYTES)
    vault.keep(io.BytesIO(content), facts)
    vault.picture(facts.sha256, facts.media_type, vault.THUMBNAIL_SIDE)
    return StoredFile(
        sha256=facts.sha256,
        size=facts.size,
        media_type=facts.media_type,
        width=facts.width,
        height=facts.height,
        pages=facts.pages,
        stored_at=clock.start_of(SINCE),
    )

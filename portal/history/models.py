"""The record: who did what, when. Entries are only ever added; each holds the hash of the one before it."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.offices.scope import Scope

BEGINNING = "0" * 64
CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class AppendOnlyError(Exception):
    """Somebody tried to change or remove what was recorded."""


class Chain(models.Model):
    """One chain per province (one for all would make every writer wait); its head is kept apart from the entries."""

    name = models.CharField(max_length=12, primary_key=True)
    count = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default=BEGINNING)

    def __str__(self) -> str:
        return f"{self.name}:{self.count}:{self.head}"


class EntryQuerySet(models.QuerySet["Entry"]):
    def within(self, scope: Scope, *roles: str) -> Self:
        return self.filter(scope.q("office_path", *roles))

    def about(self, obj: models.Model) -> Self:
        return self.filter(object_type=obj._meta.label_lower, object_id=obj.pk)

    def update(self, **_kwargs: Any) -> int:
        raise AppendOnlyError

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> int:
        raise AppendOnlyError

    def bulk_create(self, objs: Iterable["Entry"], *args: Any, **kwargs: Any) -> list["Entry"]:
        if kwargs.get("update_conflicts"):
            raise AppendOnlyError
        return super().bulk_create(objs, *args, **kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError


class Entry(models.Model):
    """One act. Ids, numbers and codes only: a person can be erased from the tables and the chain still verifies.

    A note is kept beside the chain, which holds just its sha256: it too can be blanked, but not reworded.
    """

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="entries")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=40)
    object_type = models.CharField(max_length=80)
    object_id = models.BigIntegerField()
    office_path = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    note_sha256 = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("history entry")
        verbose_name_plural = _("history entries")
        constraints = [
            models.UniqueConstraint(fields=("chain", "number"), name="history_number_is_unique_in_its_chain")
        ]
        indexes = [
            models.Index(fields=("object_type", "object_id"), name="history_by_object"),
            models.Index(fields=("office_path", "at"), name="history_by_office"),
            models.Index(fields=("-at", "-id"), name="history_newest_first"),
        ]

    def __str__(self) -> str:
        return f"{self.chain_id}/{self.number} {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError

    def computed_hash(self) -> str:
        """sha256 over all that the entry says and the hash of the entry before, as canonical JSON."""
        said = [
            self.chain_id,
            self.number,
            self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            self.actor_id,
            self.verb,
            self.object_type,
            self.object_id,
            self.office_path,
            self.facts,
            self.note_sha256,
            self.previous,
        ]
        return hashlib.sha256(CANONICAL.encode(said).encode()).hexdigest()


def digest_of(note: str) -> str:
    return hashlib.sha256(note.encode()).hexdigest() if note else ""

"""`record` is the only writer: what it writes, on which chain, and that two at once do not fork it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.db import connections, transaction
from django.db.models import ProtectedError

from portal.history.models import BEGINNING, AppendOnlyError, Chain, Entry
from portal.history.recording import Act, record, record_all
from portal.history.verify import faults_of_all
from tests.factories.offices import DepartmentFactory, DistrictFactory, ProvinceFactory

AT = datetime(2026, 3, 20, 8, 30, tzinfo=UTC)


def test_entry_says_who_did_what_where_and_when(arun, district, time_machine):
    time_machine.move_to(AT, tick=False)
    entry = record("submit", district, by=arun, office=district, note="ครบแล้ว", step=7, codes=["2101"])
    kept = Entry.objects.values().get()
    assert kept == {
        "id": entry.pk,
        "chain_id": "21",
        "number": 1,
        "at": AT,
        "actor_id": arun.pk,
        "verb": "submit",
        "object_type": "offices.office",
        "object_id": district.pk,
        "office_path": "00/21/2101/",
        "facts": {"step": 7, "codes": ["2101"]},
        "note": "ครบแล้ว",
        "note_sha256": "01afdc9bab62fff9c05ed394e3d65bcd9cacf29c84fa3233fe958c1f7f7e466e",
        "previous": BEGINNING,
        "hash": entry.hash,
    }
    assert Chain.objects.values_list("name", "count", "head").get() == ("21", 1, entry.hash)


def test_entry_holds_the_hash_of_the_one_before(arun, district):
    first, second = (record("submit", district, by=arun, office=district) for _ in range(2))
    assert (second.number, second.previous) == (2, first.hash)
    assert first.hash != second.hash


def test_what_the_system_does_has_no_actor(district):
    assert record("import", district, by=None, office=district).actor_id is None


def test_each_province_has_a_chain_of_its_own(arun, department, province, district, far_district):
    offices = [district, far_district, province, department, district]
    entries = record_all(Act("look", office, arun, office, at=AT) for office in offices)
    assert [(entry.chain_id, entry.number, entry.office_path) for entry in entries] == [
        ("00", 1, "00/"),
        ("21", 1, "00/21/2101/"),
        ("21", 2, "00/21/"),
        ("21", 3, "00/21/2101/"),
        ("57", 1, "00/57/5701/"),
    ]
    assert {str(chain) for chain in Chain.objects.all()} == {
        f"{entry.chain_id}:{entry.number}:{entry.hash}" for entry in (entries[0], entries[3], entries[4])
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_record_all_takes_one_lock_and_one_insert(arun, district, rows, django_assert_num_queries):
    record("look", district, by=arun, office=district)
    acts = [Act("look", district, arun, district) for _ in range(rows)]
    with django_assert_num_queries(5):  # savepoint, lock, insert, new head, release
        assert [entry.number for entry in record_all(acts)] == list(range(2, rows + 2))


def test_facts_give_the_same_hash_after_the_database_had_them(arun, district):
    record(
        "look", district, by=arun, office=district, by_number={2: "b", 10: "a"}, ids=(1, 2), big=10**15, word="ก\u0301"
    )
    entry = Entry.objects.get()
    assert entry.facts == {"by_number": {"2": "b", "10": "a"}, "ids": [1, 2], "big": 10**15, "word": "ก\u0301"}
    assert list(faults_of_all()) == []


@pytest.mark.parametrize("fact", [0.5, 1e20, float("nan"), AT, {1, 2}])
def test_facts_that_a_database_might_change_are_refused(arun, district, fact):
    with pytest.raises(TypeError):
        record("look", district, by=arun, office=district, fact=fact)
    assert Entry.objects.count() == 0


def test_entry_goes_when_the_change_it_records_is_undone(arun, district):
    with transaction.atomic():
        record("look", district, by=arun, office=district)
        transaction.set_rollback(True)
    assert (Entry.objects.count(), list(faults_of_all())) == (0, [])
    assert record("look", district, by=arun, office=district).number == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.save(update_fields=["note"]),
        lambda entry: entry.delete(),
        lambda entry: Entry.objects.filter(pk=entry.pk).update(verb="accept"),
        lambda entry: Entry.objects.filter(pk=entry.pk).delete(),
        lambda entry: Entry.objects.all().delete(),
        lambda entry: Entry.objects.bulk_update([entry], ["verb"]),
        lambda entry: Entry.objects.update_or_create(pk=entry.pk, defaults={"verb": "accept"}),
        lambda entry: entry.chain.entries.all().update(verb="accept"),
        lambda entry: Entry.objects.bulk_create(
            [entry], update_conflicts=True, unique_fields=["id"], update_fields=["verb"]
        ),
    ],
)
def test_entries_can_neither_be_changed_nor_removed(arun, district, change):
    entry = record("submit", district, by=arun, office=district)
    before = Entry.objects.values().get()
    with pytest.raises(AppendOnlyError):
        change(entry)
    assert Entry.objects.values().get() == before


def test_chain_with_entries_can_not_be_removed(arun, district):
    entry = record("submit", district, by=arun, office=district)
    with pytest.raises(ProtectedError):
        entry.chain.delete()


@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once_do_not_fork_a_chain():
    department = DepartmentFactory()
    districts = [DistrictFactory(parent=ProvinceFactory(code=code, parent=department)) for code in ("21", "57")]
    writers, times = 4, 10
    start = Barrier(writers)

    def write(writer):
        try:
            start.wait(timeout=30)
            for number in range(times):
                with transaction.atomic():
                    record("look", districts[0], by=None, office=districts[0], writer=writer, number=number)
                    if number % 2:
                        record("look", districts[1], by=None, office=districts[1], writer=writer)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(write, range(writers)))
    assert list(faults_of_all()) == []
    assert list(Chain.objects.order_by("name").values_list("name", "count")) == [("21", 40), ("57", 20)]
    ordered = [
        list(
            Entry.objects.filter(chain_id="21", facts__writer=writer)
            .order_by("number")
            .values_list("facts__number", flat=True)
        )
        for writer in range(writers)
    ]
    assert ordered == [list(range(times))] * writers

"""Whatever is done to the record behind the portal's back, `verify_history` finds it and says where."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import QuerySet

from portal.accounts.models import User
from portal.history.models import BEGINNING, Chain, Entry, digest_of
from portal.history.recording import record
from portal.history.verify import fault_of_head, faults_of_all


@pytest.fixture
def chain(arun, district):
    """Five entries of the chain 21, each with a note."""
    for number in range(1, 6):
        record("look", district, by=arun, office=district, note=f"เหตุผล {number}", number=number)
    return Chain.objects.get()


def row(number):
    """The entry as somebody with the database's password reaches it: past the guards of the model."""
    return QuerySet(Entry).filter(chain_id="21", number=number)


def faults():
    return list(faults_of_all())


CHANGED = "Chain 21, entry 3 was changed: what it says no longer gives its hash."
BROKEN = "does not follow the entry before it: one of the two was replaced or they were reordered."


def test_untouched_chain_has_no_fault(chain):
    assert faults() == []


def test_no_chain_is_no_fault(db):
    assert faults() == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor_id", 999),
        ("actor_id", None),
        ("verb", "accept"),
        ("object_type", "offices.zone"),
        ("object_id", 999),
        ("office_path", "00/21/2102/"),
        ("facts", {"number": 4}),
        ("facts", {}),
        ("note_sha256", ""),
    ],
)
def test_changed_column_is_found(chain, column, value):
    row(3).update(**{column: value})
    assert faults()[0] == CHANGED


def test_changed_time_is_found(chain):
    row(3).update(at=row(3).get().at + timedelta(microseconds=1))
    assert faults() == [CHANGED]


def test_changed_hash_is_found(chain):
    row(3).update(hash="f" * 64)
    assert faults() == [CHANGED, f"Chain 21, entry 4 {BROKEN}"]


def test_changed_link_is_found(chain):
    row(3).update(previous="f" * 64)
    assert faults() == [f"Chain 21, entry 3 {BROKEN}", CHANGED]


def test_entry_that_was_changed_and_sealed_anew_is_found(chain):
    entry = row(3).get()
    entry.verb = "accept"
    row(3).update(verb="accept", hash=entry.computed_hash())
    assert faults() == [f"Chain 21, entry 4 {BROKEN}"]


def test_chain_that_was_rewritten_to_its_end_is_found(chain):
    forge(3)
    assert faults() == ["Chain 21: the last entry, 5, is not the one whose hash was kept as the head."]


def test_chain_that_was_rewritten_with_its_head_is_found_by_a_printed_head(chain):
    printed = str(chain)
    assert fault_of_head(printed) is None
    Chain.objects.update(head=forge(3))
    assert faults() == []
    assert fault_of_head(printed) == "Chain 21, entry 5 is not the one that a document names as its head."


def forge(number):
    """Change an entry and seal it and all after it anew; answers the new head."""
    row(number).update(verb="accept")
    previous = row(number).get().previous
    for later in range(number, 6):
        row(later).update(previous=previous)
        previous = row(later).get().computed_hash()
        row(later).update(hash=previous)
    return previous


def test_removed_entry_is_found(chain):
    row(3)._raw_delete("default")
    assert faults() == ["Chain 21: entry 3 is missing."]


def test_removed_entries_are_found(chain):
    for number in (1, 2, 4):
        row(number)._raw_delete("default")
    assert faults() == ["Chain 21: entries 1 to 2 are missing.", "Chain 21: entry 4 is missing."]


def test_removed_entry_whose_number_was_closed_up_is_found(chain):
    row(3)._raw_delete("default")
    row(4).update(number=3)
    row(5).update(number=4)
    assert faults() == [
        f"Chain 21, entry 3 {BROKEN}",
        CHANGED,
        "Chain 21, entry 4 was changed: what it says no longer gives its hash.",
        "Chain 21: the tail was cut, entry 5 is missing.",
    ]


def test_cut_tail_is_found(chain):
    for number in (4, 5):
        row(number)._raw_delete("default")
    assert faults() == ["Chain 21: the tail was cut, entries 4 to 5 are missing."]


def test_cut_tail_whose_head_was_set_back_is_found_by_a_printed_head(chain):
    printed = str(chain)
    for number in (4, 5):
        row(number)._raw_delete("default")
    Chain.objects.update(count=3, head=row(3).get().hash)
    assert faults() == []
    assert fault_of_head(printed) == ("Chain 21 has no entry 5, which a document names as its head: the tail was cut.")


def test_emptied_chain_is_found(chain):
    QuerySet(Entry)._raw_delete("default")
    assert faults() == ["Chain 21: the tail was cut, entries 1 to 5 are missing."]


def test_added_entry_is_found(chain):
    last = row(5).get()
    added = Entry(
        chain_id="21", number=6, at=last.at, verb="look", object_type="offices.office", object_id=1, previous=last.hash
    )
    added.hash = added.computed_hash()
    added.save()
    assert faults() == ["Chain 21, entry 6 was added past the head that was kept."]


def test_entry_added_before_the_first_is_found(chain):
    added = Entry(chain_id="21", number=0, at=row(1).get().at, verb="look", object_id=1, previous=BEGINNING)
    added.hash = added.computed_hash()
    added.save()
    assert faults()[0] == "Chain 21, entry 0 was added before the beginning."


def test_reordered_entries_are_found(chain):
    row(2).update(number=99)
    row(3).update(number=2)
    row(99).update(number=3)
    changed = "was changed: what it says no longer gives its hash."
    assert faults() == [
        f"Chain 21, entry 2 {BROKEN}",
        f"Chain 21, entry 2 {changed}",
        f"Chain 21, entry 3 {BROKEN}",
        f"Chain 21, entry 3 {changed}",
        f"Chain 21, entry 4 {BROKEN}",
    ]


def test_entry_moved_to_another_chain_is_found(chain, arun, far_district):
    record("look", far_district, by=arun, office=far_district)
    row(5).update(chain_id="57", number=2)
    assert faults() == [
        "Chain 21: the tail was cut, entry 5 is missing.",
        "Chain 57, entry 2 was added past the head that was kept.",
    ]


def test_reworded_note_is_found(chain):
    row(3).update(note="เหตุผลอื่น")
    assert faults() == ["Chain 21, entry 3 has a note that was reworded."]


def test_reworded_note_with_its_sum_is_found(chain):
    row(3).update(note="เหตุผลอื่น", note_sha256=digest_of("เหตุผลอื่น"))
    assert faults() == [CHANGED]


def test_blanked_note_is_no_fault(chain):
    row(3).update(note="")
    assert faults() == []


def test_erased_person_is_no_fault(chain, arun):
    arun.memberships.all().delete()
    User.objects.filter(pk=arun.pk).delete()
    assert (faults(), Entry.objects.filter(actor_id=arun.pk).count()) == ([], 5)


def test_verify_walks_every_chain(chain, arun, far_district):
    record("look", far_district, by=arun, office=far_district)
    row(5)._raw_delete("default")
    QuerySet(Entry).filter(chain_id="57").update(verb="accept")
    assert [fault[:8] for fault in faults()] == ["Chain 21", "Chain 57"]


def test_verify_query_count(chain, django_assert_num_queries):
    with django_assert_num_queries(3):  # the chains, the entries, those past the head
        assert faults() == []


def verify(*arguments):
    out, err = StringIO(), StringIO()
    try:
        call_command("verify_history", *arguments, stdout=out, stderr=err)
    except CommandError as error:
        return error.returncode, out.getvalue(), f"{err.getvalue()}{error}"
    return 0, out.getvalue(), err.getvalue()


def test_command_says_that_all_is_well(chain):
    assert verify() == (0, f"Chain 21: 5 entries, head {chain.head}.\nThe history is whole.\n", "")


def test_command_says_each_fault_and_fails(chain):
    row(3)._raw_delete("default")
    assert verify() == (1, "", "Chain 21: entry 3 is missing.\n1 fault(s) found.")


@pytest.mark.parametrize("length", [8, 16, 64])
def test_command_holds_a_printed_head_against_the_chain(chain, length, arun, district):
    printed = f"21:5:{chain.head[:length]}"
    record("look", district, by=arun, office=district)
    assert verify("--head", printed)[0] == 0
    assert verify("--head", f"21:4:{chain.head[:length]}") == (
        1,
        "",
        "Chain 21, entry 4 is not the one that a document names as its head.\n1 fault(s) found.",
    )


def test_command_takes_a_head_printed_before_the_first_entry(chain):
    assert verify("--head", f"57:0:{BEGINNING}")[0] == 0


@pytest.mark.parametrize("head", ["21", "21:5", "21:5:xyz", "21:5:abc", "21:-5:abcdef01", "21;5;abcdef01"])
def test_command_refuses_what_is_no_head(chain, head):
    code, _out, said = verify(f"--head={head}")
    assert (code, said) == (2, "A head looks like 21:541:0f3a… as printed at the foot of a document.")

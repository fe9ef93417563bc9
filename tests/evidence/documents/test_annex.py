"""The annex: which pictures it shows, and what it says where it can not show all."""

from datetime import date

import pypdfium2
import pypdfium2.raw
import pytest

from evidence import vault
from evidence.documents import thumbnails
from evidence.documents.thumbnails import files_of, spread
from evidence.models import Item
from portal.offices.models import Office
from portal.shell import clock
from tests.evidence.documents.pages import by_poppler, count_of
from tests.factories.dimensions import ActivityFactory, AssignmentFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory


def shown(annex):
    return [(number, picture.office, picture.name) for number, part in annex.parts for picture in part]


def images_in(content):
    with pypdfium2.PdfDocument(content) as document:
        return sum(len(list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))) for page in document)


def test_annex_shows_photos_and_papers_of_what_was_accepted(rows, paper):
    waiting = SubmissionFactory(assignment=AssignmentFactory(office=Office.objects.get(code="2101")), submitted=True)
    ItemFactory(submission=waiting)
    ItemFactory(submission=Item.objects.first().submission, link=True)
    annex = rows("en")["annex"]
    assert shown(annex) == [
        (1, "Ban Khai", "ภาพถ่าย 1.jpg"),
        (1, "Ban Khai", "คำสั่ง 1.pdf"),
        (1, "Pluak Daeng", "ภาพถ่าย 0.jpg"),
        (1, "Pluak Daeng", "คำสั่ง 0.pdf"),
    ]
    assert (annex.shown, annex.total, annex.is_selection) == (4, 4, False)
    assert images_in(paper(language="en")) == 4


def test_as_of_a_past_day_it_shows_what_was_accepted_then(rows):
    assert [office for _number, office, _name in shown(rows("en", as_of=date(2024, 2, 1))["annex"])] == [
        "Pluak Daeng"
    ] * 2


def test_item_is_shown_until_it_was_removed(rows):
    photo = Item.objects.get(name="ภาพถ่าย 0.jpg")
    photo.removed_at = clock.start_of(date(2024, 3, 1))
    photo.save()
    names = [[name for *_place, name in shown(rows("en", as_of=day)["annex"])] for day in (date(2024, 2, 1), None)]
    assert names == [
        ["ภาพถ่าย 0.jpg", "คำสั่ง 0.pdf"],
        ["ภาพถ่าย 1.jpg", "คำสั่ง 1.pdf", "คำสั่ง 0.pdf"],
    ]


def test_item_added_later_is_not_shown_yet(rows):
    Item.objects.filter(name="ภาพถ่าย 0.jpg").update(added_at=clock.start_of(date(2024, 2, 15)))
    assert [name for *_place, name in shown(rows("en", as_of=date(2024, 2, 1))["annex"])] == ["คำสั่ง 0.pdf"]


def test_selection_is_called_one(rows, paper, rayong, monkeypatch):
    activity = ActivityFactory(dimension__programme__province=rayong, dimension__number=2, code="2.9")
    assignment = AssignmentFactory(activity=activity, office=Office.objects.get(code="2102"))
    moment = clock.start_of(date(2024, 3, 1))
    second = SubmissionFactory(assignment=assignment, accepted=True, state_since=moment)
    ItemFactory(submission=second, file=Item.objects.first().file, name="again.jpg", added_at=moment)
    monkeypatch.setattr(thumbnails, "MOST_PICTURES", 3)
    annex = rows("en")["annex"]
    assert shown(annex) == [
        (1, "Ban Khai", "ภาพถ่าย 1.jpg"),
        (1, "Ban Khai", "คำสั่ง 1.pdf"),
        (2, "Ban Khai", "again.jpg"),
    ]
    assert (annex.shown, annex.total, annex.is_selection) == (3, 5, True)
    content = paper(language="en")
    said = "Aselectionof3outof5files,spreadevenlyovertheplan;allofthemcanbeseenintheportal."
    assert said in by_poppler(content, count_of(content))
    assert images_in(content) == 3


@pytest.mark.parametrize(
    ("runs", "most", "expected"),
    [
        ("", 3, ""),
        ("abc", 3, "abc"),
        ("aaab", 3, "aab"),
        ("aaaaaaaab", 5, "aaaab"),
        ("abbbbbbbbc", 6, "abbbbc"),
        ("aaaabbbb", 6, "aaabbb"),
        ("abcdaaaaaa", 5, "abcda"),
    ],
)
def test_selection_leaves_no_run_out(runs, most, expected):
    assert "".join(spread(runs, most, key=str)) == expected


def test_selection_is_spread_evenly_within_a_run():
    assert spread(list(range(13)), 5, key=lambda _number: "one") == [0, 1, 4, 7, 10]


def test_picture_that_can_not_be_drawn_is_left_blank(rows, paper):
    broken = Item.objects.get(name="คำสั่ง 1.pdf").file
    vault.path_of(broken.sha256).write_bytes(b"no paper")
    annex = rows("en")["annex"]
    assert len(files_of(annex)) == annex.shown - 1 == 3
    content = paper(language="en")
    assert (images_in(content), "คำสั่ง1.pdf" in by_poppler(content, 5)) == (3, True)


def test_lost_file_does_not_stop_the_report(rows, paper):
    for item in Item.objects.select_related("file"):
        vault.path_of(item.file.sha256).unlink()
    assert files_of(rows("en")["annex"]) == {}
    assert images_in(paper(language="en")) == 0


def test_workbook_needs_no_pictures(paper, store):
    paper(form="xlsx")
    assert not (store / "pictures").exists()


def test_each_picture_is_drawn_once(rows, store):
    annex = rows("en")["annex"]
    first = files_of(annex)
    made = {path: path.stat().st_mtime_ns for path in first.values()}
    assert (files_of(annex), {path: path.stat().st_mtime_ns for path in made}) == (first, made)

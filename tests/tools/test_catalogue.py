import polib
import pytest

from tools import catalogue


def message(msgid, words="", **more):
    entry = polib.POEntry(msgid=msgid, **more)
    catalogue.translate(entry, words)
    return entry


@pytest.mark.parametrize(
    ("entry", "lines"),
    [
        (message("Hello %(name)s", "สวัสดี %(name)s"), []),
        (message("Hello %(name)s"), ["no Thai: \t'Hello %(name)s'"]),
        (message("Hello %(name)s", "สวัสดี"), ["other placeholders: \t'Hello %(name)s'\t'สวัสดี'"]),
        (message("All 100%%", "ทั้งหมด 100%"), ["other placeholders: \t'All 100%%'\t'ทั้งหมด 100%'"]),
        (message("Hello %(name)s", "สวัสดี %(name)s", flags=["fuzzy"]), ["no Thai: \t'Hello %(name)s'"]),
        (message("One photo", "ภาพถ่าย %(n)s ภาพ", msgid_plural="%(n)s photos"), []),
        (message("Open", "เปิด", msgctxt="verb"), []),
    ],
)
def test_faults_of_one_message(entry, lines):
    wanted = catalogue.catalogue_of([entry])
    assert catalogue.faults([entry], wanted) == lines


def test_faults_name_what_is_missing_and_what_is_no_longer_used():
    wanted = catalogue.catalogue_of([message("Open", msgctxt="verb")])
    assert catalogue.faults([message("Open", "เปิด")], wanted) == ["no Thai: verb\t'Open'", "no longer used: \t'Open'"]


def test_table_is_read_by_context_and_message(tmp_path):
    table = tmp_path / "words.tsv"
    table.write_text("verb\tOpen\tเปิด\n\n\ttwo\\nlines\tสอง\\nบรรทัด\n\tone|||many\tหลาย\n", "utf-8")
    assert catalogue.read_table(table) == {
        ("verb", "Open"): "เปิด",
        ("", "two\nlines"): "สอง\nบรรทัด",
        ("", "one"): "หลาย",
    }


def test_table_with_a_broken_line_says_where(tmp_path):
    table = tmp_path / "words.tsv"
    table.write_text("verb\tOpen\tเปิด\nOpen\tเปิด\n", "utf-8")
    with pytest.raises(SystemExit, match=r"words\.tsv:2: context, msgid and msgstr are wanted"):
        catalogue.read_table(table)


def test_missing_messages_are_lines_of_a_table():
    messages = [message("a\nb", msgctxt="c"), message("one", msgid_plural="many"), message("Open")]
    wanted = catalogue.catalogue_of(messages)
    assert catalogue.to_be_filled_in([message("Open", "เปิด")], wanted) == ["\tone|||many\t", "c\ta\\nb\t"]


def test_merging_takes_the_first_table_that_has_a_message_before_the_catalogue(tmp_path, monkeypatch):
    kept = [message("Open", "เปิด"), message("Close", "ปิด"), message("Save", "บันทึก")]
    monkeypatch.setattr(catalogue, "kept", lambda: kept)
    monkeypatch.setattr(catalogue, "wanted", lambda: catalogue.catalogue_of([*kept, message("Send")]))
    first, second = tmp_path / "first.tsv", tmp_path / "second.tsv"
    first.write_text("\tOpen\tเปิดดู\n", "utf-8")
    second.write_text("\tOpen\tเปิดอ่าน\n\tClose\tปิดเรื่อง\n\tSend\tส่ง\n", "utf-8")
    merged = {entry.msgid: entry.msgstr for entry in catalogue.merge([first, second])}
    assert merged == {"Open": "เปิดดู", "Close": "ปิดเรื่อง", "Save": "บันทึก", "Send": "ส่ง"}

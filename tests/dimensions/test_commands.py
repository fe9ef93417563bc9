import json
from io import StringIO

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.core.serializers.json import DjangoJSONEncoder

from dimensions.correspondence import plan_of
from dimensions.models import Assignment, Programme
from dimensions.plans import read
from dimensions.plans.form import read_form
from dimensions.plans.workbooks import sheets_of
from tests.dimensions.plans.small import PLAN, spoiled
from tests.dimensions.plans_at_hand import FIXTURES
from tests.evidence.documents.pages import by_poppler, packed
from tests.factories.dimensions import ProgrammeFactory

RAYONG = FIXTURES / "rayong_2567.yaml"


def run(*arguments, **options):
    out = StringIO()
    call_command(*arguments, **options, stdout=out, stderr=StringIO())
    return out.getvalue()


def file_with(tmp_path, text):
    path = tmp_path / "plan.yaml"
    path.write_text(text, "utf-8")
    return path


def test_dry_run_prints_the_reading_without_a_database(django_db_blocker):
    with django_db_blocker.block():
        printed = json.loads(run("import_plan", RAYONG, province="21", fiscal_year=2567, dry_run=True, json=True))
    bare = json.loads(json.dumps(yaml.safe_load(RAYONG.read_text("utf-8")), cls=DjangoJSONEncoder))
    assert missing(bare, printed) == []
    assert [set(doubt) for doubt in printed["doubts"]] == [
        {"sheet", "cell", "path", "line", "column", "kind", "text", "proposal"}
    ] * 45


def missing(said, printed, path=""):
    """What the bare file says and the printed reading does not."""
    if isinstance(said, dict):
        return [each for key, value in said.items() for each in missing(value, printed.get(key, "?"), f"{path}.{key}")]
    if isinstance(said, list) and len(said) == len(printed):
        return [each for n, value in enumerate(said) for each in missing(value, printed[n], f"{path}[{n}]")]
    return [] if said == printed else [path]


def test_dry_run_needs_no_more_than_the_file(django_db_blocker):
    with django_db_blocker.block():
        assert json.loads(run("import_plan", RAYONG, dry_run=True))["programme"]["fiscal_year_be"] == 2567


def test_dry_run_names_the_keys_that_the_file_leaves_out(tmp_path):
    printed = json.loads(run("import_plan", file_with(tmp_path, PLAN), dry_run=True))
    activity = printed["dimensions"][0]["criteria"][0]["activities"][1]
    assert {key: activity[key] for key in ("seq", "quotas", "sub_of", "periods", "owner_group", "offices")} == {
        "seq": 2,
        "quotas": [],
        "sub_of": 1,
        "periods": [],
        "owner_group": None,
        "offices": [],
    }


def test_unreadable_file_is_refused_with_every_place(tmp_path):
    path = file_with(tmp_path, spoiled("seq: 2", "seq: two").replace("- announcement", "- song"))
    out = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("import_plan", path, dry_run=True, json=True, stdout=out)
    assert refusal.value.returncode == 1
    assert [line.partition(": ")[0] for line in str(refusal.value).splitlines()] == [
        "line 32, column 21",
        "line 39, column 18",
    ]
    assert [problem["path"] for problem in json.loads(out.getvalue())["problems"]] == [
        "dimensions[0].criteria[0].activities[0].evidence[0].kinds[0]",
        "dimensions[0].criteria[0].activities[1].seq",
    ]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"fiscal_year": 2568, "dry_run": True}, "The file is for fiscal year 2567, not for 2568."),
        ({"fiscal_year": 2567}, "--province and --fiscal-year say where the plan belongs."),
        ({"fiscal_year": 2567, "province": "99"}, "There is no office with the code 99."),
        ({"fiscal_year": 2567, "province": "2101"}, "A plan belongs to a province; 2101 is none."),
    ],
)
@pytest.mark.django_db
def test_wrong_place_is_refused_with_a_sentence(rayong, options, sentence):
    with pytest.raises(CommandError) as refusal:
        run("import_plan", RAYONG, **options)
    assert (str(refusal.value), Programme.objects.count()) == (sentence, 0)


def test_missing_file_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(CommandError, match=r"^The file cannot be opened: No such file or directory$"):
        run("import_plan", tmp_path / "none.yaml", dry_run=True)
    with pytest.raises(CommandError, match=r"^The file cannot be opened: Is a directory$"):
        run("import_plan", tmp_path, dry_run=True)


@pytest.mark.parametrize(
    ("code", "year", "sentence"),
    [
        ("99", 2567, "There is no office with the code 99."),
        ("2101", 2567, "A plan belongs to a province; 2101 is none."),
        ("21", 2567, "There is no programme plan of 21 for 2567."),
        ("21", 2024, "A fiscal year is one of the Buddhist era, such as 2567; 2024 is none."),
        ("99", 67, "A fiscal year is one of the Buddhist era, such as 2567; 67 is none."),
    ],
)
@pytest.mark.django_db
def test_programme_that_is_none_is_refused_with_what_is_wrong(rayong, code, year, sentence):
    with pytest.raises(CommandError) as refusal:
        run("publish_programme", province=code, fiscal_year=year)
    assert str(refusal.value) == sentence


@pytest.mark.django_db
def test_plan_is_taken_in_and_published(rayong):
    told = run("import_plan", RAYONG, province="21", fiscal_year=2567).splitlines()
    assert (told[0], len(told)) == ("Taken in: 5 dimensions, 19 criteria, 58 activities.", 47)
    assert run("publish_programme", province="21", fiscal_year=2567) == "Published: 541 assignments.\n"
    assert Assignment.objects.count() == 541
    with pytest.raises(CommandError, match=r"^This programme is already published.$"):
        run("publish_programme", province="21", fiscal_year=2567)


@pytest.mark.django_db
def test_slug_tells_programmes_of_a_year_apart(rayong, tmp_path):
    path = file_with(tmp_path, PLAN.replace("            sub_of: 1\n", "            offices: [province]\n"))
    run("import_plan", path, province="21", fiscal_year=2567, programme="circular-80")
    with pytest.raises(CommandError, match=r"^There is no programme plan of 21 for 2567.$"):
        run("publish_programme", province="21", fiscal_year=2567)
    told = run("publish_programme", province="21", fiscal_year=2567, programme="circular-80")
    assert (told, Programme.objects.get().slug) == ("Published: 10 assignments.\n", "circular-80")


@pytest.mark.django_db
def test_row_that_reads_otherwise_is_told(rayong, tmp_path):
    run("import_plan", file_with(tmp_path, PLAN), province="21", fiscal_year=2567)
    with pytest.raises(CommandError) as refusal:
        run("import_plan", file_with(tmp_path, spoiled("รายงานผล", "อื่น")), province="21", fiscal_year=2567)
    assert str(refusal.value).splitlines() == [
        "Nothing was taken in: the programme holds rows already that read otherwise in the file.",
        "dimensions[0].criteria[0].activities[1]: Activity 2 stands in the programme already, and says otherwise. "
        "Name there: “รายงานผล”; in the file: “อื่น”.",
    ]


@pytest.mark.django_db
def test_reading_is_printed_after_the_import_when_asked_for(rayong):
    printed = json.loads(run("import_plan", RAYONG, province="21", fiscal_year=2567, json=True))
    assert (len(printed["dimensions"]), Programme.objects.count()) == (5, 1)


@pytest.mark.django_db
def test_file_of_another_province_is_warned_of(rayong):
    err = StringIO()
    call_command("import_plan", RAYONG, province="21", fiscal_year=2567, stdout=StringIO(), stderr=err)
    assert err.getvalue() == f"The file names the province ระยอง, but was taken in for {rayong.name_th}.\n"


@pytest.mark.parametrize("form", ["xlsx", "yaml"])
def test_plan_is_written_as_the_page_sends_it(rayong, tmp_path, form):
    run("import_plan", RAYONG, province="21", fiscal_year=2567)
    out = tmp_path / f"plan.{form}"
    printed = run("export_plan", out, province="21", fiscal_year=2567, format=form)
    assert printed == "Written: 5 dimensions, 19 criteria, 58 activities.\n"
    programme = Programme.objects.get()
    reading = read(out) if form == "yaml" else read_form(sheets_of(out).sheets)
    assert reading.plan == plan_of(programme)


def test_plan_is_written_as_the_table_on_paper(rayong, tmp_path):
    run("import_plan", RAYONG, province="21", fiscal_year=2567)
    printed = run("export_plan", tmp_path / "plan.pdf", province="21", fiscal_year=2567, format="pdf")
    assert printed == "Written: 5 dimensions, 19 criteria, 58 activities.\n"
    assert packed("มิติที่ ๒ สำนักงานสะดวก") in "".join(by_poppler((tmp_path / "plan.pdf").read_bytes(), 3))


def test_plan_begins_with_the_template(rayong):
    assert run("start_plan", province="21", fiscal_year=2571) == (
        "Taken in: 5 dimensions, 18 criteria, 39 activities.\n"
    )
    found = Programme.objects.get()
    assert (found.fiscal_year, found.state, found.dimensions.count()) == (2571, "draft", 5)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--province=99", "--fiscal-year=2571"], "There is no office with the code 99."),
        (["--province=2101", "--fiscal-year=2571"], "A plan belongs to a province; 2101 is none."),
        (
            ["--province=21", "--fiscal-year=2028"],
            "A fiscal year is one of the Buddhist era, such as 2567; 2028 is none.",
        ),
        (
            ["--province=21", "--fiscal-year=2567"],
            "There is a plan for fiscal year 2567 already; nothing was made.",
        ),
    ],
)
def test_plan_that_cannot_begin_says_why(rayong, arguments, sentence):
    ProgrammeFactory(province=rayong, fiscal_year=2567)
    with pytest.raises(CommandError) as refusal:
        call_command("start_plan", *arguments)
    assert (str(refusal.value), Programme.objects.count()) == (sentence, 1)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--province=99"], "There is no office with the code 99."),
        (["--province=21", "--programme=circular"], "There is no programme circular of 21 for 2567."),
        (
            ["--province=21", "--format=docx"],
            "Error: argument --format: invalid choice: 'docx' (choose from 'pdf', 'xlsx', 'yaml')",
        ),
    ],
)
def test_export_that_cannot_be_made_says_why(rayong, tmp_path, arguments, sentence):
    with pytest.raises(CommandError) as refusal:
        call_command("export_plan", tmp_path / "plan.yaml", "--fiscal-year=2567", "--format=yaml", *arguments)
    assert (str(refusal.value), [*tmp_path.iterdir()]) == (sentence, [])


def test_export_to_nowhere_says_why(rayong, tmp_path):
    run("import_plan", RAYONG, province="21", fiscal_year=2567)
    with pytest.raises(CommandError, match=r"^The file cannot be written: No such file or directory$"):
        run("export_plan", tmp_path / "none" / "plan.yaml", province="21", fiscal_year=2567, format="yaml")

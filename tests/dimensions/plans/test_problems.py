import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dimensions.plans import read
from dimensions.plans.tree import MAX_CHARACTERS
from tests.dimensions.plans.small import PLAN, problems_in, spoiled

WHOLE = "A whole number from 1 to 9999 belongs here, in Arabic digits, unquoted."
TOO_LONG = "The file is too large to be a plan: it has more than 1000000 characters."
TOO_MANY = "The file is too large to be a plan: from here on it holds more than 30000 values."
NOT_UTF_8 = "The file is not text in UTF-8; save it in that encoding and try again."
ACTIVITY = "dimensions[0].criteria[0].activities[0]"


def test_unknown_key_is_named_with_its_place():
    assert problems_in(spoiled("            periods:", "            periodss:")) == [
        (21, 13, f"{ACTIVITY}.periodss", "The key “periodss” is not known here; did you mean “periods”?")
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "sentence"),
    [
        ("programme:\n", "colour: red\nprogramme:\n", (1, 1, "colour"), "The key “colour” is not known here."),
        ("  name: แผนใสสะอาด\n", "", (2, 3, "programme.name"), "The key “name” is missing."),
        ("title: ประกาศนโยบาย", "title:", (19, 19, f"{ACTIVITY}.title"), "The key “title” is missing."),
        (
            "title: ประกาศนโยบาย",
            'title: " "',
            (19, 20, f"{ACTIVITY}.title"),
            "The text is empty; leave the key out instead.",
        ),
        ("title: ประกาศนโยบาย", "title: [a]", (19, 20, f"{ACTIVITY}.title"), "A text belongs here."),
        (
            "title: ประกาศนโยบาย",
            "title: " + "ก" * 2001,
            (19, 20, f"{ACTIVITY}.title"),
            "The text is longer than 2000 characters.",
        ),
        (
            "title: ประกาศนโยบาย",
            'title: "a\\0"',
            (19, 20, f"{ACTIVITY}.title"),
            "The text holds a character that cannot be stored.",
        ),
        (
            "title: ประกาศนโยบาย",
            'title: "a\\a"',
            (19, 20, f"{ACTIVITY}.title"),
            "The text holds a character that cannot be stored.",
        ),
        (
            "seq: 1\n",
            "seq: one\n",
            (17, 18, f"{ACTIVITY}.seq"),
            WHOLE,
        ),
        (
            "seq: 1\n",
            "seq: 0\n",
            (17, 18, f"{ACTIVITY}.seq"),
            WHOLE,
        ),
        (
            "at_least: 3",
            "at_least: three",
            (37, 27, f"{ACTIVITY}.quotas[0].at_least"),
            "A number belongs here, with two decimal places at most.",
        ),
        (
            "start: 2024-01-01",
            "start: ๑ ม.ค.",
            (23, 24, f"{ACTIVITY}.periods[0].start"),
            "A date of the common era belongs here, such as 2024-02-29.",
        ),
        (
            "fiscal_year_be: 2567",
            "fiscal_year_be: 2024",
            (2, 19, "programme.fiscal_year_be"),
            "A year of the Buddhist era belongs here, such as 2567, not '2567' or 67.",
        ),
        (
            "end: 2024-01-31",
            "end: 2567-01-31",
            (24, 22, f"{ACTIVITY}.periods[0].end"),
            "2567-01-31 counts by the Buddhist era; in the common era it is 2024-01-31.",
        ),
        (
            "end: 2024-01-31",
            "end: 9999-12-31",
            (24, 22, f"{ACTIVITY}.periods[0].end"),
            "A date of the common era belongs here, such as 2024-02-29.",
        ),
        ("end: 2024-01-31", "end: 2024-01-32", (24, 22, f"{ACTIVITY}.periods[0].end"), "There is no day 2024-01-32."),
        (
            "- announcement",
            "- song",
            (32, 21, f"{ACTIVITY}.evidence[0].kinds[0]"),
            "One of these words belongs here: announcement, photo, news, report, memo, website, order, plan, "
            "meeting_record, manual, award_letter, sign_off_list, survey_result, statistics, other.",
        ),
        ("- district", "- province", (28, 17, f"{ACTIVITY}.offices[1]"), "“province” stands twice in this list."),
        (
            "per: period",
            "per: year",
            (34, 22, f"{ACTIVITY}.evidence[0].per"),
            "One of these words belongs here: period, activity.",
        ),
        (
            "min_count: 1",
            "min_count: 1\n                outside_agency: maybe",
            (34, 33, f"{ACTIVITY}.evidence[0].outside_agency"),
            "true or false belongs here.",
        ),
        (
            "code: plan_due",
            "code: Plan due",
            (5, 13, "programme.milestones[0].code"),
            "A short name in small Latin letters belongs here, such as month_slip.",
        ),
        (
            "level: null",
            "level: 6",
            (14, 16, "dimensions[0].criteria[0].level"),
            "A whole number from 1 to 5 belongs here, in Arabic digits, unquoted.",
        ),
        (
            "sub_of: 1",
            "sub_of: 9",
            (41, 21, "dimensions[0].criteria[0].activities[1].sub_of"),
            "There is no activity 9 in this dimension to stand under.",
        ),
        (
            "sub_of: 1",
            "sub_of: 2",
            (41, 21, "dimensions[0].criteria[0].activities[1].sub_of"),
            "Activity 2 would stand under itself.",
        ),
        (
            "seq: 2\n            title: รายงานผล\n            sub_of: 1",
            "seq: 1\n            title: รายงานผล",
            (39, 18, "dimensions[0].criteria[0].activities[1].seq"),
            "Activity 1 stands twice in this dimension.",
        ),
        (
            "start: 2024-01-01",
            "start: 2024-02-01",
            (24, 22, f"{ACTIVITY}.periods[0].end"),
            "The period ends before it starts.",
        ),
        ("end: 2024-01-31", "end: null", (24, 22, f"{ACTIVITY}.periods[0].end"), "A period that starts must also end."),
        ("                at_least: 3\n", "", (36, 17, f"{ACTIVITY}.quotas[0]"), "A quota needs at_least or at_most."),
        (
            "out_of: 7",
            "at_most: 2",
            (38, 26, f"{ACTIVITY}.quotas[0].at_most"),
            "The quota allows less than it asks for.",
        ),
        ("out_of: 7", "out_of: 2", (38, 25, f"{ACTIVITY}.quotas[0].out_of"), "The quota asks for more than there are."),
        ("    name: มิติที่หนึ่ง\n", "", (10, 5, "dimensions[0].name"), "A dimension of a plan needs a name."),
        (
            "seq: 2",
            "seq: 2\n            seq: 3",
            (40, 13, "dimensions[0].criteria[0].activities[1].seq"),
            "The key “seq” is written twice.",
        ),
    ],
)
def test_fault_is_named_with_its_place(old, new, place, sentence):
    assert problems_in(spoiled(old, new)) == [(*place, sentence)]


def test_lists_and_tables_are_told_apart():
    text = PLAN.partition("dimensions:")[0]
    assert problems_in(text + "dimensions: []\n") == [
        (9, 13, "dimensions", "The list is empty; it needs at least one entry.")
    ]
    assert problems_in(text + "dimensions: {}\n") == [(9, 13, "dimensions", "A list belongs here.")]
    assert problems_in(text + "dimensions: [1]\n") == [
        (9, 14, "dimensions[0]", "A table of keys and values belongs here."),
        (9, 14, "dimensions[0].name", "A dimension of a plan needs a name."),
    ]
    assert problems_in("- 1") == [(1, 1, "", "A table of keys and values belongs here.")]
    assert problems_in(PLAN + "owner_groups: []\n") == [
        (42, 15, "owner_groups", "A table of keys and values belongs here.")
    ]
    assert problems_in(PLAN + "counts: {activities_by_dimension: {one: 2}}\n") == [
        (42, 36, "counts.activities_by_dimension.one", "The key “one” must be a whole number.")
    ]


def test_dimension_and_milestone_are_unique():
    doubled = PLAN + PLAN.partition("dimensions:\n")[2]
    assert problems_in(doubled) == [(42, 13, "dimensions[1].number", "Dimension 1 stands twice in this plan.")]
    milestone = PLAN.partition("milestones:\n")[2].partition("dimensions:")[0]
    text = PLAN.replace(milestone, milestone * 2)
    assert problems_in(text) == [
        (9, 13, "programme.milestones[1].code", "The milestone “plan_due” stands twice in this plan.")
    ]


def test_all_problems_are_reported_at_once():
    text = (
        spoiled("seq: 2", "seq: two").replace("- announcement", "- song").replace("kind: deadline", "kinds: deadline")
    )
    assert [(line, path) for line, _column, path, _sentence in problems_in(text)] == [
        (5, "programme.milestones[0].kind"),
        (7, "programme.milestones[0].kinds"),
        (32, f"{ACTIVITY}.evidence[0].kinds[0]"),
        (39, "dimensions[0].criteria[0].activities[1].seq"),
    ]
    assert read(text).plan is None


def test_circle_of_activities_is_refused():
    text = spoiled("            code: 1.1\n", "            code: 1.1\n            sub_of: 2\n")
    assert problems_in(text) == [
        (19, 21, f"{ACTIVITY}.sub_of", "Activity 1 would stand under itself."),
        (42, 21, "dimensions[0].criteria[0].activities[1].sub_of", "Activity 2 would stand under itself."),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", (1, 1, "", "The file is empty.")),
        ("a: [1", (2, 1, "", "The file is not readable as YAML: did not find expected ',' or ']'.")),
        ("a: &b [1]\nc: *b", (1, 4, "a", "Anchors and references (& and *) are not used in a plan file.")),
        ("a: !!python/object:os.system {}", (1, 4, "a", "Type marks (!) are not used in a plan file.")),
        ("a: 1\nb: \x01", (2, 4, "", "The file holds a character that a text file must not hold.")),
        ("---\na: 1\n---\nb: 1", (4, 1, "", "The file holds a second document; a plan is one document.")),
        ("[a]: 1", (1, 1, "", "A key must be a short name, not a list or a table.")),
        ("[" * 200, (1, 18, "[0]" * 17, "Keys and lists stand more than 16 levels deep here; no plan does.")),
        (
            "#" * (MAX_CHARACTERS + 1),
            (1, 1, "", TOO_LONG),
        ),
        (
            "- a\n" * 40_000,
            (30_000, 3, "[29999]", TOO_MANY),
        ),
        ("ก" * 201 + ": 1", (1, 1, "", "A key must be a short name, not a list or a table.")),
        (
            b"#" * (MAX_CHARACTERS * 4 + 1),
            (1, 1, "", TOO_LONG),
        ),
        (
            "a: ระยอง".encode("cp874"),
            (1, 1, "", NOT_UTF_8),
        ),
    ],
)
def test_unreadable_text_says_why(text, problem):
    assert problems_in(text) == [problem]


@settings(max_examples=200, derandomize=True, database=None, deadline=None)
@given(st.text(max_size=60) | st.binary(max_size=60) | st.permutations(PLAN.splitlines()).map("\n".join))
def test_any_text_is_a_plan_or_has_problems(text):
    reading = read(text)
    assert (reading.plan is None) == bool(reading.problems)
    assert all(problem.message % problem.params for problem in reading.problems)

"""The page of a file: the sheet as typed, the doubts, what was read, and taking it in."""

import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from dimensions import workflow
from dimensions.models import PlanSource, Programme
from dimensions.plans.handed_in import OpenDoubt
from dimensions.plans.tables.sentences import HEADER_YEAR
from dimensions.plans.words import ActingOffice
from tests.dimensions.sources.at_hand import (
    ALL,
    BYTES,
    DOUBTS,
    NOTES,
    PLAN,
    STEPS,
    handed_in,
    page,
    reading_with,
)
from tests.dimensions.test_views import sign_in_english
from tests.factories.dimensions import ProgrammeFactory

pytestmark = pytest.mark.django_db


def cell(address, text, more=""):
    return f'<td id="cell-0-{address}" tabindex="-1"{more}>{text}</td>'


def row(number, *cells, read=None):
    words = '<span class="visually-hidden" lang="en">What was read from row </span>'
    head = f'<a href="#{read}">{words}{number}</a>' if read else number
    return f'<tr><th scope="row">{head}</th>{"".join(cells)}</tr>'


def mark(number, state, words):
    link = f'<a class="doubt-number" data-doubt="{state}" href="#doubt-{number}">'
    return f'{link}<span class="visually-hidden" lang="en">{words} </span>{number}</a> '


def test_page_shows_the_sheet_as_it_was_typed(busaba, province, client):
    source = handed_in(province, settled=[1])
    sign_in_english(client, busaba)
    plan, notes = (each.drawn for each in client.get(page("source", source)).context["checking"].sheets)
    head = "".join(f'<th scope="col">{name}</th>' for name in "ABCD")
    blank, settled, is_open = "<td></td>", ' data-doubt="settled"', ' data-doubt="open"'
    rows = [
        row(1, cell("A1", "แผน &lt;b&gt;ใสสะอาด&lt;/b&gt; ๒๕๖๗", ' colspan="4"')),
        row(2, cell("A2", "เกณฑ์"), cell("B2", "กิจกรรม"), cell("C2", "ระยะเวลา"), cell("D2", "ผู้รับผิดชอบ")),
        row(
            3,
            cell("A3", "การบริหาร", ' rowspan="3"'),
            cell("B3", "๑.๑ ประชุม\nชี้แจง"),
            cell("C3", "ม.ค. ๖๗"),
            blank,
            read="read-1-1",
        ),
        row(
            4,
            cell("B4", f"{mark(2, 'settled', 'Settled doubt')}๑.๒ เผยแพร่ ๕ ช่องทาง", settled),
            cell("C4", f"{mark(3, 'open', 'Doubt')}มี.ย. ๖๗", is_open),
            blank,
            read="read-1-2",
        ),
        row(5, cell("B5", f"{mark(4, 'open', 'Doubt')}๑.๓ รายงาน ๑๐๐ %", is_open), blank, blank, read="read-1-3"),
        row(900, blank, blank, blank, cell("D900", "ไกลออกไป")),
    ]
    assert plan.table == f"<thead><tr><td></td>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    assert (plan.name, plan.left_out, notes.name, notes.left_out) == (PLAN, 0, NOTES, 0)


def test_page_shows_what_was_read_with_its_cells(busaba, province, client):
    sign_in_english(client, busaba)
    checking = client.get(page("source", handed_in(province))).context["checking"]
    ((dimension,), nothing) = (each.dimensions for each in checking.sheets)
    (criterion,) = dimension.criteria
    told = [
        (
            activity.title.text,
            activity.title.cell.address,
            [(part.text, part.aside, part.cell.address) for part in activity.periods],
            [(part.text, part.cell.anchor) for part in activity.quotas],
            [str(office) for office in activity.offices],
        )
        for activity in criterion.activities
    ]
    assert (criterion.row.name, criterion.cell.address, nothing) == ("การบริหาร", "A3", [])
    assert told == [
        ("ประชุมชี้แจง", "B3", [("Jan 2024", "ม.ค. ๖๗", "C3")], [], ["District"]),
        (
            "เผยแพร่ ๕ ช่องทาง",
            "B4",
            [("Jun 2024", "มี.ย. ๖๗", "C4")],
            [("ช่องทาง: at least 5 ช่องทาง", "cell-0-B4")],
            ["Province"],
        ),
        ("สรุปผลการเผยแพร่", "B5", [], [], ["Province"]),
    ]
    assert checking.understood == (
        "1 dimension, 1 criterion, 3 activities, 2 periods, "
        "3 activities that ask only for a dated confirmation, 4 doubts"
    )


def test_page_tells_the_doubts_by_kind(busaba, province, client):
    source = handed_in(province, settled=[1])
    sign_in_english(client, busaba)
    answer = client.get(page("source", source))
    told = [
        (str(group.title), [each.shown_number for each in group.open], [each.shown_number for each in group.settled])
        for group in answer.context["checking"].groups
    ]
    assert told == [
        ("Months that do not exist", [3], []),
        ("Numbers to reach that were guessed", [4], [2]),
        ("Sheets without a plan", [1], []),
    ]
    assertContains(answer, "“มี.ย. ๖๗” names a month that does not exist, and was read as “มิ.ย. ๖๗”.", count=1)
    assertContains(answer, '<strong><span class="unbroken">Jun 2024</span></strong>', count=1)
    assertContains(answer, 'href="#cell-0-C4"', count=2)  # from the doubt, and from the period
    assertContains(answer, 'href="#cell-1-A1"', count=1)
    assertNotContains(answer, reverse("dimensions:source_take_in", args=[source.pk]))


def test_kinds_without_a_name_stand_together_and_last(busaba, province, client):
    unnamed = [replace(DOUBTS[2], kind=kind) for kind in ("nobody_knows", "nor_this")]
    source = handed_in(province, reading=reading_with([unnamed[0], *DOUBTS[1:3], unnamed[1]]))
    sign_in_english(client, busaba)
    groups = client.get(page("source", source)).context["checking"].groups
    assert [(str(group.title), [each.shown_number for each in group.open]) for group in groups] == [
        ("Months that do not exist", [3]),
        ("Numbers to reach that were guessed", [2]),
        ("Other remarks", [1, 4]),
    ]


@pytest.mark.parametrize(
    ("settled", "sent", "stop"), [((), [2], "doubt-2"), ((0, 1, 3), [2], "take-in"), ((), [0], "doubt-3")]
)
def test_settling_goes_on_at_the_next_doubt(busaba, province, client, settled, sent, stop):
    source = handed_in(province, settled=settled)
    client.force_login(busaba)
    answer = client.post(page("source_accept", source), {"doubt": sent})
    assert answer.url == f"{page('source', source)}#{stop}"
    assert PlanSource.objects.get().accepted == sorted({*settled, *sent})


def test_all_of_a_kind_are_settled_at_once_and_one_is_doubted_again(busaba, province, client):
    source = handed_in(province)
    client.force_login(busaba)
    client.post(page("source_accept", source), {"doubt": ["1", "3", "x", "٣", ""]})
    assert PlanSource.objects.get().accepted == [1, 3]
    client.post(page("source_reopen", source), {"doubt": ["3"]})
    assert PlanSource.objects.get().accepted == [1]


def test_plan_is_taken_in_from_the_page(busaba, province, client):
    source = handed_in(province, settled=ALL)
    sign_in_english(client, busaba)
    assertContains(client.get(page("source", source)), "Take in the plan", count=1)
    answer = client.post(page("source_take_in", source), follow=True)
    programme = Programme.objects.get()
    assert answer.redirect_chain == [(reverse("dimensions:plan", args=[programme.pk]), 302)]
    assert [str(message) for message in answer.context["messages"]] == [
        "The plan was taken in as a draft. Look it through, then publish it."
    ]
    assertContains(answer, page("source_download", source), count=1)
    later = client.get(page("source", source))
    assertContains(later, "The file stays with it as it came.", count=1)
    for step in STEPS:
        assertNotContains(later, page(step, source))


def test_taking_in_asks_who_acts_where_nobody_is_named(busaba, province, client):
    source = handed_in(province, reading=reading_with(offices=[]), settled=ALL)
    sign_in_english(client, busaba)
    refused = client.post(page("source_take_in", source))
    assert (refused.status_code, Programme.objects.count()) == (422, 0)
    assertContains(refused, "Say who acts where the plan names nobody. Nothing was taken in.", count=1, status_code=422)
    client.post(page("source_take_in", source), {"default_offices": ["district"]})
    assert Programme.objects.get().default_offices == [ActingOffice.DISTRICT]


@pytest.mark.parametrize("default", [[], ["district"]])
def test_draft_that_says_who_acts_is_not_asked_again(busaba, province, client, default):
    ProgrammeFactory(province=province, draft=True, default_offices=default)
    source = handed_in(province, reading=reading_with(offices=[]), settled=ALL)
    client.force_login(busaba)
    answer = client.get(page("source", source))
    assert (answer.context["taking"] is None) == bool(default)


def test_what_differs_from_the_draft_is_said_with_its_cell(busaba, province, client):
    workflow.take_in(handed_in(province, settled=ALL), by=None)
    source = handed_in(province, reading=reading_with(title="อย่างอื่น"), settled=ALL)
    sign_in_english(client, busaba)
    answer = client.post(page("source_take_in", source))
    assert (answer.status_code, answer.context["faults"]) == (
        422,
        [
            "Nothing was taken in: the programme holds rows already that read otherwise in the file.",
            f"{PLAN} B3: Activity 1 stands in the programme already, and says otherwise. "
            "Name there: “ประชุมชี้แจง”; in the file: “อย่างอื่น”.",
        ],
    )


def test_refusals_are_sentences(busaba, province, client):
    source = handed_in(province)
    sign_in_english(client, busaba)
    answer = client.post(page("source_take_in", source), follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "Nothing was taken in: doubts are still open (4)."
    ]
    assert Programme.objects.count() == 0


def test_discarded_file_is_gone(busaba, province, client):
    source = handed_in(province)
    client.force_login(busaba)
    assert client.post(page("source_discard", source)).url == reverse("dimensions:plan_list")
    assert (PlanSource.objects.count(), client.get(page("source", source)).status_code) == (0, 404)


def test_file_comes_back_as_it_was_handed_in_and_never_opens(busaba, province, client):
    source = handed_in(province, name="แผน ๒๕๖๗.xlsx")
    client.force_login(busaba)
    answer = client.get(page("source_download", source))
    assert b"".join(answer.streaming_content) == BYTES
    headers = ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Cache-Control")
    assert [answer.headers[name] for name in headers] == [
        "application/octet-stream",
        f"attachment; filename*=utf-8''{quote('แผน ๒๕๖๗.xlsx')}",
        "nosniff",
        "private, no-cache",
    ]


def test_all_of_a_kind_are_settled_however_many_they_are(busaba, province, client):
    source = handed_in(province, reading=reading_with(doubts=DOUBTS[1:2] * 1001))
    client.force_login(busaba)
    shown = client.get(page("source", source)).content.decode()
    sent = re.findall(r'name="doubt" value="([^"]*)"', shown)
    assert [len(numbers.split()) for numbers in sent] == [1] * 20 + [1001]
    answer = client.post(page("source_accept", source), {"doubt": sent[-1]})
    assert (answer.status_code, PlanSource.objects.get().accepted) == (302, list(range(1001)))


def test_number_that_no_doubt_has_settles_nothing(busaba, province, client):
    source = handed_in(province)
    client.force_login(busaba)
    answer = client.post(page("source_accept", source), {"doubt": ["9" * 5000, "99", "-1", "²"]})
    assert (answer.status_code, PlanSource.objects.get().accepted) == (302, [])


@pytest.mark.parametrize("count", [1, 58])
def test_page_query_count(busaba, province, client, count, django_assert_num_queries):
    many = reading_with(doubts=DOUBTS * count)
    rows = many.data["dimensions"][0]["criteria"][0]["activities"]
    rows += [rows[1] | {"seq": 4 + number} for number in range(count)]
    source = handed_in(province, reading=many)
    client.force_login(busaba)
    with django_assert_num_queries(5):
        answer = client.get(page("source", source))
    assert answer.context["checking"].counts["activities"] == count + 3


@pytest.mark.parametrize("rows", [1, 3])
def test_plan_list_query_count(busaba, province, client, rows, django_assert_num_queries):
    for _number in range(rows):
        handed_in(province)
    client.force_login(busaba)
    with django_assert_num_queries(7):
        client.get(reverse("dimensions:plan_list"))


@pytest.mark.parametrize("address", ["source", "source_doubt"])
@pytest.mark.parametrize(("kind", "offered"), [("header_year", True), ("other_sheet", False)])
def test_wrong_year_leads_to_choosing_another(busaba, province, client, address, kind, offered):
    about = OpenDoubt(kind, HEADER_YEAR, {"printed": 2566, "year": 2567}, "2567", PLAN, "A1")
    source = handed_in(province, reading=reading_with(doubts=[about]))
    sign_in_english(client, busaba)
    keys = [source.pk, 0] if address == "source_doubt" else [source.pk]
    shown = client.get(reverse(f"dimensions:{address}", args=keys))
    again = f"{reverse('dimensions:source_new')}?instead_of={source.pk}"
    link = re.search(
        rf'<a [^>]*href="{re.escape(again)}">(?:<svg.*?</svg>)?Choose another year</a>', shown.content.decode()
    )
    assert (link is not None) == offered

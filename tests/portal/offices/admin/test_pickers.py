"""An office is typed by its code or chosen from what the line offers, never out of reach."""

import pytest
from django import forms
from django.utils import translation

from portal.offices.admin.pickers import OfficeField
from portal.offices.models import Office
from tests.factories.offices import GroupFactory

REFUSED = "There is no office “%s” within your reach. Choose one from the list."


class OfficeForm(forms.Form):
    office = OfficeField(Office.objects.below("00/21/"), to_field_name="code", required=False)


@pytest.mark.parametrize("typed", ["2101", " 2101 ", "2101 Office 2101", "2101 สพอ.2101"])
def test_office_is_found_by_the_code_at_the_beginning(district, typed):
    form = OfficeForm({"office": typed})
    assert (form.is_valid(), form.cleaned_data) == (True, {"office": district})


@pytest.mark.parametrize("typed", ["สพ.2101", "office 2101", " สำนักงานพัฒนาชุมชน  2101"])
def test_office_is_found_by_a_name_that_no_other_has(district, other_district, far_district, typed):
    form = OfficeForm({"office": typed})
    assert (form.is_valid(), form.cleaned_data) == (True, {"office": district})


def test_name_of_several_offices_is_answered_with_their_codes(district, other_district, far_district):
    Office.objects.filter(pk__in=[district.pk, other_district.pk, far_district.pk]).update(short_th="สพอ.เมือง")
    with translation.override("en"):
        assert OfficeForm({"office": "สพอ.เมือง"}).errors == {
            "office": ["Several offices are called “สพอ.เมือง”. Type the code of the one you mean: 2101, 2102."]
        }


def test_of_very_many_offices_only_some_codes_are_said(province):
    for number in range(1, 11):
        GroupFactory(code=f"21-{number}", parent=province, short_th="กลุ่มงานสารสนเทศ")
    with translation.override("en"):
        (sentence,) = OfficeForm({"office": "กลุ่มงานสารสนเทศ"}).errors["office"]
    assert sentence.endswith(": 21-1, 21-10, 21-2, 21-3, 21-4, 21-5, 21-6, 21-7, ….")


@pytest.mark.parametrize("typed", ["5701", "Office 5701", "สพ.", "สพอ.2101", "21010", "100 %(x)s", "2101/"])
def test_office_out_of_reach_is_named_as_it_was_typed(district, far_district, typed):
    with translation.override("en"):
        assert OfficeForm({"office": typed}).errors == {"office": [REFUSED % typed]}
        assert f'value="{typed}"' in str(OfficeForm({"office": typed})["office"])


@pytest.mark.parametrize("typed", ["ab\x00c", "21\x0001", "2101 \x00", "\x00", "สพอ. \x00"])
def test_null_character_is_refused_before_the_database_is_asked(district, typed, django_assert_num_queries):
    with translation.override("en"), django_assert_num_queries(0):
        assert OfficeForm({"office": typed}).errors == {"office": ["Null characters are not allowed."]}


def test_null_character_in_the_line_is_answered_at_the_line(signed_in, district):
    page = signed_in.post("/admin/accounts/user/add/", {"username": "new-one", "office": "ab\x00c", "role": "staff"})
    errors = page.context["adminform"].form.errors
    with translation.override("en"):
        assert (page.status_code, list(errors["office"])) == (200, ["Null characters are not allowed."])


@pytest.mark.parametrize("typed", ["", "  "])
def test_no_office_is_none(district, typed):
    form = OfficeForm({"office": typed})
    assert (form.is_valid(), form.cleaned_data) == (True, {"office": None})


def test_line_shows_the_office_as_the_list_offers_it(province, district, far_district):
    with translation.override("en"):
        shown = str(OfficeForm(initial={"office": district.pk})["office"])
        offered = "".join(f'<option value="{office}"></option>' for office in (province, district))
        line = f'<input type="text" name="office" value="{district}" '
    assert shown.startswith(line)
    assert shown.endswith(f'<datalist id="id_office_offered">{offered}</datalist>')
    assert 'list="id_office_offered"' in shown


def test_page_of_a_new_role_offers_only_what_is_within_reach(signed_in, province, district, far_district):
    page = signed_in.get("/admin/offices/membership/add/").content.decode()
    with translation.override("en"):
        offered = [f'<option value="{office}">' in page for office in (province, district, far_district)]
    assert offered == [True, True, False]

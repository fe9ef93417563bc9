"""An office is typed by its code or chosen from what the line offers, never out of reach."""

import pytest
from django import forms
from django.utils import translation

from portal.offices.admin.pickers import OfficeField
from portal.offices.models import Office

REFUSED = "There is no office “%s” within your reach. Choose one from the list."


class OfficeForm(forms.Form):
    office = OfficeField(Office.objects.below("00/21/"), to_field_name="code", required=False)


@pytest.mark.parametrize("typed", ["2101", " 2101 ", "2101 Office 2101", "2101 สพอ.2101"])
def test_office_is_found_by_the_code_at_the_beginning(district, typed):
    form = OfficeForm({"office": typed})
    assert (form.is_valid(), form.cleaned_data) == (True, {"office": district})


@pytest.mark.parametrize("typed", ["5701", "สพอ.2101", "21010", "100 %(x)s", "2101/"])
def test_office_out_of_reach_is_named_as_it_was_typed(district, far_district, typed):
    with translation.override("en"):
        assert OfficeForm({"office": typed}).errors == {"office": [REFUSED % typed]}
        assert f'value="{typed}"' in str(OfficeForm({"office": typed})["office"])


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

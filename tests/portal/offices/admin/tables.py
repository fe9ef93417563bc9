"""Taking tables in and out as an administrator does: choose a file, look, confirm."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.models import model_to_dict

from portal.accounts.models import User
from portal.history.models import Entry
from portal.offices.models import Membership, Office

LISTS = {
    "users": "/admin/accounts/user/",
    "offices": "/admin/offices/office/",
    "memberships": "/admin/offices/membership/",
}


def show(client, table, text, name="table.csv"):
    """The page after choosing a file: what it would change, or what is wrong with it."""
    data = text.encode() if isinstance(text, str) else text
    asked = {"resource": "0", "format": "", "import_file": SimpleUploadedFile(name, data)}
    return client.post(f"{LISTS[table]}import/", asked)


def take_in(client, table, text, name="table.csv"):
    """Choose a file, look, confirm."""
    page = show(client, table, text, name)
    assert "confirm_form" in page.context, faults(page)
    return client.post(f"{LISTS[table]}process_import/", page.context["confirm_form"].initial)


def faults(page):
    """Row number and sentence of every fault."""
    result = page.context.get("result")
    if result is None:
        return [(0, sentence) for field in page.context["form"].errors.values() for sentence in field]
    found = [(0, str(error.error)) for error in result.base_errors]
    return found + [(problem.row, problem.sentence) for problem in result.problems]


def everything():
    return [
        model_to_dict(row) for model in (Office, User, Membership) for row in model.objects.order_by("pk")
    ], Entry.objects.count()


def take_out(client, table, format_name, **asked):
    formats = {"xlsx": "0", "csv": "1"}
    return client.post(
        f"{LISTS[table]}export/?{asked.get('query', '')}", {"format": formats[format_name], "resource": "0"}
    )

"""Tables in and out of the administration: the file's format is seen by its name, and nothing is written unseen."""

from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, cast

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm, ImportForm
from import_export.results import Result, RowResult
from import_export.tmp_storages import TempFolderStorage

from portal.accounts.models import User
from portal.accounts.retention import WAITING_TABLES
from portal.offices.admin.formats import FORMATS, Table, TableError
from portal.offices.admin.headings import HEADINGS
from portal.offices.admin.scoped import ScopedAdmin
from portal.offices.scope import scope_in
from portal.shell.collecting import no_collecting
from portal.shell.digits import shown
from portal.shell.disk import make_folder
from portal.shell.inserting import insert_all

MOST_BYTES = 10_000_000
SHOWN_AT_MOST = 200
GONE = gettext_lazy(
    "The table is no longer here: it was taken in already, or it waited too long. Choose the file again."
)


def ending_of(file: "UploadedFile[Any]") -> str:
    return Path(file.name or "").suffix.removeprefix(".").lower()


class TableGone(Exception):  # noqa: N818
    """It was taken in already, or it waited for longer than such tables are kept."""


class WaitingTable(TempFolderStorage):  # type: ignore[misc]
    """The chosen file between looking and confirming: beside the other files, where it is found if nobody confirms."""

    name: str | None

    def get_full_path(self) -> str:
        return str(self.folder() / str(self.name))

    def folder(self) -> Path:
        folder = Path(settings.MEDIA_ROOT) / WAITING_TABLES
        make_folder(folder)
        return folder

    def _open(self, mode: str = "r") -> IO[Any]:
        if self.name:
            try:
                return cast(IO[Any], super()._open(mode))
            except OSError as error:
                raise TableGone from error
        file = NamedTemporaryFile(dir=self.folder(), delete=False)  # noqa: SIM115 - closed by whoever writes
        self.name = Path(file.name).name
        return file


class TakeInForm(ImportForm):  # type: ignore[misc]
    """One field: the format goes without saying."""

    def __init__(self, formats: list[type[Table]], *args: Any, **kwargs: Any) -> None:
        super().__init__(formats, *args, **kwargs)
        self.endings = [format_.extension for format_ in formats]
        self.fields["format"].required = False
        self.fields["format"].widget = forms.HiddenInput()
        file = self.fields["import_file"]
        file.label = pgettext_lazy("table", "File")
        file.help_text = gettext_lazy("An Excel workbook (.xlsx) or CSV. The first row names the columns.")
        file.widget.attrs = {"accept": ",".join(f".{ending}" for ending in self.endings)}

    @property
    def media(self) -> forms.Media:
        return forms.Media()

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if ending_of(file) not in self.endings:
            raise ValidationError(_("Choose an Excel workbook (.xlsx) or a CSV file."))
        if file.size > MOST_BYTES:
            raise ValidationError(shown(_("This file is larger than 10 MB. Split it.")))
        return file

    def clean(self) -> dict[str, Any]:
        if "import_file" in self.cleaned_data:
            self.cleaned_data["format"] = str(self.endings.index(ending_of(self.cleaned_data["import_file"])))
        return cast(dict[str, Any], self.cleaned_data)


class TakeOutForm(ExportForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].label = pgettext_lazy("of a file", "Format")


class ExchangeAdmin(ImportExportMixin, ScopedAdmin):  # type: ignore[misc]
    formats = FORMATS
    tmp_storage_class = WaitingTable
    import_form_class = TakeInForm
    export_form_class = TakeOutForm

    def get_resource_kwargs(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> dict[str, Any]:
        return {"scope": scope_in(request), "by": cast(User, request.user), "keep": partial(self.keep, request)}

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_module_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_module_permission(request)

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        asked: dict[str, Any] = super().get_import_data_kwargs(**kwargs)
        return asked | {"rollback_on_validation_errors": True}

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """What was looked at waits for a day, and is taken in once."""
        try:
            with no_collecting():
                response: HttpResponse = super().process_import(request, **kwargs)
        except TableGone:
            messages.error(request, GONE)
            return redirect(self.get_import_context_data()["import_url"])
        return response

    def get_import_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        address = reverse("admin:{}_{}_import".format(*self.get_model_info()))
        columns = [(str(HEADINGS[column.name]), column) for column in self.resource_classes[0].columns]
        return {"shown_at_most": SHOWN_AT_MOST, "import_url": address, "columns": columns}

    def get_export_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        return {"headings": [str(HEADINGS[column.name]) for column in self.resource_classes[0].columns]}

    def add_data_read_fail_error_to_form(self, form: forms.Form, e: Exception) -> None:
        known = isinstance(e, TableError)
        form.add_error("import_file", str(e) if known else _("This file cannot be read. Save it again and try anew."))

    def process_result(self, result: Result, request: HttpRequest) -> HttpResponse:
        """What was seen may no longer be so: then nothing was written, and the page says why."""
        if not result.has_errors() and not result.has_validation_errors():
            response: HttpResponse = super().process_result(result, request)
            return response
        context = self.admin_site.each_context(request) | self.get_import_context_data()
        context |= {
            "title": _("Import"),
            "form": self.create_import_form(request),
            "opts": self.opts,
            "result": result,
        }
        return TemplateResponse(request, [self.import_template_name], context)

    def generate_log_entries(self, result: Result, request: HttpRequest) -> None:
        """In Django's own log, by which the page of a row tells its past."""
        flags = {RowResult.IMPORT_TYPE_NEW: ADDITION, RowResult.IMPORT_TYPE_UPDATE: CHANGE}
        about = {
            "user_id": cast(User, request.user).pk,
            "content_type_id": ContentType.objects.get_for_model(self.model).pk,
            "change_message": _("Imported from a table."),
        }
        taken = [(flags[row.import_type], row.instance) for row in result.rows if row.import_type in flags]
        insert_all(
            [
                LogEntry(object_id=str(one.pk), object_repr=str(one)[:200], action_flag=flag, **about)
                for flag, one in taken
            ]
        )

    def add_success_message(self, result: Result, request: HttpRequest) -> None:
        counts = result.totals
        said = _("Imported: %(new)s new, %(changed)s changed, %(same)s as they were.") % {
            "new": counts[RowResult.IMPORT_TYPE_NEW],
            "changed": counts[RowResult.IMPORT_TYPE_UPDATE],
            "same": counts[RowResult.IMPORT_TYPE_SKIP],
        }
        messages.success(request, said)
        if result.left_to_do:
            messages.warning(request, result.left_to_do)

"""What people type about evidence, cleaned."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Self
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, URLValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from evidence.models import Item
from portal.shell import clock
from portal.shell.dates import say_date
from portal.shell.fields import ThaiDateField

LONGEST_LINK = 2000
LONGEST_NUMBER = 18  # figures: what a column of ids can hold
TOO_LONG = {"max_length": _("This is too long: %(show_value)d characters, where %(limit_value)d fit. Shorten it.")}


class PreparationForm(forms.Form):
    """What the office says of its work: when it was done, in words, and why something is missing.

    Every field is posted beside a mark of what the page showed in it (`seen-words`), so that two people at one
    assignment do not write over each other unawares.
    """

    done_on = ThaiDateField(label=_("Date of the activity"), required=False)
    words = forms.CharField(
        label=_("What was done"),
        required=False,
        max_length=4000,
        error_messages=TOO_LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.CharField(
        label=_("Why something is missing"),
        required=False,
        max_length=2000,
        error_messages=TOO_LONG,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: QueryDict | None, *, stands: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(stands))
        self.stands = stands

    @property
    def seen(self) -> list[tuple[str, str]]:
        """The marks to be posted along, as names and values."""
        return [(f"seen-{name}", mark(value)) for name, value in self.stands.items()]

    def clean_done_on(self) -> date | None:
        day: date | None = self.cleaned_data["done_on"]
        if day and day > clock.today():
            raise ValidationError(_("This day has not come yet. Enter the day on which the activity took place."))
        return day

    def clean(self) -> None:
        for name, standing in self.stands.items():
            if name in self.cleaned_data:
                self.cleaned_data[name] = self.reconciled(name, standing)

    def reconciled(self, name: str, standing: Any) -> Any:
        """What the field is to hold: the own words, unless only somebody else changed it since the page was drawn."""
        own, seen = self.cleaned_data[name], self.data.get(f"seen-{name}", mark(standing))
        if name not in self.data or mark(own) == seen:
            return standing
        if seen not in (mark(standing), mark(own)) and own != standing:
            theirs = say_date(standing) if isinstance(standing, date) else standing
            self.add_error(name, ValidationError(CHANGED_MEANWHILE, params={"theirs": theirs or "–"}))
        return own


CHANGED_MEANWHILE = _(
    "Somebody else has changed this in the meantime to: “%(theirs)s”. What you typed still stands here; "
    "save once more to put it in its place."
)


def mark(value: Any) -> str:
    """A short print of a field's value."""
    text = "" if value is None else str(value).replace("\r\n", "\n")
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class LinkForm(forms.Form):
    """One link to a page that shows the work."""

    url = forms.CharField(
        label=_("Link"),
        required=False,
        max_length=LONGEST_LINK,
        error_messages=TOO_LONG,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "autocapitalize": "off"}),
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"].strip()
        if url and "://" not in url:
            url = f"https://{url}"
        if url:
            MaxLengthValidator(LONGEST_LINK, TOO_LONG["max_length"])(url)  # it may have grown
            refuse_no_web_address(url)
        return url


NO_WEB_ADDRESS = _("This is not a web address. Copy it whole from the browser, beginning with https://.")


def refuse_no_web_address(url: str) -> None:
    """Only what a browser opens as a page; a name and password before the host would disguise where it leads."""
    URLValidator(schemes=("http", "https"), message=NO_WEB_ADDRESS)(url)
    if "@" in urlsplit(url).netloc:
        raise ValidationError(NO_WEB_ADDRESS)


def number_in(text: str) -> int | None:
    """A number that a page of ours posted along; nothing where somebody made it up."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


class EndorsementForm(forms.Form):
    """What the head of an office says with a step; to return something, it has to be said what is wrong."""

    note = forms.CharField(
        label=_("What has to be changed"),
        required=False,
        max_length=4000,
        error_messages=TOO_LONG,
        help_text=_("Write this only if you return it; the office sees every word."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DecisionForm(forms.Form):
    """A reviewer's words to the office: one note, and one remark per item."""

    note = forms.CharField(
        label=_("Note to the office"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )
    stage = forms.IntegerField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), _("Load the page again."))
    )

    def __init__(self, *args: Any, items: Iterable[Item] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for item in self.items:
            self.fields[f"remark-{item.pk}"] = forms.CharField(
                label=_("Remark on “%(name)s”") % {"name": item.name},
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 1, "class": "form-control"}),
            )

    @classmethod
    def again(cls, posted: QueryDict, *, stage: int, items: Iterable[Item]) -> Self:
        """The same words on a page that has moved on meanwhile."""
        words = posted.copy()
        words["stage"] = str(stage)
        form = cls(words, items=items)
        form.full_clean()
        return form

    def remark_on(self, item: Item) -> forms.BoundField | None:
        name = f"remark-{item.pk}"
        return self[name] if name in self.fields else None

    @property
    def remarks(self) -> dict[int, str]:
        """The reviewer's words by item id; only what was written."""
        said = {item.pk: self.cleaned_data.get(f"remark-{item.pk}", "") for item in self.items}
        return {pk: text for pk, text in said.items() if text}

    @property
    def homeless(self) -> list[str]:
        """Remarks that were typed on items which are gone by now."""
        said = {name: text for name, text in self.data.items() if name.startswith("remark-") and text.strip()}
        return [text for name, text in said.items() if name not in self.fields]

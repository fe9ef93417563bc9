"""The style guide: every component of the pages with sample data, and six whole pages made of nothing else."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from portal.shell import samples
from portal.shell.fields import ThaiDateField
from portal.shell.templatetags.ui import STATES

PAGES = ("work", "assignment", "desk", "board", "checking", "building")
SYMBOL = re.compile(r'<symbol id="([\w-]+)"')
COLOUR = re.compile(r"--([a-z][a-z-]*): #")


class SampleForm(forms.Form):
    """One field of each kind that the pages use."""

    title = forms.CharField(label=_("Title"), help_text=_("As it is printed in the plan."))
    due = ThaiDateField(label=_("Due date"), help_text=_("Day, month and year, in either era."))
    kind = forms.ChoiceField(label=_("Kind of evidence"), choices=[("photo", _("Photo")), ("letter", _("Letter"))])
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    digits = forms.ChoiceField(
        label=_("Digits"), choices=[("arabic", "1 2 3"), ("thai", "๑ ๒ ๓")], widget=forms.RadioSelect, required=False
    )
    signed = forms.BooleanField(label=_("Signed by the superior"), required=False)


def styleguide(request: HttpRequest) -> HttpResponse:
    """The guide itself, or with ?sample=work one of its whole pages."""
    name = request.GET.get("sample", "")
    if name and name not in PAGES:
        raise Http404
    template = f"shell/styleguide/{name}.html" if name else "shell/styleguide.html"
    return render(request, template, context(request))


def context(request: HttpRequest) -> dict[str, Any]:
    heat = samples.heat_rows(samples.CHIANG_RAI)
    faulty = SampleForm({"due": "31/2/2569", "kind": "photo", "digits": "thai"}, auto_id="faulty_%s")
    picture = static("img/sample.svg")
    return {
        "pages": PAGES,
        "icons": named(SYMBOL, "img/icons.svg"),
        "colours": named(COLOUR, "css/tokens.css"),
        "states": list(STATES),
        "listing": samples.listing(request.GET),
        "work": samples.WORK,
        "files": [{**file, "thumbnail_url": picture if file.get("sample_picture") else ""} for file in samples.FILES],
        "viewer": {"name": samples.FILES[0]["name"], "picture_url": picture, "download_url": picture},
        "steps": samples.STEPS,
        "checked": samples.checked_file(),
        "draft": samples.DRAFT,
        "today": date(2026, 3, 20),
        "heat": heat,
        "levels": samples.level_rows(samples.CHIANG_RAI[:3]),
        "zones": [(_("Zone 1"), heat[:6]), (_("Zone 2"), heat[6:12]), (_("Zone 3"), heat[12:])],
        "dimensions": samples.DIMENSIONS,
        "form": SampleForm(),
        "faulty": faulty,
        "tiles": tiles(),
        "keys": [
            {"key": "A", "label": _("Accept")},
            {"key": "R", "label": _("Return")},
            {"key": "J", "label": _("Next item")},
        ],
        "missing": samples.WORK[1]["missing"],
        "tabs": [
            {"url": "?tab=1", "label": _("Evidence"), "is_current": True, "count": 3},
            {"url": "?tab=2", "label": _("History"), "count": None},
        ],
        "max_bytes": 25 * 1024 * 1024,
        "max_files": 50,
    }


def named(pattern: re.Pattern[str], file: str) -> list[str]:
    """The names of what a static file defines."""
    return pattern.findall(Path(str(finders.find(file))).read_text("utf-8"))


def tiles() -> list[dict[str, Any]]:
    return [
        {"number": 541, "label": _("owed this year"), "url": "#", "note": "212"},
        {"number": 7, "label": _("overdue"), "url": "#", "state": "overdue"},
        {"number": 12, "label": _("due within 14 days"), "url": "#", "state": "due_soon"},
        {"number": 4, "label": _("returned"), "url": "#", "state": "returned"},
        {"number": 31, "label": _("waiting for review"), "url": "#", "state": "waiting"},
    ]

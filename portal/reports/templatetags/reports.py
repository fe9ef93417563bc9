"""What pages of any floor say about documents."""

from typing import Any

from django import template
from django.template import Context

from portal.dashboard.panel import Subject
from portal.reports.kinds import kinds
from portal.reports.models import Document
from portal.reports.naming import filename_of, title_of
from portal.reports.policy import may_make

register = template.Library()


@register.inclusion_tag("reports/_make.html", takes_context=True)
def document_buttons(context: Context, subject: Subject) -> dict[str, Any]:
    """A button for each kind of document of this office that the reader may make; asks no database."""
    request = context["request"]
    offered = [kind for kind in kinds().values() if subject.office.kind in kind.office_kinds]
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "subject": subject,
        "kinds": offered if may_make(request.scope, subject.office) else [],
    }


@register.filter
def document_title(document: Document) -> str:
    return title_of(document)


@register.filter
def document_filename(document: Document) -> str:
    return filename_of(document)

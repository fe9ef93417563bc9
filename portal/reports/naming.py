"""What documents that were made are called, in the language of whoever looks at them."""

import re

from django.utils.translation import gettext as _

from portal.dashboard.boards import PLAN
from portal.reports.kinds import kinds
from portal.reports.models import Document
from portal.shell.dates import say_date
from portal.shell.digits import shown

_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def title_of(document: Document) -> str:
    """As on its cover; the bare name of the kind where no floor brings it any more."""
    kind = kinds().get(document.kind)
    return kind.titled(is_final=document.is_final) if kind else document.kind


def filename_of(document: Document) -> str:
    """As people name their files, by what they see in it."""
    facts = {
        "title": title_of(document),
        "office": document.office.short_name,
        "year": shown(document.fiscal_year),
        "date": say_date(document.as_of),
    }
    name = _("%(title)s %(office)s fiscal year %(year)s as of %(date)s") % facts
    programme = "" if document.slug == PLAN else f" {document.slug}"
    return _NOT_IN_A_NAME.sub("-", f"{name}{programme}") + f".{document.form}"

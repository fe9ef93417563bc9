"""A document is a cover and rows read once: the same rows go into the PDF and into the spreadsheet."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.accounts.models import User
from portal.dashboard.boards import choices_for
from portal.dashboard.panel import Subject
from portal.history.models import Chain
from portal.offices.models import Office
from portal.offices.scope import Scope
from portal.reports import pdf, sheets
from portal.reports.kinds import DocumentKind
from portal.reports.models import Document
from portal.reports.posts import maker_of, signer_of
from portal.shell import clock, digits
from portal.shell.dates import reader_language, say_date, say_fiscal_year, say_moment
from portal.shell.room import WroteWhileReading, is_closed_to_writing

HASH_SHOWN = 16


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asks for: a kind of document about a subject as of the moment `at`, in a form and a language."""

    kind: DocumentKind
    subject: Subject
    at: datetime
    form: str
    language: str
    by: User
    scope: Scope


class Paper(NamedTuple):
    """A drawn document, the head of the history chain printed on it, and the day its year was closed, if it was."""

    content: bytes
    head: str
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What every document says of itself, in its own language and digits."""

    title: str
    programme: str
    fiscal_year: int
    office: Office
    as_of: str
    made_at: str
    maker: str
    signer: str
    head: str
    notice: str

    @property
    def says_year(self) -> bool:
        """Whether the year has to be said beside the programme's name; in English always, in both eras."""
        return reader_language() == "en" or digits.shown(self.fiscal_year) not in self.programme

    @property
    def programme_in_year(self) -> str:
        """The programme in a sentence, with the year where it has to be said."""
        if not (self.programme and self.says_year):
            return self.programme
        facts = {"programme": self.programme, "year": say_fiscal_year(self.fiscal_year)}
        return _("%(programme)s, fiscal year %(year)s") % facts

    @property
    def full_title(self) -> str:
        """How lists of files and windows call it."""
        return " ".join(part for part in (self.title, self.programme_in_year) if part)


def draw(order: Order) -> Paper:
    """A document is official: in Thai it has Thai digits, whatever its maker sees on the screen."""
    kind, shown = order.kind, digits.THAI if order.language == "th" else digits.ARABIC
    with translation.override(order.language), digits.override(shown):
        with one_state():
            rows = kind.read(order.scope, order.subject, at=order.at)
            closed_on = kind.closed_on(rows)
            facts = facts_of(order, closed_on)
        if order.form == Document.Form.XLSX:
            return Paper(sheets.workbook([about(facts), *kind.sheets(rows)], at=order.at), facts.head, closed_on)
        html = render_to_string(kind.template_name, {"subject": order.subject, "facts": facts, **rows})
        pictures = kind.pictures(rows)
        content = pdf.render(html, language=order.language, title=facts.full_title, files=pictures, at=order.at)
        return Paper(content, facts.head, closed_on)


@contextmanager
def one_state() -> Iterator[None]:
    """All that is read inside shows the database at one moment, so that lists add up to their figures."""
    outermost = not connection.in_atomic_block
    reading: Any = getattr(connection, "only_reading", nullcontext) if outermost else nullcontext
    try:
        with reading(), transaction.atomic():
            if outermost and connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    except DatabaseError as error:
        if outermost and is_closed_to_writing(error):
            raise WroteWhileReading from error
        raise


def facts_of(order: Order, closed_on: date | None = None) -> Facts:
    subject, today = order.subject, clock.today()
    return Facts(
        title=order.kind.titled(is_final=closed_on is not None),
        programme=programme_of(order),
        fiscal_year=subject.fiscal_year,
        office=subject.office,
        as_of=as_of_words(subject, order.at, closed_on),
        made_at=say_moment(clock.now(), "long"),
        maker=maker_of(order.by, order.scope, subject.office, today),
        signer=signer_of(subject.office, today),
        head=head_of(subject.office),
        notice=_("Sample data") if settings.DEMO else "",
    )


def programme_of(order: Order) -> str:
    """The programme's name in the language of the document."""
    asked = (order.subject.fiscal_year, order.subject.slug)
    found = choices_for(order.scope, order.subject.office)
    return digits.shown(next((choice.name for choice in found if (choice.fiscal_year, choice.slug) == asked), ""))


def as_of_words(subject: Subject, at: datetime, closed_on: date | None) -> str:
    """A day of the past means its end, as people say it; the moment itself is already the next day."""
    if closed_on:
        return _("Figures of the whole year, closed on %(date)s") % {"date": say_date(closed_on, "long")}
    if subject.as_of:
        return _("Figures as of the end of %(date)s") % {"date": say_date(subject.as_of, "long")}
    return _("Figures as of %(moment)s") % {"moment": say_moment(at, "long")}


def head_of(office: Office) -> str:
    """The head of the office's history chain as it is printed: name:count:hash, the hash cut short."""
    chain = Chain.objects.filter(name=office.chain).first()
    return f"{chain.name}:{chain.count}:{chain.head[:HASH_SHOWN]}" if chain else ""


def about(facts: Facts) -> sheets.Sheet:
    """The cover of a workbook: its first sheet."""
    said = [
        (_("Document"), facts.title),
        (_("Programme"), facts.programme),
        (_("Fiscal year"), say_fiscal_year(facts.fiscal_year)),
        (_("Office"), facts.office.name),
        (_("Figures"), facts.as_of),
        (_("Made on"), facts.made_at),
        (_("Made by"), facts.maker),
        (_("History chain"), facts.head),
        (_("Note"), facts.notice),
    ]
    left, right = pgettext("column", "About"), pgettext("column", "Says")
    columns = [sheets.Column(left, width=24), sheets.Column(right, width=90)]
    return sheets.Sheet(_("About this document"), columns, [row for row in said if row[1]])

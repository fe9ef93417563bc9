"""The small components of every page as tags and filters; the larger ones are includes in templates/components/."""

from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import pgettext_lazy as pgettext

from portal.shell.digits import shown
from portal.shell.drawn_for import mark_of
from portal.shell.static import SCRIPTS, STYLES, names
from portal.shell.templatetags.unbroken import unbroken

register = template.Library()

# state: its icon and its name. A page may give another name; the look hangs on the state.
STATES = {
    "open": ("circle", pgettext("state", "Open")),
    "not_yet_open": ("clock", pgettext("state", "Not yet open")),
    "due_soon": ("hourglass", pgettext("state", "Due soon")),
    "overdue": ("warning", pgettext("state", "Overdue")),
    "waiting": ("eye", pgettext("state", "Waiting for review")),
    "returned": ("return", pgettext("state", "Returned")),
    "done": ("check", pgettext("state", "Accepted")),
    "done_late": ("history", pgettext("state", "Accepted, sent late")),
    "undated": ("undated", pgettext("state", "No date")),
    "withdrawn": ("ban", pgettext("state", "Dropped from the plan")),
    "waived": ("ban", pgettext("state", "Waived")),
    "not_applicable": ("ban", pgettext("state", "Not applicable")),
    "draft": ("edit", pgettext("state", "Draft")),
    "submitted": ("send", pgettext("state", "Submitted")),
    "endorsed": ("check-circle", pgettext("state", "Endorsed")),
    "accepted": ("check", pgettext("state", "Accepted")),
}
# What a share of a bar is called: the states, and the rest that may still come in time.
SHARES = {state: name for state, (_icon, name) in STATES.items()} | {"not_due": pgettext("share", "Still in time")}
SHARES_AT_CLOSE = SHARES | {"not_due": pgettext("share", "Not due when the year was closed")}
SPRITE = "img/icons.svg"
LEVEL_ICONS = {"success": "check-circle", "warning": "warning", "danger": "warning", "error": "warning"}


@register.simple_tag
def stylesheets() -> SafeString:
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(name),) for name in names(STYLES)))


@register.simple_tag
def scripts() -> SafeString:
    return format_html_join("\n", '<script defer src="{}"></script>', ((static(name),) for name in names(SCRIPTS)))


@register.simple_tag(takes_context=True)
def drawn_for(context: Context) -> str:
    """The mark of the reader, which scripts send along."""
    return mark_of(context["user"])


@register.simple_tag
def icon(name: str, label: str = "", size: str = "") -> SafeString:
    """A drawing beside words, silent to screen readers; with a label it speaks for itself."""
    return _drawing(static(SPRITE), name, str(label), size)


@lru_cache(maxsize=256)
def _drawing(sprite: str, name: str, label: str, size: str) -> SafeString:
    style = f"icon icon--{size}" if size else "icon"
    link = f"{sprite}#{name}"
    if label:
        return format_html('<svg class="{}" role="img" aria-label="{}"><use href="{}"></use></svg>', style, label, link)
    return format_html('<svg class="{}" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', style, link)


@register.simple_tag
def state_badge(state: str, label: Any = "") -> SafeString:
    """The state in words, by icon and by colour."""
    drawing, name = STATES[str(state)]
    return _badge(static(SPRITE), str(state), drawing, str(label or getattr(state, "label", name)))


@lru_cache(maxsize=256)
def _badge(sprite: str, state: str, drawing: str, words: str) -> SafeString:
    return format_html(
        '<span class="state" data-state="{}">{}{}</span>', state, _drawing(sprite, drawing, "", ""), words
    )


@register.filter
def state_label(state: str) -> str:
    return str(STATES[str(state)][1])


@register.filter
def level_icon(level: str) -> str:
    """The icon of an alert or message of this level."""
    return LEVEL_ICONS.get(level, "info")


@register.filter
def errors_alone(form: BaseForm) -> list[str]:
    """What is wrong with a form that no field on the page can be marked with."""
    hidden = [error for field in form.hidden_fields() for error in field.errors]
    return [*form.non_field_errors(), *hidden]


@register.filter
def marked_fields(form: BaseForm) -> list[BoundField]:
    """The fields on the page that have something wrong."""
    return [field for field in form.visible_fields() if field.errors]


@register.filter
def heat(share: float | None) -> str:
    """The step of the heat scale for a share of 0 to 1; only what is complete gets the tenth."""
    return "none" if share is None else str(max(0, min(10, int(share * 10))))


@register.filter
def percent(share: float | None) -> str:
    """A share of 0 to 1 in whole percent: 100 is said only of what is complete, 0 only of nothing."""
    if share is None:
        return "–"
    least, most = (0, 100) if share in (0, 1) else (1, 99)
    return shown(f"{min(most, max(least, int(share * 100 + 0.5)))}%")


@register.filter
def short_sum(sha256: str) -> str:
    """The first figures of a checksum, enough to compare by eye."""
    return sha256[:12]


@register.simple_tag
def progress_line(value: int, maximum: int, label: str, words: str = "") -> SafeString:
    """A bar and its figures: so many of so many, or in other words where there may be more than that."""
    figures = words or shown(gettext("%(value)s of %(maximum)s") % {"value": value, "maximum": maximum})
    return format_html(
        '<div class="progress-line"><progress value="{}" max="{}" aria-label="{}"></progress>'
        '<span class="figures">{}</span></div>',
        value,
        max(maximum, 1),
        label,
        figures,
    )


@register.simple_tag
def share_bar(total: int, *, closed: bool = False, **counts: int) -> SafeString:
    """One bar split by state, in the order given; what is left of the total stays blank. `closed`: of a closed year."""
    names = SHARES_AT_CLOSE if closed else SHARES
    words = ", ".join(f"{names[state]} {shown(count)}" for state, count in counts.items())
    parts, at = [], 0.0
    for state, count in counts.items():
        width = 100 * count / max(total, 1)
        parts.append((state, f"{at:.2f}", f"{width:.2f}"))
        at += width
    bars = format_html_join("", '<rect data-state="{}" x="{}" width="{}" height="8"></rect>', parts)
    return format_html(
        '<svg class="shares" role="img" aria-label="{}" viewBox="0 0 100 8" preserveAspectRatio="none">{}</svg>',
        words,
        bars,
    )


@register.simple_tag
def share_legend(*, closed: bool = False, **counts: int) -> SafeString:
    """What the colours of a share bar mean, and how many there are of each; together they are the total."""
    swatch = (
        '<li><svg class="shares" aria-hidden="true" viewBox="0 0 8 8">'
        '<rect data-state="{}" width="8" height="8"></rect></svg>{} <b>{}</b></li>'
    )
    names = SHARES_AT_CLOSE if closed else SHARES
    parts = ((state, names[state], shown(count)) for state, count in counts.items())
    return format_html('<ul class="legend">{}</ul>', format_html_join("", swatch, parts))


@register.simple_tag
def crumbs(*steps: str) -> SafeString:
    """The way back as pairs of address and name, the outermost first."""
    links = format_html_join("", '<li><a href="{}">{}</a></li>', zip(steps[::2], steps[1::2], strict=True))
    return format_html(
        '<nav class="breadcrumb-trail" aria-label="{}"><ol>{}</ol></nav>', gettext("You are here"), links
    )


@register.simple_block_tag
def alert(content: SafeString, level: str = "info", title: str = "") -> SafeString:
    """What people should know now; `level` is info, success, warning or danger."""
    heading = format_html('<strong class="alert__title">{}</strong>', unbroken(title)) if title else ""
    return format_html(
        '<div class="alert alert-{}" role="{}">{}<div class="alert__body">{}{}</div></div>',
        level,
        "alert" if level == "danger" else "note",
        icon(level_icon(level)),
        heading,
        unbroken(content),
    )


@register.simple_block_tag(name="help")
def help_text(content: SafeString) -> SafeString:
    """The page's short help, folded away."""
    return format_html(
        '<details class="help"><summary>{}{}</summary><div class="help__body">{}</div></details>',
        icon("help"),
        gettext("How this page works"),
        content,
    )


@register.simple_block_tag
def empty(content: SafeString, drawing: str, title: str) -> SafeString:
    """What stands where nothing is yet, and what to do about it."""
    return format_html(
        '<div class="empty">{}<p class="empty__title">{}</p>{}</div>', icon(drawing, size="large"), title, content
    )


@register.simple_block_tag
def dialog(content: SafeString, name: str, title: str) -> SafeString:
    """A question over the page; a link or button with data-opens="name" opens it."""
    return format_html(
        '<dialog class="dialog" id="{0}" aria-labelledby="{0}-title"><div class="dialog__head">'
        '<h2 id="{0}-title">{1}</h2><button class="btn btn-quiet btn-icon" type="button" data-closes aria-label="{2}">'
        '{3}</button></div><div class="dialog__body">{4}</div></dialog>',
        name,
        title,
        gettext("Close"),
        icon("close"),
        content,
    )

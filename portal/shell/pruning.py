"""Bootstrap without the parts that no page uses: half the bytes on the way to a phone, the same look."""

import re
from collections.abc import Iterator

# Families of classes: `nav` means .nav and .nav-*. A test holds that no template uses one.
LEFT_OUT = frozenset(
    """
    accordion badge blockquote breadcrumb bs-popover bs-tooltip btn-check btn-close btn-dark btn-group btn-info
    btn-light btn-link btn-outline btn-success btn-toolbar btn-warning card carousel clearfix collapse
    collapsing display dropdown dropend dropstart dropup fade figure fixed focus-ring form-floating form-range
    form-switch hstack icon-link img-thumbnail initialism invalid-tooltip lead link list-group modal nav navbar
    offcanvas page-item page-link pagination placeholder popover progress progress-stacked ratio spinner
    spinner-border spinner-grow sticky stretched-link tab-content tab-pane table-active table-danger table-dark
    table-info table-light table-primary table-secondary table-success table-warning toast tooltip valid-tooltip
    vr vstack was-validated
    """.split()  # noqa: SIM905 - a list of words, read as words
)
# Desks have one width for us: what differs only on very wide screens is left out too.
WIDTHS = ("-xl", "-xxl")

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NOT = re.compile(r":not\([^)]*\)")
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
COMMA = re.compile(r",(?![^(\[]*[)\]])")


def pruned(css: str) -> str:
    """The minified stylesheet less the rules whose every selector belongs to a family that is left out."""
    licence = COMMENT.search(css)
    return (licence.group() if licence else "") + _kept(COMMENT.sub("", css).removeprefix('@charset "UTF-8";'))


def is_left_out(name: str) -> bool:
    """Is this class, or a family that its name begins with, left out?"""
    words = name.split("-")
    families = ("-".join(words[:count]) for count in range(1, len(words) + 1))
    return any(family in LEFT_OUT for family in families) or name.endswith(WIDTHS) or "-xl-" in name or "-xxl-" in name


def _kept(css: str) -> str:
    return "".join(_rule(prelude, body) for prelude, body in _blocks(css))


def _rule(prelude: str, body: str) -> str:
    if prelude.startswith("@media"):
        inner = _kept(body)
        return f"{prelude}{{{inner}}}" if inner else ""
    if prelude.startswith("@keyframes"):
        return ""
    selectors = ",".join(selector for selector in COMMA.split(prelude) if _wanted(selector))
    return f"{selectors}{{{body}}}" if selectors else ""


def _wanted(selector: str) -> bool:
    return "data-bs-theme=dark" not in selector and not any(map(is_left_out, CLASS.findall(NOT.sub("", selector))))


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Each top-level block as what stands before its brace and what stands inside."""
    start = opened = depth = 0
    for brace in re.finditer("[{}]", css):
        if brace.group() == "{":
            opened = opened if depth else brace.end()
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                yield css[start : opened - 1], css[opened : brace.start()]
                start = brace.end()

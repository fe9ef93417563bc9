"""Parts of pages that are drawn once and shown often."""

import re
from collections.abc import Sequence

from django import template
from django.conf import settings
from django.template import Context, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portal.shell.digits import active as active_digits

register = template.Library()


HOLE = f"<{get_random_string(32)}:%d>"
"""What stands in a part that is being kept where something is drawn for each reader; nobody can know and write it."""
HOLES = re.compile(HOLE.replace("%d", "([0-9]+)"))


class FreshNode(template.Node):
    """What is drawn each time in the midst of a part that is kept."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        holes: list[FreshNode] | None = context.get("kept_holes")
        if holes is None:
            return self.nodelist.render(context)
        holes.append(self)
        return SafeString(HOLE % (len(holes) - 1))


Pieces = tuple[str | FreshNode, ...]


class KeptNode(template.Node):
    """What was drawn once for these values, a language and digits."""

    MOST = 500

    def __init__(self, content: NodeList, values: Sequence[FilterExpression]) -> None:
        self.content, self.values = content, values
        self.kept: dict[tuple[object, ...], Pieces] = {}

    def render(self, context: Context) -> SafeString:
        if settings.DEBUG:
            return self.content.render(context)
        key = (get_language(), active_digits(), *(value.resolve(context) for value in self.values))
        pieces = self.kept.get(key)
        if pieces is None:
            if len(self.kept) >= self.MOST:
                self.kept.clear()
            pieces = self.kept[key] = self._pieces(context)
        drawn = [piece if isinstance(piece, str) else piece.render(context) for piece in pieces]
        return mark_safe("".join(drawn))  # noqa: S308  # each piece was drawn by a template

    def _pieces(self, context: Context) -> Pieces:
        holes: list[FreshNode] = []
        with context.push(kept_holes=holes):
            texts = HOLES.split(self.content.render(context))  # a text, the number of a hole, a text ...
        return tuple(holes[int(text)] if at % 2 else text for at, text in enumerate(texts))


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """A part that hangs on nothing but the values named, the language and the digits: {% kept menu.key %}.

    Each process draws it once and keeps it, so what is a person's own may stand in it only as {% fresh %}.
    """
    values = [parser.compile_filter(value) for value in token.split_contents()[1:]]
    content = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(content, values)


@register.tag
def fresh(parser: Parser, _token: Token) -> FreshNode:
    """What is a reader's own in a kept part; it knows what the page knows, not what a tag around it has set."""
    nodelist = parser.parse(("endfresh",))
    parser.delete_first_token()
    return FreshNode(nodelist)


CSRF_TOKEN = SimpleLazyObject(lambda: salted_hmac(__name__, "the token of whoever reads").hexdigest())
"""What stands in a kept part where the token of its reader belongs."""


class PartNode(template.Node):
    """A part of a page as `portal.history.keeping` keeps it: drawn, or as it was drawn before."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> SafeString:
        parts = context.get("kept_parts")
        if parts is None:
            return self.nodelist.render(context)
        if self.name not in parts:
            with context.push(csrf_token=CSRF_TOKEN):
                parts[self.name] = self.nodelist.render(context)
        drawn: SafeString = parts[self.name]
        placeholder = str(CSRF_TOKEN)
        return mark_safe(drawn.replace(placeholder, str(context["csrf_token"]))) if placeholder in drawn else drawn  # noqa: S308


@register.tag
def part(parser: Parser, token: Token) -> PartNode:
    """All of a page that hangs on what its view found, in pieces: {% part "title" %}."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endpart",))
    parser.delete_first_token()
    return PartNode(name.strip('"'), nodelist)

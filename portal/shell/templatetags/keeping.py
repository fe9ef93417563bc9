"""Parts of pages that are drawn once and shown often."""

from collections.abc import Sequence

from django import template
from django.conf import settings
from django.template import Context, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.utils.crypto import salted_hmac
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portal.shell.digits import active as active_digits

register = template.Library()


class KeptNode(template.Node):
    """What was drawn once for these values, a language and digits."""

    MOST = 500

    def __init__(self, content: NodeList, values: Sequence[FilterExpression]) -> None:
        self.content, self.values = content, values
        self.kept: dict[tuple[object, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        if settings.DEBUG:
            return self.content.render(context)
        key = (get_language(), active_digits(), *(value.resolve(context) for value in self.values))
        drawn = self.kept.get(key)
        if drawn is None:
            if len(self.kept) >= self.MOST:
                self.kept.clear()
            drawn = self.kept[key] = self.content.render(context)
        return drawn


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """A part that hangs on nothing but the values named, the language and the digits: {% kept menu.key %}.

    Each process draws it once and keeps it, so nothing of a person may stand in it.
    """
    values = [parser.compile_filter(value) for value in token.split_contents()[1:]]
    content = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(content, values)


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

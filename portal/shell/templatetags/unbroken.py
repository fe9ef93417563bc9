"""The name of the programme, in which no line may break: a reader of ใส at the end of a line loses the word."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

register = template.Library()

NAME = "ใสสะอาด"
WHOLE = f'<span class="unbroken">{NAME}</span>'
_OUTSIDE_OF_TAGS = re.compile(rf"{NAME}(?=[^<>]*(?:<|\Z))")


@register.filter
def unbroken(text: str) -> SafeString:
    """Text or HTML; what stands inside a tag is left alone."""
    safe = conditional_escape(text)
    return SafeString(_OUTSIDE_OF_TAGS.sub(WHOLE, safe))

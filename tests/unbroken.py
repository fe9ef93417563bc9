"""Reading a page as a person does: what no line breaks in is one text with what stands around it."""

import re

_SPAN = re.compile(r'<span class="unbroken">([^<]*)</span>')


def in_one(page) -> str:
    return _SPAN.sub(r"\1", page.content.decode())

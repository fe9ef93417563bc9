"""Pages live under a policy that runs no inline script and applies no inline style."""

import re

from tests.house.source import files, name

INLINE = re.compile(
    r"""<style\b | <script\b(?![^>]*\bsrc=) | <[a-z][^<>]*?\s(?:style|on[a-z]+)\s*= | href=["']?javascript:""",
    re.IGNORECASE | re.VERBOSE,
)
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|<!--.*?-->", re.DOTALL)


def inline(text: str) -> list[str]:
    return [found.group().strip() for found in INLINE.finditer(COMMENT.sub("", text))]


def test_inline_code_is_recognised():
    page = '<p class="a" style="x">\n<a\n onclick="x()">\n<style>\n<script>1</script>\n<script src="a.js"></script>'
    assert inline(page) == ['<p class="a" style=', "<a\n onclick=", "<style", "<script"]


def test_templates_have_no_inline_style_or_script():
    found = {name(path): inline(path.read_text("utf-8")) for path in files(".html")}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_button_that_asks_for_a_word_says_which():
    """reason.js holds the form back: without a sentence nobody would know why."""
    texts = [COMMENT.sub("", path.read_text("utf-8")) for path in files(".html")]
    asking = sum(text.count("data-reason=") for text in texts)
    told = sum(len(re.findall(r'data-reason="[^"]*" data-reason-missing=', text)) for text in texts)
    assert (asking > 0, told) == (True, asking)

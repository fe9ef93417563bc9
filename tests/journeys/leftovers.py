"""What stands on a page in the wrong language: the catalogue is the measure."""

import re
from functools import cache
from pathlib import Path

import polib

CATALOGUE = Path(__file__).resolve().parents[2] / "portal" / "locale" / "th" / "LC_MESSAGES" / "django.po"
HOLE = re.compile(r"%\(\w+\)[sd]")
LETTERS = re.compile(r"[A-Za-z]{2}")
THAI = re.compile(r"[ก-๛]")
# Every text that is seen or read out, with the language that it stands in.
READ = """() => {
  const said = [];
  const note = (text, element) => {
    const language = element.closest("[lang]").lang;
    const lines = (text || "").split("\\n").map((line) => line.trim().replace(/\\s+/g, " "));
    said.push(...lines.filter(Boolean).map((line) => [line, language]));
  };
  const copy = document.documentElement.cloneNode(true);
  for (const whole of copy.querySelectorAll(".unbroken")) whole.replaceWith(...whole.childNodes);
  copy.normalize();
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element.closest("script, style, noscript, code")) note(walker.currentNode.textContent, element);
  }
  const attributes = ["aria-label", "aria-description", "title", "placeholder", "alt"];
  for (const element of copy.querySelectorAll("*")) {
    for (const name of attributes) note(element.getAttribute(name), element);
    for (const value of Object.values(element.dataset || {})) if (/\\s/.test(value)) note(value, element);
  }
  return said;
}"""


def pattern_of(message):
    """The message as it may stand on a page; what it is filled with may be anything."""
    parts = [re.escape(" ".join(part.split())) for part in HOLE.split(message)]
    return re.compile(".+?".join(parts).replace("%%", "%"))


@cache
def messages():
    """Per language: plain strings, and patterns of those with holes, that belong to the other one."""
    plain, patterns = {"th": set(), "en": set()}, {"th": [], "en": []}
    for entry in polib.pofile(str(CATALOGUE)):
        thai = [entry.msgstr, *entry.msgstr_plural.values()]
        english = [text for text in (entry.msgid, entry.msgid_plural) if text not in thai]
        for language, texts, script in (("th", english, LETTERS), ("en", thai, THAI)):
            for text in texts:
                if HOLE.search(text) and script.search(HOLE.sub("", text)):
                    patterns[language].append(pattern_of(text))
                elif script.search(text):
                    plain[language].add(" ".join(text.split()))
    return plain, patterns


def leftovers(page):
    """What a page says in another language than the one it stands in, though the catalogue knows better."""
    plain, patterns = messages()
    return [
        text
        for text, language in page.evaluate(READ)
        if text in plain[language] or any(pattern.fullmatch(text) for pattern in patterns[language])
    ]

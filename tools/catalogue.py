"""The Thai message catalogue.

`compile` writes the .mo file, `merge [TSV...]` brings the .po file up to date, `check` says what is amiss, `missing`
prints what has no Thai as lines to be filled in. A TSV line is context, msgid and msgstr between tabs; "\\n" stands for
a line break and "|||" before a plural.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "portal" / "locale" / "th" / "LC_MESSAGES" / "django.po"
SOURCES = ("portal", "dimensions", "evidence", "awards", "templates")
METADATA = {
    "Project-Id-Version": "Saisaat",
    "Language": "th",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
PLACEHOLDER = re.compile(r"%%|%\(\w+\)[a-z]|%[sd]|%|\{\w*\}")

Key = tuple[str, str]


def key(entry: polib.POEntry) -> Key:
    """What makes a message one of its kind: its context and its English text."""
    return (entry.msgctxt or "", entry.msgid)


def kept() -> polib.POFile:
    """The catalogue as it stands, or an empty one before the first merge."""
    return polib.pofile(str(CATALOGUE), wrapwidth=0) if CATALOGUE.exists() else polib.POFile()


def wanted() -> polib.POFile:
    """Every message that code and templates name, without translations, in an order that stays."""
    with tempfile.TemporaryDirectory() as folder:
        for source in SOURCES:
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, Path(folder) / source, ignore=shutil.ignore_patterns("locale", "*.pyc"))
        (Path(folder) / "locale").mkdir()
        command = [sys.executable, "-m", "django", "makemessages", "--locale=th", "--no-location", "--verbosity=0"]
        environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        subprocess.run(command, cwd=folder, env=environment, check=True)
        written = Path(folder) / "locale" / "th" / "LC_MESSAGES" / "django.po"
        found = polib.pofile(str(written)) if written.exists() else []
        return catalogue_of(found)


def catalogue_of(entries: list[polib.POEntry]) -> polib.POFile:
    """A fresh catalogue of these messages; the guesses that gettext makes for new ones are not taken over."""
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = METADATA
    for entry in sorted(entries, key=key):
        flags = [flag for flag in entry.flags if flag != "fuzzy"]
        plural = {"msgid_plural": entry.msgid_plural, "msgstr_plural": {0: ""}} if entry.msgid_plural else {}
        catalogue.append(polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt, flags=flags, **plural))
    return catalogue


def translation(entry: polib.POEntry) -> str:
    """Thai has one plural form, so a message has one translation either way."""
    if "fuzzy" in entry.flags:
        return ""
    return str(entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr)


def translate(entry: polib.POEntry, words: str) -> None:
    if entry.msgid_plural:
        entry.msgstr_plural = {0: words}
    else:
        entry.msgstr = words


def read_table(path: Path) -> dict[Key, str]:
    """The translations of a TSV file; a line that is not one is an error with its place."""
    words = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        cells = [cell.replace("\\n", "\n") for cell in line.split("\t")]
        if len(cells) != 3:
            sys.exit(f"{path}:{number}: context, msgid and msgstr are wanted, between tabs.")
        words[cells[0], cells[1].partition("|||")[0]] = cells[2]
    return words


def faults(catalogue: polib.POFile, messages: polib.POFile) -> list[str]:
    """A line for each message that is missing, untranslated, no longer used, or has lost a placeholder."""
    known = {key(entry): entry for entry in catalogue if not entry.obsolete}
    lines = []
    for entry in messages:
        thai = translation(known[key(entry)]) if key(entry) in known else ""
        if not thai:
            lines.append(f"no Thai: {entry.msgctxt or ''}\t{entry.msgid!r}")
        elif set(PLACEHOLDER.findall(thai)) != set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid)):
            lines.append(f"other placeholders: {entry.msgctxt or ''}\t{entry.msgid!r}\t{thai!r}")
    used = {key(entry) for entry in messages}
    return lines + [f"no longer used: {context}\t{msgid!r}" for context, msgid in known.keys() - used]


def merge(tables: list[Path]) -> polib.POFile:
    """The messages of today, each with the Thai of the first table that has some, else with the catalogue's."""
    words = {key(entry): translation(entry) for entry in kept() if translation(entry)}
    for table in reversed(tables):
        words |= read_table(table)
    merged = wanted()
    for entry in merged:
        translate(entry, words.get(key(entry), ""))
    return merged


def to_be_filled_in(catalogue: polib.POFile, messages: polib.POFile) -> list[str]:
    """A TSV line for each message without Thai."""
    done = {key(entry) for entry in catalogue if translation(entry)}
    return [
        "\t".join([entry.msgctxt or "", "|||".join(filter(None, [entry.msgid, entry.msgid_plural])), ""]).replace(
            "\n", "\\n"
        )
        for entry in messages
        if key(entry) not in done
    ]


def main(verb: str, *tables: str) -> int:
    if verb == "merge":
        merged = merge([Path(table) for table in tables])
        CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        merged.save(str(CATALOGUE))
    catalogue = kept()
    if verb in {"compile", "merge"}:
        catalogue.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    if verb == "compile":
        return 0
    if verb == "missing":
        print("\n".join(to_be_filled_in(catalogue, wanted())))
        return 0
    lines = faults(catalogue, wanted())
    print("\n".join([*lines, f"{len(catalogue)} messages, {len(lines)} faults"]))
    return 1 if lines else 0


if __name__ == "__main__":
    if sys.argv[1:2] not in (["compile"], ["merge"], ["missing"], ["check"]):
        sys.exit("usage: tools/catalogue.py compile | merge [TSV...] | missing | check")
    sys.exit(main(*sys.argv[1:]))

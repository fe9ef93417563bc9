"""What a file that somebody sent is called here."""

import re
import unicodedata

NAME_LENGTH = 255
LONGEST_ENDING = 16
# Paths, what Windows does not allow, and what turns the direction of the text or cannot be seen.
UNSAFE_IN_NAMES = re.compile(
    r"[/\\:*?\"<>|\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def clean_name(name: str) -> str:
    """The name as the person wrote it, composed (NFC), without paths, controls and characters that change direction."""
    bare = name.replace("\\", "/").rpartition("/")[2]
    whole = UNSAFE_IN_NAMES.sub("_", unicodedata.normalize("NFC", bare)).strip().rstrip(". ")
    stem, dot, ending = whole.rpartition(".")
    if not dot or len(ending) > LONGEST_ENDING:
        return cut(whole, NAME_LENGTH) or "file"
    return f"{cut(stem, NAME_LENGTH - len(ending) - 1) or 'file'}.{ending}"


def cut(text: str, most: int) -> str:
    """At most so many characters, none of them without the vowels and tone marks that belong to it."""
    if len(text) <= most:
        return text
    while most and unicodedata.category(text[most]) in ("Mn", "Mc", "Me"):
        most -= 1
    return text[:most]

"""What somebody typed and sent after the sign-in had ended: shown once, to be copied, and kept nowhere."""

from django.http import QueryDict


def typed_in(posted: QueryDict) -> list[str]:
    """The texts and links of people, never a password; what a form says of itself is one word of plain letters."""
    told = (value.strip() for name, values in posted.lists() if "password" not in name for value in values)
    return list(dict.fromkeys(text for text in told if " " in text or "://" in text or not text.isascii()))

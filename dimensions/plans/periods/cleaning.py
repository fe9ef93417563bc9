"""What was typed, with its slips put right: what people are shown beside it."""

import re
from collections.abc import Sequence

from dimensions.plans.periods.lexicon import Kind
from dimensions.plans.periods.phrases import Phrase
from dimensions.plans.periods.spelling import Spelled, has_look_alikes
from dimensions.plans.periods.tokens import Token
from portal.shell.fiscal import MONTHS_TH, MONTHS_TH_SHORT, read_month
from portal.shell.fiscal.typed import MONTH_SLIPS

BLANKS_AND_DOTS = re.compile(r"[.\s]")
SPOKEN = re.compile("[กคนพ].+า")  # มกรา, กันยา: short, and no slip


def clean(phrase: Phrase, spelled: Spelled, tokens: Sequence[Token]) -> str | None:
    """Nothing where nothing slipped."""
    pieces: list[str] = []
    place = phrase.start
    for token in tokens:
        meant = _meant(token, phrase)
        if meant is not None and token.start >= place:
            pieces += [spelled.shown[place : token.start], meant]
            place = token.end
    pieces.append(spelled.shown[place : phrase.end])
    found = " ".join("".join(pieces).split())
    typed = " ".join(spelled.shown[phrase.start : phrase.end].split())
    is_same = found == typed and not has_look_alikes(spelled.as_typed(phrase.start, phrase.end))
    return None if is_same else found


def slipped(tokens: Sequence[Token]) -> bool:
    """Is there a month that is none: one that lies between two, or one that is spelled as none is?"""
    return any(token.kind is Kind.MONTH and (token.is_slip or _bare(token.text) in MONTH_SLIPS) for token in tokens)


def _meant(token: Token, phrase: Phrase) -> str | None:
    if token.start in phrase.stray_dashes:
        return " "
    if token.kind is not Kind.MONTH or token.text.isascii() or (number := read_month(_bare(token.text))) is None:
        return None
    if token.is_slip:
        return token.text
    bare = _bare(token.text)
    if len(bare) <= 3:
        meant = MONTHS_TH_SHORT[number - 1]
    elif MONTHS_TH[number - 1].startswith(bare.removesuffix("์")) and bare != "กุมภาพัน":
        return None
    else:
        meant = MONTHS_TH[number - 1]
    return None if meant == token.text else meant


def _bare(text: str) -> str:
    return BLANKS_AND_DOTS.sub("", text).removesuffix("ฯ")

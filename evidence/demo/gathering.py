"""What an office gathers for an assignment: files named as officers name them, links, and what is put right later."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from dimensions.models import Requirement
from dimensions.plans.words import EvidenceKind
from evidence.demo.papers import TITLES
from evidence.demo.pool import Pool
from evidence.demo.stories import Cast, Story, Turn, chance_of
from evidence.models import Item, StoredFile, Submission
from evidence.needs import wanted_now
from evidence.states import RETURN, SUBMIT
from portal.accounts.models import User
from portal.shell import clock
from portal.shell.demo import dice
from portal.shell.filenames import clean_name, cut
from portal.shell.fiscal import format_date

PICTURES = {EvidenceKind.PHOTO, EvidenceKind.NEWS}
TOLD = {EvidenceKind.REPORT, EvidenceKind.MEETING_RECORD}
"""Papers to which officers like to add a few photos that nobody asked for."""

BEFORE_SENDING = timedelta(minutes=4)
LONGEST_NAME = 60  # characters


@dataclass(slots=True)
class Piece:
    """An item and what it serves."""

    item: Item
    serves: list[Requirement] = field(default_factory=list)


class Desk:
    """Where one office lays together what it sends; no file lies there twice."""

    def __init__(self, story: Story, submission: Submission, pool: Pool, author: User) -> None:
        self.submission, self.pool, self.author = submission, pool, author
        self.rng, self.at = chance_of(story.assignment, "items"), story.begun_at
        self.used: set[int] = set()

    def add(self, requirement: Requirement, number: int, *, at: datetime | None = None) -> Item:
        self.at = at or self.at + timedelta(seconds=self.rng.randint(12, 30))
        kind = self.kind_of(requirement)
        item = Item(submission=self.submission, author=self.author, added_at=self.at)
        if kind == EvidenceKind.WEBSITE:
            item.url = item.name = f"https://www.example.com/{self.place}/{requirement.position + 1}-{number + 1}"
        else:
            item.file = self.file(kind)
            item.name = name_of(kind, requirement, number, item)
        return item

    def kind_of(self, requirement: Requirement) -> EvidenceKind:
        """A picture where one will do, for that is the least trouble; else any kind that is asked for."""
        kinds = [EvidenceKind(kind) for kind in requirement.kinds]
        pictures = [kind for kind in kinds if kind in PICTURES]
        return self.rng.choice(pictures if pictures and self.rng.random() < 0.6 else kinds)

    def photo(self, requirement: Requirement, number: int) -> Item:
        """One more photo, beside what was asked for."""
        self.at += timedelta(seconds=self.rng.randint(12, 30))
        item = Item(submission=self.submission, author=self.author, added_at=self.at)
        item.file = self.file(EvidenceKind.PHOTO)
        item.name = name_of(EvidenceKind.PHOTO, requirement, number, item)
        return item

    def file(self, kind: EvidenceKind) -> StoredFile:
        found = self.pool.pick(None if kind in PICTURES else kind, self.rng, not_in=self.used)
        self.used.add(found.pk)
        return found

    @property
    def place(self) -> str:
        """Where the office's website has it."""
        assignment = self.submission.assignment
        return f"{assignment.office.code}/{assignment.programme.fiscal_year}/{assignment.activity.seq}"


def pieces_of(story: Story, submission: Submission, pool: Pool, cast: Cast) -> list[Piece]:
    """What the requirements ask for; a draft holds a part of it, and who was told to put it right did."""
    desk = Desk(story, submission, pool, cast.preparer(story.assignment))
    requirements = list(story.assignment.activity.requirements.all())
    wanted = [(each, number) for each in requirements for number in range(wanted_now(each, story.assignment))]
    kept = len(wanted) - story.left_out if story.turns else desk.rng.randint(0, len(wanted))
    pieces = asked_for(wanted[:kept], desk)
    if kept == len(wanted):
        pieces += [piece for requirement in requirements for piece in more_photos(requirement, desk)]
    replaced = [put_right(pieces, desk, turn) for turn in corrections(story) if pieces]
    return [*replaced, *pieces]


def asked_for(wanted: list[tuple[Requirement, int]], desk: Desk) -> list[Piece]:
    pieces: list[Piece] = []
    for requirement, number in wanted:
        if number == 0 and pieces and serves_too(pieces[-1], requirement, desk.rng):
            pieces[-1].serves.append(requirement)
        else:
            pieces.append(Piece(desk.add(requirement, number), [requirement]))
    return pieces


def more_photos(requirement: Requirement, desk: Desk) -> list[Piece]:
    """More than were asked for where pictures will do; beside a report some that serve nothing."""
    kinds = {EvidenceKind(kind) for kind in requirement.kinds}
    if kinds & PICTURES:
        count = desk.rng.randint(1, 3)
        return [
            Piece(desk.photo(requirement, requirement.min_count + number), [requirement]) for number in range(count)
        ]
    if kinds & TOLD and desk.rng.random() < 0.3:
        return [Piece(desk.photo(requirement, number)) for number in range(2)]
    return []


def serves_too(piece: Piece, requirement: Requirement, rng: Random) -> bool:
    """One paper may serve two requirements of the same kind: it is ticked, not sent again."""
    is_alike = piece.item.file is not None and piece.serves[-1].kinds == requirement.kinds
    return is_alike and requirement.min_count == 1 and rng.random() < 0.5


def corrections(story: Story) -> Iterator[Turn]:
    """Each sending that came after a return."""
    for before, turn in zip(story.turns, story.turns[1:], strict=False):
        if before.step == RETURN and turn.step == SUBMIT:
            yield turn


def put_right(pieces: list[Piece], desk: Desk, turn: Turn) -> Piece:
    """The first piece is taken out and another comes in its place; answers the one taken out."""
    old = pieces[0]
    old.item.removed_at, old.item.removed_by = turn.at - BEFORE_SENDING, desk.author
    pieces[0] = Piece(desk.add(old.serves[0], 0, at=turn.at - BEFORE_SENDING / 2), list(old.serves))
    return old


def name_of(kind: EvidenceKind, requirement: Requirement, number: int, item: Item) -> str:
    """By the habit of the office: what the phone calls it, what the chat group does, or what it is."""
    habit, at = dice("habit", item.author.username, kind in PICTURES).randrange(3), clock.local(item.added_at)
    what = shortened(requirement.title.replace("/", " "))
    if kind in PICTURES:
        names = (f"IMG_{at:%Y%m%d_%H%M%S}", f"LINE_ALBUM_{at:%y%m%d}_{number + 1}", f"{what} {number + 1}")
        return clean_name(f"{names[habit]}.jpg")
    day = format_date(at.date(), style="short")
    names = (f"{TITLES[kind]} ลงวันที่ {day}", f"Scan_{at:%Y%m%d_%H%M}_{number + 1}", f"{what} ({number + 1})")
    return clean_name(f"{names[habit]}.pdf")


def shortened(title: str) -> str:
    """As far as a phrase goes that a file's name has room for; Thai leaves spaces between phrases only."""
    start = cut(title, LONGEST_NAME)
    return start if start == title else start.rpartition(" ")[0] or start

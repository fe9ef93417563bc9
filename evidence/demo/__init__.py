"""The demo's evidence: believable years, the same at every load, seen on the demo's own date."""

from datetime import timedelta
from functools import partial

from dimensions.demo import Edition, editions
from dimensions.district_demo import plan_districts
from evidence.demo.added import added
from evidence.demo.pool import Pool
from evidence.demo.scenes import scenes
from evidence.demo.stories import Cast, stories
from evidence.demo.writing import write
from portal.shell.demo import Chapter


def chapters() -> list[Chapter]:
    """What the offices of each plan did, from the moment of its publication on."""
    pool = Pool()
    return [(edition.published_at + timedelta(minutes=1), partial(fill, edition, pool)) for edition in editions()]


def fill(edition: Edition, pool: Pool) -> None:
    """The year that is over to its end; the years that run up to the demo's day, with what just happened in them.

    What the districts planned meanwhile goes along, so that the history of a province is told in the order of time.
    """
    programme, cast = edition.programme, Cast()
    told = stories(programme, cast, complete=edition.is_over)
    if not edition.is_over:
        told |= scenes(programme, cast)
    planned = plan_districts(edition)
    told |= added(edition, cast)
    write([story for _pk, story in sorted(told.items())], pool, cast, also=planned)

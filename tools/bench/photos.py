"""A photo taken in: looked at, kept and made small, beside Pillow alone making the same bytes small."""

import io
import itertools
from collections.abc import Iterator

from PIL import Image, ImageFilter

from evidence import vault
from evidence.files import examine
from tools.bench.measure import Measure, compared, seconds
from tools.bench.world import World

SIZE = (4000, 3000)
LIMIT = 25 * 1024 * 1024


def measures(_world: World) -> Iterator[Measure]:
    content, numbers = photo(), itertools.count()

    def ours() -> None:
        taken_in(content + b"%d" % next(numbers))  # a file that came before would not be written again

    yield compared("photo of 12 megapixels taken in", seconds(ours), seconds(lambda: made_small(content)), rounds=9)


def photo() -> bytes:
    """Like a snapshot: soft shapes and some grain, about 4 MB."""
    shapes = Image.effect_noise((80, 60), 120).resize(SIZE, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(SIZE, 24).filter(ImageFilter.GaussianBlur(0.6))
    bands = [Image.blend(shapes.rotate(turn), grain, 0.35) for turn in (0, 90, 180)]
    out = io.BytesIO()
    Image.merge("RGB", bands).save(out, "JPEG", quality=90)
    return out.getvalue()


def taken_in(content: bytes) -> None:
    file = io.BytesIO(content)
    facts = examine(file, name="photo.jpg", limit=LIMIT)
    vault.keep(file, facts)
    vault.picture(facts.sha256, facts.media_type, vault.THUMBNAIL_SIDE)


def made_small(content: bytes) -> None:
    with Image.open(io.BytesIO(content)) as image:
        image.draft("RGB", (vault.THUMBNAIL_SIDE * 2, vault.THUMBNAIL_SIDE * 2))
        image.thumbnail((vault.THUMBNAIL_SIDE, vault.THUMBNAIL_SIDE))
        image.save(io.BytesIO(), "JPEG", quality=80)

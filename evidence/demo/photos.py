"""Pictures like snapshots of office life, drawn by the portal itself: the same number always gives the same bytes."""

import io
from functools import cache
from random import Random

from django.conf import settings
from PIL import Image, ImageChops, ImageDraw, ImageFont

from portal.shell.demo import dice

WIDTH, HEIGHT = SIZE = (1024, 768)
TAKEN = (896, 672)  # pixels of the picture; drawn larger, its edges become soft
FONT = settings.BASE_DIR / "static" / "fonts" / "saisaat-sarabun-700.ttf"
HEADLINES = (
    "ประชุมถ่ายทอดนโยบายความโปร่งใส",
    "กิจกรรม ๕ ส สำนักงานน่าอยู่",
    "งดรับ งดให้ No Gift Policy",
    "จิตอาสาพัฒนาชุมชน",
    "ประกาศเจตนารมณ์สุจริต",
    "ภาคีเครือข่ายร่วมพัฒนา",
    "องค์กรคุณธรรม พอเพียง วินัย สุจริต",
    "ศูนย์บริการประชาชน",
)
INKS = ((11, 92, 83), (150, 104, 8), (44, 62, 122), (122, 48, 56), (46, 92, 52), (86, 58, 112))
SHIRTS = ((238, 205, 84), (120, 82, 150), (96, 120, 82), (196, 178, 140), (70, 110, 160), (232, 232, 228))
SKINS = ((214, 168, 130), (196, 148, 110), (224, 182, 148), (176, 128, 94))
HAIR = ((34, 28, 26), (52, 42, 38), (96, 92, 92))

Colour = tuple[int, int, int]


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)


@cache
def light() -> Image.Image:
    """Brighter in the middle than at the edges, as lenses have it."""
    return Image.radial_gradient("L").resize(TAKEN).point(lambda far: 255 - far * far // 1000).convert("RGB")


def photo(number: int) -> bytes:
    """A JPEG of a meeting, a group, an exhibition, a field day or a service counter."""
    rng = dice("photo", number)
    image = Image.new("RGB", SIZE)
    draw = ImageDraw.Draw(image)
    SCENES[number % len(SCENES)](draw, rng)
    draw.text((WIDTH - 24, HEIGHT - 22), f"ภาพตัวอย่าง {number + 1}", font=font(22), fill=(250, 220, 120), anchor="rs")
    image = ImageChops.multiply(image.resize(TAKEN, Image.Resampling.BILINEAR), light())
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()


def shaded(colour: Colour, share: float) -> Colour:
    """The colour in less or more light."""
    red, green, blue = (max(0, min(255, round(part * share))) for part in colour)
    return red, green, blue


def fade(draw: ImageDraw.ImageDraw, top: int, bottom: int, colour: Colour, *, least: float = 0.82) -> None:
    """A wall, a floor or the sky: lighter above than below."""
    for y in range(top, bottom, 4):
        share = 1 - (1 - least) * (y - top) / max(1, bottom - top)
        draw.rectangle((0, y, WIDTH, y + 4), fill=shaded(colour, share))


def room(draw: ImageDraw.ImageDraw, rng: Random) -> int:
    """Walls and a floor; answers where the floor begins."""
    floor = rng.randint(430, 500)
    wall = rng.choice(((236, 231, 220), (222, 230, 234), (232, 236, 226), (240, 226, 214)))
    fade(draw, 0, floor, wall)
    fade(draw, floor, HEIGHT, rng.choice(((150, 124, 100), (164, 160, 154), (136, 142, 150))), least=1.15)
    draw.rectangle((0, floor - 10, WIDTH, floor), fill=shaded(wall, 0.7))
    if rng.random() < 0.5:
        window(draw, rng.choice((40, 840)), 90)
    return floor


def window(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.rectangle((x, y, x + 140, y + 190), fill=(214, 232, 244), outline=(150, 136, 120), width=8)
    draw.line((x + 70, y, x + 70, y + 190), fill=(150, 136, 120), width=6)


def banner(draw: ImageDraw.ImageDraw, rng: Random, top: int, *, height: int = 110) -> None:
    """A vinyl banner with the name of the event, and a line for the office."""
    left, right, ink = rng.randint(120, 170), WIDTH - rng.randint(120, 170), rng.choice(INKS)
    draw.rectangle((left, top, right, top + height), fill=ink, outline=shaded(ink, 1.5), width=5)
    middle = (left + right) // 2
    headline = rng.choice(HEADLINES)
    size = next(size for size in range(42, 8, -2) if font(size).getlength(headline) < right - left - 40)
    draw.text((middle, top + height * 0.56), headline, font=font(size), fill="white", anchor="ms")
    place = f"สำนักงานพัฒนาชุมชน · ปีงบประมาณตัวอย่าง {rng.randint(1, 9)}"
    draw.text((middle, top + height * 0.87), place, font=font(22), fill=(235, 230, 200), anchor="ms")


def person(draw: ImageDraw.ImageDraw, rng: Random, x: int, feet: int, size: int, shirt: Colour) -> None:
    """Somebody who stands, seen as from afar: no face. `size` is that of the head."""
    skin, hair, trousers = rng.choice(SKINS), rng.choice(HAIR), shaded((70, 70, 84), rng.uniform(0.6, 1.3))
    waist, neck = feet - int(size * 2.6), feet - int(size * 5)
    draw.ellipse((x - size, feet - size // 5, x + size, feet + size // 5), fill=(86, 80, 76))
    draw.rectangle((x - size * 3 // 5, waist, x - 3, feet), fill=trousers)
    draw.rectangle((x + 3, waist, x + size * 3 // 5, feet), fill=shaded(trousers, 0.9))
    for side in (-1, 1):
        arm = (x + side * size * 4 // 5, neck + size // 3, x + side * size, waist)
        draw.line(arm, fill=shaded(shirt, 0.86), width=max(6, size * 2 // 5))
    draw.rounded_rectangle((x - size * 4 // 5, neck, x + size * 4 // 5, waist + 6), size // 3, fill=shirt)
    draw.rectangle((x - size // 6, neck - size // 4, x + size // 6, neck + 4), fill=shaded(skin, 0.85))
    head(draw, x, neck, size, skin, hair)


def head(draw: ImageDraw.ImageDraw, x: int, neck: int, size: int, skin: Colour, hair: Colour) -> None:
    top = neck - size - size // 6
    draw.ellipse((x - size // 2, top, x + size // 2, neck), fill=skin)
    draw.pieslice((x - size // 2 - 2, top - 4, x + size // 2 + 2, neck - 2), 180, 360, fill=hair)


def sitter(draw: ImageDraw.ImageDraw, rng: Random, x: int, bottom: int, size: int, shirt: Colour) -> None:
    """Somebody who sits with the back to the camera."""
    draw.rounded_rectangle((x - size, bottom - 2 * size, x + size, bottom + 8), size // 2, fill=shirt)
    draw.rectangle((x - size - 6, bottom - size, x + size + 6, bottom + size), fill=(74, 66, 60))
    hair = rng.choice(HAIR)
    draw.ellipse((x - size // 2, bottom - 3 * size - 4, x + size // 2, bottom - 2 * size + 4), fill=hair)


def shirts(rng: Random) -> list[Colour]:
    """Most wear the colour of the day."""
    colour = rng.choice(SHIRTS)
    return [colour, colour, colour, rng.choice(SHIRTS)]


def meeting(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    floor, wear = room(draw, rng), shirts(rng)
    banner(draw, rng, rng.randint(50, 90))
    person(draw, rng, rng.randint(220, 800), floor + 40, 38, rng.choice(wear))
    for row, bottom in enumerate((floor + 90, floor + 170, floor + 262)):
        size = 30 + 9 * row
        draw.rectangle((0, bottom - 2 * size - 26, WIDTH, bottom - 2 * size - 12), fill=(196, 170, 130))
        for x in range(rng.randint(20, 70), WIDTH, int(size * 3.4)):
            if rng.random() < 0.88:
                sitter(draw, rng, x, bottom, size, shaded(rng.choice(wear), rng.uniform(0.9, 1.1)))


def group(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    floor, wear = room(draw, rng), shirts(rng)
    banner(draw, rng, rng.randint(40, 70), height=120)
    for feet, size in ((floor + 90, 36), (floor + 190, 44)):
        for x in range(rng.randint(110, 150), WIDTH - 90, size * 2 + rng.randint(18, 30)):
            person(draw, rng, x, feet + rng.randint(-6, 6), size, shaded(rng.choice(wear), rng.uniform(0.92, 1.08)))


def exhibition(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    floor, wear = room(draw, rng), shirts(rng)
    banner(draw, rng, 40, height=96)
    for x in range(110, 900, 210):
        draw.rectangle((x, 180, x + 170, floor + 20), fill=(250, 250, 248), outline=(140, 136, 130), width=4)
        draw.rectangle((x + 12, 192, x + 158, 228), fill=rng.choice(INKS))
        draw.rectangle((x + 18, 244, x + 152, 330), fill=shaded(rng.choice(SHIRTS), 1.05))
        for y in range(350, floor, 18):
            draw.line((x + 20, y, x + rng.randint(80, 150), y), fill=(130, 130, 130), width=5)
    for _each in range(rng.randint(3, 6)):
        person(draw, rng, rng.randint(90, 930), floor + rng.randint(150, 230), 46, rng.choice(wear))


def field_day(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    ground, wear = rng.randint(330, 400), shirts(rng)
    fade(draw, 0, ground, (206, 226, 242), least=1.08)
    fade(draw, ground, HEIGHT, rng.choice(((128, 158, 96), (150, 146, 104), (112, 148, 92))), least=0.86)
    for x in range(-20, WIDTH, 90):
        tree(draw, x + rng.randint(-20, 20), ground + rng.randint(0, 26), rng.randint(50, 84), rng)
    banner(draw, rng, rng.randint(ground - 150, ground - 110), height=100)
    for _each in range(rng.randint(6, 11)):
        feet = rng.randint(ground + 150, 740)
        person(draw, rng, rng.randint(60, 960), feet, 20 + (feet - ground) // 14, rng.choice(wear))


def tree(draw: ImageDraw.ImageDraw, x: int, foot: int, size: int, rng: Random) -> None:
    leaf = shaded((74, 118, 66), rng.uniform(0.75, 1.2))
    draw.rectangle((x - 5, foot - size, x + 5, foot), fill=(104, 82, 62))
    for _each in range(4):
        dx, dy = rng.randint(-size // 3, size // 3), rng.randint(-size // 4, size // 4)
        draw.ellipse((x + dx - size // 2, foot - 2 * size + dy, x + dx + size // 2, foot - size + dy), fill=leaf)


def counter(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    floor, wear = room(draw, rng), shirts(rng)
    banner(draw, rng, rng.randint(50, 80))
    for x in range(rng.randint(180, 260), 860, rng.randint(170, 230)):
        person(draw, rng, x, floor + 60, 42, rng.choice(wear))
    desk = rng.choice(((176, 138, 98), (206, 200, 190), (150, 112, 84)))
    draw.rectangle((60, floor - 20, 964, floor + 150), fill=desk)
    draw.rectangle((44, floor - 36, 980, floor - 12), fill=shaded(desk, 1.15))
    sign = rng.randint(120, 640)
    draw.rectangle((sign, floor + 20, sign + 260, floor + 96), fill="white", outline=rng.choice(INKS), width=5)
    draw.text((sign + 130, floor + 70), "จุดบริการประชาชน", font=font(30), fill=rng.choice(INKS), anchor="ms")
    for _each in range(rng.randint(1, 3)):
        sitter(draw, rng, rng.randint(150, 880), HEIGHT - 40, 54, rng.choice(SHIRTS))


SCENES = (meeting, group, exhibition, field_day, counter)

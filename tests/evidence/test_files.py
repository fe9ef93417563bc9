import hashlib
import io

import pytest
from django.utils import translation
from PIL import Image, ImageFile

from evidence import pictures
from evidence.files import ENDINGS, HEIC, JPEG, PDF, PNG, WEBP, Facts, FileRefused, examine
from portal.shell import digits
from tests.factories.bytes import heic, locked_pdf, pdf, picture, png_of, turned_jpeg

MEGABYTE = 1024 * 1024
EMPTY = "This file is empty. Open it on your device to see whether it was saved, then send it again."
WRONG_KIND = (
    "Files of this kind cannot be taken; only photos (JPG, PNG, WebP, HEIC) and PDF can. "
    "Save the document as PDF and send that."
)
PICTURE_BROKEN = "This picture cannot be opened; it may have been cut off on the way. Send it again."
PDF_BROKEN = "This PDF cannot be opened; it may have been cut off on the way. Send it again."


def disagrees(ending):
    told = "The name ends in .%s but the file is something else inside. Save it again in the right form and send that."
    return told % ending


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def seen(content, name="a.jpg", limit=25 * MEGABYTE):
    facts = examine(io.BytesIO(content), name=name, limit=limit)
    return facts.media_type, facts.width, facts.height, facts.pages


def refusal(content, name="a.jpg", limit=25 * MEGABYTE):
    with pytest.raises(FileRefused) as refused:
        examine(io.BytesIO(content), name=name, limit=limit)
    return str(refused.value)


# --- What may come in ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "name", "facts"),
    [
        (picture(), "a.jpg", (JPEG, 64, 48, None)),
        (picture(), "ภาพ.JPEG", (JPEG, 64, 48, None)),
        (picture(), "a.jfif", (JPEG, 64, 48, None)),
        (picture(mode="L", colour=9), "grey.jpg", (JPEG, 64, 48, None)),
        (picture(mode="CMYK", colour=(9, 9, 9, 9)), "printed.jpg", (JPEG, 64, 48, None)),
        (turned_jpeg(), "upright.jpg", (JPEG, 48, 64, None)),
        (picture("PNG", mode="RGBA"), "a.png", (PNG, 64, 48, None)),
        (picture("WEBP"), "a.webp", (WEBP, 64, 48, None)),
        (heic(), "IMG_0001.HEIC", (HEIC, 64, 48, None)),
        (pdf(3), "หนังสือ.pdf", (PDF, None, None, 3)),
        (pdf(3) + bytes(900), "padded.pdf", (PDF, None, None, 3)),
    ],
)
def test_file_is_described(content, name, facts):
    assert seen(content, name) == facts


def test_facts_hold_the_sum_and_the_size_of_the_bytes():
    assert examine(io.BytesIO(picture()), name="a.jpg", limit=MEGABYTE) == Facts(
        hashlib.sha256(picture()).hexdigest(), len(picture()), JPEG, 64, 48
    )


def test_file_that_fills_the_limit_comes_in():
    assert seen(picture(), limit=len(picture())) == (JPEG, 64, 48, None)


# --- What may not ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "a.jpg", EMPTY),
        (b"", "a.exe", EMPTY),
        (b"MZ", "a.exe", WRONG_KIND),
        (picture(), "photo", WRONG_KIND),
        (picture(), "photo.jpg.exe", WRONG_KIND),
        (b"<svg/>", "a.svg", WRONG_KIND),
        (picture("GIF"), "a.gif", WRONG_KIND),
        (b"PK\x03\x04", "letter.docx", WRONG_KIND),
        (picture("PNG"), "a.jpg", disagrees("jpg")),
        (pdf(), "a.png", disagrees("png")),
        (picture(), "a.pdf", disagrees("pdf")),
        (b"<html><script>", "a.pdf", disagrees("pdf")),
        (b"RIFF0000WAVE", "a.webp", disagrees("webp")),
        (b"\xff", "a.jpg", disagrees("jpg")),
        (b"\xff\xd8\xff", "a.jpg", PICTURE_BROKEN),
        (picture(size=(640, 480))[:-2], "a.jpg", PICTURE_BROKEN),
        (picture(size=(640, 480))[:900], "a.jpg", PICTURE_BROKEN),
        (picture("PNG", size=(640, 480))[:-30], "a.png", PICTURE_BROKEN),
        (picture("WEBP", size=(640, 480))[:-30], "a.webp", PICTURE_BROKEN),
        (heic()[:-50], "a.heic", PICTURE_BROKEN),
        (
            png_of(6_400, 6_400),
            "a.png",
            "This picture is larger than 40 megapixels. Make it smaller and send it again.",
        ),
        (
            png_of(60_000, 60_000),
            "a.png",
            "This picture is larger than 40 megapixels. Make it smaller and send it again.",
        ),
        (png_of(6_300, 6_300), "a.png", PICTURE_BROKEN),
        (locked_pdf(), "a.pdf", "This PDF is locked with a password. Save it without one and send that."),
        (b"%PDF-1.7\n", "a.pdf", PDF_BROKEN),
        (pdf()[:60], "a.pdf", PDF_BROKEN),
        (pdf(9)[:-20], "a.pdf", PDF_BROKEN),
        (pdf(0), "a.pdf", "This PDF has no pages. Save it again and send that."),
    ],
)
def test_refusal_is_a_sentence_of_its_own(content, name, sentence):
    assert refusal(content, name) == sentence


@pytest.mark.parametrize(
    ("form", "name", "media_type"),
    [
        ("JPEG", "a.jpg", "image/jpeg"),
        ("PNG", "a.png", "image/png"),
        ("WEBP", "a.webp", "image/webp"),
        ("HEIF", "a.heic", "image/heic"),
    ],
)
def test_each_kind_of_picture_has_a_limit_that_its_memory_allows(form, name, media_type, monkeypatch):
    just, larger = picture(form, size=(1000, 1000)), picture(form, size=(1010, 1000))
    monkeypatch.setitem(pictures.MOST_MEGAPIXELS, media_type, 1)
    assert examine(io.BytesIO(just), name=name, limit=MEGABYTE).width == 1000
    assert refusal(larger, name) == "This picture is larger than 1 megapixels. Make it smaller and send it again."


@pytest.mark.parametrize(
    ("form", "name", "media_type"), [("MPO", "a.jpg", "image/jpeg"), ("PNG", "a.png", "image/png")]
)
def test_picture_with_further_pictures_inside_is_taken_and_drawn(form, name, media_type):
    out, further = io.BytesIO(), Image.new("RGB", (640, 480), "red")
    Image.new("RGB", (640, 480), "teal").save(out, form, save_all=True, append_images=[further])
    content = out.getvalue()
    with Image.open(io.BytesIO(content)) as image:
        assert (image.format, image.n_frames) == (form, 2)
    facts = examine(io.BytesIO(content), name=name, limit=MEGABYTE)
    assert (facts.media_type, facts.width, facts.height) == (media_type, 640, 480)
    with Image.open(io.BytesIO(pictures.photo(io.BytesIO(content), side=64))) as drawn:
        assert drawn.size == (64, 48)


def test_cut_off_picture_is_refused_though_the_pdf_engine_lets_such_pass(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert refusal(picture(size=(640, 480))[:900]) == PICTURE_BROKEN
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_large_file_is_refused_unread():
    class Large(io.BytesIO):
        def read(self, *args):
            raise AssertionError("it was read")

    with pytest.raises(FileRefused) as refused:
        examine(Large(bytes(2 * MEGABYTE + 1)), name="a.jpg", limit=2 * MEGABYTE)
    assert str(refused.value) == (
        "This file has 2.1 MB; at most 2 MB are possible. Send a smaller photo or split the document."
    )


def test_refusal_shows_the_digits_of_the_reader():
    with digits.override(digits.THAI):
        assert refusal(bytes(3 * MEGABYTE), limit=MEGABYTE) == (
            "This file has ๓ MB; at most ๑ MB are possible. Send a smaller photo or split the document."
        )


# --- Pictures to look at ---------------------------------------------------------------------------------------------


def looked_at(jpeg):
    image = Image.open(io.BytesIO(jpeg))
    return image.format, image.size, dict(image.getexif())


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (picture(size=(2000, 1000)), (480, 240)),
        (turned_jpeg(), (48, 64)),
        (picture("PNG", mode="P", colour=0), (64, 48)),
        (picture("PNG", mode="I;16", colour=9), (64, 48)),
        (picture("PNG", mode="1", colour=0), (64, 48)),
        (picture("PNG", mode="LA", colour=(9, 9)), (64, 48)),
        (picture(mode="CMYK", colour=(9, 9, 9, 9)), (64, 48)),
        (picture("WEBP", mode="RGBA"), (64, 48)),
        (heic(), (64, 48)),
    ],
)
def test_photo_becomes_a_bare_upright_jpeg(content, size):
    assert looked_at(pictures.photo(io.BytesIO(content), side=480)) == ("JPEG", size, {})


def test_transparent_picture_stands_on_white():
    drawn = Image.open(
        io.BytesIO(pictures.photo(io.BytesIO(picture("PNG", mode="RGBA", colour=(0, 0, 0, 0))), side=480))
    )
    assert drawn.getpixel((9, 9)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("size", "drawn"),
    [((595, 842), (340, 480)), ((842, 595), (480, 340)), ((10, 14_000), (1, 480)), ((3, 3), (480, 480))],
)
def test_page_of_a_pdf_fits_the_side_whatever_its_shape(size, drawn):
    kind, found, _exif = looked_at(pictures.pdf_page(io.BytesIO(pdf(2, size=size)), 1, side=480))
    assert (kind, found) == ("JPEG", drawn)


def test_endings_are_those_that_the_page_offers():
    assert ENDINGS == "jpg jpeg jfif png webp heic heif pdf"

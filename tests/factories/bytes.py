"""Files as people send them, whole and broken, made on the spot."""

import io
import zlib
from functools import cache

import pikepdf
import pillow_heif
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


@cache
def picture(form="JPEG", size=(64, 48), colour="teal", mode="RGB", **options) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, form, **options)
    return out.getvalue()


@cache
def turned_jpeg() -> bytes:
    """Held upright: 64 x 48 as stored, 48 x 64 as looked at, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    return picture(size=(64, 48), exif=exif.tobytes())


@cache
def heic() -> bytes:
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 48), "teal")).save(out)
    return out.getvalue()


@cache
def pdf(pages=1, size=(595, 842), **options) -> bytes:
    out = io.BytesIO()
    document = pikepdf.new()
    for _page in range(pages):
        document.add_blank_page(page_size=size)
    document.save(out, **options)
    return out.getvalue()


@cache
def locked_pdf() -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="owner", user="user"))


@cache
def png_of(width, height) -> bytes:
    """The head of a PNG that claims to be so large; it holds next to nothing."""
    whole = bytearray(picture("PNG"))
    whole[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    crc = zlib.crc32(whole[12:29])
    whole[29:33] = crc.to_bytes(4, "big")
    return bytes(whole)


def sent(name="ภาพถ่าย.jpg", content=None) -> SimpleUploadedFile:
    """A file of a form that is posted."""
    return SimpleUploadedFile(name, picture() if content is None else content)

"""Pictures to look at: photos upright, small and bare of what the camera wrote into them, pages of a PDF drawn."""

import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import pillow_heif
import pypdfium2
from PIL import Image, ImageFile, ImageOps

pillow_heif.register_heif_opener()
# The largest that phones take has 108 megapixels, as JPEG, which is decoded small. The others are decoded whole, and so
# many bytes a pixel (PNG 8, WebP 16, HEIC 7) that more pixels would not fit into 400 MB.
MOST_MEGAPIXELS = {
    "image/jpeg": 120,
    "image/mpo": 120,  # a JPEG with further pictures inside, as many phones make them
    "image/png": 40,
    "image/apng": 40,
    "image/webp": 20,
    "image/heic": 50,
    "image/heic-sequence": 50,
    "image/heif": 50,
    "image/heif-sequence": 50,
}
FEWEST = min(MOST_MEGAPIXELS.values())
MEGA = 1_000_000
Image.MAX_IMAGE_PIXELS = max(MOST_MEGAPIXELS.values()) * MEGA
warnings.simplefilter("error", Image.DecompressionBombWarning)

# Held while pictures are decoded: PDFium is not safe in several threads, and many large pictures would fill the memory.
one_at_a_time = threading.Lock()
# Other modes lose the edges of letters when they are made smaller.
SMOOTH = {"RGB", "RGBA", "L", "LA", "CMYK", "YCbCr"}


@contextmanager
def opened(file: BinaryIO) -> Iterator[Image.Image]:
    """A picture whose pixels are not decoded yet; refuses one that would be too many of them."""
    with Image.open(file) as image:
        if image.width * image.height > MOST_MEGAPIXELS.get(image.get_format_mimetype() or "", FEWEST) * MEGA:
            raise Image.DecompressionBombError
        yield image


@contextmanager
def to_the_last_line() -> Iterator[None]:
    """Inside, a picture that was cut off does not open; the PDF engine tells Pillow to let such pictures pass."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def photo(file: BinaryIO, *, side: int) -> bytes:
    """A photo as JPEG, upright, at most `side` pixels a side."""
    with one_at_a_time, opened(file) as image:
        image.draft(None, (side * 2, side * 2))
        small = image if image.mode in SMOOTH else on_white(image)
        small.thumbnail((side, side))
        return as_jpeg(ImageOps.exif_transpose(small))


def pdf_page(file: BinaryIO, number: int, *, side: int) -> bytes:
    """One page of a PDF as JPEG, at most `side` pixels a side; `number` counts from 0."""
    with one_at_a_time, pypdfium2.PdfDocument(file) as document:
        page = document[number]
        scale = side / max(*page.get_size(), 1)
        return as_jpeg(page.render(scale=scale).to_pil())


def as_jpeg(image: Image.Image) -> bytes:
    """The bare pixels as JPEG, on white where they are transparent."""
    out = io.BytesIO()
    on_white(image).save(out, "JPEG", quality=80, optimize=True, progressive=True)
    return out.getvalue()


def on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")

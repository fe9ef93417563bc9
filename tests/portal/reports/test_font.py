"""Text copied out of a PDF is the text that was written, and our letters look like the font's own."""

import subprocess
from io import BytesIO
from pathlib import Path

import fontpkg_sarabun
import pypdf
import pypdfium2
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont, features
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from portal.reports import font, pdf

CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F)]
TONES = ["", "่", "้", "๊", "๋"]
SYLLABLES = [f"{consonant}{tone}ำ" for tone in TONES for consonant in CONSONANTS]
STACKS = [
    f"{consonant}{vowel}{tone}น"
    for vowel in ["", "ั", "ิ", "ี", "ึ", "ื", "็", "ุ", "ู"]
    for tone in [*TONES, "์"]
    for consonant in CONSONANTS
    if consonant not in "ฤฦษ"  # the first two are vowels; the third meets no vowel and tone at once
]
SENTENCES = [
    "การบริหารจัดการน้ำ ทำ ก้ำ ป่ำ ซ้ำ คำ ฝ้ำ ฟ้ำ ปำ ญำ ฐำ ๐๑๒๓๔๕๖๗๘๙",
    "ที่ นี้ ปั๊ม ปี่ ฟุ้ง ญุ ฐู ฎุ ฏู ฤๅ ฦๅ กฎ ปี้ ฟื้น ฝั่ง ปู่ ป้า ฝ่าย น้ำใจ สำเร็จ",
    "สำนักงานพัฒนาชุมชนอำเภอ (สพอ.) ประจำเดือน ก.ย. ๒๕๖๘ ฯลฯ ต่าง ๆ ฿1,234.50",
    "Evidence ผสม Thai: office, fi fl ffi, “คำพูด” – ค่ำ — … ± × é ü 100 % (ก) [ข]",
    "ทรัพย์ สิทธิ์ ศุกร์ จันทร์ เล็ก เก็บ เห็น เนื้อ เมื่อ เปี๊ยะ ก๊วยเตี๋ยว จิ๋ว ฬีฬำ",
]
STEMS = [f"saisaat-sarabun-{weight}" for weight in font.STYLES]
FOLDER = settings.BASE_DIR / "static" / "fonts"


def read_by_poppler(content: bytes) -> str:
    command = ["pdftotext", "-raw", "-nopgbrk", "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


def read_by_pdfium(content: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


def read_by_pypdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)


READERS = [read_by_poppler, read_by_pdfium, read_by_pypdf]


def words(text: str) -> list[str]:
    return text.replace("\ufffe", "").split()


@pytest.fixture(scope="module", params=["span", "b"])
def sample(request) -> tuple[list[str], bytes]:
    """The words of rich Thai in one weight, in lines that fit on the page, and its PDF."""
    lines = [*SENTENCES, *(" ".join(SYLLABLES[at : at + 23]) for at in range(0, len(SYLLABLES), 23))]
    lines += [" ".join(STACKS[at : at + 21]) for at in range(0, len(STACKS), 21)]
    text = "".join(f"<p><{request.param}>{line}</{request.param}></p>" for line in lines)
    page = f'<body class="cover">{text}</body>'  # without a page number
    return words(" ".join(lines)), pdf.render(page, language="th", title="ตัวอย่าง")


@pytest.mark.parametrize("read", READERS)
def test_copied_text_is_exact(sample, read):
    expected, content = sample
    assert words(read(content)) == expected


@pytest.mark.parametrize("read", READERS)
def test_other_spellings_of_sara_am_are_copied_as_the_common_one(read):
    page = '<body class="cover"><p>น\u0e49\u0e4d\u0e32 น\u0e4d\u0e49\u0e32 ท\u0e4d\u0e32 ทำ ป่า</p></body>'
    assert words(read(pdf.render(page, language="th", title=""))) == ["น้ำ", "น้ำ", "ทำ", "ทำ", "ป่า"]


def test_stock_font_needs_our_build():
    """Were the engine to learn it, we could stop building fonts."""
    fonts = FontConfiguration()
    address = (fontpkg_sarabun.ROOT / "files" / "Sarabun-Regular.ttf").as_uri()
    style = f'@font-face {{ font-family: "Stock"; src: url("{address}") }} html {{ font-family: "Stock" }}'
    content = HTML(string="การทำน้ำ").write_pdf(stylesheets=[CSS(string=style, font_config=fonts)], font_config=fonts)
    assert words(read_by_poppler(content)) == ["การทานา"]


def pictures(path: Path, texts: list[str]) -> list[bytes]:
    """Each text as black and white at one pixel a font unit."""
    assert features.check_feature("raqm")
    face = ImageFont.truetype(path, 1000, layout_engine=ImageFont.Layout.RAQM)
    found = []
    for text in texts:
        image = Image.new("1", (1500, 2200))
        ImageDraw.Draw(image).text((100, 1600), text, font=face, fill=1, anchor="ls")
        found.append(image.tobytes())
    return found


@pytest.mark.parametrize(("weight", "style"), list(font.STYLES.items()))
def test_letters_look_exactly_like_those_of_the_stock_font(weight, style):
    texts = [*SYLLABLES, *(stack[:-1] for stack in STACKS if stack[0] in "กปร")]
    ours = pictures(FOLDER / f"saisaat-sarabun-{weight}.ttf", texts)
    stock = pictures(fontpkg_sarabun.ROOT / "files" / f"Sarabun-{style}.ttf", texts)
    assert [text for text, *pair in zip(texts, ours, stock, strict=True) if pair[0] != pair[1]] == []


def ligatures(built: TTFont, last: str) -> int:
    """How many pairs of glyphs that end in this letter become one glyph."""
    last = built.getBestCmap()[ord(last)]
    return sum(
        [ligature.Component for ligature in choices] == [[last]]
        for lookup in built["GSUB"].table.LookupList.Lookup
        for subtable in lookup.SubTable
        if lookup.LookupType == 4
        for choices in subtable.ligatures.values()
    )


@pytest.mark.parametrize("form", ["ttf", "woff2"])
@pytest.mark.parametrize(("stem", "places"), list(zip(STEMS, [5, 13], strict=True)))
def test_every_form_has_a_ligature_for_each_place_and_tone(stem, places, form):
    assert ligatures(TTFont(FOLDER / f"{stem}.{form}"), "า") == places * len(TONES)


@pytest.mark.parametrize("stem", STEMS)
def test_built_font_has_its_own_name_and_keeps_copyright_and_licence(stem):
    names = TTFont(FOLDER / f"{stem}.ttf")["name"]
    style = font.STYLES[int(stem[-3:])]
    assert [names.getDebugName(number) for number in (1, 2, 4, 6)] == [
        "Saisaat Sarabun",
        style,
        f"Saisaat Sarabun {style}",
        f"SaisaatSarabun-{style}",
    ]
    assert "The Sarabun Project Authors" in names.getDebugName(0)
    assert "SIL Open Font License, Version 1.1" in names.getDebugName(13)


@pytest.mark.parametrize("stem", STEMS)
def test_web_font_is_small_and_has_what_pages_show(stem):
    built = TTFont(FOLDER / f"{stem}.woff2")
    assert (FOLDER / f"{stem}.woff2").stat().st_size < 20_480
    assert set(font.WEB_CHARACTERS) - set(built.getBestCmap()) == set()


def test_committed_fonts_are_built_byte_equal(capsys):
    call_command("build_fonts", "--check")
    assert capsys.readouterr().out == "The committed fonts are what the locked package builds.\n"


def test_check_names_the_file_that_differs(tmp_path):
    font.build(tmp_path)
    (tmp_path / "saisaat-sarabun-700.woff2").write_bytes(b"other")
    (tmp_path / "OFL.txt").unlink()
    with pytest.raises(CommandError, match=r"^Not as the .*: saisaat-sarabun-700\.woff2, OFL\.txt\. Run"):
        call_command("build_fonts", "--check", folder=tmp_path)

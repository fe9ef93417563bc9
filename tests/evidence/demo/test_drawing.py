import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageStat, features

from evidence.demo import pool
from evidence.demo.papers import TITLES, papers
from evidence.demo.photos import SCENES, TAKEN, photo


@pytest.fixture(scope="module")
def printed():
    return papers(2)


def test_same_number_draws_the_same_picture():
    assert (photo(3) == photo(3), photo(3) == photo(8)) == (True, False)


@pytest.mark.parametrize("number", range(len(SCENES)))
def test_photo_is_a_picture_with_something_on_it(number):
    with Image.open(io.BytesIO(photo(number))) as image:
        assert (image.format, image.size) == ("JPEG", TAKEN)
        assert min(ImageStat.Stat(image).stddev) > 20


def test_thai_on_pictures_is_shaped():
    """Without these two, vowels and tone marks would stand beside their letters."""
    assert (features.check("raqm"), features.check("fribidi")) == (True, True)


def test_papers_come_out_alike_each_time(printed):
    assert papers(2) == printed


def test_every_kind_of_paper_says_what_it_is_and_that_it_is_a_sample(printed):
    assert set(printed) == set(TITLES)
    for kind, (content, _second) in printed.items():
        with pypdfium2.PdfDocument(content) as paper:
            text = paper[0].get_textpage().get_text_bounded()
            assert (TITLES[kind] in text, "เอกสารตัวอย่าง" in text) == (True, True)


def test_papers_know_their_titles_and_some_have_several_pages(printed):
    pages = set()
    for kind, contents in printed.items():
        for content in contents:
            with pikepdf.open(io.BytesIO(content)) as paper:
                assert str(paper.docinfo["/Title"]) == TITLES[kind]
                pages.add(len(paper.pages))
    assert {1, 2, 3, 4} & pages == pages
    assert max(pages) > 1


def test_demo_has_no_more_than_six_hundred_files():
    assert pool.PHOTOS + pool.PAPERS * len(TITLES) <= 600

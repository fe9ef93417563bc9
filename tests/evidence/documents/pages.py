"""The text of a PDF as two unlike programs read it."""

import re
import subprocess

import pypdfium2


def by_poppler(content, number):
    """One page, counted from 1, in the order of the content stream."""
    return packed("".join(lines_by_poppler(content, number)))


def lines_by_poppler(content, number):
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-f", str(number), "-l", str(number), "-", "-"]
    text = subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
    return [packed(line) for line in text.splitlines() if packed(line)]


def by_pdfium(content, number):
    with pypdfium2.PdfDocument(content) as document:
        return packed(document[number - 1].get_textpage().get_text_range())


def count_of(content):
    with pypdfium2.PdfDocument(content) as document:
        return len(document)


def packed(text):
    """Without white space: where a line breaks is the page's business. PDFium marks a hyphen at a line's end."""
    return re.sub(r"\s+", "", text.replace("\ufffe", "-"))

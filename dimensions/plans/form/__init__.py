"""The plan as a workbook in the offices' own table form: written, and read back exactly. Plain Python, no Django."""

from dimensions.plans.form.found import FormReading
from dimensions.plans.form.page import Choice, Mark, Page
from dimensions.plans.form.reading import is_form, read_form
from dimensions.plans.form.template import empty_form
from dimensions.plans.form.writing import form_of

__all__ = [
    "Choice",
    "FormReading",
    "Mark",
    "Page",
    "empty_form",
    "form_of",
    "is_form",
    "read_form",
]

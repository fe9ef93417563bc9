"""A kind of document without an app: a cover and one figure."""

from datetime import date

from portal.reports.kinds import DocumentKind, NothingToShow
from portal.reports.sheets import Column, Sheet


class Plain(DocumentKind):
    name = "plain"
    label = "แบบสั้น"
    title = "รายงานแบบสั้น"
    final_title = "รายงานปลายปี"
    template_name = "base_print.html"
    office_kinds = ("province",)

    def read(self, scope, subject, *, at):
        if subject.as_of and subject.as_of < date(2023, 10, 2):
            raise NothingToShow
        return {"figure": 7}

    def pictures(self, rows):
        return {}

    def sheets(self, rows):
        return [Sheet("ตัวเลข", [Column("จำนวน", "number")], [(rows["figure"],)])]

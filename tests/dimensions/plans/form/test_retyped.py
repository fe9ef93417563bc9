"""What a clerk retyped in one column of the form and not in the other."""

from datetime import date

from tests.dimensions.plans.form.test_reading import edited, first


def test_period_that_was_retyped_without_its_dates_is_doubted():
    column = "ห้วงระยะเวลา"
    reading = edited((6, column, "ก.พ. ๖๗\nทุก ๓ เดือน"))
    assert [
        (doubt.kind, doubt.message % doubt.params) for doubt in reading.doubts if doubt.kind == "period_differs"
    ] == [
        (
            "period_differs",
            "“ก.พ. ๖๗” says other days than the columns of dates in this row; what those columns say was read.",
        )
    ]
    assert first(reading).periods[0].start == date(2024, 1, 1)
    assert "period_differs" not in {doubt.kind for doubt in edited().doubts}

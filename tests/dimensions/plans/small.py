"""A small plan file, and what a reading of it says, for tests that spoil one line of it."""

from dimensions.plans import read

PLAN = """\
programme:
  fiscal_year_be: 2567
  name: แผนใสสะอาด
  milestones:
    - code: plan_due
      title: ส่งแผน
      kind: deadline
      date: 2024-02-22
dimensions:
  - number: 1
    name: มิติที่หนึ่ง
    criteria:
      - number: 1
        level: null
        name: เกณฑ์
        activities:
          - seq: 1
            code: 1.1
            title: ประกาศนโยบาย
            detail: null
            periods:
              - raw: ม.ค. ๖๗
                start: 2024-01-01
                end: 2024-01-31
                label: null
            offices:
              - province
              - district
            evidence:
              - title: ประกาศ
                kinds:
                  - announcement
                min_count: 1
                per: period
            quotas:
              - measure: ช่องทาง
                at_least: 3
                out_of: 7
          - seq: 2
            title: รายงานผล
            sub_of: 1
"""


def spoiled(old: str, new: str) -> str:
    """The plan with one piece of it replaced."""
    assert PLAN.count(old) == 1, old
    return PLAN.replace(old, new)


def problems_in(text: str | bytes) -> list[tuple[int, int, str, str]]:
    return [
        (problem.place.line, problem.place.column, problem.place.path, problem.message % problem.params)
        for problem in read(text).problems
    ]

"""Which panels make up which board, and stand in which slot of a page, by name: none of the apps is known here."""

BOARDS = {
    "department": [
        "evidence.panels.Totals",
        "evidence.panels.Provinces",
        "evidence.panels.ProvinceLevels",
        "evidence.panels.Dimensions",
        "dimensions.panels.ProvincesDistrictPlans",
    ],
    "province": [
        "evidence.panels.Totals",
        "evidence.panels.Heat",
        "evidence.panels.OfficeLevels",
        "evidence.panels.Overdue",
        "evidence.panels.DueSoon",
        "dimensions.panels.DistrictPlans",
        "evidence.panels.Zones",
        "evidence.panels.Dimensions",
    ],
    "district": [
        "evidence.panels.Totals",
        "evidence.panels.Dimensions",
        "evidence.panels.OwnLevels",
        "evidence.panels.Overdue",
        "evidence.panels.DueSoon",
        "dimensions.panels.OwnDistrictPlan",
    ],
    "group": [
        "evidence.panels.Totals",
        "evidence.panels.Dimensions",
        "evidence.panels.OwnLevels",
        "evidence.panels.Overdue",
        "evidence.panels.DueSoon",
    ],
}

# Where a page of a lower floor shows what a higher one knows.
SLOTS = {
    "closing": ["evidence.panels.Totals"],
}

CHOICES = "dimensions.subjects.programmes_for"

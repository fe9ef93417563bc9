"""Which panels make up which board, by name: the ground draws them without knowing the apps."""

BOARDS = {
    "department": [
        "evidence.panels.Totals",
        "evidence.panels.Provinces",
        "evidence.panels.Dimensions",
    ],
    "province": [
        "evidence.panels.Totals",
        "evidence.panels.Heat",
        "evidence.panels.Overdue",
        "evidence.panels.DueSoon",
        "evidence.panels.Zones",
        "evidence.panels.Dimensions",
    ],
    "district": [
        "evidence.panels.Totals",
        "evidence.panels.Dimensions",
        "evidence.panels.Overdue",
        "evidence.panels.DueSoon",
    ],
    "group": [
        "evidence.panels.Totals",
        "evidence.panels.Dimensions",
        "evidence.panels.Overdue",
        "evidence.panels.DueSoon",
    ],
}

CHOICES = "dimensions.subjects.programmes_for"

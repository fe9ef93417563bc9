"""The words of the history for what happens to evidence."""

from django.utils.translation import pgettext_lazy

LABELS = {
    "submit": pgettext_lazy("history", "Submitted"),
    "withdraw": pgettext_lazy("history", "Withdrew the submission"),
    "endorse": pgettext_lazy("history", "Endorsed"),
    "accept": pgettext_lazy("history", "Accepted"),
    "return": pgettext_lazy("history", "Returned for correction"),
    "reopen": pgettext_lazy("history", "Reopened"),
    "open": pgettext_lazy("history", "Opened for review"),
    "add_file": pgettext_lazy("history", "Added a file"),
    "add_link": pgettext_lazy("history", "Added a link"),
    "assign_item": pgettext_lazy("history", "Changed what an item serves"),
    "remove_item": pgettext_lazy("history", "Removed an item"),
    "describe": pgettext_lazy("history", "Described the activity"),
}

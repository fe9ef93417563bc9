"""Who signs in. What a person may do comes from memberships, not from here."""

from collections.abc import Collection

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.shell.digits import ARABIC, THAI


class User(AbstractUser):
    class Language(models.TextChoices):
        THAI = "th", _("Thai")
        ENGLISH = "en", _("English")

    class Digits(models.TextChoices):
        ARABIC = ARABIC, _("Arabic digits (1 2 3)")
        THAI = THAI, _("Thai digits (๑ ๒ ๓)")

    title = models.CharField(pgettext_lazy("name prefix", "Title"), max_length=60, blank=True)
    language = models.CharField(_("Language"), max_length=2, choices=Language.choices, default=Language.THAI)
    digits = models.CharField(_("Digits"), max_length=6, choices=Digits.choices, default=Digits.ARABIC)
    must_change_password = models.BooleanField(_("must choose a new password"), default=False)
    # Made by the demo: a database that holds anybody else refuses it.
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta(AbstractUser.Meta):
        ordering = ("username",)
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="no_two_user_names_differ_only_in_case",
                violation_error_message=_(
                    "Another person has this user name already; capital letters make no difference."
                ),
            )
        ]

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """What is wrong with the user name stands at the user name, and is then said by nobody else."""
        try:
            super().validate_constraints(exclude)
        except ValidationError as error:
            raise ValidationError({"username": error.messages}) from error

    def get_full_name(self) -> str:
        """Title and name as Thai officials write it, the title joined to the first name; else the user name."""
        if not (self.first_name or self.last_name):
            return self.username
        return f"{self.title}{self.first_name} {self.last_name}".strip()

    def __str__(self) -> str:
        return self.get_full_name()

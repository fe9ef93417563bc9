"""What a person may change of the own account."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User


class SignInForm(AuthenticationForm):
    """One sentence for a wrong name, a wrong password and a closed account: it tells a stranger nothing."""

    error_messages = {
        "invalid_login": _(
            "You could not be signed in. Check the user name and the password, capital letters too; "
            "if both are right, the account is closed: ask your administrator."
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("User name")


class NewPasswordForm(PasswordChangeForm):
    """An own password that is not the one an administrator handed out."""

    def clean_new_password1(self) -> str:
        password: str = self.cleaned_data["new_password1"]
        if self.user.check_password(password):
            raise ValidationError(_("This is the password you have now. Choose another one."), code="same_password")
        return password

    def validate_password_for_user(self, user: User, *_field: str) -> None:
        """What is wrong with it is said where it was chosen, not where it was repeated."""
        super().validate_password_for_user(user, "new_password1")


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is a person's own to choose; the name, which stands beside every act, is the administrator's to set."""

    class Meta:
        model = User
        fields = ("email", "language", "digits")
        widgets = {"language": forms.RadioSelect, "digits": forms.RadioSelect}

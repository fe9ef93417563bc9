"""People who can sign in; what they may do comes from `MembershipFactory`."""

import factory
from factory.django import DjangoModelFactory, Password

from portal.accounts.models import User

PASSWORD = "green-paddy-and-warm-rain"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    username = factory.Sequence(lambda number: f"person-{number}")
    title = "นาย"
    first_name = factory.Sequence(lambda number: f"ชื่อ{number}")
    last_name = "นามสกุลตัวอย่าง"
    password = Password(PASSWORD)

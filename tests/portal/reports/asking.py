"""The pages of documents, what their form sends, and who asks."""

from portal.accounts.models import User
from portal.offices.models import Office
from tests.factories.offices import MembershipFactory

LIST = "/reports/"
MAKE = "/reports/make/21/plain/"
ASKED = {"choice": "2567-plan", "as_of": "", "form": "pdf", "language": "th"}


def signed_in(client, role, code, **facts):
    user = MembershipFactory(role=role, office=Office.objects.get(code=code)).user
    User.objects.filter(pk=user.pk).update(**{"language": "en"} | facts)
    client.force_login(user)
    return User.objects.get(pk=user.pk)

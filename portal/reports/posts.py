"""Positions as a document names them: who made it and who is to sign it, without a personal name."""

from datetime import date

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.offices.models import Office, Position, Tenure
from portal.offices.scope import Scope
from portal.reports.models import READERS


def signer_of(office: Office, day: date) -> str:
    """The position that leads the office; empty where the portal knows of none."""
    held = Tenure.objects.in_force(day).filter(position__office=office, position__leads=True)
    tenure = held.select_related("position").order_by("acting", "-starts_on").first()
    if tenure and tenure.acting:
        return _("acting as %(position)s") % {"position": tenure.position.title}
    position = tenure.position if tenure else Position.objects.filter(office=office, leads=True).first()
    return position.title if position else ""


def maker_of(by: User, scope: Scope, office: Office, day: date) -> str:
    """The maker's position and office, each said once; else the office for which this person makes documents."""
    held = Tenure.objects.in_force(day).filter(user=by).select_related("position__office")
    if tenure := held.order_by("acting", "-starts_on").first():
        post, home = tenure.position.title, tenure.position.office
        if home == office or home.name in post:
            return post
        return _("%(post)s, %(office)s") % {"post": post, "office": home.name}
    near = [grant for grant in scope.having(READERS) if grant.reaches(office.path)][-1]
    return Office.objects.get(path=near.path).name

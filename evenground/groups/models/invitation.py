from django.db import models

from evenground.groups.models.group import Group, Member
from evenground.groups.models.host import HostActor
from evenground.record.domain.ids import uuid7


class Invitation(models.Model):
    """A place held open for one person: a link, a short code, a printed slip. "No thanks" does not end it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="invitations")
    code = models.CharField(max_length=16, unique=True)
    from_member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    from_host = models.ForeignKey(HostActor, null=True, on_delete=models.SET_NULL, related_name="+")
    made_on = models.DateField()
    ends_on = models.DateField()
    used_on = models.DateField(null=True)
    no_more_mail = models.BooleanField(default=False)  # somebody pressed "No thanks"; on pages it changes nothing
    decided = models.BooleanField(default=False)  # after the founding time: the group decided it

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evenground.groups.models.group import Group, Member
from evenground.people.models import Person
from evenground.record.domain.ids import uuid7


class HostActor(models.Model):
    """A named person who acts for the host, on one page that all members see. Acting for the host is no membership."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="host_actors")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="acts_for")
    job = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"], condition=Q(until=None), name="groups_one_host_actor_each"
            )
        ]


class HostActKind(models.TextChoices):
    OPENED = "opened", _("opened the group")
    HELPER = "helper", _("named a helper")
    FIXED = "fixed", _("fixed something beforehand")
    OPENED_UP = "opened_up", _("opened something that was fixed")
    REPLIED = "replied", _("replied to a question")
    PAID = "paid", _("paid for something")
    OVERRODE = "overrode", _("overrode the group")
    DECIDED = "decided", _("decided a named limit or duty")
    ACTOR = "actor", _("named who acts for the host")


class HostAct(models.Model):
    """Something done for the host: what, why, when and by whom, for all members to see."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="host_acts")
    actor = models.ForeignKey(HostActor, null=True, on_delete=models.SET_NULL, related_name="acts")
    kind = models.CharField(max_length=10, choices=HostActKind)
    words = models.TextField()
    reason = models.TextField(blank=True)
    salt = models.CharField(max_length=32)
    about = models.CharField(max_length=100, blank=True)  # "decisions.proposal:<id>"
    done_on = models.DateField()


class HelperKind(models.TextChoices):
    LEAD = "lead", _("Safeguarding lead")
    DEPUTY = "deputy", _("Deputy")
    OUTSIDE = "outside", _("Somebody outside the group and the host")
    HOURS = "hours", _("Out of hours")
    BESIDE = "beside", _("Beside you")


class Helper(models.Model):
    """Somebody who can help, by name: what they do, what not, when they are there."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="helpers")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="helps")
    kind = models.CharField(max_length=8, choices=HelperKind)
    name = models.CharField(max_length=200)
    job = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    there = models.CharField(max_length=200, blank=True)  # when they are there
    does = models.CharField(max_length=400, blank=True)
    does_not = models.CharField(max_length=400, blank=True)
    ended_on = models.DateField(null=True)


class OutsideSays(models.TextChoices):
    GO_ON = "go_on", _("It goes on")
    END = "end", _("It ends")


class PostingPause(models.Model):
    """A pause of one person's posting, for safety: at most 72 hours, once for a matter. Then the group decides.

    Where fewer than two are left to decide, the outside contact is asked and does.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="posting_pauses")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="posting_pauses")
    by = models.ForeignKey(Helper, on_delete=models.CASCADE, related_name="+")
    matter = models.CharField(max_length=200)  # seen by the person paused, the lead and the deputy
    why = models.TextField()
    starts = models.DateTimeField()
    until = models.DateTimeField()
    asked_on = models.DateField(null=True)  # the group was asked whether posting stays paused
    outside = models.ForeignKey(Helper, null=True, on_delete=models.SET_NULL, related_name="+")  # asked in its place
    outside_said = models.CharField(max_length=5, choices=OutsideSays, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "matter"], name="groups_one_pause_a_matter")]

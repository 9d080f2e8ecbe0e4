import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evenground.people.models import Person
from evenground.record.domain.ids import uuid7


class Group(models.Model):
    """A group of equals. Opens once its helpers are named; founding ends by the group's decision or after 30 days."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(max_length=12, unique=True)  # short, for commands and for saying on the phone
    name = models.CharField(max_length=200)
    why = models.TextField()
    time_needed = models.CharField(max_length=300, blank=True)
    what_you_get_back = models.CharField(max_length=600, blank=True)
    host_name = models.CharField(max_length=200, blank=True)  # "" for a group of its own
    time_zone = models.CharField(max_length=60)
    started_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    started_on = models.DateField()
    opened_on = models.DateField(null=True)  # invitations work from this day
    together_on = models.DateField(null=True)  # founding is over
    ended_on = models.DateField(null=True)
    name_decided = models.BooleanField(default=False)
    rule = models.TextField(blank=True)  # the rule in force as JSON; "" is the starter rule
    last_joined_on = models.DateField(null=True)


class Part(models.TextChoices):
    """How I take part. Its one effect is the lived-experience half of the quorum."""

    LIVED = "lived", _("Through lived experience")
    STAFF = "staff", _("In a paid job for the host")
    BOTH = "both", _("Both")
    UNSAID = "unsaid", _("I'd rather not say")


class MemberState(models.TextChoices):
    ACTIVE = "active", _("taking part")
    PAUSED = "paused", _("having a pause")
    LEFT = "left", _("left")


class Member(models.Model):
    """Somebody's place in a group. `record_key` stands for them in the record, and means nothing without this row."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    part = models.CharField(max_length=6, choices=Part, default=Part.UNSAID)
    state = models.CharField(max_length=6, choices=MemberState, default=MemberState.ACTIVE)
    joined_on = models.DateField()
    record_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    no_posts_until = models.DateTimeField(null=True)  # a pause for safety

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"], condition=~Q(state="left"), name="groups_one_place_each"
            )
        ]


class Agreement(models.Model):
    """A version of the working agreement: in force once the group decided it, before that a text to start from."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="agreements")
    words = models.TextField()
    salt = models.CharField(max_length=32)
    since = models.DateField()
    decided = models.BooleanField(default=False)

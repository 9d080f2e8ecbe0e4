import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from evenground.events.models import Event
from evenground.groups.models import Group, Member
from evenground.record.domain.ids import uuid7


class CardKind(models.TextChoices):
    ROLE = "role", _("A role, for a while")
    TASK = "task", _("A task, a small thing")


class Level(models.TextChoices):
    """How far somebody wants to take part just now. Chosen by them, seen by them."""

    WATCH = "watch", _("I watch")
    COMMENT = "comment", _("I say what I think")
    HELP = "help", _("I help")
    CO_LEAD = "co_lead", _("I lead together with somebody")
    LEAD = "lead", _("I lead")


class RoleCard(models.Model):
    """A role or a task. What it says stands in its newest version."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="role_cards")
    kind = models.CharField(max_length=4, choices=CardKind, default=CardKind.ROLE)
    back_up = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")  # they said yes


class CardVersion(models.Model):
    """What a card says, from one change to the next. Earlier ones are kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    card = models.ForeignKey(RoleCard, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    purpose = models.TextField(blank=True)
    involves = models.TextField(blank=True)
    time = models.TextField(blank=True)
    support = models.TextField(blank=True)
    gives_back = models.TextField(blank=True)
    is_not = models.TextField(blank=True)
    ask = models.TextField(blank=True)
    skill = models.CharField(max_length=300, blank=True)
    several = models.BooleanField(default=False)  # more than one may share it
    on_day = models.DateField(null=True)
    event = models.ForeignKey(Event, null=True, on_delete=models.SET_NULL, related_name="+")  # it belongs to it
    salt = models.CharField(max_length=32)
    since = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "number"], name="roles_one_version_of_a_number")]


class Holding(models.Model):
    """Somebody carries a card. Handed back, the row is gone. `key` stands for it in the record, never the person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    card = models.ForeignKey(RoleCard, on_delete=models.CASCADE, related_name="holdings")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="holdings")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    support = models.TextField(blank=True)  # what would help, in their words
    agreed = models.PositiveIntegerField(default=0)  # the version of which they said: this is how I see it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "member"], name="roles_held_once_each")]


class Offer(models.Model):
    """Somebody was asked whether they would like to. Seen by them alone.

    `waiting` ends with any answer, and which it was is not kept. The row stays, so that it is not offered again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    card = models.ForeignKey(RoleCard, on_delete=models.CASCADE, related_name="offers")
    to = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="role_offers")
    waiting = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "to"], name="roles_offered_once_each")]


class MyLevel(models.Model):
    """A member's own wish about taking part. No row is the same as watching."""

    member = models.OneToOneField(Member, primary_key=True, on_delete=models.CASCADE, related_name="level")
    level = models.CharField(max_length=7, choices=Level, default=Level.WATCH)

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from evenground.events.models import Event, Item
from evenground.groups.models import Member
from evenground.record.domain.ids import uuid7
from evenground.roles.models.cards import RoleCard


class Step(models.Model):
    """Something behind the scenes of a day. Who does it is whoever carries its card, or somebody outside, in words."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="steps")
    day = models.PositiveSmallIntegerField()  # counted from 1; where it stands beside an item, that one's day counts
    item = models.ForeignKey(Item, null=True, on_delete=models.SET_NULL, related_name="steps")
    starts = models.TimeField(null=True)
    cue = models.CharField(max_length=300, blank=True)  # when this happens
    what = models.TextField()
    card = models.ForeignKey(RoleCard, null=True, on_delete=models.SET_NULL, related_name="steps")
    who = models.CharField(max_length=300, blank=True)  # somebody outside, or a role in words
    number = models.PositiveIntegerField()  # the order of those at the same time
    shows = models.UUIDField(null=True)  # something made: no link in the database, since ideas stand above this app
    salt = models.CharField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["event", "number"])]


class Ready(models.Model):
    """How somebody feels before a day. Read by them and by whom they chose; no day or time is kept."""

    class Feeling(models.TextChoices):
        READY = "ready", _("I feel ready")
        TALK = "talk", _("I'd like to talk it over")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    feeling = models.CharField(max_length=5, choices=Feeling)
    seen_by = models.ManyToManyField(Member, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "member"], name="roles_one_feeling_each")]

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from evenground.events.models import Event, Item
from evenground.groups.models import Group, Member
from evenground.record.domain.ids import uuid7


class RoomState(models.TextChoices):
    DRAFT = "draft", _("Being prepared")
    EARLY = "early", _("Open for early questions")
    LIVE = "live", _("Live now")
    CLOSED = "closed", _("Closed, and followed up")


class Room(models.Model):
    """Where people put questions and thoughts to a leader: before the day, on it, and until each has its end.

    Who hosts it, and whose turn comes when, says the group by a decision (`queries.hosts_of`, `queries.cycle_of`).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="rooms")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="rooms")
    item = models.ForeignKey(Item, null=True, on_delete=models.SET_NULL, related_name="+")  # its session
    code = models.CharField(max_length=10, unique=True)  # in the room's address and on the screen
    leader_name = models.CharField(max_length=200)  # as they wish to be called
    leader_job = models.CharField(max_length=200, blank=True)
    welcome = models.TextField(blank=True)  # a few words from the group to whoever comes in
    unnamed = models.BooleanField(default=True)  # questions without a name; settled once the room is open
    state = models.CharField(max_length=6, choices=RoomState, default=RoomState.DRAFT)
    paused = models.BooleanField(default=False)
    seed = models.CharField(max_length=64, blank=True)  # of the lots; shown from the opening on, before any draw
    taken = models.PositiveIntegerField(default=0)  # turns taken so far
    cards = models.PositiveIntegerField(default=0)  # room tickets printed for the door
    leader_link = models.PositiveIntegerField(default=1)  # a new number makes the old link useless
    leader_mail = models.EmailField(blank=True)  # where the leader wishes to be reminded; they give it themselves
    changes = models.PositiveBigIntegerField(default=0)  # goes up with all that is to be seen in the room
    made_on = models.DateField()
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    salt = models.CharField(max_length=32)


class RoomSide(models.TextChoices):
    LEADER = "leader", _("for the leader")
    HOST = "host", _("for the host organisation")


class ActsFor(models.Model):
    """A member who acts in this room for the leader or the host organisation: they say so, and can't be its host."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="acting")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=6, choices=RoomSide)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "member"], name="questions_acts_for_once")]


class TookTicket(models.Model):
    """That a member took a room ticket, and nothing more: not which, not when. Its key tells no time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="took")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "member"], name="questions_took_once")]

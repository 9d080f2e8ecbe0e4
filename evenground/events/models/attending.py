import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from evenground.events.models.event import Event
from evenground.groups.models import Member


class SignUp(models.Model):
    """Somebody's place at a public event, or their turn in the line for one. They need no account.

    It goes whole when they cancel, and thirty days after the event: with their name, address and needs.
    """

    class State(models.TextChoices):
        IN = "in", _("You have a place")
        WAITING = "waiting", _("You are in the line for a place")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sign_ups")
    number = models.PositiveIntegerField()  # the order in which they came
    name = models.CharField(max_length=200)  # as they say it; for the greeting at the door
    email = models.EmailField(blank=True)
    code = models.CharField(max_length=10, unique=True)  # for paper, and for whoever has no email
    companion = models.BooleanField(default=False)  # somebody comes along to support them, on this same place
    needs = models.TextField(blank=True)
    reply = models.TextField(blank=True)  # what will be done, in the words of who looks after it
    met = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State)
    made_on = models.DateField()
    # Reminders they asked for. Each is sent once, and its wish is gone then.
    remind_week = models.BooleanField(default=False)
    remind_day = models.BooleanField(default=False)
    remind_morning = models.BooleanField(default=False)
    here_on = models.DateField(null=True)  # the day on which they were welcomed at the door; gone the day after

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="events_sign_up_numbered_once")]
        indexes = [models.Index(fields=["event", "state", "number"])]


class Caretaker(models.Model):
    """A member who looks after who comes and what they need. They take it on themselves, and let it go themselves."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="caretakers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "member"], name="events_caretaker_once")]

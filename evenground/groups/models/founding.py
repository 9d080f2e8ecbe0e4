from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evenground.groups.models.group import Group, Member
from evenground.record.domain.ids import uuid7


class Topic(models.TextChoices):
    """The choices that make an event what it is."""

    WHY = "why", _("Why we do it")
    WHO_FOR = "who_for", _("Who it is for")
    WHEN = "when", _("When")
    WHERE = "where", _("Where, or online")
    FORMAT = "format", _("What kind of event")
    BUDGET = "budget", _("The money")
    GUESTS = "guests", _("Who is invited to speak")
    JUDGING = "judging", _("How we judge whether it went well")
    OTHER = "other", _("Something else")


class FoundingChoice(models.Model):
    """A founding choice: open for the group, or fixed beforehand, with what, why and by whom."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="founding_choices")
    topic = models.CharField(max_length=10, choices=Topic)
    label = models.CharField(max_length=200, blank=True)  # for "something else"
    fixed = models.BooleanField(default=False)
    what = models.TextField(blank=True)
    why = models.TextField(blank=True)
    owner = models.CharField(max_length=200, blank=True)  # who fixed it and answers for it
    is_duty = models.BooleanField(default=False)  # law, safety or money
    said_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fixed=False) | ~(Q(what="") | Q(why="") | Q(owner="")),
                name="groups_fixed_has_reason_and_owner",
            )
        ]


class AskKind(models.TextChoices):
    WHY = "why", _("Why is this fixed?")
    OPEN = "open", _("Could this be opened?")
    UNTOLD = "untold", _("This was fixed and nobody told us")


class FoundingAsk(models.Model):
    """A member's question about something fixed, and its owner's reply by a date."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="founding_asks")
    choice = models.ForeignKey(FoundingChoice, null=True, on_delete=models.CASCADE, related_name="asks")
    kind = models.CharField(max_length=6, choices=AskKind)
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField(blank=True)
    salt = models.CharField(max_length=32)
    asked_on = models.DateField()
    reply_by = models.DateField(null=True)
    reply = models.TextField(blank=True)
    replied_on = models.DateField(null=True)

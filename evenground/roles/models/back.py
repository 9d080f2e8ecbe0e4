import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evenground.events.models import Event
from evenground.groups.models import Group, Member
from evenground.record.domain.ids import uuid7
from evenground.roles.models.cards import RoleCard


class BackKind(models.TextChoices):
    FEE = "fee", _("A fee")
    VOUCHER = "voucher", _("A voucher")
    EXPENSES = "expenses", _("What it costs you, paid back")
    TIME = "time", _("Time for time")
    TRAINING = "training", _("A course, or something to learn")
    REFERENCE = "reference", _("A reference, with good words about you")
    CERTIFICATE = "certificate", _("A certificate")
    THANKS = "thanks", _("Just a thank-you")


class Paid(models.TextChoices):
    UP_FRONT = "up_front", _("Before, so that nobody is out of pocket")
    CLAIMED = "claimed", _("After, when you ask for it")


class Take(models.TextChoices):
    ALL = "all", _("All of it")
    LESS = "less", _("Less of it")
    NONE = "none", _("None of it")
    SOMEONE = "someone", _("It goes to somebody else")
    LATER = "later", _("I'll say later")


class Back(models.Model):
    """What the host offers in return for one card or one event, in words. `number` goes up with each change."""

    name = ""  # what it is for, where the queries say so
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    card = models.ForeignKey(RoleCard, null=True, on_delete=models.CASCADE, related_name="backs")
    event = models.ForeignKey(Event, null=True, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=11, choices=BackKind)
    rate = models.CharField(max_length=300, blank=True)  # the unit and the rate, in words
    valid_from = models.DateField(null=True)
    hours = models.CharField(max_length=300, blank=True)
    paid = models.CharField(max_length=8, choices=Paid, blank=True)
    due = models.DateField(null=True)
    policy = models.CharField(max_length=2000, blank=True)
    advice = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(card__isnull=False, event__isnull=True) | Q(card__isnull=True, event__isnull=False),
                name="roles_back_for_one_thing",
            )
        ]


class BackKeeper(models.Model):
    """Who looks after what people choose. One at a time; they take it on and let it go themselves."""

    group = models.OneToOneField(Group, primary_key=True, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")


class BackChoice(models.Model):
    """What a member chose of an offer. No amount, no reason, no moment.

    `told` is who looked after it when they chose, as they read beforehand. Nobody else is ever shown it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    back = models.ForeignKey(Back, on_delete=models.CASCADE, related_name="choices")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    take = models.CharField(max_length=7, choices=Take)
    number = models.PositiveIntegerField()  # of the offer as they read it
    told = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["back", "member"], name="roles_one_choice_each")]


class Got(models.Model):
    """What somebody got out of it, in their own words. Theirs alone until they share it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    words = models.TextField()
    shared = models.BooleanField(default=False)

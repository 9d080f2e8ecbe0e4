"""What people need to take part. Texts lie here encrypted; nothing of it stands in the record."""

from django.db import models
from django.db.models import Q

from evenground.groups.models import Group, Member
from evenground.people.models import Person
from evenground.record.domain.ids import uuid7
from evenground.support.domain.envelope import bound_to


class RiderItem(models.Model):
    """A line of a person's own list of what helps. Theirs across groups; deleted on its day."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="rider_items")
    sealed = models.TextField()
    delete_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["delete_on"])]

    @property
    def bound(self) -> bytes:
        return bound_to("item", self.id, self.person_id)


class Share(models.Model):
    """An item shown to one person of one group, until it is taken back. `by` is its owner's place in that group."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(RiderItem, on_delete=models.CASCADE, related_name="shares")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    to = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "group", "to"], name="support_shared_once")]


class Adjustment(models.Model):
    """What will be done for a person: by whom (only who said yes owns it), by when, and whether it is in place."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="adjustments")
    sealed = models.TextField()
    day = models.DateField()
    owner = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    met = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(owner=None) | Q(asked=None), name="support_asked_until_there_is_an_owner"
            )
        ]

    @property
    def bound(self) -> bytes:
        return bound_to("adjustment", self.id, self.member.person_id)


class QuietNo(models.Model):
    """Somebody was asked to see to an adjustment and said no, or not now. Only the house knows, not to ask again."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    adjustment = models.ForeignKey(Adjustment, on_delete=models.CASCADE, related_name="noes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["adjustment", "person"], name="support_said_no_once")]


class Said(models.TextChoices):
    """What somebody said who was asked to be a buddy."""

    NOTHING = "", ""
    YES = "yes", "yes"
    NOT_NOW = "not_now", "not now"
    NO = "no", "no"


class Buddy(models.Model):
    """Somebody asked to be a member's buddy, and what they said. One is `chosen` at a time; nobody else knows."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="buddies")
    to = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="buddy_of")
    said = models.CharField(max_length=7, choices=Said, blank=True, default=Said.NOTHING)
    chosen = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "to"], name="support_asked_once"),
            models.UniqueConstraint(fields=["by"], condition=Q(chosen=True), name="support_one_buddy_each"),
            models.CheckConstraint(condition=~Q(by=models.F("to")), name="support_not_ones_own_buddy"),
        ]


class Call(models.Model):
    """A wish for a call, to one person. Gone once they called, or after seven days. `sealed`: where to ring, or ""."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    to = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sealed = models.TextField(blank=True)
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "to"], name="support_one_call_at_a_time")]

    @property
    def bound(self) -> bytes:
        return bound_to("call", self.id, self.by.person_id)

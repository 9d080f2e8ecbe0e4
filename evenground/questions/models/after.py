import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evenground.groups.models import Member
from evenground.questions.models.asking import Question
from evenground.questions.models.room import Room


class Heard(models.Model):
    """What the leader heard, takes away and will do: in their own words, or as a host wrote them down."""

    room = models.OneToOneField(Room, on_delete=models.CASCADE, primary_key=True, related_name="heard")
    heard = models.TextField(blank=True)
    take_away = models.TextField(blank=True)
    will_do = models.TextField(blank=True)
    by_leader = models.BooleanField()
    salt = models.CharField(max_length=32)
    said_on = models.DateField()
    changed_on = models.DateField(null=True)


class Promise(models.Model):
    """What was promised in a room: who, the exact words, by when. It is never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="promises")
    question = models.ForeignKey(
        Question, null=True, on_delete=models.CASCADE, related_name="promises"
    )  # that asked it
    number = models.PositiveIntegerField()
    who = models.CharField(max_length=200)
    words = models.TextField()
    salt = models.CharField(max_length=32)
    by_when = models.DateField()
    noted_on = models.DateField()
    confirmed_on = models.DateField(null=True)  # the leader said: yes, this is what I promised
    leader_says = models.TextField(blank=True)  # what the leader puts beside it
    reminders = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "number"], name="questions_promise_numbered_once")]


class Evidence(models.Model):
    """What shows how a promise went: words, perhaps a link. `by` is empty where it came by the leader's page."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="evidence")
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    by_leader = models.BooleanField()
    words = models.TextField()
    link = models.URLField(max_length=500, blank=True)
    on = models.DateField()


class WasIt(models.TextChoices):
    KEPT = "kept", _("Kept")
    PARTLY = "partly", _("Partly kept")
    NOT = "not", _("Not kept")


class WasItKept(models.Model):
    """What one of those who asked says of a promise. Its key is made of what they alone hold, and leads to nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="said")
    key = models.CharField(max_length=64)
    says = models.CharField(max_length=6, choices=WasIt)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["promise", "key"], name="questions_kept_said_once")]


class Briefing(models.Model):
    """What a member asks of the leader before they come. It is its owner's, under their name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="briefing")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    words = models.TextField()
    on = models.DateField()


class AskedBack(models.Model):
    """What the leader asks the room."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="asked_back")
    number = models.PositiveIntegerField()
    words = models.TextField()
    open = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "number"], name="questions_asked_back_once")]


class RoomWord(models.Model):
    """Words from somebody in the room: to what the leader asked, or what they know that this room needed.

    Its key is made of the ticket, which the device alone holds: that opens it, and stands in no other row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="words")
    asked = models.ForeignKey(AskedBack, null=True, on_delete=models.CASCADE, related_name="replies")
    key = models.CharField(max_length=64)
    words = models.TextField()
    would_hold = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")  # the first host
    held = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "key"], name="questions_one_word_each"),
            models.CheckConstraint(condition=~Q(words=""), name="questions_word_says_something"),
        ]


class Keepsake(models.Model):
    """Somebody's own note for afterwards, sealed with what their device or card alone holds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="keepsakes")
    key = models.CharField(max_length=64)
    sealed = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "key"], name="questions_one_keepsake_each")]

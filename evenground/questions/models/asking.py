import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evenground.questions.models.room import Room


class Ticket(models.Model):
    """A room ticket that was used: no person, no time. It has a row only from its first question or support on.

    `key` is a keyed hash of the ticket, which the device or the card alone holds.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="tickets")
    key = models.CharField(max_length=64)
    open = models.BooleanField(default=False)  # one of its questions has no end yet; not which
    asked = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "key"], name="questions_ticket_once")]


class QuestionKind(models.TextChoices):
    QUESTION = "question", _("A question")
    THOUGHT = "thought", _("A thought or an experience")


class QuestionState(models.TextChoices):
    OPEN = "open", _("Waiting for its turn")
    NOW = "now", _("Being answered now")
    ENDED = "ended", _("It has its end")


class End(models.TextChoices):
    NONE = "", _("No end yet")
    LIVE = "live", _("Answered in the room")
    WRITING = "writing", _("Answered in writing")
    WITHDRAWN = "withdrawn", _("Taken back by whoever asked")
    NOT_ANSWERED = "not_answered", _("Not answered")


class Question(models.Model):
    """A question or a thought for the leader. It holds no person, no ticket and no time of day.

    `secret` is a keyed hash of what its asker alone holds. That opens the reply, the appeal and "was it kept?".
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField(max_length=8, choices=QuestionKind, default=QuestionKind.QUESTION)
    words = models.TextField()
    salt = models.CharField(max_length=32)
    note = models.CharField(max_length=200, blank=True)  # its asker's content note: the words are folded under it
    name = models.CharField(max_length=200, blank=True)  # as they say it; "" is without a name
    behalf = models.CharField(max_length=200, blank=True)  # for whom it is asked, with their yes
    read_out = models.BooleanField(default=False)  # somebody else shall read it out
    secret = models.CharField(max_length=64)
    freed = models.BooleanField(default=False)  # its secret was shown after its end, and freed a next turn
    turn = models.PositiveIntegerField()  # the how manieth of its ticket
    asked_on = models.DateField()
    supporters = models.PositiveIntegerField(default=0)  # how many `supports` there are
    state = models.CharField(max_length=5, choices=QuestionState, default=QuestionState.OPEN)
    place = models.PositiveIntegerField(null=True)  # the turn that it got, from 1
    why = models.TextField(blank=True)  # JSON: why that turn was its
    held = models.BooleanField(default=False)  # both hosts held it: a stub is shown
    appeal = models.TextField(blank=True)  # what its asker says to that
    clearer = models.TextField(blank=True)  # a clearer wording that was suggested
    clearer_said = models.BooleanField(null=True)  # the asker's yes or no to it
    end = models.CharField(max_length=12, choices=End, blank=True, default=End.NONE)
    ended_on = models.DateField(null=True)
    due_on = models.DateField(null=True)  # the day by which it is answered in writing
    answer = models.TextField(blank=True)  # in writing; or what was said, in short
    reason = models.TextField(blank=True)  # why it was not answered

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "secret"], name="questions_secret_once"),
            models.UniqueConstraint(fields=["room", "place"], name="questions_one_a_turn"),
            models.UniqueConstraint(fields=["room"], condition=Q(state="now"), name="questions_one_now"),
            models.CheckConstraint(condition=Q(state="ended") | Q(end=""), name="questions_end_once_ended"),
            models.CheckConstraint(
                condition=~Q(end="not_answered") | ~Q(reason=""), name="questions_not_answered_says_why"
            ),
        ]
        indexes = [models.Index(fields=["room", "state"])]


class Support(models.Model):
    """That a ticket would like to hear the answer, too. Once each; it goes when it is taken back."""

    id = models.BigAutoField(primary_key=True)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="supports")
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="supports")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "ticket"], name="questions_support_once")]

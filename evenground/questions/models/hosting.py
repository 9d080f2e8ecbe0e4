import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from evenground.groups.models import Member
from evenground.questions.models.asking import Question
from evenground.questions.models.room import Room
from evenground.record.domain.ids import uuid7


class HoldReason(models.TextChoices):
    PERSON = "person", _("It tells something private about somebody else")
    HURT = "hurt", _("It attacks a person or a group of people")
    SAFETY = "safety", _("Somebody may be in danger; we help them first")
    ELSEWHERE = "elsewhere", _("It is no question or thought for this room")


class Hold(models.Model):
    """One host's wish to hold a question. It is held once both said so."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="holds")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=10, choices=HoldReason)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "by"], name="questions_one_hold_a_host")]


class Happened(models.TextChoices):
    OPENED = "opened", _("The room opened for early questions")
    LIVE = "live", _("The room went live")
    CLOSED = "closed", _("The room closed")
    HELD = "held", _("Both hosts held a question")
    LET_GO = "let_go", _("A held question is back in the room")
    PAUSED = "paused", _("A host paused the room")
    WENT_ON = "went_on", _("The room went on")
    OUT_OF_TURN = "out_of_turn", _("A question was taken out of turn")
    ENDED = "ended", _("A question got its end")
    PROMISED = "promised", _("A promise was written down")
    ASKED_BACK = "asked_back", _("The leader asked the room something")
    HEARD = "heard", _("The leader said what they heard, take away and will do")
    WORD_HELD = "word_held", _("Both hosts held a reply")
    WORD_BACK = "word_back", _("A held reply is back in the room")


class LogLine(models.Model):
    """A line of the room's log, open to everyone in it: what happened and why, never who asked or reported."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="log")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=12, choices=Happened)
    question = models.ForeignKey(Question, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField(blank=True)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "number"], name="questions_log_numbered_once")]


class Report(models.Model):
    """Words that somebody in the room thinks both hosts should look at. It holds nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="reports")
    words = models.TextField(blank=True)
    looked_at = models.BooleanField(default=False)

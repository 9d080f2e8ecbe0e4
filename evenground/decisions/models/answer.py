import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evenground.decisions.models.proposal import Proposal, Version
from evenground.groups.models import Member


class Code(models.TextChoices):
    """The five answers, as on the button."""

    HAPPY = "happy", _("Yes, go ahead.")
    GO_AHEAD_DIFFERENT_VIEW = "go_ahead_different_view", _("Go ahead. I see it differently.")
    OBJECT = "object", _("Not yet. Something needs to change first.")
    MORE_TIME_OR_FACTS = "more_time_or_facts", _("I need more time, or to know more.")
    STAND_ASIDE = "stand_aside", _("I'll leave this one to others.")


class Answer(models.Model):
    """A decider's answer to a version. Random id and a day only: rows say nothing about who came when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="answers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=24, choices=Code)
    words = models.TextField(blank=True)  # a differing view, or the facts asked for
    signed = models.BooleanField(default=False)  # the name stands by the words
    name_shown = models.BooleanField(default=False)  # "show my name with my answer", after the close
    record_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # one-time, linked to nothing else
    salt = models.CharField(max_length=32)
    given_on = models.DateField()
    entered_as = models.PositiveIntegerField(null=True)  # the entry's number, after the close

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "member"], name="decisions_one_answer_each"),
            models.CheckConstraint(condition=Q(code__in=Code.values), name="decisions_answer_is_one_of_five"),
        ]


class Fate(models.TextChoices):
    """What its owner says of an objection."""

    SOLVED = "solved", _("Solved by this")
    WATCH_POINT = "watch_point", _("OK to try with a watch point")
    DIFFERING_VIEW = "differing_view", _("Becomes a differing view")
    STAYS = "stays", _("It stays")


class Objection(models.Model):
    """Someone asks for a change first. It stays until its owner marks it, or answers anew; nobody judges it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)  # also its key in the record
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="objections")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="objections")  # raised on
    owner = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField(blank=True)
    salt = models.CharField(max_length=32)
    signed = models.BooleanField(default=False)
    voice = models.ForeignKey(
        Member, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # who speaks for it, if asked
    raised_on = models.DateField()
    fate = models.CharField(max_length=14, choices=Fate, default=Fate.STAYS)
    marked_on = models.DateField(null=True)
    asked_on = models.DateField(null=True)  # a changed text: its owner is asked, solved by this?


class WatchPoint(models.Model):
    """What we look at to see if a worry comes true: what, who looks, when, and at what level we stop."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="watch_points")
    objection = models.ForeignKey(Objection, null=True, on_delete=models.SET_NULL, related_name="watch_points")
    by = models.ForeignKey(
        Member, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # null: the program, for a trial
    what = models.TextField()
    who_looks = models.CharField(max_length=200)
    look_on = models.DateField()
    stop_at = models.CharField(max_length=300)
    salt = models.CharField(max_length=32)
    agreed_on = models.DateField(null=True)  # the owner's yes; only agreed ones stand
    declined_on = models.DateField(null=True)
    seen = models.TextField(blank=True)  # what was seen, at the review
    seen_on = models.DateField(null=True)


class Handover(models.Model):
    """An objection handed to a pair that includes its owner, or someone the owner names; only with the owner's yes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    objection = models.ForeignKey(Objection, on_delete=models.CASCADE, related_name="handovers")
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    first = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    second = models.ForeignKey(
        Member, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # the owner, or whom they name
    may_settle = models.TextField()
    salt = models.CharField(max_length=32)
    offered_on = models.DateField()
    agreed_on = models.DateField(null=True)
    declined_on = models.DateField(null=True)
    settled = models.TextField(blank=True)
    settled_on = models.DateField(null=True)


class View(models.Model):
    """A differing view that stands beside an outcome, in its owner's words. Only they change it or take it back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="views")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="views")  # the text that closed
    owner = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=10)  # view, objection (one that stayed), wish (for time or facts)
    objection = models.ForeignKey(Objection, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField()
    salt = models.CharField(max_length=32)
    signed = models.BooleanField(default=False)
    voice = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    checked = models.BooleanField(default=False)  # its owner looked it over before the outcome went round
    changed_on = models.DateField(null=True)
    taken_back_on = models.DateField(null=True)

    @property
    def folded_as(self) -> tuple[str, uuid.UUID]:
        """How wishes to fold name it. What was folded as an objection stays so beside the outcome."""
        return ("objection", self.objection_id) if self.objection_id else ("view", self.id)


class EarlierWords(models.Model):
    """Words as they stood before others took their place, and what they belong to: "decisions.view:<id>" and such."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    about = models.CharField(max_length=100, db_index=True)
    words = models.TextField()
    salt = models.CharField(max_length=32)
    until = models.DateField()


class Reminder(models.Model):
    """Somebody asked to be reminded before a proposal closes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="reminders")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    sent_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "member"], name="decisions_one_reminder_each")]

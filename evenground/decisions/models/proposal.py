from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evenground.groups.models import FoundingChoice, Group, Member, Part
from evenground.record.domain.ids import uuid7


class Kind(models.TextChoices):
    """What a decision does when it is decided. All but the plain one change who may do what, or how."""

    PLAIN = "plain", _("Something we do")
    NAME = "name", _("What we call ourselves")
    RULE = "rule", _("How we decide")
    TOGETHER = "together", _("We are together")
    AGREEMENT = "agreement", _("Our working agreement")
    JOIN = "join", _("Somebody new joins")
    REMOVE = "remove", _("Somebody is asked to leave")
    PART = "part", _("How somebody takes part")
    CLOSE_EARLY = "close_early", _("Close a decision early")
    UNFOLD = "unfold", _("Whether words stay folded")
    POSTING = "posting", _("Whether somebody's posting stays paused")
    PUBLISH = "publish", _("Whether everyone can see an event's page")
    ROOM_HOSTS = "room_hosts", _("Who hosts the questions to a leader")
    ROOM_TURNS = "room_turns", _("Whose turn comes when, in questions to a leader")


class State(models.TextChoices):
    OPEN = "open", _("Open for answers")
    DECIDED = "decided", _("Decided")
    NOT_DECIDED = "not_decided", _("Not decided")
    WITHDRAWN = "withdrawn", _("Taken back")
    POSTPONED = "postponed", _("Put off")


class Proposal(models.Model):
    """Something that somebody suggests the group decides. Its words are in its versions; the rule is a copy."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="proposals")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PLAIN)
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    size = models.CharField(max_length=6)  # domain.rule.Size
    rule = models.TextField()  # the rule in force when it opened, as JSON
    rule_decided = models.BooleanField()  # whether the group itself decided that rule
    limit = models.ForeignKey(
        FoundingChoice, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # named before it opened
    settles = models.ForeignKey(
        FoundingChoice, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # an open founding choice that is settled, once this is decided
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    opened_on = models.DateField()
    closes_on = models.DateField()  # open until the end of this day
    held = models.BooleanField(default=False)  # name and rule: open for answers while the group is founding
    waits = models.PositiveSmallIntegerField(default=0)
    rounds = models.PositiveSmallIntegerField(default=0)
    trial_tried = models.BooleanField(default=False)
    extended = models.BooleanField(default=False)  # somebody asked for more time, once
    enough = models.BooleanField(default=False)  # enough answers yet, as shown; looked at daily, and a yes stays
    enough_on = models.DateField(null=True)
    reason = models.CharField(max_length=30, blank=True)  # why it closed so: a code of domain.closing
    counts = models.TextField(blank=True)  # JSON: the five answers at the close
    closed_on = models.DateField(null=True)
    back_on = models.DateField(null=True)  # postponed: the day it comes back
    back_with = models.CharField(max_length=300, blank=True)  # postponed: who brings it, or the facts asked for
    look_over_until = models.DateTimeField(null=True)  # until then owners look over their words before it goes round
    sent_on = models.DateField(null=True)  # the outcome was sent round, after its owners could check their words
    views_added = models.TextField(blank=True)  # what these views added, written by the group
    views_added_salt = models.CharField(max_length=32, blank=True)
    review_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    day_told = models.BooleanField(default=False)  # that the day of looking again, or of coming back, is here
    ended_on = models.DateField(null=True)  # a decision that no longer stands
    previous = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="later")
    link = models.CharField(max_length=10, blank=True)  # to `previous`: keep, change, end, reopen, split

    class Meta:
        indexes = [models.Index(fields=["group", "state", "closes_on"]), models.Index(fields=["state", "closes_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None) | (~Q(state="open") & Q(closed_on__isnull=False)),
                name="decisions_closed_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=models.F("opened_on")), name="decisions_closes_after_it_opens"
            ),
        ]


class Version(models.Model):
    """A version of a proposal's text. Every version is kept; answers belong to one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    by = models.ForeignKey(
        Member, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # null: the program, for a trial
    what = models.TextField()
    why = models.TextField(blank=True)
    fixed = models.TextField(blank=True)
    who_does = models.TextField(blank=True)
    cost = models.TextField(blank=True)
    try_until = models.DateField(null=True)
    params = models.TextField(default="{}")  # JSON: what the kind needs, such as a rule, or whose place it is about
    changed = models.TextField(blank=True)  # what changed since the version before, in a sentence
    salt = models.CharField(max_length=32)
    opened_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "number"], name="decisions_one_version_a_number")]


class Decider(models.Model):
    """Who decides on a version: the active members when it opened, with how each took part then."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="deciders")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=6, choices=Part)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "member"], name="decisions_decider_once")]


class Suggestion(models.Model):
    """A change to the text that anyone suggests; the proposer takes it up as a new version, or leaves it."""

    class Act(models.TextChoices):
        TEXT = "text", _("Other words")
        CHANGE_PLAN = "change_plan", _("Change the plan")
        SHORTEN_TRIAL = "shorten_trial", _("Try it for a shorter time")
        SHRINK = "shrink", _("Do a smaller part of it")
        SHARED_LIMIT = "shared_limit", _("A limit we all keep to")
        SPLIT = "split", _("Make two proposals of it")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="suggestions")
    objection = models.ForeignKey(
        "decisions.Objection", null=True, on_delete=models.SET_NULL, related_name="suggestions"
    )
    act = models.CharField(max_length=14, choices=Act, default=Act.TEXT)
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    what = models.TextField()  # the proposal's new words; for a shared limit, the limit
    second = models.TextField(blank=True)  # split: the words of the second proposal
    why = models.TextField(blank=True)
    try_until = models.DateField(null=True)
    salt = models.CharField(max_length=32)
    made_on = models.DateField()
    taken_up = models.ForeignKey(Version, null=True, on_delete=models.SET_NULL, related_name="+")
    left_on = models.DateField(null=True)

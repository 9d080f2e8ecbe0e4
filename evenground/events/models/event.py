from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evenground.groups.models import Group, Member
from evenground.record.domain.ids import uuid7


class Stage(models.TextChoices):
    """Where a group is on the way from the first thought to the next event."""

    BEFORE = "before", _("Before anyone is asked")
    TOGETHER = "together", _("Coming together")
    PURPOSE = "purpose", _("What it is for, and for whom")
    PLAN = "plan", _("Planning it together")
    PREPARE = "prepare", _("Making and getting ready")
    DAY = "day", _("The day itself")
    AFTER = "after", _("Just afterwards")
    REVIEW = "review", _("Looking back and sharing")


class Way(models.TextChoices):
    UNSET = "", _("Not settled yet")
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    MIXED = "mixed", _("In person and online")


class ItemKind(models.TextChoices):
    ARRIVAL = "arrival", _("Arriving")
    TALK = "talk", _("A talk or a film")
    GROUP_WORK = "group_work", _("Work in small groups")
    TABLE_TALK = "table_talk", _("Talk at tables")
    PANEL = "panel", _("Several people speak")
    WORKSHOP = "workshop", _("A workshop")
    PRACTICAL = "practical", _("Something practical")
    BREAK = "break", _("A break")
    MEAL = "meal", _("A meal")
    CLOSING = "closing", _("Closing")
    OPTIONAL = "optional", _("For who likes")
    QUIET = "quiet", _("The quiet room")


class Series(models.Model):
    """Events that follow one another, so that each can learn from those before."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="series")
    name = models.CharField(max_length=200)
    began_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "name"], name="events_series_named_once")]


class Event(models.Model):
    """A gathering. A past one (`past`) is there to be learned from, and is changed by nobody."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="events")
    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="events")
    name = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    who_for = models.TextField(blank=True)
    time_zone = models.CharField(max_length=50)
    way = models.CharField(max_length=10, choices=Way, blank=True, default=Way.UNSET)
    place = models.TextField(blank=True)
    access = models.TextField(blank=True)  # how to get there and in: steps, lifts, hearing loop, captions
    joining = models.TextField(blank=True)  # links and door codes: only for those who attend
    stage = models.CharField(max_length=8, choices=Stage, default=Stage.TOGETHER)
    past = models.BooleanField(default=False)
    began_on = models.DateField()  # the day it was written here
    closed_on = models.DateField(null=True)
    next_when = models.CharField(max_length=200, blank=True)  # "When next?", in the group's words
    next_by = models.DateField(null=True)  # the day by which there is word about it
    next_owner = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True)  # everyone may see its page, by the group's decision
    seats = models.PositiveIntegerField(null=True)  # how many can come; null: as many as like
    changes = models.PositiveIntegerField(default=0)  # how often its programme changed
    salt = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(next_when="") | (Q(next_by__isnull=False) & ~Q(next_owner="")),
                name="events_when_next_has_day_and_owner",
            )
        ]


class Day(models.Model):
    """A day of an event, counted from 1. Of a past event held elsewhere the date may not be known."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="days")
    number = models.PositiveSmallIntegerField()
    date = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="events_day_numbered_once")]


class Item(models.Model):
    """A thing in a programme: a session, a break, the quiet room. `who` is a role in words, never a person's place."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="items")
    day = models.ForeignKey(Day, on_delete=models.RESTRICT, related_name="items")
    starts = models.TimeField()
    ends = models.TimeField()
    kind = models.CharField(max_length=10, choices=ItemKind)
    title = models.CharField(max_length=300)
    what = models.TextField(blank=True)
    who = models.CharField(max_length=500, blank=True)
    place = models.CharField(max_length=200, blank=True)
    from_item = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="led_to")
    salt = models.CharField(max_length=32)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="events_item_ends_after_start")]
        indexes = [models.Index(fields=["event", "starts"])]


class Said(models.Model):
    """What people said afterwards about a thing of a past programme. No names come along."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="said")
    number = models.PositiveIntegerField()  # as they came
    words = models.TextField()


class Mark(models.Model):
    """A member's mark on a thing of a past programme: worth keeping, changing or leaving; perhaps with words."""

    class What(models.TextChoices):
        KEEP = "keep", _("Worth keeping")
        CHANGE = "change", _("Worth changing")
        LEAVE = "leave", _("We can leave it")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="marks")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=6, choices=What)
    words = models.TextField(blank=True)
    salt = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "by"], name="events_one_mark_each")]


class Change(models.Model):
    """What changed in a programme, numbered, so that each can read what is new to them."""

    class What(models.TextChoices):
        ADDED = "added", _("New")
        CHANGED = "changed", _("Changed")
        MOVED = "moved", _("At another time")
        TAKEN_OUT = "taken_out", _("Taken out")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="changes_made")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=10, choices=What)
    item_id = models.UUIDField()  # no link: it may be taken out
    title = models.CharField(max_length=300)
    was = models.CharField(max_length=400, blank=True)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="events_change_numbered_once")]


class Looked(models.Model):
    """Up to which change somebody has read a programme. For their own eyes; it holds no day and no time."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "by"], name="events_looked_once")]

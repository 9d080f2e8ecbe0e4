import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from evenground.events.models import Event
from evenground.files.models import Upload
from evenground.groups.models import Group, Member
from evenground.ideas.models.ideas import Idea


class MadeKind(models.TextChoices):
    FILM = "film", _("A film")
    VOICE = "voice", _("A voice")
    POSTER = "poster", _("A poster")
    POEM = "poem", _("A poem")
    PLAYLIST = "playlist", _("A playlist")
    WORDS = "words", _("Opening words")
    PHOTO = "photo", _("A photo")
    OTHER = "other", _("Something else")


class Credit(models.TextChoices):
    NAME = "name", _("With my name")
    OTHER = "other", _("With another name")
    NOBODY = "nobody", _("With no name")


class Made(models.Model):
    """Something that a member made, perhaps of an idea. Only its maker changes it. Its key tells no time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="made")
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    idea = models.ForeignKey(Idea, null=True, on_delete=models.SET_NULL, related_name="made")
    kind = models.CharField(max_length=8, choices=MadeKind)
    title = models.CharField(max_length=200)
    credit = models.CharField(max_length=6, choices=Credit)
    other_name = models.CharField(max_length=100, blank=True)
    shown = models.BooleanField(default=False)  # the maker's yes to showing it in this group
    made_on = models.DateField()
    taken_back_on = models.DateField(null=True)


class MadeVersion(models.Model):
    """A version: the newest is shown, older ones are kept for the maker. Gone when the thing is taken back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made = models.ForeignKey(Made, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    link = models.CharField(max_length=2000, blank=True)
    words = models.TextField(blank=True)
    upload = models.ForeignKey(Upload, null=True, on_delete=models.SET_NULL, related_name="+")  # several may share it
    described = models.TextField(blank=True)  # what is said, or what is to be seen
    captions = models.TextField(blank=True)  # as typed: a time and words a line; see domain/captions.py
    salt = models.CharField(max_length=32)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["made", "number"], name="ideas_version_numbered_once")]


class InIt(models.Model):
    """Somebody who can be seen or heard in it. `said`: their yes or no to showing it; it holds no day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made = models.ForeignKey(Made, on_delete=models.CASCADE, related_name="people")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    said = models.BooleanField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["made", "member"], name="ideas_in_it_once")]


class Showing(models.Model):
    """A place beyond the group's own pages where a thing is shown, once its maker says yes to it.

    `said`: the maker's yes or no; None while they are asked. It holds no day, and not who asked.
    """

    class Where(models.TextChoices):
        EVENT = "event", _("At the event, and on its page in this group")
        PUBLIC = "public", _("On the event's page that everyone can see")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made = models.ForeignKey(Made, on_delete=models.CASCADE, related_name="showings")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    where = models.CharField(max_length=6, choices=Where)
    said = models.BooleanField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["made", "event", "where"], name="ideas_one_showing_a_place")]


class InShowing(models.Model):
    """What somebody who is in it says to one showing. Without a row they did not say yes yet. It holds no day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    showing = models.ForeignKey(Showing, on_delete=models.CASCADE, related_name="people")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    said = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["showing", "member"], name="ideas_in_showing_once")]

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from evenground.decisions.models import Proposal
from evenground.files.models import Upload
from evenground.groups.models import Group, Member
from evenground.roles.models import RoleCard


class Idea(models.Model):
    """An idea that somebody floats, perhaps built on another. Its key tells no time, since it may be unnamed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="ideas")
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    signed = models.BooleanField(default=False)  # whether its name is shown with it
    words = models.TextField()
    upload = models.ForeignKey(Upload, null=True, on_delete=models.SET_NULL, related_name="+")  # a voice or a picture
    salt = models.CharField(max_length=32)
    builds_on = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="built")
    floated_on = models.DateField()
    taken_back_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["group", "floated_on"])]


class KindWord(models.Model):
    """A kind word to an idea: "I like this", or "I'd help". Taken back, nothing of it is left. It holds no day."""

    class What(models.TextChoices):
        LIKE = "like", _("I like this")
        HELP = "help", _("I'd help")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="kind_words")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=4, choices=What)
    signed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["idea", "by", "what"], name="ideas_one_kind_word_each")]


class IdeaProposal(models.Model):
    """A proposal that came of an idea."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="became")
    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="+")


class IdeaTask(models.Model):
    """A task that came of an idea: a card that stands open for anyone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="tasks")
    card = models.OneToOneField(RoleCard, on_delete=models.CASCADE, related_name="+")

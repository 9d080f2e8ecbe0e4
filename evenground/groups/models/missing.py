import uuid

from django.db import models

from evenground.groups.models.group import Group, Member


class MissingTalk(models.Model):
    """A group talks about who is missing. One for a group; it stays open, and holds nothing about anybody."""

    group = models.OneToOneField(Group, primary_key=True, on_delete=models.CASCADE, related_name="missing_talk")
    begun_on = models.DateField()


class MissingWord(models.Model):
    """Somebody's words to one of its questions, signed or not. Taken back, nothing of them is left."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    talk = models.ForeignKey(MissingTalk, on_delete=models.CASCADE, related_name="said")
    question = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    signed = models.BooleanField(default=False)
    words = models.TextField()
    said_on = models.DateField()


class MissingDeed(models.Model):
    """Something the group will do about it, by a day: taken by whoever wants, given back without a trace."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    talk = models.ForeignKey(MissingTalk, on_delete=models.CASCADE, related_name="deeds")
    words = models.TextField()
    salt = models.CharField(max_length=32)
    day = models.DateField()
    taken_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    done_on = models.DateField(null=True)

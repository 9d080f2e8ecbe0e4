from django.db import models
from django.utils.translation import gettext_lazy as _

from evenground.groups.models import Group, Member
from evenground.record.domain.ids import uuid7


class MessageKind(models.TextChoices):
    """What somebody brings: a hello, or a reaction to a proposal."""

    HELLO = "hello", _("Hello")
    QUESTION = "question", _("A question")
    LIKE = "like", _("Something I like")
    WORRY = "worry", _("A worry")
    IDEA = "idea", _("Another idea")
    SAY = "say", _("Something else")


class Message(models.Model):
    """Something said, about the thing that `about` names ("decisions.proposal:<id>"), or in the group itself ("")."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="messages")
    about = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=8, choices=MessageKind, default=MessageKind.SAY)
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField()
    salt = models.CharField(max_length=32)
    said_at = models.DateTimeField()  # for the order; pages show the day
    changed_on = models.DateField(null=True)
    taken_back_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["group", "about", "said_at"])]


class EarlierMessage(models.Model):
    """A message's words as they stood before their owner changed them. Gone when the message is taken back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="earlier")
    words = models.TextField()
    salt = models.CharField(max_length=32)
    until = models.DateField()


class Fold(models.Model):
    """A member's wish to fold words. Folded at once if they are named in them, or with a second member's wish."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="folds")
    about = models.CharField(max_length=100)  # "talk.message:<id>", "decisions.objection:<id>", ...
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    names_me = models.BooleanField(default=False)
    asked_on = models.DateField()
    ended_on = models.DateField(null=True)  # the group decided to unfold

    class Meta:
        constraints = [models.UniqueConstraint(fields=["about", "by"], name="talk_one_wish_to_fold_each")]
        indexes = [models.Index(fields=["group", "about"])]


class Mute(models.Model):
    """Somebody muted, by one person for themselves. Nobody else knows."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="mutes")
    muted = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "muted"], name="talk_muted_once")]

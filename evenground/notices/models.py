from django.conf import settings
from django.db import models

from evenground.record.domain.ids import uuid7


class Outgoing(models.Model):
    """A message that is to go to a person: made in the action's own transaction, sent by the worker, at least once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField(blank=True)  # only for somebody without a place here yet; erased once sent
    kind = models.CharField(max_length=40)
    group_id = models.UUIDField(null=True)
    about = models.CharField(max_length=100, blank=True)
    not_before = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["sent_at", "not_before"])]


class Stopped(models.Model):
    """A person's wish for no more mail about a thing ("decisions.proposal:<id>", "groups.group:<id>")."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "about"], name="notices_stopped_once")]

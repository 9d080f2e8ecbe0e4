from django.conf import settings
from django.db import models
from django.db.models import Q

from evenground.record.domain.ids import uuid7


class Outgoing(models.Model):
    """A message that is to go to a person: made in the action's own transaction, sent by the worker, at least once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField(blank=True)  # only for somebody without a place here yet; erased once sent
    kind = models.CharField(max_length=40)
    group_id = models.UUIDField(null=True)
    about = models.CharField(max_length=100, blank=True)
    not_before = models.DateTimeField(null=True)  # also when the next try is due
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["sent_at", "not_before"])]


class Stopped(models.Model):
    """A wish for no more mail about a thing ("decisions.proposal:<id>", "groups.group:<id>", "everything").

    Of a person, or of an address that has no place here: of that only a keyed hash is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    address_hash = models.CharField(max_length=64, blank=True)
    about = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "about"], condition=Q(address_hash=""), name="notices_stopped_once"
            ),
            models.UniqueConstraint(
                fields=["address_hash", "about"], condition=Q(person=None), name="notices_stopped_address_once"
            ),
            models.CheckConstraint(
                condition=Q(person=None, address_hash__gt="") | Q(person__isnull=False, address_hash=""),
                name="notices_stopped_by_one",
            ),
        ]


class KeptMail(models.Model):
    """Mail shown on a page. Written in the demo alone: nowhere else does a rendered mail stay with us."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    to = models.CharField(max_length=320)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    message_id = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(null=True)

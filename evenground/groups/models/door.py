import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evenground.files.models import Upload
from evenground.groups.models.group import Group, Member
from evenground.record.domain.ids import uuid7


class OpenCall(models.Model):
    """A group's call to everyone, on a page that is read without an account. One stands open at a time."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="open_calls")
    code = models.CharField(max_length=16, unique=True)  # the end of its address: a new one each time it is opened
    words = models.TextField()  # what for
    time_needed = models.CharField(max_length=300, blank=True)
    gets_back = models.CharField(max_length=600, blank=True)
    salt = models.CharField(max_length=32)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group"], condition=Q(closed_on=None), name="groups_one_open_call")
        ]


class Knock(models.Model):
    """Somebody is interested. They need no account; it goes whole after sixty days, or when they say so."""

    class AboutFor(models.TextChoices):
        ALL = "all", _("Everyone in the group")
        HELPERS = "helpers", _("Only those who help the group")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="knocks")
    code = models.CharField(max_length=16, unique=True)  # theirs alone: to change it, or to have it forgotten
    words = models.TextField(blank=True)
    upload = models.ForeignKey(Upload, null=True, on_delete=models.SET_NULL, related_name="+")  # a voice, a signed film
    reach = models.CharField(max_length=200, blank=True)  # mail or phone
    friend = models.CharField(max_length=200, blank=True)  # somebody to ring instead, who knows of it
    friend_phone = models.CharField(max_length=60, blank=True)
    about_me = models.TextField(blank=True)
    about_for = models.CharField(max_length=8, choices=AboutFor, default=AboutFor.HELPERS)
    made_on = models.DateField()
    taken_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")  # gets in touch

    class Meta:
        indexes = [models.Index(fields=["group", "made_on"])]

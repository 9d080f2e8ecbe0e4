import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from evenground.groups.models import Member


class SkillKind(models.TextChoices):
    BRING = "bring", _("I bring this. Rough is fine.")
    TRY = "try", _("I'd like to try this, with somebody at my side.")


class Skill(models.Model):
    """Something a member can do, or would like to try, in their words. Theirs alone until they share it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="skills")
    kind = models.CharField(max_length=5, choices=SkillKind)
    words = models.CharField(max_length=300)
    shared = models.BooleanField(default=False)

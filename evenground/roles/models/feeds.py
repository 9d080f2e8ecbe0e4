import uuid

from django.db import models

from evenground.groups.models import Member


class Feed(models.Model):
    """An address that a member's own calendar reads. Its secret half is made from its id and the server's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="+")

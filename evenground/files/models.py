import uuid

from django.db import models


class Kind(models.TextChoices):
    PICTURE = "picture"
    FILM = "film"
    VOICE = "voice"


class State(models.TextChoices):
    WAITING = "waiting"  # to be made ready
    READY = "ready"
    UNREADABLE = "unreadable"


class Upload(models.Model):
    """A picture, film or voice that somebody brought, as it is kept: made anew. What came goes once that is done.

    The file's name is its random `key`; its own name, and what it told of place and device, are gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group_id = models.UUIDField(db_index=True)  # no link: groups stand above this app
    key = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=7, choices=Kind)
    state = models.CharField(max_length=10, choices=State, db_index=True)
    percent = models.PositiveSmallIntegerField(default=0)
    media_type = models.CharField(max_length=20, blank=True)
    size = models.PositiveBigIntegerField()  # in bytes: as kept, or as it came
    kept_on = models.DateField()

import uuid

from django.db import models

from evenground.events.models import Event
from evenground.groups.models import Member


class PaperKind(models.TextChoices):
    RUN_SHEET = "run_sheet"
    PROGRAMME = "programme"


class Paper(models.Model):
    """A PDF that somebody asked for. For them alone; it lies here for a day, and never longer than it is true."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=9, choices=PaperKind)
    language = models.CharField(max_length=20)
    asked_at = models.DateTimeField()
    tried = models.BooleanField(default=False)  # the worker has had it; without `made`, it could not be made
    made = models.BinaryField(null=True)
    digest = models.CharField(max_length=64, blank=True)  # of the page that it was made from

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "member", "kind"], name="roles_one_paper_of_a_kind")]

import uuid

from django.db import models
from django.db.models import Q

from evenground.events.models import Event
from evenground.groups.models import Group, Member


class Thank(models.Model):
    """A thank-you: a letter to one person. Others see it only while that person says yes.

    `to` is a member; or `to_name` says who it is, for somebody outside. The id tells nothing of when it was written.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    named = models.BooleanField(default=True)  # whether it says who wrote it
    to = models.ForeignKey(Member, null=True, on_delete=models.CASCADE, related_name="+")
    to_name = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    event = models.ForeignKey(Event, null=True, on_delete=models.SET_NULL, related_name="+")
    shared = models.BooleanField(default=False)
    put_away = models.BooleanField(default=False)  # by who got it, and only for them
    on_day = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to__isnull=False, to_name="") | (Q(to__isnull=True) & ~Q(to_name="")),
                name="roles_thanks_go_to_one",
            ),
            models.CheckConstraint(condition=Q(shared=False) | Q(put_away=False), name="roles_put_away_is_not_shared"),
        ]
        indexes = [models.Index(fields=["group", "shared"])]

"""What the due jobs need beside their queue: who is doing one now, and which hours had theirs."""

from django.db import models


class Lease(models.Model):
    """A worker's word that it is alive and doing this task. When it runs out, the task is given to another.

    Kept between two tries, without a holder, since it counts them; gone when the task is done.
    """

    task = models.UUIDField(unique=True)
    holder = models.CharField(max_length=32, blank=True)
    until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["until"])]


class Slot(models.Model):
    """One turn of a periodic job. That there is only one row of a name and a start makes it run once, by whomever."""

    name = models.CharField(max_length=80)
    start = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "start"], name="work_slot_once")]

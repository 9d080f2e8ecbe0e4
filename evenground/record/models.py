from django.db import models

from evenground.record.domain.ids import uuid7


class Chain(models.Model):
    """A group's chain: the place where its next entry goes. Locked first by every action in the group."""

    group_id = models.UUIDField(primary_key=True)  # no foreign key: history never stands in the way of anything
    seq = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64)


class Entry(models.Model):
    """One entry. Append-only: the database refuses to change or remove it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    at = models.DateField()
    kind = models.CharField(max_length=60)
    actor = models.CharField(max_length=60)
    subject = models.CharField(max_length=100)
    facts = models.TextField()  # canonical JSON as text: a JSON column would rewrite it
    digests = models.TextField()
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group_id", "seq"], name="record_one_entry_a_place")]
        indexes = [models.Index(fields=["group_id", "subject"]), models.Index(fields=["group_id", "kind"])]

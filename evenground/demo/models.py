from django.db import models


class Mark(models.Model):
    """Marks this database as the demo's; no other has this table. Remembers where the story's pages are."""

    places = models.TextField(default="{}")  # JSON: a name in the story -> an id
    told_on = models.DateField()

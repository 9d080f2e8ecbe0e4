"""A pause of posting where one member is left to decide, so that the outside contact is asked."""

from datetime import timedelta

from django.urls import reverse

from evenground.decisions import jobs
from evenground.groups import actions, permissions, queries
from evenground.groups.models import Member, PostingPause
from evenground.notices.models import Outgoing
from evenground.record.models import Entry

WHY = "Threats in a <b>message</b>"
LONGEST = timedelta(hours=72)


def use(cast, now, **other):
    """A pause is used, and the due job comes round."""
    words = {"by": cast.sade, "member": cast.marek, "matter": "Secret matter", "why": WHY, "hours": 24}
    pause = actions.pause_posting(now=now, **{**words, **other})
    jobs.look_round.call(now=now)
    return afresh(pause)


def afresh(pause):
    return PostingPause.objects.select_related("group", "by", "outside", "member__person").get(id=pause.id)


def asked():
    return Outgoing.objects.filter(kind="pause_to_decide")


def where(pause):
    return reverse("outside", args=[queries.pause_key(pause)])


def answer(pause, said, now):
    actions.answer_about_pause(by=pause.outside, pause=pause, answer=said, now=now)


def held(cast, now):
    return not permissions.may_post(Member.objects.select_related("group").get(id=cast.marek.id), now)


def kinds(cast):
    return list(Entry.objects.filter(group_id=cast.group.id).order_by("seq").values_list("kind", flat=True))

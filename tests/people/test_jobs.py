"""What happens by itself."""

from datetime import timedelta

from django.contrib.sessions.models import Session

from evenground.config.work import PERIODIC
from evenground.people import jobs


def test_sessions_that_ended_are_forgotten(client, now, make):
    client.force_login(make())
    jobs.forget_old_sessions.func(now=now + timedelta(days=89))
    assert Session.objects.exists()
    jobs.forget_old_sessions.func(now=now + timedelta(days=91))
    assert not Session.objects.exists()


def test_it_is_in_the_list_of_what_comes_round():
    names = [job.name for job in PERIODIC]
    assert {"notices.send", "notices.tidy", "people.forget_old_sessions"} <= set(names)
    assert len(names) == len(set(names))

"""What is left of somebody's roles after they left the group."""

import re
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from evenground.decisions import actions as decisions
from evenground.events import actions as events
from evenground.notices.models import Outgoing
from evenground.record.domain.verdict import Refused
from evenground.roles import actions, permissions
from evenground.roles.models import Feed, MyLevel, Offer, Ready, RoleCard


def test_what_somebody_backed_up_can_be_backed_up_by_another_when_they_left(cast, now):
    tea = actions.write_card(by=cast.rowan, text=actions.Text("Tea"), now=now)
    actions.back_up(by=cast.dev, card=tea, yes=True, now=now)
    actions.take(by=cast.dev, card=tea, now=now)
    decisions.leave_group(by=cast.dev, carriers={}, now=now)
    tea = RoleCard.objects.get()
    assert permissions.may_back_up(cast.joy, tea)
    actions.back_up(by=cast.joy, card=tea, yes=True, now=now)
    assert not Outgoing.objects.filter(kind="role_open").exists()  # who left is told nothing of it


def test_what_was_somebodys_alone_goes_with_them(cast, now):
    event = events.plan_event(by=cast.rowan, description=events.Description("The fair"), now=now)
    card = actions.write_card(by=cast.rowan, text=actions.Text("Tea"), now=now)
    actions.offer(by=cast.rowan, card=card, to=cast.dev, now=now)
    actions.new_feed(by=cast.dev)
    actions.choose_level(by=cast.dev, level="lead", now=now)
    actions.say_ready(by=cast.dev, event=event, feeling="talk", seen_by=[cast.joy.id], now=now)
    decisions.leave_group(by=cast.dev, carriers={}, now=now)
    assert not any(model.objects.exists() for model in (Feed, MyLevel, Offer, Ready))


def sign_in(member):
    client = Client()
    client.force_login(member.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_what_two_people_change_at_once_is_never_lost_unsaid(cast, now):
    words = events.Description("The fair", days=[date(2026, 6, 20)])
    event = events.plan_event(by=cast.rowan, description=words, now=now)
    entry = events.Entry(1, time(10), time(11), "talk", "Hello")
    item = events.add_item(by=cast.rowan, event=event, entry=entry, now=now)
    step = actions.write_step(by=cast.rowan, event=event, text=actions.StepText(what="Chairs"), now=now)
    group = {"group_id": cast.group.id}
    here = {"time_zone": "Europe/London", "title": "Mine", "day": "1", "starts": "10:00", "ends": "11:00"}
    mine = {**here, "kind": "talk", "name": "Mine", "what": "Mine", "beside": "day-1"}
    asked = {
        reverse("describe_event", kwargs={**group, "event_id": event.id}): lambda: events.describe_event(
            by=cast.joy, event=event, description=replace(words, purpose="Theirs"), now=now
        ),
        reverse("item", kwargs={**group, "item_id": item.id}): lambda: events.change_item(
            by=cast.joy, item=item, entry=replace(entry, what="Theirs"), now=now
        ),
        reverse("step", kwargs={**group, "step_id": step.id}): lambda: actions.change_step(
            by=cast.joy, step=step, text=actions.StepText(what="Theirs"), now=now
        ),
    }
    client = sign_in(cast.rowan)
    for page, theirs in asked.items():
        read = re.search(r'name="read"[^>]*value="(\w+)"', client.get(page).content.decode())[1]
        theirs()
        told = client.post(page, {**mine, "read": read})
        assert told.status_code == 400
        assert "Somebody changed this while you wrote" in told.content.decode()
        assert "Theirs" in client.get(page).content.decode()
        read = re.search(r'name="read"[^>]*value="(\w+)"', told.content.decode())[1]
        assert client.post(page, {**mine, "read": read}).status_code == 302


def test_backing_up_pressed_twice_is_still_backing_up(cast, now):
    tea = actions.write_card(by=cast.rowan, text=actions.Text("Tea"), now=now)
    client = sign_in(cast.dev)
    where = reverse("back_up", kwargs={"group_id": cast.group.id, "card_id": tea.id})
    for wanted, stands in (("yes", True), ("yes", True), ("no", False), ("no", False)):
        client.post(where, {"wanted": wanted})
        assert (RoleCard.objects.get().back_up_id == cast.dev.id) is stands


def test_a_pause_of_posting_is_not_got_round_by_saying_what_would_help(cast, now):
    tea = actions.write_card(by=cast.rowan, text=actions.Text("Tea"), now=now)
    cast.dev.no_posts_until = now + timedelta(hours=5)
    cast.dev.save()
    with pytest.raises(Refused, match="pause just now"):
        actions.take(by=cast.dev, card=tea, support="You are all", now=now)
    assert not Offer.objects.exists()
    assert actions.take(by=cast.dev, card=tea, now=now).support == ""

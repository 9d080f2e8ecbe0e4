"""What is left of somebody's roles after they left the group."""

from django.test import Client
from django.urls import reverse

from evenground.decisions import actions as decisions
from evenground.events import actions as events
from evenground.notices.models import Outgoing
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


def test_backing_up_pressed_twice_is_still_backing_up(cast, now):
    tea = actions.write_card(by=cast.rowan, text=actions.Text("Tea"), now=now)
    client = Client()
    client.force_login(cast.dev.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    where = reverse("back_up", kwargs={"group_id": cast.group.id, "card_id": tea.id})
    for wanted, stands in (("yes", True), ("yes", True), ("no", False), ("no", False)):
        client.post(where, {"wanted": wanted})
        assert (RoleCard.objects.get().back_up_id == cast.dev.id) is stands

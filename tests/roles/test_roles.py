"""Cards, taking them on, being asked, handing back."""

import pytest
from django.test import Client
from django.urls import reverse

from evenground.decisions import actions as decisions
from evenground.events import actions as events
from evenground.groups import actions as groups
from evenground.notices.models import Outgoing
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from evenground.roles import actions, queries
from evenground.roles.models import Holding, Offer
from tests import factories


@pytest.fixture
def tea(cast, now):
    return actions.write_card(by=cast.rowan, text=actions.Text("Tea", purpose="A warm start"), now=now)


def seen(member, card):
    return queries.card_in(member, card.id)


def mail(kind):
    return [row.person_id for row in Outgoing.objects.filter(kind=kind)]


def test_a_card_stands_open_for_every_member_and_nobody_else(cast, now, tea):
    assert all(seen(member, tea).is_open for member in cast.everyone)
    assert seen(factories.own_group(now, starter="Faraway"), tea) is None


def test_anyone_changes_a_card_and_how_it_stood_is_kept(cast, now, tea):
    actions.change_card(by=cast.joy, card=tea, text=actions.Text("Tea and cake"), now=now)
    assert seen(cast.dev, tea).text.title == "Tea and cake"
    assert [one.title for one in queries.earlier(tea)] == ["Tea"]
    actions.change_card(by=cast.joy, card=tea, text=actions.Text("Tea and cake"), now=now)
    assert len(queries.earlier(tea)) == 1  # nothing new was said


def test_a_change_asks_the_holder_again(cast, now, tea):
    actions.take(by=cast.dev, card=tea, now=now)
    actions.agree(by=cast.dev, card=tea, number=1, now=now)
    assert not seen(cast.dev, tea).asked_again
    actions.change_card(by=cast.joy, card=tea, text=actions.Text("Tea and cake"), now=now)
    assert seen(cast.dev, tea).asked_again


def test_one_carries_it_unless_several_may(cast, now, tea):
    actions.take(by=cast.dev, card=tea, now=now)
    with pytest.raises(Refused, match="carries this already"):
        actions.take(by=cast.ines, card=tea, now=now)
    actions.change_card(by=cast.joy, card=tea, text=actions.Text("Tea", several=True), now=now)
    actions.take(by=cast.ines, card=tea, support="Somebody beside me", now=now)
    assert [row.member for row in seen(cast.joy, tea).holdings] == [cast.dev, cast.ines]
    actions.hand_back(by=cast.dev, card=tea, now=now)
    assert [row.member for row in seen(cast.joy, tea).holdings] == [cast.ines]


def test_the_record_says_what_was_taken_on_and_never_who(cast, now, tea):
    actions.take(by=cast.dev, card=tea, now=now)
    actions.hand_back(by=cast.dev, card=tea, now=now)
    rows = Entry.objects.filter(group_id=cast.group.id, kind__in=("roles.taken", "roles.open"))
    assert [row.kind for row in rows.order_by("seq")] == ["roles.taken", "roles.open"]
    dev = cast.dev
    whole = repr(list(rows.values_list()))
    assert all(str(key) not in whole for key in (dev.id, dev.person_id, dev.record_key))


def test_asked_once_and_after_no_never_again_by_anybody(cast, now, tea):
    actions.offer(by=cast.rowan, card=tea, to=cast.dev, now=now)
    assert [one.card for one in queries.offered_to(cast.dev)] == [tea]
    actions.leave_offer(by=cast.dev, card=tea, now=now)
    actions.offer(by=cast.amina, card=tea, to=cast.dev, now=now)  # meets the same as ever
    assert queries.offered_to(cast.dev) == []
    assert mail("role_offered") == [cast.dev.person_id]


def test_who_left_it_can_still_take_it_on_later(cast, now, tea):
    actions.offer(by=cast.rowan, card=tea, to=cast.dev, now=now)
    actions.leave_offer(by=cast.dev, card=tea, now=now)
    actions.take(by=cast.dev, card=tea, now=now)
    assert queries.carried_by(cast.dev)[0].card == tea


def test_nothing_is_offered_in_a_pause(cast, now, tea):
    groups.pause(by=cast.dev, now=now)
    actions.offer(by=cast.rowan, card=tea, to=cast.dev, now=now)
    assert not Offer.objects.exists()
    assert mail("role_offered") == []


def test_handed_back_it_is_open_with_its_notes_and_the_back_up_hears(cast, now, tea):
    actions.back_up(by=cast.amina, card=tea, yes=True, now=now)
    actions.take(by=cast.dev, card=tea, now=now)
    actions.hand_back(by=cast.dev, card=tea, now=now)
    assert seen(cast.dev, tea).is_open
    assert seen(cast.dev, tea).text.purpose == "A warm start"
    assert mail("role_open") == [cast.amina.person_id]
    actions.offer(by=cast.amina, card=tea, to=cast.dev, now=now)
    assert queries.offered_to(cast.dev) == []  # handed back, it is not put to them again
    with pytest.raises(Refused, match="don't carry"):
        actions.hand_back(by=cast.dev, card=tea, now=now)


def test_one_press_hands_everything_back_also_in_a_pause(cast, now, tea):
    other = actions.write_card(by=cast.rowan, text=actions.Text("Chairs"), kind="task", now=now)
    for card in (tea, other):
        actions.take(by=cast.dev, card=card, now=now)
    groups.pause(by=cast.dev, now=now)
    assert len(queries.carried_by(cast.dev)) == 2
    actions.hand_all_back(by=cast.dev, now=now)
    assert queries.carried_by(cast.dev) == []


def test_only_a_free_place_is_backed_up(cast, now, tea):
    actions.back_up(by=cast.amina, card=tea, yes=True, now=now)
    with pytest.raises(Refused, match="backs this up already"):
        actions.back_up(by=cast.joy, card=tea, yes=True, now=now)


def test_a_level_is_mine_and_begins_with_watching(cast, now):
    assert queries.level_of(cast.dev) == "watch"
    actions.choose_level(by=cast.dev, level="co_lead", now=now)
    assert queries.level_of(cast.dev) == "co_lead"
    with pytest.raises(Refused):
        actions.choose_level(by=cast.dev, level="boss", now=now)


def test_a_card_needs_a_name_and_no_more(cast, now):
    for title in ("", "  ", "\x00", "a" * 301):
        with pytest.raises(Refused):
            actions.write_card(by=cast.dev, text=actions.Text(title), now=now)
    actions.write_card(by=cast.dev, text=actions.Text("שלום"), now=now)


def test_the_pages_from_writing_to_handing_back(cast, now, time_machine):
    time_machine.move_to(now, tick=False)
    client, group = Client(), {"group_id": cast.group.id}
    client.force_login(cast.dev.person)
    sent = {"title": "Tea", "kind": "role", "size": "one", "purpose": "A warm start"}
    assert b"Saved" in client.post(reverse("write_card", kwargs=group), sent, follow=True).content
    one = {**group, "card_id": queries.cards_of(cast.dev)[0].card.pk}
    assert b"A warm start" in client.get(reverse("card", kwargs=one)).content
    assert b"Dev" in client.post(reverse("take_card", kwargs=one), {"support": "Tea first"}, follow=True).content
    assert (
        b"They agreed to these words"
        in client.post(reverse("agree_card", kwargs=one), {"number": "1"}, follow=True).content
    )
    assert b"Saved" in client.post(reverse("change_card", kwargs=one), {**sent, "size": "several"}, follow=True).content
    offered = client.post(reverse("offer_card", kwargs=one), {"member": cast.joy.id}, follow=True)
    assert b"Nobody is told which" in offered.content
    assert b"Tea" in client.get(reverse("carried", kwargs=group)).content
    assert b"You carry nothing" in client.post(reverse("hand_back", kwargs=one), follow=True).content


def test_a_refusal_keeps_what_somebody_wrote(cast, now, tea, time_machine):
    time_machine.move_to(now, tick=False)
    client = Client()
    client.force_login(cast.amina.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    actions.take(by=cast.rowan, card=tea, now=now)
    address = reverse("take_card", kwargs={"group_id": cast.group.id, "card_id": tea.pk})
    page = client.post(address, {"support": "Somebody beside me at the urn"})
    assert page.status_code == 400
    assert "Somebody beside me at the urn" in page.content.decode()


def test_what_somebody_carried_stands_open_once_they_leave(cast, now, tea):
    actions.take(by=cast.rowan, card=tea, now=now)
    decisions.leave_group(by=cast.rowan, carriers={}, now=now)
    assert queries.card_in(cast.amina, tea.pk).is_open
    assert not Holding.objects.exists()
    last = Entry.objects.filter(group_id=cast.group.id, kind__startswith="roles.").order_by("-seq").first()
    assert (last.kind, last.actor) == ("roles.open", "program")


def test_a_card_can_belong_to_an_event_and_stays_behind_with_it(cast, now):
    fair = events.plan_event(by=cast.joy, description=events.Description("The fair"), series="Fairs", now=now)
    other = events.plan_event(by=cast.joy, description=events.Description("The next fair"), series="Fairs", now=now)
    card = actions.write_card(by=cast.rowan, text=actions.Text("Tea", event_id=fair.id), now=now)
    assert [one.card.pk for one in queries.cards_for(cast.dev, fair)] == [card.pk]
    assert queries.cards_for(cast.dev, other) == []
    actions.change_card(by=cast.dev, card=card, text=actions.Text("Tea"), now=now)
    assert queries.cards_for(cast.dev, fair) == []
    assert queries.earlier(card)[0].event == fair


def test_a_card_belongs_to_no_other_group_s_event(cast, now):
    stranger = factories.own_group(now, starter="Faraway")
    far = events.plan_event(by=stranger, description=events.Description("Far"), series="Far", now=now)
    with pytest.raises(Refused):
        actions.write_card(by=cast.rowan, text=actions.Text("Tea", event_id=far.id), now=now)


def test_a_card_is_written_from_the_page_of_its_event(cast, now):
    fair = events.plan_event(by=cast.joy, description=events.Description("The fair"), series="Fairs", now=now)
    browser, page = Client(), reverse("event", args=(cast.group.id, fair.id))
    browser.force_login(cast.rowan.person)
    assert f"?event={fair.id}" in browser.get(page).content.decode()
    said = {"title": "Carry chairs", "kind": "task", "size": "one", "event": str(fair.id)}
    browser.post(reverse("write_card", args=(cast.group.id,)), said)
    assert "Carry chairs" in browser.get(page).content.decode()

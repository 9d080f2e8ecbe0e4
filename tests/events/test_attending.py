"""Coming to an event that everyone can see: places, the line, needs, and being forgotten."""

import html
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from evenground.decisions import actions as decisions
from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.domain.rule import Size
from evenground.decisions.models import Kind, Proposal
from evenground.events import actions, emails, jobs, queries
from evenground.events.models import Event, SignUp
from evenground.groups import actions as groups
from evenground.notices.models import Outgoing
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry

pytestmark = pytest.mark.usefixtures("clock")

LAST = date(2026, 6, 20)


@pytest.fixture
def event(cast, now):
    words = actions.Description(name="The fair", days=[LAST - timedelta(days=1), LAST], joining="The blue door")
    row = actions.plan_event(by=cast.rowan, description=words, now=now)
    actions.publish(chain=record.lock(cast.group.id), event=row, now=now)
    return row


def come_in(event, now, name="Guest", **more):
    return actions.sign_up(event=event, name=name, now=now, **more)


def states(event):
    return list(SignUp.objects.filter(event=event).order_by("number").values_list("name", "state"))


def plain(answer):
    return " ".join(re.sub(r"<[^>]+>", "", html.unescape(answer.content.decode())).split())


def mine(row):
    return reverse("my_sign_up", kwargs={"event_id": row.event_id, "key": queries.place_key(row)})


def test_a_name_is_enough_and_without_an_address_nothing_is_sent(event, now):
    row = come_in(event, now)
    assert (row.state, row.email, len(row.code)) == ("in", "", 10)
    assert not Outgoing.objects.exclude(address="").exists()


def test_when_it_is_full_the_rest_wait_in_order(cast, event, now):
    actions.set_seats(by=cast.rowan, event=event, seats=2, now=now)
    rows = [come_in(event, now, name) for name in ("A", "B", "C", "D")]
    assert states(event) == [("A", "in"), ("B", "in"), ("C", "waiting"), ("D", "waiting")]
    assert [queries.turn(row) for row in rows[2:]] == [1, 2]
    actions.cancel(row=rows[0], now=now)
    assert states(event) == [("B", "in"), ("C", "in"), ("D", "waiting")]


def test_who_comes_later_passes_nobody_by(cast, event, now):
    actions.set_seats(by=cast.rowan, event=event, seats=2, now=now)
    come_in(event, now, "A")
    come_in(event, now, "Two", companion=True)
    come_in(event, now, "C")
    assert states(event) == [("A", "in"), ("Two", "waiting"), ("C", "waiting")]
    actions.set_seats(by=cast.rowan, event=event, seats=3, now=now)
    assert states(event) == [("A", "in"), ("Two", "in"), ("C", "waiting")]


def test_fewer_seats_put_nobody_out(cast, event, now):
    come_in(event, now, "A")
    come_in(event, now, "B")
    actions.set_seats(by=cast.rowan, event=event, seats=1, now=now)
    assert states(event) == [("A", "in"), ("B", "in")]


def test_somebody_more_comes_along_only_where_there_is_a_seat(cast, event, now):
    actions.set_seats(by=cast.rowan, event=event, seats=2, now=now)
    first, second = come_in(event, now, "A"), come_in(event, now, "B")
    with pytest.raises(Refused, match="no second seat"):
        actions.change_sign_up(row=first, name="A", companion=True, needs="", now=now)
    actions.cancel(row=second, now=now)
    assert actions.change_sign_up(row=first, name="Ann", companion=True, needs="", now=now).companion


def test_needs_are_asked_only_where_somebody_looks_after_them(cast, event, now):
    with pytest.raises(Refused, match="Nobody looks after this yet"):
        come_in(event, now, needs="A quiet room")
    actions.look_after(by=cast.joy, event=event, now=now)
    row = come_in(event, now, needs="A quiet room")
    with pytest.raises(Refused, match="Only who looks after it"):
        actions.reply_to_needs(by=cast.rowan, row=row, reply="Room 4", met=True, now=now)
    actions.reply_to_needs(by=cast.joy, row=row, reply="Room 4", met=True, now=now)
    changed = actions.change_sign_up(row=row, name="Guest", companion=False, needs="A ramp", now=now)
    assert (changed.reply, changed.met) == ("", False)
    actions.let_go(by=cast.joy, event=event, now=now)
    assert actions.change_sign_up(row=row, name="G", companion=False, needs="A ramp", now=now).name == "G"


def test_who_left_the_group_no_longer_looks_after_it(cast, event, now):
    actions.look_after(by=cast.joy, event=event, now=now)
    decisions.leave_group(by=cast.joy, carriers={}, now=now)
    assert not queries.is_looked_after(event)
    with pytest.raises(Refused, match="Nobody looks after"):
        come_in(event, now, needs="A ramp")


def test_a_place_given_back_is_forgotten_whole(cast, come, event, now):
    row = come_in(event, now, "Wilhelmina", email="w@example.org")
    page = come().post(mine(row) + "give-back/")
    assert "forgotten all that you wrote" in plain(page)
    assert not SignUp.objects.exists()
    assert come().get(mine(row)).status_code == 404
    with pytest.raises(Refused, match="given back already"):
        actions.cancel(row=row, now=now)


def test_thirty_days_after_the_last_day_all_is_forgotten(event, now):
    come_in(event, now, "Wilhelmina")
    late = now.replace(year=2026, month=7, day=20)
    jobs.forget.call(now=late)
    assert SignUp.objects.count() == 1
    jobs.forget.call(now=late + timedelta(days=1))
    assert not SignUp.objects.exists()
    assert queries.forgotten_on(event) == date(2026, 7, 21)


def test_the_letter_brings_the_link_and_names_nothing_in_its_subject(cast, event, now, rf):
    actions.set_seats(by=cast.rowan, event=event, seats=1, now=now)
    first, second = (come_in(event, now, name, email=f"{name}@example.org") for name in ("ann", "ben"))
    actions.cancel(row=first, now=now)
    rows = list(Outgoing.objects.exclude(address="").order_by("id"))
    assert sorted(row.kind for row in rows) == ["place_free", "signed_up", "signed_up"]
    for row in rows:
        letter = getattr(emails, row.kind)(None, row)
        if str(first.id) in row.about:
            assert letter is None  # there is nothing to say any more
        else:
            assert "The fair" not in letter.subject
            assert mine(second) in letter.text
            assert "The fair" in letter.html


def test_the_record_knows_nobody_who_came(cast, event, now):
    before = Entry.objects.count()
    row = come_in(event, now, "Wilhelmina", email="w@example.org")
    actions.change_sign_up(row=row, name="Will", companion=False, needs="", now=now)
    actions.cancel(row=row, now=now)
    assert Entry.objects.count() == before


def test_only_a_published_event_is_there_for_everyone(cast, come, event, now):
    other = actions.plan_event(by=cast.rowan, description=actions.Description("Secret fair"), now=now)
    assert come().get(reverse("public_event", kwargs={"event_id": other.id})).status_code == 404
    with pytest.raises(Refused, match="can't be seen"):
        come_in(other, now)
    page = come().get(reverse("public_event", kwargs={"event_id": event.id}))
    assert "The fair" in plain(page)
    assert "The blue door" not in plain(page)
    assert cast.group.name not in plain(page)
    assert not [member for member in cast.everyone if member.person.name in plain(page)]


def test_a_sign_up_from_form_to_page_and_back_by_code(come, event, now):
    client = come()
    wrong = client.post(reverse("sign_up", kwargs={"event_id": event.id}), {"name": "", "email": "not an address"})
    assert wrong.status_code == 400
    page = client.post(reverse("sign_up", kwargs={"event_id": event.id}), {"name": "Ann"}, follow=True)
    assert "You have a place" in plain(page)
    assert "The blue door" in plain(page)
    code = SignUp.objects.get().code
    typed = reverse("sign_up_code", kwargs={"event_id": event.id})
    assert "No place has this code" in plain(come().post(typed, {"code": "23456-789AB"}))
    assert "You have a place" in plain(come().post(typed, {"code": code.lower()}, follow=True))


def test_codes_are_not_found_by_trying(come, event, now):
    come_in(event, now)
    typed = reverse("sign_up_code", kwargs={"event_id": event.id})
    client = come()
    for _try in range(10):
        client.post(typed, {"code": "23456-789AB"})
    assert "Too many wrong codes" in plain(client.post(typed, {"code": SignUp.objects.get().code}))


def test_a_link_for_one_event_opens_no_other(cast, come, event, now):
    other = actions.plan_event(by=cast.rowan, description=actions.Description("Other"), now=now)
    row = come_in(event, now)
    for key, where in ((queries.place_key(row), other.id), ("made-up", event.id)):
        assert come().get(reverse("my_sign_up", kwargs={"event_id": where, "key": key})).status_code == 404


def test_names_and_needs_are_read_only_by_who_looks_after_it(cast, come, event, now):
    actions.look_after(by=cast.joy, event=event, now=now)
    row = come_in(event, now, "Wilhelmina", needs="A ramp at the back")
    page = reverse("coming", kwargs={"group_id": cast.group.id, "event_id": event.id})
    needs = reverse("needs", kwargs={"group_id": cast.group.id, "event_id": event.id, "row_id": row.id})
    for one in cast.everyone:
        sees = one is cast.joy
        shown = plain(come(one.person).get(page))
        assert ("Wilhelmina" in shown, "A ramp" in shown) == (sees, sees)
        assert come(one.person).get(needs).status_code == (200 if sees else 403)
    come(cast.joy.person).post(needs, {"reply": "It is by the garden", "met": "on"})
    assert "It is by the garden" in plain(come().get(mine(row)))


def test_publishing_is_a_decision_and_ends_with_it(cast, come, now):
    row = actions.plan_event(by=cast.rowan, description=actions.Description("The fair"), now=now)
    groups_together(cast, now)
    params = {"about": f"events.event:{row.id}"}
    text = decisions.Text("Everyone can see it.", params=params)
    later = decide(cast, decisions.propose(by=cast.dev, group=cast.group, kind=Kind.PUBLISH, text=text, now=now), now)
    assert Event.objects.get(id=row.id).published_on is not None
    with pytest.raises(Refused, match="already"):
        decisions.propose(by=cast.dev, group=cast.group, kind=Kind.PUBLISH, text=text, now=later)
    made = Proposal.objects.get(kind=Kind.PUBLISH)
    end = decisions.propose(
        by=cast.amina, group=cast.group, text=decisions.Text("We end it."), size=Size.SMALL, previous=made, link="end",
        now=later,
    )  # fmt: skip
    decide(cast, end, later)
    assert Event.objects.get(id=row.id).published_on is None
    kinds = Entry.objects.filter(kind__startswith="events.").order_by("seq").values_list("kind", flat=True)
    assert list(kinds)[-2:] == ["events.published", "events.unpublished"]


@pytest.mark.parametrize("about", ["", "events.event:no-id", "events.event:019d8b38-0e80-7266-a960-688fab829107"])
def test_only_an_event_of_ours_can_be_published(cast, now, about):
    text = decisions.Text("Everyone can see it.", params={"about": about})
    with pytest.raises(Refused, match="Choose an event"):
        decisions.propose(by=cast.dev, group=cast.group, kind=Kind.PUBLISH, text=text, now=now)


def groups_together(cast, now):
    groups.end_founding(chain=record.lock(cast.group.id), group=cast.group, now=now)


def decide(cast, proposal, now):
    for member in cast.everyone:
        decisions.answer(by=member, proposal=proposal, version_number=1, code=Code.HAPPY, now=now)
    later = now + timedelta(days=15)
    decisions.close_if_due(proposal_id=proposal.id, now=later)
    return later

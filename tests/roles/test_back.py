"""Something back: offers in words, a quiet choice, and what people got."""

import pytest
from django.test import Client
from django.urls import reverse

from evenground.decisions import actions as decisions
from evenground.events import actions as events
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from evenground.roles import actions, queries
from evenground.roles.models import BackChoice, Got
from tests import factories

NOTICE = (
    "Money or vouchers can change your benefits or tax. Expenses are different. Before you say yes, please get free "
    "advice for your own case. You can say no, or take less. It will not change your place in the group."
)


@pytest.fixture
def card(cast, now):
    return actions.write_card(by=cast.rowan, text=actions.Text("Tea"), now=now)


@pytest.fixture
def back(cast, now, card):
    return actions.write_back(by=cast.joy, card=card, what=actions.Return("voucher", rate="One a meeting"), now=now)


def choose(cast, now, back, told, *, by=None, take="none", number=1):
    actions.choose_back(by=by or cast.dev, back=back, take=take, number=number, told=told, now=now)


def told_to(member):
    return [(one.member.person.name, one.take) for one in queries.told_to(member)]


def test_any_member_writes_what_is_offered_for_a_card_or_an_event(cast, now, back, card):
    event = events.plan_event(by=cast.joy, description=events.Description(name="Fair"), series="Fairs", now=now)
    other = actions.write_back(by=cast.amina, event=event, what=actions.Return("expenses"), now=now)
    assert [one.name for one in queries.backs_in(cast.dev)] == ["Tea", "Fair"]
    assert (queries.backs_for(card), queries.backs_for(event)) == ([back], [other])
    assert queries.back_in(factories.own_group(now, starter="Faraway"), back.id) is None


def test_an_offer_is_for_one_thing_of_the_group_and_its_links_are_links(cast, now, card):
    far = factories.own_group(now, starter="Faraway")
    event = events.plan_event(by=cast.joy, description=events.Description(name="Fair"), series="Fairs", now=now)
    for by, things in ((cast.joy, {}), (far, {"card": card}), (cast.joy, {"card": card, "event": event})):
        with pytest.raises(Refused, match="Choose what it is for"):
            actions.write_back(by=by, what=actions.Return("fee"), now=now, **things)
    for wrong in ({"kind": "bank"}, {"kind": "fee", "paid": "never"}, {"kind": "fee", "advice": "javascript:1"}):
        with pytest.raises(Refused):
            actions.write_back(by=cast.joy, card=card, what=actions.Return(**wrong), now=now)


def test_only_who_they_were_told_of_sees_a_choice_and_only_while_they_look_after_it(cast, now, back):
    actions.keep_back(by=cast.ines, now=now)
    choose(cast, now, back, cast.ines)
    assert {who.person.name: told_to(who) for who in cast.everyone if told_to(who)} == {"Ines": [("Dev", "none")]}
    actions.let_back_go(by=cast.ines, now=now)
    assert told_to(cast.ines) == []
    actions.keep_back(by=cast.marek, now=now)
    assert told_to(cast.marek) == []  # Dev was not told of Marek
    choose(cast, now, back, cast.marek, take="less")
    assert told_to(cast.marek) == [("Dev", "less")]
    actions.let_back_go(by=cast.marek, now=now)
    actions.keep_back(by=cast.ines, now=now)
    assert told_to(cast.ines) == []


def test_one_looks_after_it_at_a_time_and_after_leaving_somebody_else_can(cast, now, back):
    actions.keep_back(by=cast.ines, now=now)
    with pytest.raises(Refused, match="change places"):
        actions.keep_back(by=cast.joy, now=now)
    choose(cast, now, back, cast.ines)
    decisions.leave_group(by=cast.ines, carriers={}, now=now)
    assert queries.back_keeper_of(cast.group) is None
    assert BackChoice.objects.get().told is None  # Dev's own choice stays, seen by nobody else
    actions.keep_back(by=cast.joy, now=now)
    assert told_to(cast.joy) == []
    actions.write_got(by=cast.dev, words="A friend", now=now)
    decisions.leave_group(by=cast.dev, carriers={}, now=now)
    assert not BackChoice.objects.exists()
    assert not Got.objects.exists()


def test_if_who_looks_after_it_changed_meanwhile_only_they_see_it(cast, now, back):
    actions.keep_back(by=cast.joy, now=now)
    for told in (None, cast.ines):
        choose(cast, now, back, told)
        assert told_to(cast.joy) == []
        assert queries.choice_of(cast.dev, back).take == "none"


def test_changed_words_are_read_again_before_choosing(cast, now, back):
    choose(cast, now, back, None)
    actions.change_back(by=cast.amina, back=back, what=actions.Return("fee"), now=now)
    [mine] = queries.choices_of(cast.dev)
    assert (mine.number, mine.now_number) == (1, 2)
    with pytest.raises(Refused, match="changed"):
        choose(cast, now, back, None)
    choose(cast, now, back, None, take="all", number=2)
    actions.leave_back(by=cast.dev, back=back, now=now)
    assert not BackChoice.objects.exists()


def test_a_choice_holds_no_amount_no_reason_and_no_moment_and_the_record_is_silent(cast, now, back):
    before = Entry.objects.count()
    choose(cast, now, back, None)
    names = {field.name for field in BackChoice._meta.get_fields()}
    assert names == {"id", "back", "member", "take", "number", "told"}
    assert Entry.objects.count() == before
    with pytest.raises(Refused):
        choose(cast, now, back, None, take="bank")
    with pytest.raises(Refused):
        choose(cast, now, back, None, by=factories.own_group(now, starter="Faraway"))


def test_what_somebody_got_is_theirs_until_they_share_it(cast, now):
    got = actions.write_got(by=cast.dev, words="A friend", now=now)
    assert queries.got_shared(cast.joy) == []
    with pytest.raises(Refused, match="yours"):
        actions.share_got(by=cast.joy, got=got, yes=True, now=now)
    for yes in (True, False):
        actions.share_got(by=cast.dev, got=got, yes=yes, now=now)
        assert [one.words for one in queries.got_shared(cast.joy)] == ["A friend"] * yes
    actions.delete_got(by=cast.dev, got=got, now=now)
    assert queries.got_by(cast.dev) == []
    with pytest.raises(Refused):
        actions.write_got(by=cast.dev, words=" ", now=now)


def test_the_pages_from_writing_to_choosing(cast, now, card, time_machine):
    time_machine.move_to(now, tick=False)
    group = {"group_id": cast.group.id}
    client, keeper, other = Client(), Client(), Client()
    for one, member in ((client, cast.dev), (keeper, cast.ines), (other, cast.joy)):
        one.force_login(member.person)
    here = reverse("write_back", kwargs=group) + f"?for=card:{card.id}"
    assert here in client.get(reverse("card", kwargs={**group, "card_id": card.id})).content.decode()
    assert f'value="card:{card.id}" selected' in client.get(here).content.decode()
    sent = {"for_what": f"card:{card.id}", "way": "voucher", "rate": "One a meeting", "advice": "https://example.org/"}
    assert b"One a meeting" in client.post(reverse("write_back", kwargs=group), sent, follow=True).content
    wrong = client.post(reverse("write_back", kwargs=group), {**sent, "advice": "no link"})
    assert b"A link begins" in wrong.content
    assert b"One a meeting" in wrong.content
    one = {**group, "back_id": queries.backs_in(cast.dev)[0].pk}
    page = reverse("back_offer", kwargs=one)
    assert b"Only you see what you choose" in client.get(page).content
    keeper.post(reverse("back_keeper", kwargs=group))
    before = client.get(page).content.decode()
    assert NOTICE in before
    assert "You and <bdi>Ines</bdi> see what you choose" in before
    assert before.index(NOTICE) < before.index('name="take"')
    chosen = client.post(page, {"take": "none", "number": "1", "told": cast.ines.id}, follow=True)
    assert b"None of it" in chosen.content
    mine = reverse("my_back", kwargs=group)
    assert [b"None of it" in who.get(mine).content for who in (keeper, other)] == [True, False]
    client.post(reverse("change_back", kwargs=one), {"way": "fee", "rate": "Two"})
    assert b"reads otherwise" in client.get(mine).content
    late = client.post(page, {"take": "all", "number": "1", "told": cast.ines.id}).content
    assert b"These words have changed" in late
    assert b'name="number" value="2"' in late  # what they press next is about what they read now
    assert b"nothing" in client.post(reverse("leave_back", kwargs=one), follow=True).content
    assert b"A good day" in client.post(mine, {"words": "A good day", "shared": "on"}, follow=True).content
    assert b"A good day" in other.get(reverse("something_back", kwargs=group)).content
    got = {**group, "got_id": queries.got_by(cast.dev)[0].id}
    client.post(reverse("share_got", kwargs=got), {"say": "no"})
    assert b"A good day" not in other.get(reverse("something_back", kwargs=group)).content
    assert b"It is gone" in client.post(reverse("delete_got", kwargs=got), follow=True).content
    keeper.post(reverse("back_keeper", kwargs=group), {"wanted": "no"})
    assert b"Only you see what you choose" in client.get(page).content

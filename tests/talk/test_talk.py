"""What is said: by whom it can be changed, folded, muted, and what stays."""

import pytest

from evenground.groups import actions as groups
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from evenground.talk import actions, permissions, queries
from evenground.talk.models import EarlierMessage
from tests import factories


def entries(cast):
    return Entry.objects.filter(group_id=cast.group.id)


def shown(member, message):
    return next(one for one in queries.messages_about(member, message.about) if one.message.id == message.id)


@pytest.fixture
def said(cast, now):
    return actions.say(by=cast.rowan, words="Hello from me", kind="hello", now=now)


def test_what_is_said_is_there_for_every_member(cast, now, said):
    for member in cast.everyone:
        assert shown(member, said).message.words == "Hello from me"
    assert queries.message_in(factories.own_group(now, starter="Faraway"), said.id) is None


def test_only_its_owner_changes_or_takes_back(cast, now, said):
    for other in (cast.amina, factories.own_group(now, starter="Faraway")):
        with pytest.raises(Refused, match="whose words"):
            actions.change_words(by=other, message=said, words="Not mine", now=now)
        with pytest.raises(Refused, match="whose words"):
            actions.take_back(by=other, message=said, now=now)
    actions.change_words(by=cast.rowan, message=said, words="Hello again", now=now)
    assert list(queries.earlier_words(said).values_list("words", flat=True)) == ["Hello from me"]


def test_taken_back_the_words_are_gone_and_the_record_stands(cast, now, said):
    actions.change_words(by=cast.rowan, message=said, words="Second words", now=now)
    actions.take_back(by=cast.rowan, message=said, now=now)
    said.refresh_from_db()
    assert (said.words, said.salt) == ("", "")
    assert not EarlierMessage.objects.filter(message=said).exists()
    assert entries(cast).filter(kind="talk.taken_back", actor="its owner").count() == 1
    with pytest.raises(Refused):
        actions.change_words(by=cast.rowan, message=said, words="Back", now=now)


@pytest.mark.parametrize("words", ["", "   ", "\x00\x07"])
def test_nothing_is_nothing_to_say(cast, now, words):
    with pytest.raises(Refused):
        actions.say(by=cast.rowan, words=words, now=now)


def test_20000_letters_and_no_more(cast, now):
    actions.say(by=cast.rowan, words="a" * 20_000, now=now)
    with pytest.raises(Refused, match="20,000"):
        actions.say(by=cast.rowan, words="a" * 20_001, now=now)


def test_a_made_up_kind_is_refused(cast, now):
    with pytest.raises(Refused):
        actions.say(by=cast.rowan, words="x", kind="order", now=now)


def test_who_is_named_folds_at_once(cast, now, said):
    assert actions.wish_fold(by=cast.dev, about=queries.about(said), names_me=True, now=now)
    assert shown(cast.amina, said).quiet
    assert shown(cast.amina, said).message.words == "Hello from me"  # one press away
    assert not shown(cast.rowan, said).quiet  # one's own words stay open


def test_any_two_members_fold(cast, now, said):
    about = queries.about(said)
    assert not actions.wish_fold(by=cast.dev, about=about, names_me=False, now=now)
    assert not actions.wish_fold(by=cast.dev, about=about, names_me=False, now=now)  # once is once
    assert not shown(cast.amina, said).folded
    assert actions.wish_fold(by=cast.ines, about=about, names_me=False, now=now)
    folded = entries(cast).get(kind="talk.folded")
    assert folded.actor == "program"


def test_one_wish_alone_is_seen_by_nobody(cast, now, said):
    before = entries(cast).count()
    actions.wish_fold(by=cast.dev, about=queries.about(said), names_me=False, now=now)
    assert entries(cast).count() == before
    assert shown(cast.rowan, said) == shown(cast.rowan, said)
    assert not shown(cast.rowan, said).wished


def test_only_a_decision_unfolds_and_then_it_stays_open(cast, now, said):
    about = queries.about(said)
    actions.wish_fold(by=cast.dev, about=about, names_me=True, now=now)
    chain = record.lock(cast.group.id)
    actions.unfold(chain=chain, group=cast.group, about=about, now=now)
    assert not shown(cast.amina, said).folded
    assert entries(cast).filter(kind="talk.unfolded", actor="group").exists()
    with pytest.raises(Refused, match="stand open"):
        actions.wish_fold(by=cast.ines, about=about, names_me=True, now=now)


def test_muting_is_for_oneself_and_nobody_knows(cast, now, said):
    before, others = entries(cast).count(), queries.messages_about(cast.dev, "")
    actions.mute(by=cast.amina, other=cast.rowan, now=now)
    actions.mute(by=cast.amina, other=cast.rowan, now=now)
    assert shown(cast.amina, said).quiet
    assert queries.messages_about(cast.dev, "") == others
    assert not shown(cast.rowan, said).muted
    assert entries(cast).count() == before
    actions.unmute(by=cast.amina, other=cast.rowan, now=now)
    assert not shown(cast.amina, said).quiet


def test_who_can_be_muted(cast, now):
    with pytest.raises(Refused):
        actions.mute(by=cast.amina, other=cast.amina, now=now)
    with pytest.raises(Refused):
        actions.mute(by=cast.amina, other=factories.own_group(now, starter="Faraway"), now=now)


@pytest.mark.parametrize("part", ["lived", "staff", "both", "unsaid"])
def test_nothing_depends_on_how_somebody_takes_part(cast, now, said, part):
    groups.take_part(by=cast.amina, part=part, now=now)
    cast.amina.refresh_from_db()
    assert permissions.may_say(cast.amina, now)
    assert permissions.may_fold(cast.amina, queries.about(said))
    assert permissions.may_mute(cast.amina, cast.rowan)
    assert not permissions.may_change(cast.amina, said, now)


def test_queries_are_constant_in_the_number_of_messages(cast, now, django_assert_max_num_queries):
    for number in range(15):
        actions.say(by=cast.everyone[number % 7], words=f"Words {number}", now=now)
    with django_assert_max_num_queries(3):
        for one in queries.messages_about(cast.amina, ""):
            assert one.name

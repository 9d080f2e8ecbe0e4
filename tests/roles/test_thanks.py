"""Thanks: a letter to one person, shared only with their yes."""

import pytest
from django.test import Client
from django.urls import reverse

from evenground.config.letters import LETTERS
from evenground.decisions import actions as decisions
from evenground.events import actions as events
from evenground.groups import actions as groups
from evenground.notices.models import Outgoing
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from evenground.roles import actions, emails, queries
from evenground.talk import actions as talk
from tests import factories

WORDS = "You put the chairs in a circle"


@pytest.fixture
def letter(cast, now):
    return actions.thank(by=cast.rowan, to=cast.dev, words=WORDS, now=now)


def rows(found):
    return [one.row for one in found]


def told():
    return [row.person_id for row in Outgoing.objects.filter(kind="thanked")]


def test_only_who_got_it_and_who_wrote_it_see_it_until_there_is_a_yes(cast, now, letter):
    assert rows(queries.thanks_to(cast.dev)) == rows(queries.thanks_by(cast.rowan)) == [letter]
    for other in cast.everyone:
        assert queries.thanks_in(other) == []
        assert (queries.thank_in(other, letter.id) is None) == (other not in (cast.dev, cast.rowan))
    actions.share_thanks(by=cast.dev, thank=letter, yes=True, now=now)
    assert all(rows(queries.thanks_in(other)) == [letter] for other in cast.everyone)
    actions.share_thanks(by=cast.dev, thank=letter, yes=False, now=now)
    assert queries.thanks_in(cast.joy) == []


def test_nobody_else_says_yes_for_them(cast, now, letter):
    for other in (cast.rowan, cast.joy, factories.own_group(now, starter="Faraway")):
        with pytest.raises(Refused, match="Only the person who is thanked"):
            actions.share_thanks(by=other, thank=letter, yes=True, now=now)
    with pytest.raises(Refused, match="whose words"):
        actions.take_back_thanks(by=cast.dev, thank=letter, now=now)
    with pytest.raises(Refused, match="who got"):
        actions.put_away_thanks(by=cast.rowan, thank=letter, now=now)


def test_put_away_it_is_gone_for_who_got_it_and_who_wrote_it_meets_the_same(cast, now, letter):
    actions.share_thanks(by=cast.dev, thank=letter, yes=True, now=now)
    actions.put_away_thanks(by=cast.dev, thank=letter, now=now)
    assert queries.thanks_to(cast.dev) == queries.thanks_in(cast.joy) == []
    assert rows(queries.thanks_by(cast.rowan)) == [letter]
    with pytest.raises(Refused):
        actions.share_thanks(by=cast.dev, thank=letter, yes=True, now=now)


def test_taken_back_the_words_are_gone_everywhere(cast, now, letter):
    actions.share_thanks(by=cast.dev, thank=letter, yes=True, now=now)
    actions.take_back_thanks(by=cast.rowan, thank=letter, now=now)
    assert queries.thanks_in(cast.joy) == queries.thanks_to(cast.dev) == queries.thanks_by(cast.rowan) == []
    with pytest.raises(Refused, match="taken back"):
        actions.share_thanks(by=cast.dev, thank=letter, yes=True, now=now)


def test_who_wrote_it_is_named_only_if_they_like(cast, now, letter):
    unnamed = actions.thank(by=cast.rowan, to=cast.dev, words="For the tea", named=False, now=now)
    assert {one.row.id: one.by for one in queries.thanks_to(cast.dev)} == {letter.id: "Rowan", unnamed.id: ""}


def test_somebody_outside_is_thanked_and_who_wrote_it_shares_with_their_yes(cast, now):
    row = actions.thank(by=cast.rowan, to_name="Mrs Okafor", words="The keys, at seven", now=now)
    assert (queries.thanks_in(cast.rowan), told()) == ([], [])
    assert queries.thanks_by(cast.rowan)[0].may_share
    actions.share_thanks(by=cast.rowan, thank=row, yes=True, now=now)
    assert [one.to for one in queries.thanks_in(cast.joy)] == ["Mrs Okafor"]


def test_a_letter_tells_them_once_and_holds_no_words(cast, now, letter):
    assert told() == [cast.dev.person_id]
    row = Outgoing.objects.get(kind="thanked")
    assert LETTERS["thanked"].endswith("thanked")
    mail = emails.thanked(cast.dev.person, row)
    assert mail
    assert not any(words in f"{mail.subject}{mail.text}{mail.html}" for words in (WORDS, "Rowan"))
    actions.take_back_thanks(by=cast.rowan, thank=letter, now=now)
    assert emails.thanked(cast.dev.person, row) is None


def test_no_letter_goes_out_in_a_pause_or_from_somebody_muted(cast, now):
    groups.pause(by=cast.dev, now=now)
    talk.mute(by=cast.joy, other=cast.rowan, now=now)
    for to in (cast.dev, cast.joy):
        actions.thank(by=cast.rowan, to=to, words=WORDS, now=now)
    assert told() == []
    assert len(queries.thanks_to(cast.dev)) == len(queries.thanks_to(cast.joy)) == 1


def test_after_leaving_nothing_of_theirs_is_shown(cast, now, letter):
    back = actions.thank(by=cast.dev, to=cast.rowan, words="For the lift home", now=now)
    for by, row in ((cast.dev, letter), (cast.rowan, back)):
        actions.share_thanks(by=by, thank=row, yes=True, now=now)
    decisions.leave_group(by=cast.dev, carriers={}, now=now)
    assert [(one.row, one.by) for one in queries.thanks_in(cast.joy)] == [(back, "")]


def test_the_record_says_nothing_of_it(cast, now):
    before = Entry.objects.count()
    row = actions.thank(by=cast.rowan, to=cast.dev, words=WORDS, now=now)
    actions.share_thanks(by=cast.dev, thank=row, yes=True, now=now)
    actions.take_back_thanks(by=cast.rowan, thank=row, now=now)
    assert Entry.objects.count() == before


@pytest.mark.parametrize("words", ["", "  ", "\x00", "a" * 20_001])
def test_it_says_what_they_did_and_to_whom(cast, now, words):
    with pytest.raises(Refused):
        actions.thank(by=cast.rowan, to=cast.dev, words=words, now=now)
    with pytest.raises(Refused, match="whom you thank"):
        actions.thank(by=cast.rowan, words=WORDS, now=now)
    for to in (cast.rowan, factories.own_group(now, starter="Faraway")):
        with pytest.raises(Refused):
            actions.thank(by=cast.rowan, to=to, words=WORDS, now=now)


def test_the_pages_from_writing_to_taking_the_yes_back(cast, now, time_machine):
    time_machine.move_to(now, tick=False)
    event = events.plan_event(by=cast.joy, description=events.Description(name="Fair"), series="Fairs", now=now)
    group = {"group_id": cast.group.id}
    writer, reader, other = Client(), Client(), Client()
    for client, member in ((writer, cast.rowan), (reader, cast.dev), (other, cast.joy)):
        client.force_login(member.person)
    sent = {"member": cast.dev.id, "words": WORDS, "event": event.id, "names_me": "on"}
    assert b"Only they see it" in writer.post(reverse("say_thanks", kwargs=group), sent, follow=True).content
    no_name = writer.post(reverse("say_thanks", kwargs=group), {"words": WORDS})
    assert WORDS.encode() in no_name.content  # kept
    one = {**group, "thank_id": queries.thanks_to(cast.dev)[0].row.id}
    assert WORDS.encode() in reader.get(reverse("my_thanks", kwargs=group)).content
    pages = [reverse("thanks", kwargs=group), reverse("event", kwargs={**group, "event_id": event.id})]
    assert [WORDS.encode() in other.get(page).content for page in pages] == [False, False]
    reader.post(reverse("share_thanks", kwargs=one), {"say": "yes"})
    assert [WORDS.encode() in other.get(page).content for page in pages] == [True, True]
    assert other.post(reverse("share_thanks", kwargs=one), {"say": "no"}).status_code == 404
    reader.post(reverse("share_thanks", kwargs=one), {"say": "no"})
    assert [WORDS.encode() in other.get(page).content for page in pages] == [False, False]
    assert b"Nobody is told" in reader.post(reverse("put_away_thanks", kwargs=one), follow=True).content
    assert b"gone everywhere" in writer.post(reverse("take_back_thanks", kwargs=one), follow=True).content


def test_one_of_us_or_somebody_outside_and_never_a_name_dropped_unsaid(cast, now, client, time_machine):
    time_machine.move_to(now, tick=False)
    client.force_login(cast.rowan.person)
    page = reverse("say_thanks", kwargs={"group_id": cast.group.id})
    both = {"member": str(cast.dev.id), "to_name": "Mrs Okafor", "words": WORDS}
    answer = client.post(page, both)
    shown = answer.content.decode()
    assert "A letter goes to one person" in shown
    assert all(kept in shown for kept in ("Mrs Okafor", WORDS, f'value="{cast.dev.id}" selected'))
    assert queries.thanks_by(cast.rowan) == []
    client.post(page, both | {"member": ""})
    assert [row.to_name for row in rows(queries.thanks_by(cast.rowan))] == ["Mrs Okafor"]

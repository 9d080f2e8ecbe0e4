"""Skills people bring, and skills they want to practise: private unless shared."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from evenground.decisions import actions as decisions
from evenground.groups import actions as groups
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from evenground.roles import actions, queries
from evenground.roles.domain.matching import meets
from evenground.roles.models import Skill
from tests import factories


@pytest.fixture
def film(cast, now):
    return actions.write_card(by=cast.rowan, text=actions.Text("The film", skill="Cutting films"), now=now)


@pytest.fixture
def skill(cast, now):
    return actions.write_skill(by=cast.dev, words="FILMS, rough ones", kind="bring", now=now)


def beside(member, card):
    found = queries.who_could(member, queries.card_in(member, card.id))
    return [[row.member.person.name for row in rows] for rows in (found.bring, found.would_try)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Films", "cutting FILMS", True),
        ("STRASSE bauen", "Straße", True),
        ("שיר", "שיר וסרט", True),
        ("UX", "ux", True),  # a short word is enough where it is all there is
        ("film", "filming", False),
        ("tea and talk", "chairs and tables", False),
        ("to be", "be it", False),
        ("", "", False),
        (" ", "tea", False),
    ],
)
def test_the_same_word_meets_whatever_its_case(one, other, same):
    assert meets(one, other) == meets(other, one) == same


def test_nobody_sees_a_skill_that_is_not_shared(cast, now, film, skill):
    assert queries.skills_of(cast.dev) == [skill]
    for other in cast.everyone:
        assert beside(other, film) == [[], []]
        assert (queries.skill_in(other, skill.id) is None) == (other != cast.dev)


def test_beside_an_open_role_stand_those_who_share_by_name(cast, now, film, skill):
    for who, kind in ((cast.ines, "try"), (cast.amina, "try"), (cast.joy, "bring")):
        actions.write_skill(by=who, words="Films", kind=kind, shared=True, now=now)
    actions.write_skill(by=cast.marek, words="Tea", kind="bring", shared=True, now=now)
    actions.share_skill(by=cast.dev, skill=skill, yes=True, now=now)
    assert beside(cast.tomasz, film) == [["Dev", "Joy"], ["Amina", "Ines"]]
    actions.share_skill(by=cast.dev, skill=skill, yes=False, now=now)
    assert beside(cast.tomasz, film) == [["Joy"], ["Amina", "Ines"]]
    actions.take(by=cast.tomasz, card=film, now=now)
    assert beside(cast.tomasz, film) == [[], []]  # it no longer stands open


def test_neither_no_nor_a_pause_changes_what_stands_there(cast, now, film, skill):
    actions.share_skill(by=cast.dev, skill=skill, yes=True, now=now)
    actions.offer(by=cast.rowan, card=film, to=cast.dev, now=now)
    actions.leave_offer(by=cast.dev, card=film, now=now)
    groups.pause(by=cast.dev, now=now)
    assert beside(cast.joy, film) == [["Dev"], []]
    decisions.leave_group(by=cast.dev, carriers={}, now=now)
    assert beside(cast.joy, film) == [[], []]


def test_only_its_owner_shares_or_deletes_it_and_the_record_is_silent(cast, now, skill):
    before = Entry.objects.count()
    for other in (cast.rowan, factories.own_group(now, starter="Faraway")):
        with pytest.raises(Refused, match="yours"):
            actions.share_skill(by=other, skill=skill, yes=True, now=now)
        with pytest.raises(Refused, match="yours"):
            actions.delete_skill(by=other, skill=skill, now=now)
    actions.share_skill(by=cast.dev, skill=skill, yes=True, now=now)
    actions.delete_skill(by=cast.dev, skill=skill, now=now)
    assert not Skill.objects.exists()
    assert Entry.objects.filter(group_id=cast.group.id).count() == before


def test_a_skill_has_words_and_is_one_of_the_two(cast, now):
    for words, kind in (("", "bring"), ("\x00", "bring"), ("a" * 301, "bring"), ("Tea", "score")):
        with pytest.raises(Refused):
            actions.write_skill(by=cast.dev, words=words, kind=kind, now=now)


def _said(page):
    """A page without the signs that were thrown for its forms: these may spell any name."""
    return re.sub(rb'value="\w{64}"', b"", page.content)


def test_the_pages_from_writing_to_deleting(cast, now, film, time_machine):
    time_machine.move_to(now, tick=False)
    group = {"group_id": cast.group.id}
    mine, other = Client(), Client()
    mine.force_login(cast.dev.person)
    other.force_login(cast.joy.person)
    page, card = reverse("my_skills", kwargs=group), reverse("card", kwargs={**group, "card_id": film.id})
    assert b"Saved" in mine.post(page, {"skill": "Old films", "about": "try"}, follow=True).content
    assert b"Old films" not in other.get(page).content
    assert b"Dev" not in _said(other.get(card))
    one = {**group, "skill_id": queries.skills_of(cast.dev)[0].id}
    mine.post(reverse("share_skill", kwargs=one), {"say": "yes"})
    assert b"Dev" in _said(other.get(card))
    assert other.post(reverse("delete_skill", kwargs=one)).status_code == 404
    assert b"It is gone" in mine.post(reverse("delete_skill", kwargs=one), follow=True).content
    assert b"Dev" not in _said(other.get(card))

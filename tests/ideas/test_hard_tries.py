"""What a maker might try with those who are in a thing: asking again and again."""

from dataclasses import replace
from datetime import date, timedelta

from evenground.events import actions as events
from evenground.ideas import actions
from evenground.ideas.models import InIt, Showing
from evenground.notices.models import Outgoing


def asked():
    return sorted(row.person_id for row in Outgoing.objects.filter(kind="asked_in_it"))


def test_nobody_is_asked_again_and_again_by_letter_and_nobody_who_said_no(cast, now):
    told = actions.Told(title="A poem", kind="poem", words="One", people=[cast.dev.id, cast.joy.id])
    made = actions.make(by=cast.rowan, told=told, now=now)
    both = sorted([cast.dev.person_id, cast.joy.person_id])
    assert asked() == both
    for turn in range(3):
        actions.change(by=cast.rowan, made=made, told=replace(told, title=f"A poem {turn}"), now=now)
    assert asked() == both
    later = now + timedelta(days=8)
    actions.say_in_it(by=cast.joy, place=InIt.objects.get(member=cast.joy), yes=False)
    fair = events.plan_event(by=cast.rowan, description=events.Description("Fair", days=[date(2026, 9, 1)]), now=now)
    for yes in (True, False, True):
        actions.say_showing(by=cast.rowan, made=made, event=fair, where=Showing.Where.EVENT, yes=yes, now=later)
    assert asked() == sorted([*both, cast.dev.person_id])

"""The story up to today: a group of eleven comes together, decides some things, and is in the middle of others.

Played through the real actions with the clock given, so that making the demo is itself a test.
"""

import json
from datetime import datetime, timedelta

from django.db import transaction

from evenground.decisions import actions as decisions
from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.domain.objections import Fate
from evenground.decisions.domain.rule import Size
from evenground.decisions.models import Kind, Objection, Proposal
from evenground.decisions.queries import current
from evenground.demo.asking import question_room
from evenground.demo.cast import CAST
from evenground.demo.founding import found
from evenground.demo.giving import give
from evenground.demo.making import make_event
from evenground.demo.models import Mark
from evenground.demo.opening import open_door
from evenground.demo.preparing import prepare
from evenground.groups.models import Group, Invitation, Member
from evenground.groups.queries import day_in
from evenground.talk import actions as talk

HELLOS = {
    "amina": "Hello all. I train other peer trainers. I am best in the mornings.",
    "rowan": "Hi. I cut little films on an old laptop. Rough ones, mostly.",
    "bronwen": "Hello from me. I read this on my sister's tablet on Sundays.",
    "joy": "Hello. I look after the rooms and the dates for the host. Here I am one of eleven.",
    "kofi": "Hello. I use a screen reader. Please say in words what is in a picture.",
}


class Told:
    """The story as it is told: who is who, and a clock that goes forward."""

    def __init__(self, group: Group, members: dict[str, Member], now: datetime) -> None:
        self.group, self.members, self.now = group, members, now

    def later(self, days: int) -> None:
        self.now += timedelta(days=days)

    def propose(self, key: str, what: str, why: str, size: Size, **more: object) -> Proposal:
        text = decisions.Text(what, why, **more)  # type: ignore[arg-type]  # a proposal's other boxes
        return decisions.propose(by=self.members[key], group=self.group, text=text, size=size, now=self.now)

    def answer(self, proposal: Proposal, keys: str, code: Code, words: str = "", *, concern: str = "") -> None:
        number = current(proposal).number
        for key in keys.split():
            decisions.answer(
                by=self.members[key],
                proposal=proposal,
                version_number=number,
                code=code,
                words=words,
                concern=concern,
                now=self.now,
            )

    def say(self, key: str, kind: str, words: str, about: Proposal | None = None) -> None:
        subject = f"decisions.proposal:{about.id}" if about else ""
        talk.say(by=self.members[key], about=subject, kind=kind, words=words, now=self.now)

    def close(self, proposal: Proposal) -> Proposal:
        """Goes to the morning after its closing day. The due job closes it then."""
        closes_on = Proposal.objects.get(id=proposal.id).closes_on
        while day_in(self.group, self.now) <= closes_on:
            self.later(1)
        decisions.close_if_due(proposal_id=proposal.id, now=self.now)
        return Proposal.objects.select_related("group").get(id=proposal.id)

    def send(self, proposal: Proposal) -> None:
        for view in proposal.views.select_related("owner"):
            if view.owner is not None:
                decisions.check_view(by=view.owner, view=view, now=self.now)
        decisions.send_round(proposal=proposal, now=self.now)


@transaction.atomic
def play(*, now: datetime) -> None:
    """Plays the story so that it reaches its middle at `now`, and remembers where its pages are."""
    start = now - timedelta(days=58)
    group, members = found(start)
    told = Told(group, members, start)
    for key, words in HELLOS.items():
        told.say(key, "hello", words)
    _become_a_group(told)
    stories = _open_with_stories(told)
    quiet = _quiet_room(told)
    told.now = now - timedelta(days=25)
    invitation = _place_for_one_more(told)
    made = make_event(told.group, told.members, told.now) | give(told.members, told.now)
    made |= open_door(told.members, told.now)
    made |= prepare(made["event"], told.members, told.now)
    made |= question_room(told, made["event"])
    told.now = now - timedelta(days=2)
    middle = _length_of_the_day(told)
    told.now = now - timedelta(hours=3)
    _and_more(told)
    places = {
        "group": str(told.group.id),
        "invitation": invitation,
        "stories": str(stories.id),
        "quiet": str(quiet.id),
        "middle": str(middle.id),
        **made,
        **{f"person:{role.key}": str(told.members[role.key].person_id) for role in CAST},
    }
    Mark.objects.create(places=json.dumps(places), told_on=day_in(told.group, now))


def _become_a_group(told: Told) -> None:
    """Their name, their rule, "we are together", their working agreement: by deciding them."""
    told.later(2)
    name = Proposal.objects.get(group=told.group, kind=Kind.NAME)
    rule = Proposal.objects.get(group=told.group, kind=Kind.RULE)
    everyone = "rowan amina dev bronwen kofi ines tomasz joy marek"
    told.answer(name, everyone, Code.HAPPY)
    told.answer(rule, "rowan amina kofi joy marek bronwen fionnuala", Code.HAPPY)
    told.answer(
        rule, "ines", Code.GO_AHEAD_DIFFERENT_VIEW, "Two weeks is short when I am not well. I would like three."
    )
    together = decisions.propose(
        by=told.members["amina"],
        group=told.group,
        kind=Kind.TOGETHER,
        text=decisions.Text("We are together now.", "Eleven of us are here. Who comes later, we decide on together."),
        now=told.now,
    )
    told.answer(together, "rowan amina bronwen kofi joy tomasz fionnuala", Code.HAPPY)
    told.send(told.close(together))
    told.send(told.close(name))
    agreement = decisions.propose(
        by=told.members["kofi"],
        group=told.group,
        kind=Kind.AGREEMENT,
        text=decisions.Text(
            "We let each other finish.\nNobody has to tell their story.\nWe say in words what a picture shows.\n"
            "Breaks are real breaks.\nWhat is said here stays here."
        ),
        now=told.now,
    )
    told.answer(agreement, "rowan amina dev bronwen ines joy marek", Code.HAPPY)
    told.send(told.close(agreement))
    told.send(told.close(rule))


def _open_with_stories(told: Told) -> Proposal:
    """The disagreement of the story: someone asks for a change first, the words change, two views are kept."""
    proposal = told.propose(
        "marek",
        "We open the day with three personal stories.",
        "Last year's talks felt far away. Stories would make it real from the start.",
        Size.MEDIUM,
    )
    told.later(1)
    told.answer(proposal, "joy fionnuala rowan", Code.HAPPY)
    told.answer(
        proposal, "dev", Code.OBJECT, concern="Some of us may feel pushed to tell theirs. And it would start so heavy."
    )
    told.say("amina", "worry", "Who would stand beside the people who tell them?", proposal)
    told.say("rowan", "idea", "A story could be a short film too. Then nobody has to stand up there.", proposal)
    told.later(1)
    decisions.change_text(
        by=told.members["marek"],
        proposal=proposal,
        text=decisions.Text(
            "We open with stories only from people who offer one, in any form they like. A quiet break comes after.",
            "It makes the day real, and nobody is asked for theirs.",
            who_does="Rowan gathers what people offer. Joy keeps the room free for the break.",
        ),
        changed="Only from people who offer, in any form. A break comes after.",
        now=told.now,
    )
    objection = Objection.objects.select_related("proposal__group").get(proposal=proposal)
    decisions.mark_objection(by=told.members["dev"], objection=objection, fate=Fate.SOLVED, now=told.now)
    told.later(1)
    return _decided_with_two_views(told, proposal)


def _decided_with_two_views(told: Told, proposal: Proposal) -> Proposal:
    """People answer again, two still see it differently and say so, and the group writes what that added."""
    told.answer(proposal, "dev joy rowan amina kofi tomasz", Code.HAPPY)
    told.answer(
        proposal,
        "ines",
        Code.GO_AHEAD_DIFFERENT_VIEW,
        "I would start with something light. A song, or tea. Stories could come when we know each other a little.",
    )
    told.answer(
        proposal,
        "bronwen",
        Code.GO_AHEAD_DIFFERENT_VIEW,
        "Three in a row is a lot to hear. I would rather have one in the morning and one after lunch.",
    )
    told.answer(proposal, "fionnuala", Code.STAND_ASIDE)
    closed = told.close(proposal)
    told.send(closed)
    decisions.write_views_added(
        by=told.members["amina"],
        proposal=closed,
        words="Because of these views we will have tea and music before the first story, and look again after the day.",
        now=told.now,
    )
    return closed


def _quiet_room(told: Told) -> Proposal:
    proposal = told.propose(
        "kofi",
        "There is a quiet room all day, and nobody asks why you are in it.",
        "A room to breathe in helps people stay.",
        Size.SMALL,
    )
    told.answer(proposal, "rowan amina dev kofi ines tomasz joy marek", Code.HAPPY)
    closed = told.close(proposal)
    told.send(closed)
    return closed


def _place_for_one_more(told: Told) -> str:
    """They are together, so who comes later is decided on. Gives the code of the invitation to that place."""
    proposal = decisions.propose(
        by=told.members["tomasz"],
        group=told.group,
        kind=Kind.JOIN,
        text=decisions.Text("We hold a place open for one more of us.", "A twelfth voice does us good."),
        now=told.now,
    )
    told.answer(proposal, "rowan amina dev bronwen kofi lian ines joy marek fionnuala", Code.HAPPY)
    told.send(told.close(proposal))
    return Invitation.objects.get(group=told.group, decided=True, used_on=None).code


def _length_of_the_day(told: Told) -> Proposal:
    """Open today: an objection is being worked on, and somebody asked to know more."""
    proposal = told.propose(
        "fionnuala",
        "The day is from 10:30 to 16:00, with an hour for lunch.",
        "People come from far. One long day costs less than two short ones.",
        Size.MEDIUM,
        cost="Two rooms for a day. A second day would cost the same again.",
    )
    told.later(1)
    told.answer(proposal, "marek joy kofi", Code.HAPPY)
    told.answer(
        proposal,
        "dev",
        Code.OBJECT,
        concern="Five and a half hours is more than I have in me. I would have to leave halfway.",
    )
    told.answer(proposal, "tomasz", Code.MORE_TIME_OR_FACTS, "When does the last train leave?")
    objection = Objection.objects.select_related("proposal__group").get(proposal=proposal)
    decisions.offer_watch_point(
        by=told.members["amina"],
        objection=objection,
        what="How many of us are tired or gone by 15:00",
        who_looks="Two of us who are not on stage",
        look_on=day_in(told.group, told.now) + timedelta(days=60),
        stop_at="If one in four is gone, we end at 15:00 next time",
        now=told.now,
    )
    decisions.suggest_change(
        by=told.members["rowan"],
        proposal=proposal,
        act="shrink",
        objection=objection,
        what="The main part is from 11:00 to 14:30. What comes after is for whoever likes to stay.",
        why="So nobody has to leave halfway.",
        now=told.now,
    )
    told.say("bronwen", "question", "Could those who rest listen from the quiet room?", proposal)
    return proposal


def _and_more(told: Told) -> None:
    """Two more that are open: a small one, and one that waits for nothing but a few days."""
    poster = told.propose(
        "lian", "Our poster has a drawing on it, not a photo of a sad person.", "We are not sad people.", Size.SMALL
    )
    told.answer(poster, "rowan amina", Code.HAPPY)
    told.propose(
        "joy",
        "We invite the chief executive to sit at the table, not on the stage.",
        "Then she is asked face to face.",
        Size.MEDIUM,
    )

"""Two groups in the middle of their work: as large as the pages are promised for, and a tenth of that."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.test import Client

from evenground.decisions import actions, entries
from evenground.decisions.domain.answers import Answer
from evenground.decisions.models import Proposal, Version
from evenground.events import actions as events
from evenground.events.domain.programme import clock
from evenground.events.models import Event
from evenground.groups.models import Group, Helper, HelperKind, Member
from evenground.people.models import Person
from evenground.record import actions as record
from evenground.record.models import Chain
from evenground.roles import actions as roles
from evenground.talk import actions as talk
from evenground.talk import entries as talk_entries

DAY = timedelta(days=1)
REACTIONS = 100
ENTRIES = 5000
RUN_SHEET = 25  # things in the programme of the larger group, and as many steps: fifty lines
PARTS = ("lived", "lived", "staff", "both", "unsaid")
KINDS = ("question", "like", "worry", "idea", "say")
# Of twenty who answer: every kind of answer is there, most of them with words.
ANSWERS = (
    *[Answer.HAPPY] * 12,
    *[Answer.GO_AHEAD_DIFFERENT_VIEW] * 4,
    *[Answer.OBJECT] * 1,
    *[Answer.MORE_TIME_OR_FACTS] * 1,
    *[Answer.STAND_ASIDE] * 2,
)
WORDS = (
    "I would begin in the morning, so that people who get tired can go home early and still have seen the best of it.",
    "Could we ask the people at the library first? They did something like this two years ago, and *it went well*.",
    "The bus does not come on Sundays.\n\nWith a taxi shared by four it would do.",
)
WITH_WORDS = {Answer.GO_AHEAD_DIFFERENT_VIEW, Answer.MORE_TIME_OR_FACTS}


@dataclass(frozen=True)
class Place:
    """A group to measure: paths of its pages, and the cookie of a member who reads them and has not answered yet."""

    group: Group
    member: Member
    open: Proposal
    closed: Proposal
    cookie: str
    event: Event  # that everyone can see
    day: Event  # with a run sheet

    @property
    def pages(self) -> dict[str, str]:
        at = f"/g/{self.group.id}/"
        return {
            "group": at,
            "decision": f"{at}decisions/{self.open.id}/",
            "outcome": f"{at}decisions/{self.closed.id}/outcome/",
            "record": f"{at}record/",
            "programme": f"{at}events/{self.event.id}/programme/",
            "public event": f"/e/{self.event.id}/",
            "run sheet": f"{at}events/{self.day.id}/run-sheet/",
        }

    @property
    def version(self) -> Version:
        return self.open.versions.order_by("-number")[0]


def make_place(answers: int, now: datetime) -> Place:
    """A group in which so many people answered an open and a closed decision, with `ENTRIES` entries in its record."""
    group = _group(f"BENCH{answers}", now)
    members = _members(group, answers + 1, now)
    reader, others = members[0], members[1:]
    closed = _decision(others, now - 30 * DAY, "Meet on Tuesdays", agreed=True)
    _close(closed)
    for number in range(3):
        _close(_decision(others[:10], now - (25 - number) * DAY, f"A smaller thing, number {number + 1}", agreed=True))
    for number in range(2):
        _decision(others[:5], now - 2 * DAY, f"Another open thing, number {number + 1}")
    opened = _decision(others, now - DAY, "Hold the open day in the library")
    for number in range(REACTIONS):
        words, kind = f"{WORDS[number % len(WORDS)]} ({number})", KINDS[number % len(KINDS)]
        talk.say(by=others[number % len(others)], words=words, kind=kind, about=about(opened), now=now - DAY)
    event = _open_event(reader, max(answers // 4, 5), now - DAY)
    day = _event(others, RUN_SHEET * answers // 200, now)
    _fill_record(group, members, [opened, closed], now)
    client = Client()
    client.force_login(reader.person)
    closed = Proposal.objects.get(id=closed.id)
    return Place(group, reader, opened, closed, client.cookies["sessionid"].value, event, day)


def about(proposal: Proposal) -> str:
    return f"decisions.proposal:{proposal.id}"


def _group(code: str, now: datetime) -> Group:
    day = (now - 90 * DAY).date()
    group = Group.objects.create(
        code=code, name="Tuesday Table", why="We plan this year's open day.", host_name="Marrowfield",
        time_zone="Europe/London", started_on=day, opened_on=day, together_on=day, name_decided=True,
    )  # fmt: skip
    record.start(group.id)
    for kind, name in ((HelperKind.LEAD, "Lead"), (HelperKind.DEPUTY, "Deputy"), (HelperKind.BESIDE, "Helper")):
        Helper.objects.create(group=group, kind=kind, name=f"{name} of the group", phone="0300 000 0000")
    return group


def _members(group: Group, count: int, now: datetime) -> list[Member]:
    day = (now - 90 * DAY).date()
    people = Person.objects.bulk_create(Person(name=f"Member {number}") for number in range(count))
    return Member.objects.bulk_create(
        Member(group=group, person=person, joined_on=day, part=PARTS[number % len(PARTS)])
        for number, person in enumerate(people)
    )


def _decision(people: list[Member], now: datetime, what: str, *, agreed: bool = False) -> Proposal:
    """Suggested by the first of these people, and answered by all of them; through the real actions.

    `agreed`: nobody asks for a change first, so that it can be decided; they see it differently instead.
    """
    text = actions.Text(what, WORDS[0], who_does="Two of us, and the host helps with the hall.")
    proposal = actions.propose(by=people[0], group=people[0].group, text=text, now=now)
    for number, member in enumerate(people):
        code = ANSWERS[number * len(ANSWERS) // len(people)]
        code = Answer.GO_AHEAD_DIFFERENT_VIEW if agreed and code == Answer.OBJECT else code
        more = {"words": WORDS[number % len(WORDS)]} if code in WITH_WORDS else {}
        if code == Answer.OBJECT:
            more = {"concern": WORDS[number % len(WORDS)]}
        actions.answer(by=member, proposal=proposal, version_number=1, code=code, now=now, **more)
    return proposal


def _open_event(by: Member, items: int, now: datetime) -> Event:
    """An event that everyone can see: so many items on two days, with words to most of them."""
    days = [(now + number * DAY).date() for number in (60, 61)]
    said = events.Description("The open day", WORDS[0], "Whoever likes to come", place="The library", access=WORDS[2])
    event = events.plan_event(by=by, description=replace(said, days=days), now=now)
    for number in range(items):
        starts = datetime(2026, 1, 1, 10) + timedelta(minutes=20 * (number // 2))  # noqa: DTZ001  a time of day alone
        ends = starts + timedelta(minutes=20)
        entry = events.Entry(1 + number % 2, starts.time(), ends.time(), "talk", f"Part {number}", WORDS[number % 3])
        events.add_item(by=by, event=event, entry=entry, now=now)
    with transaction.atomic():
        events.publish(chain=record.lock(by.group_id), event=event, now=now)
    return event


def _close(proposal: Proposal) -> None:
    """The morning after its day, over and over, until it has an outcome; then the outcome goes round."""
    for _round in range(10):
        proposal = Proposal.objects.select_related("group").get(id=proposal.id)
        if proposal.state != "open":
            break
        over = datetime.fromisoformat(f"{proposal.closes_on + DAY}T09:00:00+00:00")
        actions.close_if_due(proposal_id=proposal.id, now=over)
    actions.send_round(proposal=proposal, now=over + 4 * DAY)


def _event(people: list[Member], count: int, now: datetime) -> Event:
    """An event with so many things in its programme, a step beside each, and a card for each that somebody carries."""
    words = events.Description(name="The open day", days=[(now + 30 * DAY).date()])
    event = events.plan_event(by=people[0], description=words, series="Open days", now=now)
    for number in range(count):
        by = people[number % len(people)]
        starts, ends = clock(600 + 10 * number), clock(610 + 10 * number)
        entry = events.Entry(day=1, starts=starts, ends=ends, kind="talk", title=f"Thing {number + 1}", what=WORDS[0])
        item = events.add_item(by=by, event=event, entry=entry, now=now)
        card = roles.write_card(by=by, text=roles.Text(f"Task {number + 1}"), now=now)
        roles.take(by=by, card=card, now=now)
        step = roles.StepText(WORDS[1], cue="When all sit down", item=item.id, card=card.id)
        roles.write_step(by=by, event=event, text=step, now=now)
    return event


def _fill_record(group: Group, members: list[Member], proposals: list[Proposal], now: datetime) -> None:
    """As many entries as are wanted, of people and of decisions by turns; by the record's own writer."""
    day = (now - DAY).date()
    with transaction.atomic():
        chain = Chain.objects.get(group_id=group.id)
        for number in range(chain.seq, ENTRIES):
            if number % 2:
                actor, subject = str(members[number % len(members)].record_key), f"talk.message:{uuid.UUID(int=number)}"
                record.write(chain, talk_entries.SAID, actor=actor, day=day, subject=subject, facts={"about": ""})
                continue
            subject, facts = about(proposals[number % len(proposals)]), {"closes_on": day.isoformat()}
            record.write(chain, entries.ROUND, actor=record.PROGRAM, day=day, subject=subject, facts=facts)


def counted(place: Place) -> dict[str, int]:
    """How many gave which answer to the open decision."""
    codes = list(place.version.answers.values_list("code", flat=True))
    return {code: codes.count(code) for code in dict.fromkeys(answer.value for answer in Answer)}

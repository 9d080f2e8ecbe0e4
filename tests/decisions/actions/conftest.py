"""A group round a table: eleven members, opened long ago, with the starter rule."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from evenground.decisions import actions
from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.domain.rule import Size
from evenground.decisions.models import Objection, Proposal
from evenground.decisions.queries import current
from evenground.groups.models import Group, Member
from evenground.people.models import Person
from evenground.record import actions as record

DAY = timedelta(days=1)


@dataclass
class Table:
    """The group, its members by number, and a clock that only goes forward."""

    group: Group
    members: list[Member]
    now: datetime
    told: list[str] = field(default_factory=list)

    def propose(self, what: str = "Open with personal stories", by: int = 0, **more: object) -> Proposal:
        text = more.pop("text", None) or actions.Text(what, "It makes it real.")
        size = more.pop("size", Size.MEDIUM)
        return actions.propose(by=self.members[by], group=self.group, text=text, size=size, now=self.now, **more)

    def answer(self, proposal: Proposal, who: int, code: str, words: str = "", **more: object) -> None:
        number = more.pop("version", None) or current(proposal).number
        actions.answer(
            by=self.members[who],
            proposal=proposal,
            version_number=number,
            code=Code(code),
            words=words,
            now=self.now,
            **more,
        )

    def all_answer(self, proposal: Proposal, codes: str) -> None:
        """A letter a member, in order: h(appy) v(iew) o(bject) m(ore time) a(side) and - for nothing."""
        names = {
            "h": "happy",
            "v": "go_ahead_different_view",
            "o": "object",
            "m": "more_time_or_facts",
            "a": "stand_aside",
        }
        for who, letter in enumerate(codes):
            if letter in names:
                self.answer(proposal, who, names[letter], words="Some words" if letter in "vm" else "")

    def objection(self, proposal: Proposal, who: int) -> Objection:
        return Objection.objects.select_related("proposal__group").get(proposal=proposal, owner=self.members[who])

    def days(self, number: int) -> None:
        self.now += number * DAY

    def close(self, proposal: Proposal) -> Proposal:
        """Goes to the morning after the closing day, and lets the due job do its work."""
        fresh = Proposal.objects.get(id=proposal.id)
        self.now = max(self.now, datetime.combine(fresh.closes_on + DAY, self.now.time(), UTC))
        actions.close_if_due(proposal_id=proposal.id, now=self.now)
        return Proposal.objects.select_related("group").get(id=proposal.id)


def make_table(people: int, now: datetime, **group_fields: object) -> Table:
    opened = date(2026, 1, 12)
    fields = {
        "name": "Tuesday Table",
        "why": "To make the day ours",
        "time_zone": "Europe/London",
        "host_name": "Marrowfield",
    }
    group = Group.objects.create(
        **{"code": "TABLE2", "started_on": opened, "opened_on": opened, "together_on": opened, **fields, **group_fields}
    )
    record.start(group.id)
    members = [
        Member.objects.create(
            group=group,
            person=Person.objects.create(name=f"Member {number}"),
            joined_on=opened,
            part="lived" if number % 3 else "staff",
        )
        for number in range(people)
    ]
    return Table(group, members, now)


@pytest.fixture
def table(db: None, now: datetime) -> Table:
    return make_table(11, now)


@pytest.fixture
def three(db: None, now: datetime) -> Table:
    return make_table(3, now)

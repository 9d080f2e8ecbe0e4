"""Working on what somebody asks to change first, an outcome and a review: from form to record."""

import json
from datetime import timedelta

import pytest

from evenground.decisions import actions
from evenground.decisions.actions.closing import end
from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.domain.closing import Closing, Outcome, Reason
from evenground.decisions.domain.rule import STARTER, Size, from_plain
from evenground.decisions.models import Handover, Objection, Proposal, Suggestion, View, WatchPoint
from evenground.decisions.queries import current
from evenground.groups.models import FoundingChoice, HostActor
from evenground.record import actions as record
from tests.decisions.pages.conftest import Visits, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def objected(visits: Visits) -> Proposal:
    proposal = visits.table.propose()
    visits.say(1, proposal, "object", "It is too long.")
    return proposal


def day(visits: Visits, ahead: int) -> dict[str, int]:
    on = (visits.table.now + timedelta(days=ahead)).date()
    return {"look_on_0": on.day, "look_on_1": on.month, "look_on_2": on.year}


def test_an_objection_is_unsigned_and_its_owner_alone_is_told_that_it_is_theirs(
    visits: Visits, objected: Proposal
) -> None:
    others = visits.read(2, "proposal", objected)
    assert "It is too long." in others
    assert "Not signed" in others
    assert "Member 1" not in others
    assert "These are your words." not in others
    assert "These are your words." in visits.read(1, "proposal", objected)
    assert "That is help, not failure." in visits.read(0, "proposal", objected)


def test_a_changed_text_asks_its_owner_first(visits: Visits, objected: Proposal) -> None:
    sent = visits.post(0, "change_proposal", objected, {"what": "Open with one story", "version": 1})
    assert sent.status_code == 302
    page = visits.read(1, "proposal", objected)
    assert page.index("Is it solved by this?") < page.index("Five ways to answer")
    assert "Taking it back counts as going ahead with a different view" in page
    assert "To the words before, you said: Not yet." in page
    assert "you said:" not in visits.read(2, "proposal", objected)


def test_a_watch_point_needs_all_four(visits: Visits, objected: Proposal) -> None:
    objection = Objection.objects.get()
    data = {"fate": "watch_point", "what": "Who gets tired?"}
    page = visits.post(1, "mark_objection", objected, data, objection_id=objection.id)
    assert page.status_code == 400
    assert "Who gets tired?" in page.content.decode()
    data |= {"who_looks": "Dev", "stop_at": "One person leaves", **day(visits, 30)}
    assert visits.post(1, "mark_objection", objected, data, objection_id=objection.id).status_code == 302
    objection.refresh_from_db()
    assert objection.fate == "watch_point"
    assert WatchPoint.objects.get().agreed_on is not None
    assert "You took back what you asked for." in visits.read(1, "proposal", objected)


def test_an_offer_needs_the_owners_yes(visits: Visits, objected: Proposal) -> None:
    objection = Objection.objects.get()
    data = {"what": "Who gets tired?", "who_looks": "Dev", "stop_at": "One leaves", **day(visits, 30)}
    assert visits.post(2, "offer_watch_point", objected, data, objection_id=objection.id).status_code == 302
    point = WatchPoint.objects.get()
    assert visits.post(2, "say_to_watch_point", objected, {"say": "yes"}, point_id=point.id).status_code == 404
    made_up = visits.post(1, "say_to_watch_point", objected, {"say": "maybe"}, point_id=point.id)
    assert made_up.status_code == 403
    assert "Nothing was changed." in made_up.content.decode()
    assert visits.post(1, "say_to_watch_point", objected, {"say": "no"}, point_id=point.id).status_code == 302
    assert "Whoever asked said no. No reason needed." in visits.read(2, "proposal", objected)


def test_two_people_settle_it(visits: Visits, objected: Proposal) -> None:
    objection = Objection.objects.get()
    first, second = (str(visits.table.members[who].id) for who in (1, 4))
    data = {"first": first, "second": second, "may_settle": "How long it is."}
    assert visits.post(3, "offer_pair", objected, data, objection_id=objection.id).status_code == 302
    pair = Handover.objects.get()
    assert visits.post(1, "say_to_pair", objected, {"say": "yes"}, pair_id=pair.id).status_code == 302
    assert visits.post(4, "write_settled", objected, {"words": "Ten minutes."}, pair_id=pair.id).status_code == 302
    assert "Is it solved by this?" in visits.read(1, "proposal", objected)
    actions.withdraw(by=visits.table.members[0], proposal=objected, now=visits.table.now)
    assert visits.post(4, "write_settled", objected, {"words": "An hour."}, pair_id=pair.id).status_code == 403


@pytest.mark.parametrize("act", ["text", "change_plan", "shorten_trial", "shrink", "shared_limit", "split"])
def test_every_act_is_a_form_that_the_proposer_takes_up(visits: Visits, objected: Proposal, act: str) -> None:
    ahead = visits.table.now + timedelta(days=40)
    data = {"what": "Ten minutes at most", "second": "Music after", "why": ""}
    data |= {"try_until_0": str(ahead.day), "try_until_1": str(ahead.month), "try_until_2": str(ahead.year)}
    query = f"?act={act}&objection={Objection.objects.get().id}"
    assert visits.post(3, "suggest_change", objected, data, query=query).status_code == 302
    made = Suggestion.objects.get()
    assert "Take it up" in visits.read(0, "proposal", objected)
    assert "Take it up" not in visits.read(2, "proposal", objected)
    assert visits.post(0, "suggestion", objected, {"say": "take"}, suggestion_id=made.id).status_code == 403
    sent = visits.post(0, "suggestion", objected, {"say": "take-up"}, suggestion_id=made.id)
    assert sent.status_code == 302
    assert current(objected).number == 2
    assert Proposal.objects.count() == (2 if act == "split" else 1)


def test_a_rule_is_suggested_by_form_and_said_in_sentences(visits: Visits) -> None:
    page = visits.get(0, "propose", query="?kind=rule")
    typed = page.context["rule_form"].initial | {"what": "Small things open for a week.", "small_days_open": 7}
    typed["medium_quorum_lived"] = "none"
    assert visits.post(0, "propose", data=typed, query="?kind=rule").status_code == 302
    proposal = Proposal.objects.get()
    rule = from_plain(json.loads(current(proposal).params)["rule"])
    assert (rule.small.days_open, rule.medium.quorum_lived, rule.large) == (7, None, STARTER.large)
    changing = visits.get(0, "change_proposal", proposal)
    assert changing.context["rule_form"].initial["small_days_open"] == 7  # as suggested, not as in force
    said = visits.read(1, "proposal", proposal)
    assert "It is open for answers for at least 7 days." in said
    assert "And at least half of those with lived experience." in said
    wrong = visits.post(0, "propose", data=typed | {"small_days_open": 0}, query="?kind=rule")
    assert wrong.status_code == 400


def test_while_owners_look_over_their_words_others_read_none(visits: Visits) -> None:
    table = visits.table
    proposal = table.propose()
    table.all_answer(proposal, "hhhhh")
    table.answer(proposal, 5, "go_ahead_different_view", words="I would begin with music.")
    closed = table.close(proposal)
    sentence = "The people who see it differently are looking over their words until Friday 24 April 2026."
    assert sentence in visits.read(2, "outcome", closed)
    assert "I would begin with music." not in visits.read(2, "outcome", closed)
    assert "I would begin with music." in visits.read(5, "outcome", closed)
    view = View.objects.get()
    assert visits.post(5, "change_view", closed, {"words": "Music first."}, view_id=view.id).status_code == 302
    actions.send_round(proposal=closed, now=table.now)
    assert "Music first." in visits.read(2, "outcome", closed)
    assert "Member 5" not in visits.read(2, "outcome", closed)
    assert visits.post(5, "take_back_view", closed, view_id=view.id).status_code == 302
    said = visits.read(2, "outcome", closed)
    assert "Music first." not in said
    assert "Someone took their words back here." in said


def test_put_off_set_a_day_and_brought_back(visits: Visits) -> None:
    table = visits.table
    proposal = table.propose()
    table.all_answer(proposal, "hhmmmmaa")
    closed = table.close(proposal)
    past = visits.post(0, "set_day", closed, {"back_on_0": 1, "back_on_1": 1, "back_on_2": 2026, "back_with": "Hall"})
    assert past.status_code == 403
    assert "Choose today or a later day" in words_of(past)
    data = {"back_on_0": 1, "back_on_1": 6, "back_on_2": 2026, "back_with": "The hall's answer"}
    assert visits.post(0, "set_day", closed, data).status_code == 302
    assert "Monday 1 June 2026" in visits.read(1, "outcome", closed)
    assert visits.post(1, "bring_back", closed).status_code == 302
    assert Proposal.objects.get().state == "open"


def test_a_review_leads_to_a_new_decision_that_links_back(visits: Visits) -> None:
    table = visits.table
    proposal = table.propose("Meet on Mondays")
    table.all_answer(proposal, "hhhhhhh")
    closed = table.close(proposal)
    for link in ("keep", "change", "end", "reopen"):
        query = f"?previous={closed.id}&link={link}"
        assert visits.get(1, "propose", query=query).status_code == 200
    assert visits.get(1, "propose", query=f"?previous={closed.id}&link=undo").status_code == 404
    assert visits.get(1, "propose", query="?previous=7&link=end").status_code == 404
    data = {"what": "We end it.", "size": "small"}
    assert visits.post(1, "propose", data=data, query=f"?previous={closed.id}&link=end").status_code == 302
    newer = Proposal.objects.exclude(id=closed.id).get()
    assert (newer.previous_id, newer.link) == (closed.id, "end")
    assert "To end it" in visits.read(2, "outcome", closed)


def test_the_host_decides_only_what_the_rule_hands_over(visits: Visits) -> None:
    table = visits.table
    duty = FoundingChoice.objects.create(
        group=table.group, topic="budget", fixed=True, is_duty=True, what="The money is set.", why="A grant.",
        owner="Marrowfield", said_on=table.group.opened_on,
    )  # fmt: skip
    HostActor.objects.create(group=table.group, person=table.members[10].person, since=table.group.opened_on)
    proposal = table.propose(limit=duty, size=Size.SMALL)
    assert visits.get(10, "host_decide", proposal).status_code == 404
    table.answer(proposal, 1, "object", concern="Not enough")
    counts = dict.fromkeys(Code, 0) | {Code.OBJECT: 1}
    closing = Closing(Reason.HOST_TO_DECIDE, counts, outcome=Outcome.POSTPONED, days=14)
    end(record.lock(table.group.id), proposal, closing, table.now)
    actions.send_round(proposal=proposal, now=table.now + timedelta(days=9))
    assert visits.get(1, "host_decide", proposal).status_code == 404
    assert "The money is set." in visits.read(10, "host_decide", proposal)
    sent = visits.post(10, "host_decide", proposal, {"decision": "no", "why": "The grant forbids it."})
    assert sent.status_code == 302
    said = visits.read(2, "outcome", proposal)
    assert "Not decided: the host said no" in said
    assert "The grant forbids it." in said
    assert View.objects.count() == 1
    assert Proposal.objects.get().sent_on is None  # so that this outcome goes round too

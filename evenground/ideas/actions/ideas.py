"""Ideas, kind words, talk below, and what an idea becomes."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.decisions import actions as decisions
from evenground.decisions.domain.rule import Size
from evenground.decisions.models import Proposal
from evenground.groups.models import Member
from evenground.groups.queries import day_in
from evenground.ideas import entries, permissions
from evenground.ideas.actions.base import locked
from evenground.ideas.domain.words import MOST_LETTERS
from evenground.ideas.models import Idea, IdeaProposal, IdeaTask, KindWord
from evenground.ideas.queries import about
from evenground.record import actions as record
from evenground.record.domain.chain import words_digest
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.roles import actions as roles
from evenground.roles.models import CardKind, RoleCard
from evenground.talk import actions as talk
from evenground.talk.models import Message


@transaction.atomic
def float_idea(*, by: Member, words: str, signed: bool, now: datetime, builds_on: Idea | None = None) -> Idea:
    """Floats an idea: no form, no decision. It may build on another."""
    chain, by = locked(by)
    permissions.may_float(by, now).or_refuse()
    if builds_on is not None:
        builds_on = _afresh(builds_on)
        permissions.may_build_on(by, builds_on, now).or_refuse()
    day, salt = day_in(by.group, now), record.new_salt()
    row = Idea.objects.create(
        group=by.group, by=by, signed=signed, words=_kept(words), salt=salt, builds_on=builds_on, floated_on=day
    )
    digests = [words_digest(row.words, bytes.fromhex(salt))]
    kind, facts = entries.FLOATED, {}
    if builds_on is not None:
        kind, facts = entries.BUILT, {"on": about(builds_on)}
    record.write(chain, kind, actor=record.OWNER, subject=about(row), day=day, facts=facts, digests=digests)
    return row


@transaction.atomic
def say_kind_word(*, by: Member, idea: Idea, what: str, signed: bool) -> None:
    """ "I like this" or "I'd help". Twice is once, and the newest wish about the name counts. No entry, no mail."""
    _chain, by = locked(by)
    permissions.may_say_kind_word(by, _afresh(idea)).or_refuse()
    if what not in KindWord.What.values:
        raise Refused(_("Choose one of these."))
    KindWord.objects.update_or_create(idea=idea, by=by, what=what, defaults={"signed": signed})


@transaction.atomic
def take_kind_word_back(*, by: Member, idea: Idea, what: str) -> None:
    """Nothing of it is left. Twice is fine."""
    KindWord.objects.filter(idea=idea, by=by, what=what).delete()


@transaction.atomic
def say(*, by: Member, idea: Idea, words: str, now: datetime) -> Message:
    """Says something below an idea."""
    _chain, by = locked(by)
    permissions.may_build_on(by, _afresh(idea), now).or_refuse()
    return talk.say(by=by, words=words, about=about(idea), now=now)


@transaction.atomic
def propose(*, by: Member, idea: Idea, text: decisions.Text, size: Size, now: datetime) -> Proposal:
    """Opens a proposal that comes of an idea, and keeps the link. Both or neither."""
    _chain, by = locked(by)
    idea = _afresh(idea)
    permissions.may_build_on(by, idea, now).or_refuse()
    proposal = decisions.propose(by=by, group=by.group, text=text, size=size, now=now)
    IdeaProposal.objects.create(idea=idea, proposal=proposal)
    chain = record.lock(by.group_id)  # its end is another one since the proposal was written there
    facts, day = {"proposal": str(proposal.id)}, day_in(by.group, now)
    record.write(chain, entries.BECAME, actor=str(by.record_key), subject=about(idea), day=day, facts=facts)
    return proposal


@transaction.atomic
def make_task(*, by: Member, idea: Idea, text: roles.Text, now: datetime) -> RoleCard:
    """Writes a task that comes of an idea, open for anyone, and keeps the link. Both or neither."""
    _chain, by = locked(by)
    idea = _afresh(idea)
    permissions.may_build_on(by, idea, now).or_refuse()
    card = roles.write_card(by=by, text=text, kind=CardKind.TASK, now=now)
    IdeaTask.objects.create(idea=idea, card=card)
    chain = record.lock(by.group_id)  # its end is another one since the card was written there
    facts, day = {"card": str(card.id)}, day_in(by.group, now)
    record.write(chain, entries.BECAME_TASK, actor=str(by.record_key), subject=about(idea), day=day, facts=facts)
    return card


@transaction.atomic
def take_back(*, by: Member, idea: Idea, now: datetime) -> None:
    """Its owner takes the idea back: its words are gone, with their salt. What others built on it stays theirs."""
    chain, by = locked(by)
    row = _afresh(idea)
    permissions.may_take_back(by, row).or_refuse()
    row.words, row.salt, row.signed, row.taken_back_on = "", "", False, day_in(by.group, now)
    row.save(update_fields=["words", "salt", "signed", "taken_back_on"])
    row.kind_words.all().delete()
    record.write(chain, entries.TAKEN_BACK, actor=record.OWNER, subject=about(row), day=row.taken_back_on)


def _afresh(idea: Idea) -> Idea:
    return Idea.objects.select_related("group").get(id=idea.id)


def _kept(words: str) -> str:
    kept = clean(words)
    if not kept:
        raise Refused(_("There is nothing here yet. Write a word or two, or leave it."))
    if len(kept) > MOST_LETTERS:
        raise Refused(_("An idea has room for 2,000 letters. You can say more in the talk below it."))
    return kept

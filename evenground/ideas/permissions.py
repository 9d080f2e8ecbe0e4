"""Who may do what with ideas, and why not. Nothing here knows how anyone takes part."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenground.groups.models import Member
from evenground.groups.permissions import is_member, may_post
from evenground.ideas.models import Idea
from evenground.record.domain.verdict import ALLOW, Action, Verdict, refuse

MEMBERS = gettext_lazy("every member")
OWNER = gettext_lazy("the person whose words they are")

ACTIONS = (
    Action("float", MEMBERS, gettext_lazy("Float an idea in a sentence, with your name or without.")),
    Action("build_on", MEMBERS, gettext_lazy("Build on an idea, or talk about it.")),
    Action("kind_word", MEMBERS, gettext_lazy("Say “I like this” or “I'd help”, and take it back at any time.")),
    Action("idea_to_proposal", MEMBERS, gettext_lazy("Make a proposal of an idea, for the group to decide.")),
    Action("take_back_idea", OWNER, gettext_lazy("Take your idea back, at any time.")),
)


def may_float(by: Member, now: datetime) -> Verdict:
    """Any member, unless their posting has a pause for safety."""
    return may_post(by, now)


def may_build_on(by: Member, idea: Idea, now: datetime) -> Verdict:
    """Any member, while the idea stands: also to talk about it, and to make a proposal of it."""
    return verdict if not (verdict := _stands(by, idea)) else may_post(by, now)


def may_say_kind_word(by: Member, idea: Idea) -> Verdict:
    return verdict if not (verdict := _stands(by, idea)) else is_member(by, by.group)


def may_take_back(by: Member, idea: Idea) -> Verdict:
    """Its owner, for ever: also in a pause, and also when the group has ended."""
    if idea.by_id != by.id or idea.group_id != by.group_id:
        return refuse(_("Only the person whose idea this is can take it back."))
    if idea.taken_back_on is not None:
        return refuse(_("This idea is taken back already."))
    return ALLOW


def _stands(by: Member, idea: Idea) -> Verdict:
    if idea.group_id != by.group_id:
        return refuse(_("This idea is not your group's."))
    if idea.taken_back_on is not None:
        return refuse(_("This idea was taken back. You can float one of your own."))
    return ALLOW

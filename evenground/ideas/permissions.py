"""Who may do what with ideas, and why not. Nothing here knows how anyone takes part."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenground.groups.models import Member
from evenground.groups.permissions import is_member, may_post
from evenground.ideas.models import Idea, InIt, Made, Showing
from evenground.record.domain.verdict import ALLOW, Action, Verdict, refuse

MEMBERS = gettext_lazy("every member")
OWNER = gettext_lazy("the person whose words they are")
MAKER = gettext_lazy("whoever made it")
IN_IT = gettext_lazy("whoever can be seen or heard in it")

ACTIONS = (
    Action("float", MEMBERS, gettext_lazy("Float an idea in a sentence, with your name or without.")),
    Action("build_on", MEMBERS, gettext_lazy("Build on an idea, or talk about it.")),
    Action("kind_word", MEMBERS, gettext_lazy("Say “I like this” or “I'd help”, and take it back at any time.")),
    Action("idea_to_proposal", MEMBERS, gettext_lazy("Make a proposal of an idea, for the group to decide.")),
    Action("idea_to_task", MEMBERS, gettext_lazy("Make a task of an idea. It stands open for anyone.")),
    Action("take_back_idea", OWNER, gettext_lazy("Take your idea back, at any time.")),
    Action("make", MEMBERS, gettext_lazy("Put up something you made: a file, a link or words, as rough as you like.")),
    Action("change_made", MAKER, gettext_lazy("Change what you made, say who may see it, and take it back.")),
    Action("ask_showing", MEMBERS, gettext_lazy("Ask whoever made something whether it may be shown at an event.")),
    Action("say_showing", MAKER, gettext_lazy("Say yes or no to each place where it may be shown, at any time.")),
    Action("say_in_it", IN_IT, gettext_lazy("Say yes or no to being shown in something. Nobody is told which.")),
)


def may_float(by: Member, now: datetime) -> Verdict:
    """Any member, unless their posting has a pause for safety."""
    return may_post(by, now)


def may_build_on(by: Member, idea: Idea, now: datetime) -> Verdict:
    """Any member, while the idea stands: also to talk about it, and to make a proposal or a task of it."""
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


def may_change_made(by: Member, made: Made, now: datetime) -> Verdict:
    """Its maker alone."""
    return verdict if not (verdict := may_take_made_back(by, made)) else may_post(by, now)


def may_take_made_back(by: Member, made: Made) -> Verdict:
    """Its maker, for ever: also in a pause, and also when the group has ended."""
    if made.by_id != by.id or made.group_id != by.group_id:
        return refuse(_("Only whoever made this can change it or take it back."))
    if made.taken_back_on is not None:
        return refuse(_("This is taken back already."))
    return ALLOW


def may_say_in_it(by: Member, place: InIt) -> Verdict:
    """Whoever is in it, for themselves, at any time."""
    return ALLOW if place.member_id == by.id else refuse(_("Each of us says yes or no for themselves."))


def may_ask_showing(by: Member, made: Made, now: datetime) -> Verdict:
    """Any member, about something that stands."""
    if made.group_id != by.group_id or made.taken_back_on is not None:
        return refuse(_("This is no longer shown here."))
    return may_post(by, now)


def may_say_showing(by: Member, made: Made) -> Verdict:
    """Its maker, for ever: also in a pause."""
    return may_take_made_back(by, made)


def may_say_in_showing(by: Member, showing: Showing) -> Verdict:
    """Whoever is in it, for themselves, at any time, once its maker said yes."""
    if showing.said is True and showing.made.people.filter(member=by).exists():
        return ALLOW
    return refuse(_("Each of us says yes or no for themselves."))


def _stands(by: Member, idea: Idea) -> Verdict:
    if idea.group_id != by.group_id:
        return refuse(_("This idea is not your group's."))
    if idea.taken_back_on is not None:
        return refuse(_("This idea was taken back. You can float one of your own."))
    return ALLOW

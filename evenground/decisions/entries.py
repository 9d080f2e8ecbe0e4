"""What decisions write into the record. No entry says who answered, or how anyone takes part."""

from django.utils.translation import gettext_lazy as _

from evenground.record.domain.kinds import Kind

PROPOSED = Kind("decisions.proposed", _("{who} suggested something to decide: {what}"), ("kind", "size", "closes_on"))
CHANGED = Kind(
    "decisions.changed", _("{who} changed the words of {what}. It is version {version} now."), ("version", "closes_on")
)
SUGGESTED = Kind("decisions.suggested", _("{who} suggested other words for {what}"), ("act",))
TAKEN_OVER = Kind("decisions.taken_over", _("{who} took up {what}, which had nobody to carry it"))
LARGER = Kind("decisions.larger", _("{who} asked to treat {what} as a larger decision: {size}"), ("size", "closes_on"))
OBJECTED = Kind("decisions.objected", _("Someone asked for a change first in {what}"), ("objection",))
MARKED = Kind("decisions.marked", _("An objection to {what} was marked by its owner: {fate}"), ("objection", "fate"))
OFFERED = Kind(
    "decisions.offered", _("{who} offered a way to work on an objection to {what}: {act}"), ("objection", "act")
)
AGREED = Kind("decisions.agreed", _("The owner of an objection to {what} said yes to: {act}"), ("objection", "act"))
SETTLED = Kind("decisions.settled", _("The pair wrote down what they settled about {what}"), ("objection",))
EXTENDED = Kind(
    "decisions.extended", _("Somebody asked for more time. {what} is open until {closes_on}."), ("closes_on",)
)
WAITED = Kind("decisions.waited", _("Not enough answers yet, so {what} waits until {closes_on}"), ("closes_on",))
ROUND = Kind("decisions.round", _("An objection stays, so {what} has another round until {closes_on}"), ("closes_on",))
ANSWERED = Kind("decisions.answered", _("One answer to {what}, under the key {key}"), ("key",))
CLOSED = Kind(
    "decisions.closed",
    _("{what} closed: {outcome} ({reason})"),
    ("outcome", "reason", "happy", "go_ahead_different_view", "object", "more_time_or_facts", "stand_aside"),
)
VIEW_KEPT = Kind("decisions.view_kept", _("A differing view stands beside {what}"), ("view",))
VIEW_CHANGED = Kind("decisions.view_changed", _("A differing view beside {what} was changed by its owner"), ("view",))
VIEW_BACK = Kind("decisions.view_back", _("A differing view beside {what} was taken back by its owner"), ("view",))
VIEWS_ADDED = Kind("decisions.views_added", _("{who} wrote down what the differing views added to {what}"))
SENT = Kind("decisions.sent", _("The outcome of {what} went round to everyone"))
COMES_BACK = Kind("decisions.comes_back", _("{who} set the day when {what} comes back: {back_on}"), ("back_on",))
SEEN = Kind("decisions.seen", _("{who} wrote down what was seen at a watch point of {what}"), ("watch_point",))
HOST_DECIDED = Kind(
    "decisions.host_decided",
    _("{who} decided {what}, which stood under a duty named beforehand: {outcome}"),
    ("outcome",),
)
ENDED = Kind("decisions.ended", _("{what} no longer stands, by a newer decision"))

KINDS = (
    PROPOSED,
    CHANGED,
    SUGGESTED,
    TAKEN_OVER,
    LARGER,
    OBJECTED,
    MARKED,
    OFFERED,
    AGREED,
    SETTLED,
    EXTENDED,
    WAITED,
    ROUND,
    ANSWERED,
    CLOSED,
    VIEW_KEPT,
    VIEW_CHANGED,
    VIEW_BACK,
    VIEWS_ADDED,
    SENT,
    COMES_BACK,
    SEEN,
    HOST_DECIDED,
    ENDED,
)

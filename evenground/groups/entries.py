"""What groups write into the record. Keys and topics; never a name, a reason, or how anyone takes part."""

from django.utils.translation import gettext_lazy as _

from evenground.record.domain.kinds import Kind

STARTED = Kind("groups.started", _("{who} started this group"))
OPENED = Kind(
    "groups.opened", _("{who} opened the group: {open} founding choices open, {fixed} fixed"), ("open", "fixed")
)
FIXED = Kind("groups.fixed", _("{who} fixed something beforehand: {topic}"), ("topic",))
FIXED_LATER = Kind("groups.fixed_later", _("{who} fixed something after the group opened: {topic}"), ("topic",))
OPENED_UP = Kind("groups.opened_up", _("{who} opened something that was fixed: {topic}"), ("topic",))
HELPER_NAMED = Kind("groups.helper_named", _("{who} named somebody who helps: {role}"), ("role",))
HELPER_ENDED = Kind("groups.helper_ended", _("{who} wrote that somebody no longer helps: {role}"), ("role",))
INVITED = Kind("groups.invited", _("{who} held places open for new people: {places}"), ("places",))
TAKEN_BACK = Kind("groups.taken_back", _("{who} took back a place held open"))
JOINED = Kind("groups.joined", _("{who} joined the group"))
LEFT = Kind("groups.left", _("{who} left the group"))
ASKED = Kind("groups.asked", _("{who} asked about something fixed: {ask}"), ("ask", "topic", "reply_by"))
REPLIED = Kind("groups.replied", _("{who} replied to a question about something fixed"))
PAID = Kind("groups.paid", _("{who} noted that something was paid for"))
OVERRODE = Kind("groups.overrode", _("{who} overrode the group, with a reason"))
CARD_REPLACED = Kind("groups.card_replaced", _("{who} made a new sign-in card for somebody who lost theirs"))
ACTOR_NAMED = Kind("groups.actor_named", _("{who} named one more person who acts for the host"))
ACTOR_ENDED = Kind("groups.actor_ended", _("Somebody no longer acts for the host"))
POSTING_PAUSED = Kind("groups.posting_paused", _("A pause of posting was used, for safety"))
OUTSIDE_ANSWERED = Kind("groups.outside_answered", _("{who} answered whether a pause of posting goes on"))
CALL_OPENED = Kind("groups.call_opened", _("{who} opened the group's call to everyone"))
CALL_CHANGED = Kind("groups.call_changed", _("{who} changed the words of the group's call"))
CALL_CLOSED = Kind("groups.call_closed", _("{who} closed the group's call"))
MISSING_BEGUN = Kind("groups.missing_begun", _("Somebody began the talk “Who is missing?”"))
MISSING_DEED = Kind("groups.missing_deed", _("Something was added that the group will do, by {by}"), ("by",))
MISSING_DONE = Kind("groups.missing_done", _("Something the group wanted to do is done"))
MISSING_UNDONE = Kind("groups.missing_undone", _("Something the group wanted to do is not done yet"))

# What the group decided: written when the decision takes effect.
NAMED = Kind("groups.named", _("{who} took its name"))
RULE_SET = Kind("groups.rule_set", _("{who} set its rule for deciding"))
TOGETHER = Kind("groups.together", _("The founding time is over. {who} is together."))
AGREED = Kind("groups.agreed", _("{who} agreed on its working agreement"))
ADMITTED = Kind("groups.admitted", _("{who} held a place open for somebody new"))
REMOVED = Kind("groups.removed", _("{who} ended somebody's place"))
PART_SET = Kind("groups.part_set", _("{who} settled how somebody takes part"))
POSTING_KEPT = Kind("groups.posting_kept", _("{who} kept a pause of posting for a time"))

KINDS = (
    STARTED,
    OPENED,
    FIXED,
    FIXED_LATER,
    OPENED_UP,
    HELPER_NAMED,
    HELPER_ENDED,
    INVITED,
    TAKEN_BACK,
    JOINED,
    LEFT,
    ASKED,
    REPLIED,
    PAID,
    OVERRODE,
    CARD_REPLACED,
    ACTOR_NAMED,
    ACTOR_ENDED,
    POSTING_PAUSED,
    OUTSIDE_ANSWERED,
    CALL_OPENED,
    CALL_CHANGED,
    CALL_CLOSED,
    MISSING_BEGUN,
    MISSING_DEED,
    MISSING_DONE,
    MISSING_UNDONE,
    NAMED,
    RULE_SET,
    TOGETHER,
    AGREED,
    ADMITTED,
    REMOVED,
    PART_SET,
    POSTING_KEPT,
)

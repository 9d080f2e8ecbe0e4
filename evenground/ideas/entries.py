"""What ideas write into the record: that one was floated, became a proposal, or was taken back; never by whom."""

from django.utils.translation import gettext_lazy as _

from evenground.record.domain.kinds import Kind

FLOATED = Kind("ideas.floated", _("Somebody floated an idea"))
BUILT = Kind("ideas.built", _("Somebody built on an idea"), ("on",))
BECAME = Kind("ideas.became", _("An idea became a proposal"), ("proposal",))
BECAME_TASK = Kind("ideas.became_task", _("An idea became a task"), ("card",))
TAKEN_BACK = Kind("ideas.taken_back", _("Somebody took back an idea"))
MADE_SHOWN = Kind("ideas.made_shown", _("Somebody put up something they made"))
MADE_CHANGED = Kind("ideas.made_changed", _("Somebody changed something they made"))
MADE_BACK = Kind("ideas.made_back", _("Somebody took back something they made"))

KINDS = (FLOATED, BUILT, BECAME, BECAME_TASK, TAKEN_BACK, MADE_SHOWN, MADE_CHANGED, MADE_BACK)

"""What roles writes into the record: that a card was written, taken on, stands open. Never who carries it."""

from django.utils.translation import gettext_lazy as _

from evenground.record.domain.kinds import Kind

WRITTEN = Kind("roles.written", _("{who} wrote a card for a role or a task"))
CHANGED = Kind("roles.changed", _("{who} changed the card of a role or a task"), ("number",))
TAKEN = Kind("roles.taken", _("A role or a task was taken on"), ("holding",))
OPEN = Kind("roles.open", _("A role or a task stands open again"))
STEP_ADDED = Kind("roles.step_added", _("{who} put a step into a run sheet"))
STEP_CHANGED = Kind("roles.step_changed", _("{who} changed a step in a run sheet"))
STEP_MOVED = Kind("roles.step_moved", _("{who} moved a step in a run sheet"))
STEP_OUT = Kind("roles.step_out", _("{who} took a step out of a run sheet"))

KINDS = (WRITTEN, CHANGED, TAKEN, OPEN, STEP_ADDED, STEP_CHANGED, STEP_MOVED, STEP_OUT)

"""What roles writes into the record: that a card was written, taken on, stands open. Never who carries it."""

from django.utils.translation import gettext_lazy as _

from evenground.record.domain.kinds import Kind

WRITTEN = Kind("roles.written", _("{who} wrote a card for a role or a task"))
CHANGED = Kind("roles.changed", _("{who} changed the card of a role or a task"), ("number",))
TAKEN = Kind("roles.taken", _("A role or a task was taken on"), ("holding",))
OPEN = Kind("roles.open", _("A role or a task stands open again"))

KINDS = (WRITTEN, CHANGED, TAKEN, OPEN)

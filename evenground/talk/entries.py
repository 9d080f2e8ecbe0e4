"""What talk writes into the record: that something was said, never the words; and nobody's muting."""

from django.utils.translation import gettext_lazy as _

from evenground.record.domain.kinds import Kind

SAID = Kind("talk.said", _("{who} said something"), ("about",))
CHANGED = Kind("talk.changed", _("Somebody changed the words of something they said"))
TAKEN_BACK = Kind("talk.taken_back", _("Somebody took back something they said"))
FOLDED = Kind("talk.folded", _("Words were folded, by somebody named in them or by two members"))
UNFOLDED = Kind("talk.unfolded", _("{who} decided that folded words stand open again"))

KINDS = (SAID, CHANGED, TAKEN_BACK, FOLDED, UNFOLDED)

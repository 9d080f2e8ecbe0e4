"""What is live: the question rooms, and the posts that share commits."""

from django.conf import settings
from django.utils.translation import gettext

from evenground.live.hub import Hub
from evenground.live.lane import Live
from evenground.live.nchan import Nchan
from evenground.live.rooms import Rooms
from evenground.live.together import Together
from evenground.questions.views.live import RoomSource, support_together


def make_live() -> Live:
    """The lane beside the pages. It begins to look once the server starts."""
    hub = Hub(most=settings.STREAMS)
    beyond = Nchan(settings.LIVE_URL) if settings.LIVE_URL else None
    return Live(hub, Rooms(RoomSource(), hub, beyond), {"support": Together(support_together)}, _sorry)


def _sorry() -> str:
    return gettext("We couldn't save that just now. Please press once more.")

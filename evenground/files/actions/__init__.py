"""The only writers of files."""

from evenground.files.actions.keeping import keep, sweep, take_away
from evenground.files.actions.making_ready import make_ready

__all__ = ["keep", "make_ready", "sweep", "take_away"]

"""Pages that gather from several apps. `form_too_old` is named in the settings."""

from evenground.home.views.faults import form_too_old

__all__ = ["form_too_old"]

"""Roles: cards, who carries them, offers that may be left, handing back, and skills."""

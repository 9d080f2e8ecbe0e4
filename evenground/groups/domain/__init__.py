"""Pure rules of groups: days in a zone, invitation codes, how much is open, pauses of posting."""

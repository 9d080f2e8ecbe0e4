"""Groups: who is in one, how they came, what is open and fixed, who helps, what was agreed, and the host's page."""

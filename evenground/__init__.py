"""Evenground: a home for co-production. Plan it, decide it, do it. Together, as equals."""

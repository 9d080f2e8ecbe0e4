"""The record: what happened in a group, in order, chained so that it can't be quietly rewritten.

Entries hold keys and counts, never free words and never how someone takes part.
"""

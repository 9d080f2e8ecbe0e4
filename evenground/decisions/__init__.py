"""Decisions: proposals, the five answers, objections worked on together, outcomes with the views beside them.

The deciding rule itself is in `domain`.
"""

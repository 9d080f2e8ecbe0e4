"""Decisions: proposals, the five answers, objections worked on together, outcomes with the views beside them, reviews."""

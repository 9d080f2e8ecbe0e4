"""How long an idea may be. A sentence is enough."""

MOST_LETTERS = 2_000

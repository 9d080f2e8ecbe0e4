"""Pure rules of talk: how long words may be, and when they are folded."""

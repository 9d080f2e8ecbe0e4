"""Pure rules of support: how a private text is laid up, how long things are kept, what a whole group may read."""

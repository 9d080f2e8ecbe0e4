"""The demo: one made-up group in the middle of its work, played through the real actions into a database of its own."""

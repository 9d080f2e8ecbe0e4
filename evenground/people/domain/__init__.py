"""Rules about people's cards that need nothing but Python."""

"""Rules of roles that need nothing but Python."""

"""Rules of telling people that need nothing but Python."""

"""Support: people beside you, buddies, access riders, adjustments, check-ins. Nothing of it enters the record."""

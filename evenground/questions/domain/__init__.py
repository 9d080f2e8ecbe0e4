"""Pure rules of questions to a leader."""

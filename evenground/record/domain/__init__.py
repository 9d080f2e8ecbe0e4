"""Pure rules of the record: canonical text, the chain, check words, ids, verdicts."""

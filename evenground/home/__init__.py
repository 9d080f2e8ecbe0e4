"""Home: pages that gather from several apps. A group's page, mine, help, what you can count on, the record. No models."""

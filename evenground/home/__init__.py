"""Home: pages that gather from several apps: a group's page, mine, help, what you can count on, the record.

It has no models of its own.
"""

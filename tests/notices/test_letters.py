"""The table of letters."""

from django.utils.module_loading import import_string

from evenground.config.letters import LETTERS


def test_every_letter_in_the_table_is_there():
    for dotted in LETTERS.values():
        assert callable(import_string(dotted))

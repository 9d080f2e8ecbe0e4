"""The cards of the walk, in a demo that was made before some of their pages were there."""

from evenground.demo.cards import CARDS


def test_a_card_whose_place_is_not_there_yet_is_coming():
    whole = dict.fromkeys((card.place for card in CARDS if card.place), "somewhere")
    lives = [card for card in CARDS if card.lives_in(whole)]
    assert [card for card in CARDS if card.page] == lives
    assert [card for card in lives if not card.place] == [card for card in CARDS if card.lives_in({})]

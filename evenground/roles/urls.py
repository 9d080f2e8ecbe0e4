from django.urls import path

from evenground.roles.views import cards

_ROLES = "g/<uuid:group_id>/roles/"
_CARD = f"{_ROLES}<uuid:card_id>/"
urlpatterns = [
    path(_ROLES, cards.roles, name="roles"),
    path(f"{_ROLES}new/", cards.write_card, name="write_card"),
    path(f"{_ROLES}mine/", cards.carried, name="carried"),
    path(f"{_ROLES}mine/hand-back/", cards.hand_all_back, name="hand_all_back"),
    path(_CARD, cards.card, name="card"),
    path(f"{_CARD}change/", cards.change_card, name="change_card"),
    path(f"{_CARD}take/", cards.take, name="take_card"),
    path(f"{_CARD}offer/", cards.offer, name="offer_card"),
    path(f"{_CARD}leave/", cards.leave_offer, name="leave_offer"),
    path(f"{_CARD}agree/", cards.agree, name="agree_card"),
    path(f"{_CARD}hand-back/", cards.hand_back, name="hand_back"),
    path(f"{_CARD}back-up/", cards.back_up, name="back_up"),
]

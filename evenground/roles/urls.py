from django.urls import path

from evenground.roles import views

_ROLES = "g/<uuid:group_id>/roles/"
_CARD = f"{_ROLES}<uuid:card_id>/"
urlpatterns = [
    path(_ROLES, views.roles, name="roles"),
    path(f"{_ROLES}new/", views.write_card, name="write_card"),
    path(f"{_ROLES}mine/", views.carried, name="carried"),
    path(f"{_ROLES}mine/hand-back/", views.hand_all_back, name="hand_all_back"),
    path(_CARD, views.card, name="card"),
    path(f"{_CARD}change/", views.change_card, name="change_card"),
    path(f"{_CARD}take/", views.take, name="take_card"),
    path(f"{_CARD}offer/", views.offer, name="offer_card"),
    path(f"{_CARD}leave/", views.leave_offer, name="leave_offer"),
    path(f"{_CARD}agree/", views.agree, name="agree_card"),
    path(f"{_CARD}hand-back/", views.hand_back, name="hand_back"),
    path(f"{_CARD}back-up/", views.back_up, name="back_up"),
]

from django.urls import path

from evenground.roles.views import cards, feeds, papers, steps

_ROLES = "g/<uuid:group_id>/roles/"
_CARD = f"{_ROLES}<uuid:card_id>/"
_RUN = "g/<uuid:group_id>/events/<uuid:event_id>/run-sheet/"
_STEP = "g/<uuid:group_id>/run-sheet/<uuid:step_id>/"
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
    path(_RUN, steps.run_sheet, name="run_sheet"),
    path(f"{_RUN}add/", steps.add_step, name="add_step"),
    path(f"{_RUN}mine/", steps.my_part, name="my_part"),
    path(f"{_RUN}walk-through/", steps.walk_through, name="walk_through"),
    path(f"{_RUN}walk-through/take-back/", steps.unsay_ready, name="unsay_ready"),
    path("g/<uuid:group_id>/calendar/", feeds.my_calendar, name="my_calendar"),
    path("calendar/<uuid:feed_id>/<str:feed_key>.ics", feeds.feed, name="feed"),
    path(f"{_RUN}pdf/", papers.papers, name="papers"),
    path("g/<uuid:group_id>/pdf/<uuid:paper_id>/", papers.paper, name="paper"),
    path(_STEP, steps.step, name="step"),
    path(f"{_STEP}move/", steps.move_step, name="move_step"),
    path(f"{_STEP}take-away/", steps.take_away_step, name="take_away_step"),
]

from django.urls import path

from evenground.roles.views import back, cards, feeds, papers, skills, steps, thanks

_ROLES = "g/<uuid:group_id>/roles/"
_THANKS = f"{_ROLES}thanks/"
_BACK = f"{_ROLES}back/"
_CARD = f"{_ROLES}<uuid:card_id>/"
_RUN = "g/<uuid:group_id>/events/<uuid:event_id>/run-sheet/"
_STEP = "g/<uuid:group_id>/run-sheet/<uuid:step_id>/"
urlpatterns = [
    path(_ROLES, cards.roles, name="roles"),
    path(f"{_ROLES}new/", cards.write_card, name="write_card"),
    path(f"{_ROLES}mine/", cards.carried, name="carried"),
    path(f"{_ROLES}mine/hand-back/", cards.hand_all_back, name="hand_all_back"),
    path(_THANKS, thanks.thanks, name="thanks"),
    path(f"{_THANKS}new/", thanks.say_thanks, name="say_thanks"),
    path(f"{_THANKS}mine/", thanks.my_thanks, name="my_thanks"),
    path(f"{_THANKS}<uuid:thank_id>/share/", thanks.share_thanks, name="share_thanks"),
    path(f"{_THANKS}<uuid:thank_id>/put-away/", thanks.put_away_thanks, name="put_away_thanks"),
    path(f"{_THANKS}<uuid:thank_id>/take-back/", thanks.take_back_thanks, name="take_back_thanks"),
    path(f"{_ROLES}skills/", skills.my_skills, name="my_skills"),
    path(f"{_ROLES}skills/<uuid:skill_id>/share/", skills.share_skill, name="share_skill"),
    path(f"{_ROLES}skills/<uuid:skill_id>/delete/", skills.delete_skill, name="delete_skill"),
    path(_BACK, back.something_back, name="something_back"),
    path(f"{_BACK}new/", back.write_back, name="write_back"),
    path(f"{_BACK}mine/", back.my_back, name="my_back"),
    path(f"{_BACK}keeper/", back.back_keeper, name="back_keeper"),
    path(f"{_BACK}got/<uuid:got_id>/share/", back.share_got, name="share_got"),
    path(f"{_BACK}got/<uuid:got_id>/delete/", back.delete_got, name="delete_got"),
    path(f"{_BACK}<uuid:back_id>/", back.back_offer, name="back_offer"),
    path(f"{_BACK}<uuid:back_id>/change/", back.change_back, name="change_back"),
    path(f"{_BACK}<uuid:back_id>/leave/", back.leave_back, name="leave_back"),
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

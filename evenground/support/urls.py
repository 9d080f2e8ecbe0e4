from django.urls import path

from evenground.support.views import adjusting, beside, riders

_G = "g/<uuid:group_id>/support/"
urlpatterns = [
    path(_G, beside.support, name="support"),
    path(f"{_G}mine/", beside.mine, name="support_mine"),
    path(f"{_G}how-am-i/", beside.how_am_i, name="support_how"),
    path(f"{_G}usual/", beside.usual, name="support_usual"),
    path(f"{_G}buddy/", beside.buddy, name="support_buddy"),
    path(f"{_G}buddy/end/", beside.end_buddy, name="support_buddy_end"),
    path(f"{_G}buddy/<uuid:buddy_id>/", beside.answer_buddy, name="support_buddy_say"),
    path(f"{_G}call/<uuid:person_id>/", beside.ask_call, name="support_call"),
    path(f"{_G}calls/<uuid:call_id>/", beside.end_call, name="support_called"),
    path(f"{_G}list/", riders.my_list, name="support_list"),
    path(f"{_G}list/<uuid:line_id>/", riders.item, name="support_item"),
    path(f"{_G}list/<uuid:line_id>/delete/", riders.delete, name="support_item_delete"),
    path(f"{_G}list/<uuid:line_id>/show/", riders.share, name="support_share"),
    path(f"{_G}shown/<uuid:share_id>/take-back/", riders.take_back, name="support_share_back"),
    path(f"{_G}shown/<uuid:share_id>/see-to/", adjusting.see_to, name="support_see_to"),
    path(f"{_G}adjustments/new/", adjusting.write, name="support_write"),
    path(f"{_G}adjustments/<uuid:adjustment_id>/", adjusting.one, name="support_adjustment"),
    path(f"{_G}adjustments/<uuid:adjustment_id>/met/", adjusting.met, name="support_met"),
    path(f"{_G}adjustments/<uuid:adjustment_id>/take-away/", adjusting.take_away, name="support_take_away"),
    path(f"{_G}adjustments/<uuid:adjustment_id>/answer/", adjusting.answer, name="support_answer"),
    path(f"{_G}adjustments/<uuid:adjustment_id>/hand-back/", adjusting.hand_back, name="support_hand_back"),
]

from django.urls import path

from evenground.questions.views import hosting, inside, rooms

_ROOM = "g/<uuid:group_id>/rooms/<uuid:room_id>/"
_IN = "r/<str:room_code>/"  # for whoever has its code

urlpatterns = [
    path("g/<uuid:group_id>/events/<uuid:event_id>/rooms/new/", rooms.make_room, name="make_room"),
    path(_ROOM, rooms.our_room, name="our_room"),
    path(f"{_ROOM}change/", rooms.change_room, name="change_room"),
    path(f"{_ROOM}hosts/", rooms.choose_hosts, name="choose_hosts"),
    path(f"{_ROOM}turns/", rooms.choose_turns, name="choose_turns"),
    path(f"{_ROOM}act-for/", rooms.act_for, name="act_for"),
    path(f"{_ROOM}ticket/", rooms.take_ticket, name="take_ticket"),
    path(f"{_ROOM}cards/", rooms.cards, name="room_cards"),
    path(f"{_ROOM}hosting/", hosting.hosting, name="hosting"),
    path(f"{_ROOM}hosting/step/", hosting.step, name="room_step"),
    path(f"{_ROOM}hosting/<uuid:question_id>/", hosting.host_question, name="host_question"),
    path("r/leader/<str:key>/", inside.leader, name="leader"),
    path(_IN, inside.room, name="room"),
    path(f"{_IN}ask/", inside.ask, name="ask_leader"),
    path(f"{_IN}mine/", inside.my_questions, name="my_questions"),
    path(f"{_IN}mine/<uuid:question_id>/", inside.my_question, name="my_question"),
    path(f"{_IN}log/", inside.log, name="room_log"),
    path(f"{_IN}order.json", inside.export, name="room_export"),
    path(f"{_IN}screen/", inside.screen, name="room_screen"),
    path(f"{_IN}q/<uuid:question_id>/support/", inside.support, name="support_question"),
    path(f"{_IN}q/<uuid:question_id>/report/", inside.report, name="report_question"),
]

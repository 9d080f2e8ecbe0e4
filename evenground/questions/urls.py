from django.urls import path

from evenground.questions.views import after, hosting, inside, leading, promises, rooms

_ROOM = "g/<uuid:group_id>/rooms/<uuid:room_id>/"
_LEADER = "r/leader/<str:key>/"
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
    path(f"{_ROOM}hosting/words/<uuid:word_id>/", promises.room_word, name="room_word"),
    path(f"{_ROOM}briefing/", promises.briefing, name="briefing"),
    path(f"{_ROOM}promises/", promises.promises, name="promises"),
    path(f"{_ROOM}promises/new/", promises.note_promise, name="note_promise"),
    path(f"{_ROOM}promises/<uuid:promise_id>/", promises.add_evidence, name="add_evidence"),
    path(f"{_ROOM}heard/", promises.write_heard, name="write_heard"),
    path(_LEADER, leading.leader, name="leader"),
    path(f"{_LEADER}before/", leading.before, name="leader_before"),
    path(f"{_LEADER}ask/", leading.ask_room, name="leader_ask"),
    path(f"{_LEADER}after/", leading.after, name="leader_after"),
    path(f"{_LEADER}heard/", leading.heard, name="leader_heard"),
    path(f"{_LEADER}promise/", leading.promise, name="leader_promise"),
    path(f"{_LEADER}promises/<uuid:promise_id>/", leading.promise_beside, name="leader_beside"),
    path(f"{_LEADER}promises/<uuid:promise_id>/done/", leading.show_done, name="leader_done"),
    path(f"{_LEADER}answer/<uuid:question_id>/", leading.answer, name="leader_answer"),
    path(f"{_LEADER}remind/", leading.remind_me, name="leader_remind"),
    path(_IN, inside.room, name="room"),
    path(f"{_IN}ask/", inside.ask, name="ask_leader"),
    path(f"{_IN}mine/", inside.my_questions, name="my_questions"),
    path(f"{_IN}mine/<uuid:question_id>/", inside.my_question, name="my_question"),
    path(f"{_IN}log/", inside.log, name="room_log"),
    path(f"{_IN}order.json", inside.export, name="room_export"),
    path(f"{_IN}after/", after.after, name="room_after"),
    path(f"{_IN}after/sheet/", after.sheet, name="room_sheet"),
    path(f"{_IN}promises/<uuid:promise_id>/", after.was_it_kept, name="was_it_kept"),
    path(f"{_IN}back/<uuid:asked_id>/", after.say_back, name="say_back"),
    path(f"{_IN}keepsake/", after.keepsake, name="keepsake"),
    path(f"{_IN}screen/", inside.screen, name="room_screen"),
    path(f"{_IN}q/<uuid:question_id>/support/", inside.support, name="support_question"),
    path(f"{_IN}q/<uuid:question_id>/report/", inside.report, name="report_question"),
]

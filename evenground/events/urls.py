from django.urls import path

from evenground.events.views import attending, calendar, coming, door, events, past, programme

_EVENT = "g/<uuid:group_id>/events/<uuid:event_id>/"
_OPEN = "e/<uuid:event_id>/"  # for everyone
_ITEM = "g/<uuid:group_id>/programme/<uuid:item_id>/"

urlpatterns = [
    path("g/<uuid:group_id>/events/", events.events, name="events"),
    path("g/<uuid:group_id>/events/new/", events.plan_event, name="plan_event"),
    path(f"{_EVENT}describe/", events.describe, name="describe_event"),
    path(f"{_EVENT}where-we-are/", events.stage, name="stage"),
    path(f"{_EVENT}close/", events.close, name="close_event"),
    path(f"{_EVENT}reopen/", events.reopen, name="reopen_event"),
    path(f"{_EVENT}programme/", programme.programme, name="programme"),
    path(f"{_EVENT}programme/seen/", programme.seen, name="programme_seen"),
    path(f"{_EVENT}programme/add/", programme.add_item, name="add_item"),
    path(f"{_EVENT}calendar.ics", calendar.calendar, name="event_calendar"),
    path(f"{_EVENT}who-comes/", coming.coming, name="coming"),
    path(f"{_EVENT}who-comes/look-after/", coming.look_after, name="look_after"),
    path(f"{_EVENT}who-comes/<uuid:row_id>/", coming.needs, name="needs"),
    path(f"{_EVENT}who-comes/<uuid:row_id>/take-out/", coming.take_out, name="take_out_sign_up"),
    path(f"{_EVENT}who-comes/door/", door.door, name="door"),
    path(f"{_EVENT}who-comes/<uuid:row_id>/here/", door.welcome, name="welcome_guest"),
    path(f"{_OPEN}door/<str:code>/", door.by_code, name="door_by_code"),
    path(f"{_OPEN}place/<str:key>/remind/", attending.remind_me, name="remind_me"),
    path(f"{_OPEN}sign-up/", attending.sign_up, name="sign_up"),
    path(f"{_OPEN}code/", attending.sign_up_code, name="sign_up_code"),
    path(f"{_OPEN}place/<str:key>/", attending.my_sign_up, name="my_sign_up"),
    path(f"{_OPEN}place/<str:key>/give-back/", attending.cancel_sign_up, name="cancel_sign_up"),
    path(f"{_EVENT}look-back/", past.look_back, name="look_back"),
    path(_ITEM, programme.item, name="item"),
    path(f"{_ITEM}move/", programme.move_item, name="move_item"),
    path(f"{_ITEM}take-out/", programme.take_out_item, name="take_out_item"),
    path(f"{_ITEM}mark/", past.mark_item, name="mark_item"),
    path(f"{_ITEM}again/", past.suggest_again, name="suggest_again"),
    path("g/<uuid:group_id>/marks/<uuid:mark_id>/take-back/", past.take_back_mark, name="take_back_mark"),
]

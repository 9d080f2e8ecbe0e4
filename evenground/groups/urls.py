from django.urls import path

from evenground.groups.views import belonging, helping, hosting, joining, starting

urlpatterns = [
    path("start/", starting.start_group, name="start_group"),
    path("start/<uuid:group_id>/", starting.start_step, name="start_step"),
    path("start/<uuid:group_id>/fixed/", starting.start_fixed, name="start_fixed"),
    path("start/<uuid:group_id>/who-helps/", starting.start_helpers, name="start_helpers"),
    path("start/<uuid:group_id>/beside/", starting.start_beside, name="start_beside"),
    path("i/", joining.type_code, name="type_code"),
    path("i/no-thanks/", joining.no_thanks_said, name="no_thanks_said"),
    path("i/<str:code>/", joining.invitation, name="invitation"),
    path("i/<str:code>/no-thanks/", joining.no_thanks, name="no_thanks"),
    path("g/<uuid:group_id>/invite/", joining.invite, name="invite"),
    path("g/<uuid:group_id>/invite/slips/", joining.slips, name="slips"),
    path("g/<uuid:group_id>/invite/<uuid:invitation_id>/take-back/", joining.take_back_place, name="take_back_place"),
    path("g/<uuid:group_id>/people/", belonging.members, name="members"),
    path("g/<uuid:group_id>/my-place/", belonging.place, name="place"),
    path("g/<uuid:group_id>/my-place/pause/", belonging.pause, name="pause"),
    path("g/<uuid:group_id>/my-place/back/", belonging.come_back, name="come_back"),
    path("g/<uuid:group_id>/agreement/", belonging.agreement, name="agreement"),
    path("g/<uuid:group_id>/host/", hosting.host, name="host"),
    path("g/<uuid:group_id>/host/ask/", hosting.ask, name="ask"),
    path("g/<uuid:group_id>/host/reply/<uuid:ask_id>/", hosting.reply, name="reply"),
    path("g/<uuid:group_id>/host/helper/<str:kind>/", hosting.host_helper, name="host_helper"),
    path("g/<uuid:group_id>/host/<slug:act>/", hosting.host_do, name="host_do"),
    path("g/<uuid:group_id>/who-helps/", helping.who_helps, name="who_helps"),
    path("g/<uuid:group_id>/who-helps/pause/", helping.pause_posting, name="pause_posting"),
    path("outside/<str:key>/", helping.outside, name="outside"),
    path("g/<uuid:group_id>/who-helps/<uuid:helper_id>/ends/", helping.end_helper, name="end_helper"),
]

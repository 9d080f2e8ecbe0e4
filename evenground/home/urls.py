from django.urls import path

from evenground.home.views import event, faults, front, group, helping, record

_GROUP = "g/<uuid:group_id>/"
urlpatterns = [
    path("healthz", faults.healthz, name="healthz"),
    path("", front.welcome, name="welcome"),
    path("mine/", front.mine, name="mine"),
    path("what-you-can-count-on/", front.counts_on, name="counts_on"),
    path("easy/", front.easy_read, name="easy_read"),
    path("easy/<slug:slug>/", front.easy, name="easy"),
    path("help/", helping.help_with_this, name="help_with_this"),
    path("help/now/", helping.help_now, name="help_now"),
    path("leave/", front.leave_quickly, name="leave_quickly"),
    path(_GROUP, group.group, name="group"),
    path(f"{_GROUP}events/<uuid:event_id>/", event.event, name="event"),
    path("e/<uuid:event_id>/", event.public_event, name="public_event"),
    path(f"{_GROUP}start-here/", group.start_here, name="start_here"),
    path(f"{_GROUP}about-us/", group.about_us, name="about_us"),
    path(f"{_GROUP}what-each-of-us-can-do/", group.can, name="can"),
    path(f"{_GROUP}record/", record.record_page, name="record"),
    path(f"{_GROUP}record/file/", record.record_file, name="record_file"),
]

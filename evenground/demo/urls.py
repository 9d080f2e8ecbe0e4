from django.urls import path

from evenground.demo import replays, views

_REPLAYS = [path("help/real-decisions/", views.replays, name="replays")] if replays.found() else []

urlpatterns = [
    *_REPLAYS,
    path("", views.welcome, name="welcome"),
    path("demo/people/", views.people, name="demo_people"),
    path("demo/as/<slug:key>/", views.sign_in_as, name="demo_as"),
    path("demo/mail/", views.mail, name="demo_mail"),
]

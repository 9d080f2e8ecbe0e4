from django.urls import path

from evenground.ideas import views

_ALL = "g/<uuid:group_id>/ideas/"
_ONE = f"{_ALL}<uuid:idea_id>/"

urlpatterns = [
    path(_ALL, views.ideas, name="ideas"),
    path(_ONE, views.idea, name="idea"),
    path(f"{_ONE}build/", views.build_on, name="build_on"),
    path(f"{_ONE}kind-word/", views.kind_word, name="kind_word"),
    path(f"{_ONE}kind-word/back/", views.kind_word_back, name="kind_word_back"),
    path(f"{_ONE}talk/", views.say, name="idea_talk"),
    path(f"{_ONE}propose/", views.propose, name="propose_idea"),
    path(f"{_ONE}take-back/", views.take_back, name="take_back_idea"),
]

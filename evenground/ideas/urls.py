from django.urls import path

from evenground.ideas.views import ideas, made

_ALL = "g/<uuid:group_id>/ideas/"
_ONE = f"{_ALL}<uuid:idea_id>/"
_MADE = "g/<uuid:group_id>/made/"
_THING = f"{_MADE}<uuid:made_id>/"

urlpatterns = [
    path(_ALL, ideas.ideas, name="ideas"),
    path(_ONE, ideas.idea, name="idea"),
    path(f"{_ONE}build/", ideas.build_on, name="build_on"),
    path(f"{_ONE}kind-word/", ideas.kind_word, name="kind_word"),
    path(f"{_ONE}kind-word/back/", ideas.kind_word_back, name="kind_word_back"),
    path(f"{_ONE}talk/", ideas.say, name="idea_talk"),
    path(f"{_ONE}propose/", ideas.propose, name="propose_idea"),
    path(f"{_ONE}task/", ideas.task, name="task_of_idea"),
    path(f"{_ONE}take-back/", ideas.take_back, name="take_back_idea"),
    path(_MADE, made.made, name="made"),
    path(f"{_MADE}new/", made.make, name="make"),
    path(_THING, made.thing, name="thing"),
    path(f"{_THING}change/", made.change, name="change_made"),
    path(f"{_THING}in-it/", made.in_it, name="in_it"),
    path(f"{_THING}take-back/", made.take_back, name="take_back_made"),
]

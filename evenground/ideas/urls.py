from django.urls import path

from evenground.ideas.views import ideas, made, making, showing

_ALL = "g/<uuid:group_id>/ideas/"
_ONE = f"{_ALL}<uuid:idea_id>/"
_UPLOAD = "upload/g/<uuid:group_id>/made/"  # where films come in: see BODY_LIMITS
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
    path(f"{_UPLOAD}new/", making.make, name="make"),
    path(_THING, made.thing, name="thing"),
    path(f"{_UPLOAD}<uuid:made_id>/change/", making.change, name="change_made"),
    path(f"{_THING}file/<int:number>/", showing.made_file, name="made_file"),
    path(f"{_THING}captions/<int:number>.vtt", showing.made_captions, name="made_captions"),
    path(f"{_THING}ask/", showing.ask_showing, name="ask_showing"),
    path(f"{_THING}say/", showing.say_showing, name="say_showing"),
    path(f"{_THING}run-sheet/", showing.put_on_run_sheet, name="put_on_run_sheet"),
    path("g/<uuid:group_id>/showing/<uuid:showing_id>/say/", showing.say_in_showing, name="say_in_showing"),
    path("e/<uuid:event_id>/shown/<uuid:showing_id>/", showing.shown_file, name="shown_file"),
    path("e/<uuid:event_id>/shown/<uuid:showing_id>/captions.vtt", showing.shown_captions, name="shown_captions"),
    path(f"{_THING}in-it/", made.in_it, name="in_it"),
    path(f"{_THING}take-back/", made.take_back, name="take_back_made"),
]

from django.urls import path

from evenground.decisions.views import arriving, folding, listing, outcome, proposal, proposing, working

_ALL = "g/<uuid:group_id>/decisions/"
_ONE = f"{_ALL}<uuid:proposal_id>/"

urlpatterns = [
    path("start/<uuid:group_id>/open/", arriving.open_group, name="open_group"),
    path("i/<str:code>/join/", arriving.join, name="join"),
    path("g/<uuid:group_id>/leave/", arriving.leave, name="leave"),
    path("receipt/<uuid:key>/", listing.receipt, name="receipt"),
    path(_ALL, listing.decisions, name="decisions"),
    path(f"{_ALL}new/", proposing.propose, name="propose"),
    path(f"{_ALL}how/", listing.how_we_decide, name="how_we_decide"),
    path(_ONE, proposal.proposal, name="proposal"),
    path(f"{_ONE}answer/", proposal.answer, name="answer"),
    path(f"{_ONE}versions/", proposal.versions, name="versions"),
    path(f"{_ONE}change/", proposing.change, name="change_proposal"),
    path(f"{_ONE}remind/", proposal.remind, name="remind"),
    path(f"{_ONE}larger/", proposal.larger, name="ask_larger"),
    path(f"{_ONE}take-back/", proposal.take_back, name="take_back_proposal"),
    path(f"{_ONE}take-over/", proposal.take_over, name="take_over"),
    path(f"{_ONE}talk/", working.react, name="react"),
    path(f"{_ONE}fold/<str:thing>/<uuid:thing_id>/", folding.fold_words, name="fold_words"),
    path(f"{_ONE}suggest/", working.suggest, name="suggest_change"),
    path(f"{_ONE}suggestions/<uuid:suggestion_id>/", working.suggestion, name="suggestion"),
    path(f"{_ONE}changes-first/<uuid:objection_id>/mark/", working.mark, name="mark_objection"),
    path(f"{_ONE}changes-first/<uuid:objection_id>/words/", working.concern, name="change_objection"),
    path(f"{_ONE}changes-first/<uuid:objection_id>/watch/", working.watch, name="offer_watch_point"),
    path(f"{_ONE}changes-first/<uuid:objection_id>/pair/", working.pair, name="offer_pair"),
    path(f"{_ONE}watch-points/<uuid:point_id>/", working.say_to_point, name="say_to_watch_point"),
    path(f"{_ONE}pairs/<uuid:pair_id>/", working.say_to_pair, name="say_to_pair"),
    path(f"{_ONE}pairs/<uuid:pair_id>/settled/", working.settled, name="write_settled"),
    path(f"{_ONE}outcome/", outcome.outcome, name="outcome"),
    path(f"{_ONE}outcome/views/<uuid:view_id>/", outcome.view, name="change_view"),
    path(f"{_ONE}outcome/views/<uuid:view_id>/right/", outcome.view_right, name="view_right"),
    path(f"{_ONE}outcome/views/<uuid:view_id>/take-back/", outcome.view_back, name="take_back_view"),
    path(f"{_ONE}outcome/name/", outcome.show_name, name="show_name"),
    path(f"{_ONE}outcome/added/", outcome.views_added, name="views_added"),
    path(f"{_ONE}outcome/day/", outcome.set_day, name="set_day"),
    path(f"{_ONE}outcome/back/", outcome.bring_back, name="bring_back"),
    path(f"{_ONE}outcome/host/", outcome.host_decide, name="host_decide"),
    path(f"{_ONE}review/", outcome.review, name="review"),
    path(f"{_ONE}review/<uuid:point_id>/", outcome.seen, name="write_seen"),
]

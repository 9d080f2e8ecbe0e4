"""What forms ask: shapes only. Whether something may be done, the actions say."""

from evenground.decisions.forms.answering import AnswerForm, ConcernForm, LargerForm, MarkForm, ReactionForm
from evenground.decisions.forms.outcomes import DayForm, HostForm, SeenForm, ViewForm, ViewsAddedForm
from evenground.decisions.forms.proposing import ChangeForm, ProposeForm
from evenground.decisions.forms.rule import RuleForm
from evenground.decisions.forms.working import PairForm, SettledForm, SuggestForm, WatchPointForm

__all__ = [
    "AnswerForm",
    "ChangeForm",
    "ConcernForm",
    "DayForm",
    "HostForm",
    "LargerForm",
    "MarkForm",
    "PairForm",
    "ProposeForm",
    "ReactionForm",
    "RuleForm",
    "SeenForm",
    "SettledForm",
    "SuggestForm",
    "ViewForm",
    "ViewsAddedForm",
    "WatchPointForm",
]

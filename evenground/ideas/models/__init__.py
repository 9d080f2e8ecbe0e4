from evenground.ideas.models.ideas import Idea, IdeaProposal, IdeaTask, KindWord
from evenground.ideas.models.made import Credit, InIt, InShowing, Made, MadeKind, MadeVersion, Showing

__all__ = [
    "Credit", "Idea", "IdeaProposal", "IdeaTask", "InIt", "InShowing", "KindWord", "Made", "MadeKind", "MadeVersion",
    "Showing",
]  # fmt: skip

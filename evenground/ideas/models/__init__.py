from evenground.ideas.models.ideas import Idea, IdeaProposal, IdeaTask, KindWord
from evenground.ideas.models.made import Credit, InIt, Made, MadeKind, MadeVersion

__all__ = ["Credit", "Idea", "IdeaProposal", "IdeaTask", "InIt", "KindWord", "Made", "MadeKind", "MadeVersion"]

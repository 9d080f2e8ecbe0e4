from evenground.groups.models.door import Knock, OpenCall
from evenground.groups.models.founding import AskKind, FoundingAsk, FoundingChoice, Topic
from evenground.groups.models.group import Agreement, Group, Member, MemberState, Part
from evenground.groups.models.host import Helper, HelperKind, HostAct, HostActKind, HostActor, OutsideSays, PostingPause
from evenground.groups.models.invitation import Invitation
from evenground.groups.models.missing import MissingDeed, MissingTalk, MissingWord

__all__ = [
    "Agreement",
    "AskKind",
    "FoundingAsk",
    "FoundingChoice",
    "Group",
    "Helper",
    "HelperKind",
    "HostAct",
    "HostActKind",
    "HostActor",
    "Invitation",
    "Knock",
    "Member",
    "MemberState",
    "MissingDeed",
    "MissingTalk",
    "MissingWord",
    "OpenCall",
    "OutsideSays",
    "Part",
    "PostingPause",
    "Topic",
]

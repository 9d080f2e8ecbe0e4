"""The Easy Read pages: pictures with short sentences. A draft until people with learning disabilities check it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class EasyPage:
    """`rows`: a picture's name (home/pictures/) and the one or two sentences beside it."""

    title: str | Promise
    rows: tuple[tuple[str, tuple[str | Promise, ...]], ...]


EASY = {
    "joining": EasyPage(
        _("Joining a group"),
        (
            ("letter", (_("You have an invitation."), _("An invitation is a letter that asks you to join a group."))),
            ("table", (_("The group plans something together."), _("Some of them know it from their own life."))),
            (
                "badge",
                (_("Some people work for the host."), _("The host is the organisation that asked for it.")),
            ),
            ("list", (_("The invitation says what is still open."), _("Open means: the group can choose it."))),
            ("lock", (_("It also says what is fixed, and why."), _("Fixed means: it is chosen already."))),
            ("two", (_("You can say yes. You can say no thanks."), _("You do not have to say why."))),
            ("quiet", (_("Nobody is told if you say no thanks."), _("You can still say yes later."))),
            ("card", (_("To join, you tell us a name."), _("It can be any name you like."))),
            ("phone", (_("You tell us one way to reach you."), _("It can be a letter, a phone call or an email."))),
            ("heart", (_("We do not ask about your health."), _("We do not ask for your story."))),
            ("people", (_("When you are in, you can say hello."), _("You can also say nothing."))),
            ("hand", (_("You can ask a person to help you join."),)),
        ),
    ),
    "what-you-can-do": EasyPage(
        _("What each of us can do"),
        (
            ("equal", (_("Everybody in the group can do the same."), _("Your say counts the same as every other."))),
            ("words", (_("You can say what you think."), _("You can also only read."))),
            ("list", (_("You can suggest something."), _("To suggest means: to say what we could do."))),
            ("tick", (_("You can answer what others suggest."), _("You can change your answer while it is open."))),
            ("stop", (_("You can ask for a change first."), _("Nobody judges your reason."))),
            ("views", (_("You can see it differently."), _("Your words stay next to what we decide."))),
            ("pause", (_("You can take a break from the group."), _("You can come back when you like."))),
            ("book", (_("You can read the record."), _("The record says what the group did, day by day."))),
            ("pen", (_("Only you can change your words."),)),
            ("hand", (_("You can ask for help."), _("The page “Help with this” says who helps."))),
        ),
    ),
    "answering": EasyPage(
        _("Answering a suggestion"),
        (
            ("list", (_("A person suggests something."), _("You can read what and why."))),
            ("five", (_("There are five answers."), _("You choose one."))),
            ("happy", (_("Yes, go ahead."), _("This means: it is fine for me."))),
            (
                "go_ahead_different_view",
                (_("Go ahead. I see it differently."), _("This means: do it. But I think something else.")),
            ),
            ("object", (_("Not yet. Something needs to change first."), _("This means: we look for a better way."))),
            ("more_time_or_facts", (_("I need more time, or to know more."), _("You can say what would help."))),
            ("stand_aside", (_("I'll leave this one to others."), _("You do not have to say why."))),
            ("day", (_("The page says how long you can answer."), _("Until then you can change your answer."))),
            ("quiet", (_("You do not have to answer."), _("No answer is not a yes. It is not a no."))),
            ("lock", (_("We do not show people who gave which answer."), _("You can show your name if you like."))),
            (
                "keeper",
                (_("One person looks after the server."), _("A server is a computer. That person could read it.")),
            ),
            ("views", (_("At the end the page says what we decided."), _("All the different views stand next to it."))),
        ),
    ),
    "leaving": EasyPage(
        _("Leaving a group"),
        (
            ("door", (_("You can leave the group at any time."),)),
            ("quiet", (_("You do not have to say why."), _("Nobody will ask you."))),
            ("pause", (_("You can also take a break."), _("Then you keep your place."))),
            ("pen", (_("Your words stay yours."), _("You can take them back before you go."))),
            ("stop", (_("Did you ask for a change first?"), _("Another person can carry that on for you."))),
            ("book", (_("The record will say that somebody left."), _("It will not say your name."))),
            ("people", (_("Would you like to come back one day?"), _("Ask a person in the group."))),
            ("hand", (_("Would you like to talk first?"), _("The page “Help with this” says who is there."))),
        ),
    ),
}

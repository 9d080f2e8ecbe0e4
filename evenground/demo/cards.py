"""The two-minute walk: twelve cards in the order of the story, each with one sentence and one living page."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Card:
    """A step of the story: what it was, what people felt, the link's words, and the page ("" is still coming)."""

    title: str | Promise
    felt: str | Promise
    look: str | Promise
    page: str = ""
    place: str = ""

    def lives_in(self, places: dict[str, str]) -> bool:
        """Whether it has a page in a demo with these places. One that was made before the page was there has none."""
        return bool(self.page) and (not self.place or self.place in places)


CARDS = (
    Card(
        _("Coming together"),
        _("“I saw what was open and what was fixed before I said yes.”"),
        _("Read an invitation"),
        "invitation",
        "invitation",
    ),
    Card(
        _("Equal from the beginning"),
        _("“First of all I saw what each of us can do, the same for all.”"),
        _("See what each of us can do"),
        "can",
    ),
    Card(
        _("Last year as inspiration"),
        _("“Last year helped where we needed it, and we were free to leave it.”"),
        _("Look at last year's event"),
        "look_back",
        "last_year",
    ),
    Card(
        _("Deciding without all agreeing"),
        _("“I still see it differently, and I still belong.”"),
        _("Read a decision with its views"),
        "proposal",
        "stories",
    ),
    Card(
        _("What each person brings"),
        _("“They liked my film, rough as it was.”"),
        _("An idea on its way"),
        "idea",
        "film",
    ),
    Card(
        _("Support at every step"),
        _("“I knew by name who would stand by me.”"),
        _("See who helps"),
        "who_helps",
    ),
    Card(
        _("Getting ready"),
        _("“I knew my part, and what staff would do.”"),
        _("Read the run sheet"),
        "run_sheet",
        "event",
    ),
    Card(
        _("On the day"),
        _("“I asked the chief executive myself, in my own words.”"),
        _("The question room"),
        "room",
        "room",
    ),
    Card(
        _("Afterwards"),
        _("“What was promised is still in sight.”"),
        _("You asked, they said, this happened"),
        "room_after",
        "first_hour",
    ),
    Card(_("Was it really co-production?"), _("“It felt good to look at it honestly.”"), _("How power was shared")),
    Card(_("Sharing what was learned"), _("“My words are in it because I said yes.”"), _("A case study")),
    Card(
        _("Again, more often"),
        _("“Next time starts from what we learned.”"),
        _("See the event and the one before"),
        "event",
        "event",
    ),
)


@dataclass(frozen=True)
class Door:
    """A way into the demo, as one kind of person: `enter` is what its button says.

    As a `person` of the story; or, without an account, by a `page` that is found by its `place`.
    """

    title: str | Promise
    words: str | Promise
    enter: str | Promise
    person: str = ""
    page: str = ""
    place: str = ""


DOORS = (
    Door(
        _("A member"),
        _("Amina has lived through hard times. She teaches others what helped, and does most things on her phone."),
        _("Come in as a member"),
        person="amina",
    ),
    Door(
        _("A staff partner"),
        _("Joy works for Marrowfield, the charity behind this event. In the group she is a member like any other."),
        _("Come in as a staff partner"),
        person="joy",
    ),
    Door(
        _("The guest leader"),
        _("The head of the charity comes to answer questions, and to listen."),
        _("See what she sees"),
        page="leader",
        place="leader",
    ),
    Door(
        _("Someone in the audience"),
        _("They come on the day, with a phone and a question."),
        _("Go into the room"),
        page="room",
        place="room",
    ),
)

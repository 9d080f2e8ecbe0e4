from evenground.groups import queries
from evenground.record import queries as record
from evenground.record.domain.verifying import verify


def test_the_cast_stands_through_the_real_actions(cast):
    assert [member.person.name for member in queries.members_of(cast.group)] == sorted(cast.members)
    assert cast.rowan.part == "lived"
    assert cast.ines.part == "unsaid"
    assert queries.membership(cast.nobody, cast.group.id) is None
    assert verify(list(record.lines(cast.group.id))).wrong == []


def test_no_entry_says_how_anyone_takes_part(cast):
    lines = "\n".join(record.lines(cast.group.id))
    assert not any(f'"{part}"' in lines for part in ("lived", "staff", "both", "unsaid"))
    assert "Rowan" not in lines
    assert "Hollis" not in lines

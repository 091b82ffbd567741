"""People, invitations, groups and the audit log, as the state file keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.audit import AuditLog, Deed
from bot.clearance import Clearance
from bot.groups import Groups
from bot.invitations import Invitation, Invitations
from bot.memory import Asker
from bot.people import MAX_WAITING, People, Standing
from bot.state import State, open_state
from corpus.access import INTERNAL, AccessPolicy, Role, parse_policy
from corpus.model import PUBLIC

HOUR = 3600.0


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state() -> Iterator[State]:
    opened = State()
    yield opened
    opened.close()


def test_a_stranger_asks_once(state: State) -> None:
    people = People(state)
    assert people.find(7) is None
    assert people.ask(7, "Lan")
    assert not people.ask(7, "Lan")
    assert [(p.person_id, p.standing, p.name) for p in people.all()] == [(7, Standing.ASKED, "Lan")]


def test_strangers_beyond_the_limit_have_to_come_back(state: State) -> None:
    people = People(state)
    assert all(people.ask(number, "") for number in range(MAX_WAITING))
    assert not people.ask(MAX_WAITING, "")


def test_everything_is_there_after_a_restart(tmp_path: Path, clock: Clock) -> None:
    first = open_state(tmp_path)
    People(first).put(7, Standing.MEMBER, role=Role.EDITOR, units=("snv", "stc"), name="Lan")
    Groups(first).meet(-5, "Phòng")
    Groups(first).clear(-5, INTERNAL)
    code = Invitations(first, clock).make(Invitation(Role.READER, ("snv",)), 1)
    AuditLog(first).note(900, Deed.ADMITTED, 7)
    first.close()
    second = open_state(tmp_path)
    person = People(second).find(7)
    assert person is not None
    assert (person.role, person.units, person.name) == (Role.EDITOR, ("snv", "stc"), "Lan")
    assert [group.level for group in Groups(second).all()] == [INTERNAL]
    assert Invitations(second, clock).redeem(code, 8) == Invitation(Role.READER, ("snv",))
    assert [(entry.actor, entry.deed, entry.subject) for entry in AuditLog(second).last(5)] == [
        (900, Deed.ADMITTED, "7")
    ]
    second.close()


def test_an_invitation_lets_one_person_in_until_it_expires(state: State, clock: Clock) -> None:
    invitations = Invitations(state, clock)
    code = invitations.make(Invitation(Role.READER, ()), 2)
    assert invitations.redeem(code + "x", 7) is None
    assert invitations.redeem(code, 7) is not None
    assert invitations.redeem(code, 7) is not None
    assert invitations.redeem(code, 8) is None
    late = invitations.make(Invitation(Role.READER, ()), 2)
    clock.now += 2 * HOUR + 1
    assert invitations.redeem(late, 8) is None


def test_the_code_of_an_invitation_is_not_in_the_file(tmp_path: Path) -> None:
    state = open_state(tmp_path)
    code = Invitations(state).make(Invitation(Role.READER, ()), 2)
    state.close()
    assert all(code.encode() not in file.read_bytes() for file in tmp_path.iterdir())


def test_requests_that_nobody_grants_are_forgotten_but_blocks_and_members_stay(state: State, clock: Clock) -> None:
    people = People(state, clock)
    people.ask(1, "")
    for number, standing in ((2, Standing.DECLINED), (3, Standing.BLOCKED), (4, Standing.MEMBER)):
        people.put(number, standing)
    clock.now += 31 * 24 * HOUR
    people.prune(30 * 24 * HOUR)
    assert {p.person_id for p in people.all()} == {3, 4}
    people.put(3, Standing.BLOCKED, name="Lan")
    people.remove(3)
    people.remove(4)
    assert [(p.person_id, p.name) for p in people.all()] == [(3, "")]


POLICY = parse_policy('[[rules]]\ndocuments = "snv"\nlevel = "unit:snv"\n[roles]\nreader = ["public"]\n')


def cleared(state: State, policy: AccessPolicy = POLICY) -> Clearance:
    return Clearance(People(state), Groups(state), lambda: policy, {900})


def test_nobody_reads_anything_before_he_is_let_in_and_after_he_is_blocked(state: State) -> None:
    clearance, people = cleared(state), People(state)
    assert clearance.levels(Asker(7, 7)) == frozenset()
    people.ask(7, "")
    assert clearance.levels(Asker(7, 7)) == frozenset()
    people.put(7, Standing.MEMBER)
    assert clearance.levels(Asker(7, 7)) == {PUBLIC}
    people.put(7, Standing.BLOCKED)
    assert clearance.levels(Asker(7, 7)) == frozenset()


def test_an_administrator_of_the_settings_needs_no_row_and_cannot_lose_his_office(state: State) -> None:
    clearance, people = cleared(state), People(state)
    people.put(900, Standing.BLOCKED)
    assert clearance.may(900, Role.ADMINISTRATOR)
    assert clearance.levels(Asker(900, 900)) == {PUBLIC, INTERNAL, "unit:snv"}


@pytest.mark.parametrize(
    ("level", "role", "units", "read"),
    [
        (None, Role.ADMINISTRATOR, (), set()),
        (PUBLIC, Role.ADMINISTRATOR, (), {PUBLIC}),
        (INTERNAL, Role.EDITOR, (), {PUBLIC, INTERNAL}),
        (INTERNAL, Role.READER, (), {PUBLIC}),
        ("unit:snv", Role.READER, ("snv",), {PUBLIC, "unit:snv"}),
        ("unit:snv", Role.READER, (), {PUBLIC}),
    ],
)
def test_in_a_group_both_its_clearance_and_the_person_s_bound_what_is_read(
    state: State, level: str | None, role: Role, units: tuple[str, ...], read: set[str]
) -> None:
    clearance, groups = cleared(state), Groups(state)
    People(state).put(7, Standing.MEMBER, role=role, units=units)
    assert clearance.levels(Asker(-5, 7)) == frozenset()
    groups.meet(-5, "Phòng")
    groups.clear(-5, level)
    assert clearance.levels(Asker(-5, 7)) == read
    assert clearance.levels(Asker(-5, 8)) == frozenset()


def test_a_message_in_an_unknown_chat_shows_the_public_only(state: State) -> None:
    clearance = cleared(state)
    assert clearance.levels(Asker(0, 900)) == {PUBLIC}


def test_a_group_that_becomes_a_supergroup_keeps_its_clearance(state: State) -> None:
    groups = Groups(state)
    groups.meet(-5, "Phòng")
    groups.clear(-5, INTERNAL)
    groups.meet(-1005, "Phòng")
    groups.move(-5, -1005)
    assert [(group.chat_id, group.level) for group in groups.all()] == [(-1005, INTERNAL)]
    groups.move(-5, -1005)
    assert [(group.chat_id, group.level) for group in groups.all()] == [(-1005, INTERNAL)]

"""What a person may do and read, in a private chat and in a group: the one place that decides.

Asked again at every question, button and delivery, so a block, a role or a
changed policy holds from the next moment on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from bot.groups import Groups
from bot.memory import Asker
from bot.people import People, Person, Standing
from corpus.access import AccessPolicy, Role
from corpus.model import PUBLIC

NOTHING: frozenset[str] = frozenset()
_RANK = {Role.READER: 0, Role.EDITOR: 1, Role.ADMINISTRATOR: 2}


class Clearance:
    """Decides from people, groups, the policy and the administrators of the settings."""

    def __init__(
        self, people: People, groups: Groups, policy: Callable[[], AccessPolicy], administrators: Collection[int]
    ) -> None:
        self._people = people
        self._groups = groups
        self._policy = policy
        self._administrators = frozenset(administrators)

    @property
    def policy(self) -> AccessPolicy:
        """The policy as it stands now."""
        return self._policy()

    @property
    def administrators(self) -> tuple[int, ...]:
        """Whoever decides on requests: those of the settings and those made in the chat."""
        made = (person.person_id for person in self._people.members(Role.ADMINISTRATOR))
        return tuple(sorted(self._administrators | set(made)))

    def member(self, person_id: int) -> Person | None:
        """Return a person who has been let in, else None."""
        if person_id in self._administrators:
            return Person(person_id, Standing.MEMBER, Role.ADMINISTRATOR)
        person = self._people.find(person_id)
        return person if person is not None and person.standing is Standing.MEMBER else None

    def is_fixed(self, person_id: int) -> bool:
        """Tell whether a person is an administrator by the settings, whom no chat can demote."""
        return person_id in self._administrators

    def may(self, person_id: int, role: Role) -> bool:
        """Tell whether a person has a role, or one that includes it."""
        member = self.member(person_id)
        return member is not None and _RANK[member.role] >= _RANK[role]

    def levels(self, asker: Asker) -> frozenset[str]:
        """Return the levels that an asker may read where he asks.

        In a group the answer is for everyone in it, so the group's own clearance
        bounds what its members read; of an unknown chat nothing but the public is safe.
        """
        member = self.member(asker.person_id)
        if member is None:
            return NOTHING
        own = self._policy().readable(member.role, member.units)
        if asker.chat_id == asker.person_id:
            return own
        if asker.chat_id == 0:  # a message sent through inline mode: the chat is not known
            return own & {PUBLIC}
        group = self._groups.find(asker.chat_id)
        return own & group.readable if group is not None else NOTHING

"""What people want to hear of: phrases in their own words, and fields of work as the tour finds them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.state import State

MAX_PHRASES = 20


@dataclass(frozen=True, slots=True)
class Followed:
    """What one person follows.

    Attributes:
        fields: short names of fields of work.
    """

    phrases: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


class Subscriptions:
    """The subscriptions of all people, in the state file."""

    def __init__(self, state: State) -> None:
        self._state = state

    def all(self) -> dict[int, Followed]:
        """Return what each person follows who follows something, phrases and fields in their order."""
        with self._state.transaction() as db:
            phrases = db.execute("SELECT person_id, phrase FROM subscription ORDER BY person_id, phrase").fetchall()
            fields = db.execute("SELECT person_id, field FROM followed_field ORDER BY person_id, field").fetchall()
        people = dict.fromkeys([*(person for person, _ in phrases), *(person for person, _ in fields)])
        return {
            person: Followed(
                tuple(phrase for of, phrase in phrases if of == person),
                tuple(field for of, field in fields if of == person),
            )
            for person in people
        }

    def of(self, person_id: int) -> Followed:
        """Return what a person follows."""
        return self.all().get(person_id, Followed())

    def add_phrase(self, person_id: int, phrase: str) -> bool:
        """Follow a phrase; False where a person follows as many as may be."""
        if len(self.of(person_id).phrases) >= MAX_PHRASES:
            return False
        with self._state.transaction() as db:
            db.execute(
                "INSERT INTO subscription (person_id, phrase) VALUES (?, ?) ON CONFLICT DO NOTHING", (person_id, phrase)
            )
        return True

    def drop_phrase(self, person_id: int, number: int) -> None:
        """Follow the phrase no longer that stands at a place, counted from 0."""
        phrases = self.of(person_id).phrases
        if number < len(phrases):
            with self._state.transaction() as db:
                db.execute("DELETE FROM subscription WHERE person_id = ? AND phrase = ?", (person_id, phrases[number]))

    def add_field(self, person_id: int, field: str) -> None:
        """Follow a field of work."""
        with self._state.transaction() as db:
            db.execute(
                "INSERT INTO followed_field (person_id, field) VALUES (?, ?) ON CONFLICT DO NOTHING", (person_id, field)
            )

    def drop_field(self, person_id: int, field: str) -> None:
        """Follow a field of work no longer."""
        with self._state.transaction() as db:
            db.execute("DELETE FROM followed_field WHERE person_id = ? AND field = ?", (person_id, field))

    def forget(self, person_id: int) -> None:
        """Follow nothing any more."""
        with self._state.transaction() as db:
            db.execute("DELETE FROM subscription WHERE person_id = ?", (person_id,))
            db.execute("DELETE FROM followed_field WHERE person_id = ?", (person_id,))

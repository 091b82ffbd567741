"""The bot's pulse: a small file that says when it last was well, and the command that reads it.

A container's health check runs in a process of its own, so it needs something
on disk. The pulse is written from the event loop and only says "well" after
Telegram has been heard from, so a bot that hangs or is cut off is found out.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

FILE_NAME = "pulse.json"
EVERY_SECONDS = 10.0
STALE_AFTER_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Pulse:
    """How the bot was at a moment.

    Attributes:
        at: seconds since 1970.
        well: whether everything worked.
        reason: what did not, as a sentence; "" if all is well.
    """

    at: float
    well: bool
    reason: str = ""


def write_pulse(folder: Path, pulse: Pulse) -> None:
    """Write the pulse so that a reader never sees half of it."""
    fresh = folder / f"{FILE_NAME}.new"
    fresh.write_text(json.dumps(asdict(pulse)), encoding="utf-8")
    fresh.replace(folder / FILE_NAME)


def judge(folder: Path, now: float | None = None) -> Pulse:
    """Return the bot's state as far as its pulse tells; a missing or old pulse is no good sign."""
    moment = time.time() if now is None else now
    try:
        fields = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        pulse = Pulse(float(fields["at"]), bool(fields["well"]), str(fields["reason"]))
    except FileNotFoundError:
        return Pulse(moment, well=False, reason="The bot has not started here; run python -m bot.")
    except (OSError, ValueError, KeyError, TypeError) as error:
        return Pulse(moment, well=False, reason=f"The pulse cannot be read ({error!r}); restart the bot.")
    age = moment - pulse.at
    if age > STALE_AFTER_SECONDS:
        reason = f"The last pulse is {age:.0f} s old, the limit {STALE_AFTER_SECONDS:.0f} s; restart the bot."
        return Pulse(pulse.at, well=False, reason=reason)
    return pulse

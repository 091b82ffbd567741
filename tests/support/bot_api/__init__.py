"""A Bot API server for tests: real HTTP on loopback, with Telegram's own limits and wording.

It is written from the public description of the Bot API and from what the real
server answers, not from the bot: what it accepts is an independent judgement.
"""

from tests.support.bot_api.faults import Delay, Drop, Fault, Refuse
from tests.support.bot_api.markup import MarkupError, parse_html
from tests.support.bot_api.people import Group, Person
from tests.support.bot_api.server import BotApiServer
from tests.support.bot_api.world import Call, SentMessage

__all__ = [
    "BotApiServer",
    "Call",
    "Delay",
    "Drop",
    "Fault",
    "Group",
    "MarkupError",
    "Person",
    "Refuse",
    "SentMessage",
    "parse_html",
]

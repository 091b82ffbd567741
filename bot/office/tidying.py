"""Forgets what is older than the settings allow."""

from __future__ import annotations

import time

from bot.answers import Answers
from bot.office.desk import Desk
from bot.replied import Replies
from bot.usage import Usage

DAY = 24 * 3600


def tidy(desk: Desk) -> None:
    """Forget questions, requests, invitations, notices and log entries that are too old."""
    keep = desk.settings.keep_days * DAY
    Usage(desk.state).prune(keep)
    Answers(desk.state).forget_before(time.time() - keep)
    Replies(desk.state).forget_before(time.time() - keep)
    desk.people.prune(keep)
    desk.audit.prune(keep)
    desk.uploads.prune(keep)
    desk.invitations.prune()
    desk.post.prune()

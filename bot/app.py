"""The one place where the Telegram bot is put together from its parts."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import SecretStr
from telegram import LinkPreviewOptions
from telegram.ext import ApplicationBuilder, Defaults

from bot.answers import Answers
from bot.assistant import Assistant
from bot.cited import Links
from bot.conversation import Conversation, Manners
from bot.delivery import Courier
from bot.drafting import ReadFile
from bot.drafting_commands import DraftingCommands
from bot.drafting_inline import DraftingOffers
from bot.edited import EditedQuestions
from bot.groups import Groups
from bot.handlers import Handlers, TelegramApplication
from bot.inbox import Inbox
from bot.inline import Inline
from bot.learning_commands import LearningCommands
from bot.memory import Memory
from bot.metrics import Metrics
from bot.office.desk import Desk
from bot.office.opening import Office, check_administrators, open_clearance, open_desk, register_office
from bot.office.stacks import Stacks
from bot.originals import Originals
from bot.pool import AnswerPool
from bot.progress import Progress
from bot.receipts import DurableQueue, Receipts
from bot.replied import Replies
from bot.request import MessageLimiter, PatientRequest, PollingRequest
from bot.resources import Resources
from bot.state import State
from bot.usage import Usage
from config.collector import collect_at_rest
from config.errors import SettingsError
from config.settings import BotSettings
from corpus.access import AccessPolicy
from retrieval.answer import Language

POLL_SECONDS = 30
"""How long Telegram holds a request for updates open."""
_TOKEN = re.compile(r"(?P<bot_id>\d{1,18}):[\w-]{1,200}", re.ASCII)
_REQUEST_SECONDS = 20.0
"""Longest wait for a reply of the Bot API to anything but a poll."""


@dataclass(frozen=True, slots=True)
class Bot:
    """The parts of a running bot that have to be started and stopped."""

    application: TelegramApplication
    receipts: Receipts
    pool: AnswerPool
    inbox: Inbox
    memory: Memory
    polling: PollingRequest
    office: Office
    metrics: Metrics


@dataclass(frozen=True, slots=True)
class _Line:
    """The way to Telegram: what comes in, each once, and what is asked of the Bot API."""

    application: TelegramApplication
    receipts: Receipts
    inbox: Inbox
    polling: PollingRequest
    metrics: Metrics


def build(
    settings: BotSettings,
    token: SecretStr,
    assistant: Assistant,
    state: State,
    *,
    max_question: int,
    policy: Callable[[], AccessPolicy] = AccessPolicy,
    stacks: Stacks | None = None,
    originals: Originals | None = None,
    read_draft: ReadFile | None = None,
) -> Bot:
    """Put the bot together; nothing is started and nothing is sent.

    Args:
        assistant: answers over the newest snapshot.
        max_question: longest question in characters.
        policy: returns the access policy as it stands now.
        stacks: the library from behind the desk; without it no documents are taken in.
        originals: the files behind the documents.
        read_draft: reads a draft that someone sends to be checked; without it only pasted lines are checked.

    Raises:
        SettingsError: if the token has not the form of a token, or no administrator is named.
    """
    check_administrators(settings)
    line, memory = _open_line(settings, token, state), Memory(state)
    pool = AnswerPool(settings.answer_threads, at_rest=collect_at_rest)
    clearance = open_clearance(settings, state, policy)
    manners = Manners(Language(settings.language), max_question, clearance.levels)
    links = Links(state, lambda: line.application.bot.username)  # the name is known once it runs
    progress, usage = Progress(state), Usage(state, line.metrics, open_log=settings.log_questions)
    resources = Resources(answers=Answers(state), originals=originals, links=links, progress=progress, usage=usage)
    conversation = Conversation(assistant, memory, manners, resources)
    courier = Courier(line.application.bot, line.inbox, Replies(state), progress)
    handlers = Handlers(conversation, courier, pool, line.receipts, timeout=settings.answer_timeout_seconds)
    DraftingCommands(conversation.drafting, handlers, read_draft).register(line.application)
    desk = open_desk(settings, state, clearance, memory, line.application)
    office = register_office(desk, line.application, handlers.answer, line.metrics, stacks)
    offers = DraftingOffers(assistant, clearance.levels, conversation.language, links)
    inline = Inline(assistant, clearance.levels, conversation.language, links, pool=pool, more=offers)
    inline.register(line.application)
    _connect(line.application, conversation, handlers, courier.replies, progress)
    _watch(line.metrics, line.inbox, desk)
    return Bot(line.application, line.receipts, pool, line.inbox, memory, line.polling, office, line.metrics)


def _open_line(settings: BotSettings, token: SecretStr, state: State) -> _Line:
    """Return the way to Telegram and back, which knows nothing yet of what is said on it."""
    # The library's coming form of retry_after; without it every wait that Telegram asks for warns.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    inbox, polling, metrics = Inbox(state, bot_id(token)), PollingRequest(_REQUEST_SECONDS), Metrics()
    queue = DurableQueue(inbox)
    receipts = Receipts(inbox, queue, settings.concurrent_updates)
    limiter = MessageLimiter(Groups(state).move, metrics.trouble)
    application = _application(settings, token, queue, receipts, polling=polling, limiter=limiter, metrics=metrics)
    return _Line(application, receipts, inbox, polling, metrics)


def _connect(
    application: TelegramApplication,
    conversation: Conversation,
    handlers: Handlers,
    replies: Replies,
    progress: Progress,
) -> None:
    """Connect edits and the commands of learners, then what takes all that is left."""
    EditedQuestions(handlers, replies).register(application)
    if conversation.learning is not None:
        LearningCommands(conversation.learning, handlers, progress).register(application)
    handlers.register(application)


def _watch(metrics: Metrics, inbox: Inbox, desk: Desk) -> None:
    """Add the figures that are read from the state."""
    metrics.watch("waiting_updates", "Updates that are not answered yet", lambda: len(inbox.pending()))
    metrics.watch("members", "People who are let in", lambda: len(desk.people.members()))


def bot_id(token: SecretStr) -> int:
    """Return the number that a token begins with; raises SettingsError for what is no token."""
    match = _TOKEN.fullmatch(token.get_secret_value())
    if match is None:
        raise SettingsError(
            "The bot token has not the form 123456:letters-and-digits; "
            "copy it again from @BotFather into ASSISTANT_BOT__TOKEN or the token file."
        )
    return int(match["bot_id"])


def webhook_secret(token: SecretStr) -> str:
    """Return what Telegram must send along with each update; stable, and tells nothing about the token."""
    return hashlib.sha256(b"webhook:" + token.get_secret_value().encode()).hexdigest()


def webhook_path(settings: BotSettings) -> str:
    """Return the path on which updates arrive, the one of the public address."""
    parts = urlsplit(settings.webhook_url)
    if not parts.scheme.startswith("http") or not parts.netloc:
        raise SettingsError(
            f"bot.webhook_url = {settings.webhook_url!r} is no address; "
            'set it to the public https address of this machine, or set bot.transport = "polling".'
        )
    return parts.path.strip("/")


def _application(
    settings: BotSettings,
    token: SecretStr,
    queue: DurableQueue,
    receipts: Receipts,
    *,
    polling: PollingRequest,
    limiter: MessageLimiter,
    metrics: Metrics,
) -> TelegramApplication:
    base = settings.api_base_url.rstrip("/")
    connections = settings.concurrent_updates * 2
    return (
        ApplicationBuilder()
        .token(token.get_secret_value())
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .request(
            PatientRequest(
                metrics.trouble,
                connection_pool_size=connections,
                read_timeout=_REQUEST_SECONDS,
                write_timeout=_REQUEST_SECONDS,
                connect_timeout=_REQUEST_SECONDS,
                pool_timeout=_REQUEST_SECONDS,
            )
        )
        .get_updates_request(polling)
        .rate_limiter(limiter)
        .concurrent_updates(receipts)
        .update_queue(queue)
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .job_queue(None)
        .build()
    )

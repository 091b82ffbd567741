"""Pictures, files and quizzes on their way to Telegram, and where in a chat a message belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from telegram import Bot, InlineKeyboardMarkup, InputFile, Message, ReplyParameters, Update
from telegram.constants import ChatType, ParseMode, PollType

from bot.reply import Attachment, File, Picture, Quiz, Sheet

CAPTION_LIMIT = 1024
"""UTF-16 code units of visible text below a picture or file."""
UPLOAD_SECONDS = 60.0
"""Longest wait while a picture or file is sent."""


class _Place(TypedDict):
    """What every kind of message is sent with."""

    chat_id: int
    reply_markup: InlineKeyboardMarkup | None
    message_thread_id: int | None
    reply_parameters: ReplyParameters | None
    write_timeout: float


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a message goes.

    Attributes:
        topic: of a forum group, or None.
        reply: the message it answers, where that has to be said.
    """

    chat_id: int
    topic: int | None
    reply: ReplyParameters | None

    @classmethod
    def of(cls, update: Update, message: Message) -> Slot:
        """Return the place of an answer to an update."""
        return cls(message.chat.id, topic_of(message), reply_to(update))


async def send_attached(
    bot: Bot, slot: Slot, attachment: Attachment, *, caption: str | None, keyboard: InlineKeyboardMarkup | None
) -> Message:
    """Send one message that is more than words."""
    place: _Place = {
        "chat_id": slot.chat_id,
        "reply_markup": keyboard,
        "message_thread_id": slot.topic,
        "reply_parameters": slot.reply,
        "write_timeout": UPLOAD_SECONDS,
    }
    html = ParseMode.HTML
    match attachment:
        case Picture(image):
            photo = InputFile(image, filename="trang.png")
            return await bot.send_photo(photo=photo, caption=caption, parse_mode=html, **place)
        case File(path, name):
            with path.open("rb") as stream:
                file = InputFile(stream, filename=name, read_file_handle=False)
                return await bot.send_document(document=file, caption=caption, parse_mode=html, **place)
        case Sheet(content, name):
            file = InputFile(content, filename=name)
            return await bot.send_document(document=file, caption=caption, parse_mode=html, **place)
        case Quiz():
            return await bot.send_poll(
                question=attachment.question,
                options=attachment.options,
                type=PollType.QUIZ,
                is_anonymous=False,
                correct_option_ids=(attachment.correct,),  # type: ignore[arg-type]  # 0 to 11, as a quiz is built
                explanation=attachment.explanation,
                **place,
            )


def topic_of(message: object) -> int | None:
    """Return the topic of a forum group that a message stands in, or None."""
    if isinstance(message, Message) and message.is_topic_message:
        return message.message_thread_id
    return None


def reply_to(update: Update) -> ReplyParameters | None:
    """Tie the answer to its question, except in a private chat where the order says it."""
    edited, message = update.edited_message, update.edited_message or update.message
    if message is None or (edited is None and message.chat.type == ChatType.PRIVATE):
        return None
    return ReplyParameters(message.message_id, allow_sending_without_reply=True)

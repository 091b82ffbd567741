"""Photos, documents and quizzes that a bot sends, with the limits of the Bot API."""

from __future__ import annotations

import io
import itertools

from PIL import Image, UnidentifiedImageError

from tests.support.bot_api.errors import Json, bad_request
from tests.support.bot_api.limits import MAX_CAPTION, check_keyboard, check_text
from tests.support.bot_api.markup import utf16
from tests.support.bot_api.world import SentMessage, World, now

MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_PHOTO_SIDES = 10_000
MAX_PHOTO_RATIO = 20
MAX_FILE_BYTES = 50 * 1024 * 1024
MAX_QUESTION, MAX_OPTION, MAX_EXPLANATION, MAX_LINE_FEEDS = 300, 100, 200, 2
MAX_OPTIONS = 12
_poll_ids = itertools.count(5_000_000_000)


def send_photo(world: World, params: Json) -> SentMessage:
    """sendPhoto."""
    data, _ = _upload(params, "photo")
    if len(data) > MAX_PHOTO_BYTES:
        raise bad_request("file is too big")
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
    except UnidentifiedImageError as error:
        raise bad_request("IMAGE_PROCESS_FAILED") from error
    if width + height > MAX_PHOTO_SIDES or max(width, height) > MAX_PHOTO_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    message = _captioned(world, params)
    message.photo = data
    return _sent(world, message)


def edit_message_media(world: World, params: Json) -> SentMessage:
    """editMessageMedia, of a photo by a photo."""
    message = world.message(params)
    media = params.get("media") or {}
    if not message.photo or media.get("type") != "photo":
        raise bad_request("message can't be edited")
    data, _ = _upload({**params, "media": media.get("media")}, "media")
    message.states.append(message.text)
    message.photo, message.markup = data, str(media.get("caption") or "")
    text, message.entities = check_text(message.markup, media.get("parse_mode"), MAX_CAPTION)
    message.text = text.strip()
    message.keyboard = check_keyboard(params.get("reply_markup"))
    return message


def send_document(world: World, params: Json) -> SentMessage:
    """sendDocument."""
    data, name = _upload(params, "document")
    if not data:
        raise bad_request("file must be non-empty")
    if len(data) > MAX_FILE_BYTES:
        raise bad_request("file is too big")
    message = _captioned(world, params)
    message.document, message.file_name = data, name
    return _sent(world, message)


def send_poll(world: World, params: Json) -> SentMessage:
    """sendPoll, of the kind quiz with one right answer."""
    question, options = str(params.get("question", "")), params.get("options") or []
    texts = [str(option["text"] if isinstance(option, dict) else option) for option in options]
    _check_poll(question, texts)
    correct = _correct(params, len(texts))
    explanation = str(params.get("explanation") or "")
    if utf16(explanation) > MAX_EXPLANATION or explanation.count("\n") > MAX_LINE_FEEDS:
        raise bad_request("MESSAGE_TOO_LONG")
    message = _message(world, params, question)
    poll_id = str(next(_poll_ids))
    message.poll = {
        "id": poll_id,
        "question": question,
        "options": [{"text": text, "voter_count": 0, "persistent_id": str(n)} for n, text in enumerate(texts)],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": str(params.get("is_anonymous", "true")).lower() != "false",
        "type": str(params.get("type", "regular")),
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
        "correct_option_ids": [correct],
        "explanation": explanation,
    }
    world.polls[poll_id] = message
    return _sent(world, message)


def answer_inline_query(world: World, params: Json) -> bool:
    """answerInlineQuery; a query may be answered once, within seconds."""
    query_id = str(params.get("inline_query_id", ""))
    results = params.get("results") or []
    if query_id not in world.open_queries:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(results) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [str(result.get("id", "")) for result in results]
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    for result in results:
        _check_result(result)
    button = params.get("button")
    if button is not None and not 1 <= len(str(button.get("start_parameter", ""))) <= 64:
        raise bad_request("START_PARAM_INVALID")
    world.open_queries.discard(query_id)
    world.inline_answers[query_id] = params
    return True


def _check_result(result: Json) -> None:
    if not 1 <= len(str(result.get("id", "")).encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    if result.get("type") != "article" or not str(result.get("title", "")).strip():
        raise bad_request('can\'t parse InlineQueryResult: Field "title" must be of type String')
    content = result.get("input_message_content") or {}
    check_text(str(content.get("message_text", "")), content.get("parse_mode"))
    check_keyboard(result.get("reply_markup"))


def _check_poll(question: str, texts: list[str]) -> None:
    if not 1 <= utf16(question) <= MAX_QUESTION:
        raise bad_request("poll question length must not exceed 300")
    if not 2 <= len(texts) <= MAX_OPTIONS:
        raise bad_request("poll must have at least 2 option")
    if any(not 1 <= utf16(text) <= MAX_OPTION for text in texts):
        raise bad_request("poll options length must not exceed 100")
    if len(set(texts)) != len(texts):
        raise bad_request("poll options must be distinct")


def _correct(params: Json, options: int) -> int:
    given = params.get("correct_option_ids")
    if not isinstance(given, list) or len(given) != 1 or not 0 <= int(given[0]) < options:
        raise bad_request("wrong correct option ID specified")
    return int(given[0])


def _upload(params: Json, field: str) -> tuple[bytes, str]:
    """Return bytes and name of a file that came as a part of the form, or by a reference to one."""
    value = params.get(field)
    if isinstance(value, str) and value.startswith("attach://"):
        value = params.get(value.removeprefix("attach://"))
    if not isinstance(value, tuple):
        raise bad_request("there is no " + field + " in the request")
    return value


def _captioned(world: World, params: Json) -> SentMessage:
    caption = str(params.get("caption") or "")
    message = _message(world, params, "")
    if caption:
        text, message.entities = check_text(caption, params.get("parse_mode"), MAX_CAPTION)
        message.text, message.markup = text.strip(), caption
    return message


def _message(world: World, params: Json, text: str) -> SentMessage:
    return SentMessage(
        message_id=world.next_message_id(),
        chat=world.chat(params),
        date=now(),
        text=text,
        markup=text,
        entities=(),
        keyboard=check_keyboard(params.get("reply_markup")),
        reply_to=(params.get("reply_parameters") or {}).get("message_id"),
        thread=int(params["message_thread_id"]) if "message_thread_id" in params else None,
    )


def _sent(world: World, message: SentMessage) -> SentMessage:
    world.messages.append(message)
    return message

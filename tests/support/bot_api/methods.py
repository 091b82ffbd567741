"""The methods of the Bot API that a question-answering bot needs, each in a few lines."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.bot_api import media
from tests.support.bot_api.errors import Json, bad_request
from tests.support.bot_api.limits import check_keyboard, check_text, check_toast
from tests.support.bot_api.world import SentMessage, World, now

BOT_NAME = "tra_cuu_bot"
BOT_ID = 1
"""Number of the bot as the author of its messages."""
MAX_DOWNLOAD = 20 * 1024 * 1024
"""Largest file that the Bot API hands over."""
Method = Callable[[World, Json], object]


def get_me(world: World, params: Json) -> object:
    """getMe."""
    return {
        "id": params["bot_id"],
        "is_bot": True,
        "first_name": "Tra cứu",
        "username": BOT_NAME,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
    }


def send_message(world: World, params: Json) -> object:
    """sendMessage."""
    chat = world.chat(params)
    reply = params.get("reply_parameters") or {}
    lost = (chat["id"], reply.get("message_id")) in world.deleted
    if lost and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    markup = str(params.get("text", ""))
    text, entities = check_text(markup, params.get("parse_mode"))
    message = SentMessage(
        message_id=world.next_message_id(),
        chat=chat,
        date=now(),
        text=text.strip(),
        markup=markup,
        entities=entities,
        keyboard=check_keyboard(params.get("reply_markup")),
        reply_to=None if lost else reply.get("message_id"),
        thread=int(params["message_thread_id"]) if "message_thread_id" in params else None,
    )
    world.messages.append(message)
    return message_json(message)


def edit_message_text(world: World, params: Json) -> object:
    """editMessageText."""
    message = world.message(params)
    if message.photo or message.document or message.poll is not None:
        raise bad_request("there is no text in the message to edit")
    markup = str(params.get("text", ""))
    text, entities = check_text(markup, params.get("parse_mode"))
    keyboard = check_keyboard(params.get("reply_markup"))
    if (text.strip(), entities, keyboard) == (message.text, message.entities, message.keyboard):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    message.states.append(message.text)
    message.text, message.markup, message.entities, message.keyboard = (
        text.strip(),
        markup,
        entities,
        keyboard,
    )
    return message_json(message)


def delete_message(world: World, params: Json) -> object:
    """deleteMessage."""
    world.messages.remove(world.message(params))
    return True


def edit_message_reply_markup(world: World, params: Json) -> object:
    """editMessageReplyMarkup."""
    message = world.message(params)
    message.keyboard = check_keyboard(params.get("reply_markup"))
    return message_json(message)


def answer_callback_query(world: World, params: Json) -> object:
    """answerCallbackQuery; a query may be answered once."""
    query_id = str(params.get("callback_query_id", ""))
    text = str(params.get("text") or "")
    check_toast(text)
    if query_id not in world.open_queries:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    world.open_queries.discard(query_id)
    world.answered_queries[query_id] = text
    return True


def send_chat_action(world: World, params: Json) -> object:
    """sendChatAction."""
    world.chat(params)
    if params.get("action") not in {"typing", "upload_document", "upload_photo"}:
        raise bad_request("wrong parameter action in request")
    return True


def set_my_commands(world: World, params: Json) -> object:
    """setMyCommands."""
    commands = params.get("commands") or []
    for command in commands:
        name, about = str(command.get("command", "")), str(command.get("description", ""))
        if not (1 <= len(name) <= 32 and name.isascii() and name.islower() and name.isidentifier()):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(about) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    scope = params.get("scope") or {}
    if scope.get("type") == "chat":
        world.chat(scope)
        world.chat_commands[int(scope["chat_id"])] = list(commands)
        return True
    if scope.get("type", "default") != "default":
        return True
    world.commands[str(params.get("language_code") or "")] = list(commands)
    return True


def message_json(message: SentMessage) -> Json:
    """Return a message of the bot as the Bot API shows it."""
    is_attached = bool(message.photo or message.document)
    entities = [{"type": e.type, "offset": e.offset, "length": e.length} for e in message.entities]
    body: Json = {
        "message_id": message.message_id,
        "from": {"id": 1, "is_bot": True, "first_name": "Tra cứu", "username": BOT_NAME},
        "chat": message.chat,
        "date": message.date,
    }
    number = message.message_id
    if message.poll is not None:
        body["poll"] = message.poll
    else:
        body["caption" if is_attached else "text"] = message.text
        body["caption_entities" if is_attached else "entities"] = entities
    if message.photo:
        size = {"file_id": f"p{number}", "file_unique_id": f"p{number}", "width": 1, "height": 1}
        body["photo"] = [size]
    if message.document:
        document = {"file_id": f"d{number}", "file_unique_id": f"d{number}", "file_name": message.file_name}
        body["document"] = document
    if message.keyboard:
        body["reply_markup"] = {"inline_keyboard": [list(row) for row in message.keyboard]}
    return body


def get_file(world: World, params: Json) -> object:
    """getFile; what it names is fetched from the server's /file address."""
    file_id = str(params.get("file_id", ""))
    if file_id not in world.files:
        raise bad_request("invalid file_id")
    size = len(world.files[file_id])
    if size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {"file_id": file_id, "file_unique_id": file_id, "file_size": size, "file_path": f"documents/{file_id}"}


def delete_my_commands(world: World, params: Json) -> object:
    """deleteMyCommands."""
    scope = params.get("scope") or {}
    if scope.get("type") == "chat":
        world.chat(scope)
        world.chat_commands.pop(int(scope["chat_id"]), None)
    return True


METHODS: dict[str, Method] = {
    "deleteMessage": delete_message,
    "deleteMyCommands": delete_my_commands,
    "getFile": get_file,
    "getMe": get_me,
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "setMyCommands": set_my_commands,
    "sendPhoto": lambda world, params: message_json(media.send_photo(world, params)),
    "editMessageMedia": lambda world, params: message_json(media.edit_message_media(world, params)),
    "sendDocument": lambda world, params: message_json(media.send_document(world, params)),
    "sendPoll": lambda world, params: message_json(media.send_poll(world, params)),
    "answerInlineQuery": media.answer_inline_query,
}

"""Telegram's limits on what a bot may send, checked as the Bot API checks them."""

from __future__ import annotations

from tests.support.bot_api.errors import Json, bad_request
from tests.support.bot_api.markup import Entity, MarkupError, parse_html, utf16

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_CALLBACK_DATA = 64
MAX_COPIED = 256
MAX_BUTTONS = 100
MAX_BUTTONS_IN_ROW = 8
MAX_BUTTON_TEXT = 128
MAX_TOAST = 200
_BUTTON_KINDS = frozenset({"callback_data", "url", "copy_text", "switch_inline_query", "web_app", "login_url"})


def check_text(text: str, parse_mode: str | None, limit: int = MAX_TEXT) -> tuple[str, tuple[Entity, ...]]:
    """Return visible text and entities of a message or caption; raises ApiError as Telegram would."""
    if parse_mode is None:
        visible, entities = text, tuple[Entity, ...]()
    elif parse_mode.upper() == "HTML":
        try:
            visible, entities = parse_html(text)
        except MarkupError as error:
            raise bad_request(f"can't parse entities: {error}") from error
    else:
        raise bad_request("unsupported parse_mode")
    if not visible.strip():
        raise bad_request("message text is empty")
    if utf16(visible.strip()) > limit:
        raise bad_request("message is too long" if limit == MAX_TEXT else "message caption is too long")
    return visible, entities


def check_keyboard(markup: Json | None) -> tuple[tuple[Json, ...], ...]:
    """Return the rows of an inline keyboard; raises ApiError as Telegram would."""
    if markup is None:
        return ()
    rows = markup.get("inline_keyboard")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("object expected as reply markup")
    if sum(len(row) for row in rows) > MAX_BUTTONS or any(len(row) > MAX_BUTTONS_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button)
    return tuple(tuple(row) for row in rows)


def check_toast(text: str) -> None:
    """Refuse the text of an answered callback query that is too long."""
    if utf16(text) > MAX_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")


def _check_button(button: Json) -> None:
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String')
    if len(text) > MAX_BUTTON_TEXT:
        raise bad_request("BUTTON_TEXT_INVALID")
    if not _BUTTON_KINDS & set(button):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(_BUTTON_KINDS & set(button)) > 1:
        raise bad_request("can't parse inline keyboard button: exactly one of the optional fields must be used")
    if "copy_text" in button:
        _check_copied(button["copy_text"])
    if "callback_data" in button:
        size = len(str(button["callback_data"]).encode())
        if not 1 <= size <= MAX_CALLBACK_DATA:
            raise bad_request("BUTTON_DATA_INVALID")


def _check_copied(copied: object) -> None:
    """Refuse a text to copy that is empty or longer than the Bot API takes (CopyTextButton)."""
    text = copied.get("text") if isinstance(copied, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= MAX_COPIED:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")

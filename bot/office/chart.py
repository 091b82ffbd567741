"""A small picture of the questions of each day: answered below, unanswered on top."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from PIL import Image, ImageDraw, ImageFont

from bot.usage import Day

WIDTH, HEIGHT = 800, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 50, 20, 20, 50
_PAPER, _INK, _FAINT = "#ffffff", "#222222", "#dddddd"
_ANSWERED, _UNANSWERED = "#2f6f9f", "#c65d3b"
_MOST_LABELS = 10
_FONT_SIZE = 16


def draw_days(days: Sequence[Day], since: int) -> bytes:
    """Return a PNG with a bar a day; it holds figures and dates only, so that it reads in every language.

    Args:
        since: seconds since 1970 at which the first day begins.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(_FONT_SIZE)
    highest = max((day.answered + day.unanswered for day in days), default=0)
    for step in range(3):
        value = highest * step / 2
        y = _y(value, highest)
        draw.line((_LEFT, y, WIDTH - _RIGHT, y), fill=_FAINT)
        if value == int(value):
            draw.text((_LEFT - 8, y), str(int(value)), fill=_INK, font=font, anchor="rm")
    slot = (WIDTH - _LEFT - _RIGHT) / max(len(days), 1)
    every = -(-len(days) // _MOST_LABELS)
    for day in days:
        left = _LEFT + slot * (day.number + 0.15)
        right = left + slot * 0.7
        low, middle = _y(0, highest), _y(day.answered, highest)
        draw.rectangle((left, middle, right, low), fill=_ANSWERED)
        if day.unanswered:
            draw.rectangle((left, _y(day.answered + day.unanswered, highest), right, middle), fill=_UNANSWERED)
        if day.number % max(every, 1) == 0:
            label = datetime.fromtimestamp(since + day.number * 86_400).astimezone().strftime("%d/%m")
            draw.text(((left + right) / 2, HEIGHT - _BOTTOM + 8), label, fill=_INK, font=font, anchor="mt")
    picture = io.BytesIO()
    image.save(picture, "PNG")
    return picture.getvalue()


def _y(value: float, highest: int) -> float:
    """Return the height on the picture at which a value stands."""
    return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * value / max(highest, 1)

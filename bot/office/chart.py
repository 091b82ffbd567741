"""A small picture of the questions of each day: answered below, unanswered on top."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from PIL import Image, ImageDraw, ImageFont

from bot.usage import Day

WIDTH, HEIGHT = 800, 480
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 20, 50, 60
_PAPER, _INK, _FAINT = "#ffffff", "#222222", "#dddddd"
_ANSWERED, _UNANSWERED = "#2f6f9f", "#c65d3b"
_MOST_LABELS, _MOST_LINES = 8, 4
_FONT_SIZE = 26
"""On a phone the picture is half as wide as it is drawn; smaller figures cannot be read there."""
_HALF_LABEL = 38


def draw_days(days: Sequence[Day], since: int) -> bytes:
    """Return a PNG with a bar a day; it holds figures and dates only, so that it reads in every language.

    Args:
        since: seconds since 1970 at which the first day begins.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(_FONT_SIZE)
    highest = max((day.answered + day.unanswered for day in days), default=0)
    step = _step(highest)
    top = step * max(-(-highest // step), 1)
    for value in range(0, top + 1, step):
        y = _y(value, top)
        draw.line((_LEFT, y, WIDTH - _RIGHT, y), fill=_FAINT)
        draw.text((_LEFT - 10, y), str(value), fill=_INK, font=font, anchor="rm")
    slot = (WIDTH - _LEFT - _RIGHT) / max(len(days), 1)
    every = max(-(-len(days) // _MOST_LABELS), 1)
    for day in days:
        left = _LEFT + slot * (day.number + 0.15)
        _draw_bar(draw, day, (left, left + slot * 0.7), top)
        middle, total = left + slot * 0.35, day.answered + day.unanswered
        if total and every == 1:
            draw.text((middle, _y(total, top) - 6), str(total), fill=_INK, font=font, anchor="mb")
        if day.number % every == 0:
            noon = datetime.fromtimestamp(since + day.number * 86_400 + 43_200).astimezone()
            at = min(middle, WIDTH - _HALF_LABEL)
            draw.text((at, HEIGHT - _BOTTOM + 12), noon.strftime("%d/%m"), fill=_INK, font=font, anchor="mt")
    picture = io.BytesIO()
    image.save(picture, "PNG")
    return picture.getvalue()


def _draw_bar(draw: ImageDraw.ImageDraw, day: Day, sides: tuple[float, float], top: int) -> None:
    left, right = sides
    low, middle, high = (_y(value, top) for value in (0, day.answered, day.answered + day.unanswered))
    if day.answered:
        draw.rectangle((left, middle, right, low), fill=_ANSWERED)
    if day.unanswered:
        draw.rectangle((left, high, right, middle), fill=_UNANSWERED)


def _step(highest: int) -> int:
    """Return the distance of the lines, 1, 2 or 5 times a power of ten, so that a few of them reach the highest bar."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step * _MOST_LINES >= highest:
                return step
        size *= 10


def _y(value: float, top: int) -> float:
    """Return the height on the picture at which a value stands."""
    return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * value / top

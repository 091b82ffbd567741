"""Signatures that stand side by side, where a converter put the columns of every line one space apart.

"THỨ TRƯỞNG THỨ TRƯỞNG" over "Trần Văn Mẫu Lê Thị Ví Dụ": the offices say how
many sign, and family names where one name ends and the next begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise
from typing import Final

from corpus.structure.offices import OFFICE
from corpus.structure.wording import bare, is_capitals

_MARK: Final = re.compile(r"(?:KT|TM|TL|TUQ)\s*\.")
_SILENT: Final = re.compile(r"[(\[]\s*(?:Đã ký|ĐÃ KÝ|đã ký)[^)\]]{0,20}[)\]]")
_BODY_START: Final = re.compile(
    r"(?<!\S)(?:SỞ|BỘ|BAN|CÔNG AN|VIỆN|TÒA ÁN|TOÀ ÁN|CỤC|CHI CỤC|ỦY BAN|UỶ BAN|UBND|HỘI|LIÊN ĐOÀN|BẢO HIỂM|KHO BẠC|TỈNH ĐOÀN)(?=\s)"
)
_NAME_WORDS: Final = range(2, 5)
_MOST: Final = 3
"""People who sign beside each other."""
_MIDDLE: Final = frozenset(("thi", "van"))
"""Words in the middle of names, with which none ends."""


def side_by_side(lines: Sequence[str], is_family_name: Callable[[str], bool]) -> list[list[str]] | None:
    """Return the lines of each signer, [] where several sign and nothing tells whose is whose, None where one does.

    Args:
        lines: elements of the signature, the last one a name or several.
        is_family_name: tells whether a folded word is a Vietnamese family name.
    """
    words = lines[-1].split() if lines else []
    several = {len(starts) for line in lines[:-1] if len(starts := _office_starts(line)) > 1}
    if len(words) < 2 * _NAME_WORDS.start or len(several) != 1:
        return None
    count = min(several)
    names = _names(words, count, is_family_name)
    if names is None:
        return [] if len(words) > _NAME_WORDS.stop else None
    split = [_split(line, _office_starts(line) or _body_starts(line), count) for line in lines[:-1]]
    if any(parts is None for parts in split):
        return []
    return [[*(parts[at] for parts in split if parts is not None), names[at]] for at in range(count)]


def one_after_another(line: str, is_person: Callable[[str], bool]) -> list[str]:
    """Return the signatures that stand behind each other on one line, [] where it holds no two: offices, name, offices, name."""
    runs: list[tuple[bool, list[str]]] = []
    for word in _SILENT.sub(" ", line).split():
        small = not word.isupper() or (len(word) == 1 and bool(runs) and not runs[-1][0])
        if not runs or runs[-1][0] is small:
            runs.append((not small, []))
        runs[-1][1].append(word)
    texts = [" ".join(words) for _, words in runs]
    pairs = list(zip(texts[::2], texts[1::2], strict=False))
    if len(pairs) < 2 or len(texts) % 2 or not runs[0][0]:
        return []
    told = all(is_person(name) and (_MARK.match(office) or OFFICE.match(bare(office))) for office, name in pairs)
    return [f"{office} {name}" for office, name in pairs] if told else []


def _office_starts(line: str) -> list[int]:
    """Return the words of a line with which an office, or a mark of capacity, begins."""
    if not is_capitals(line):
        return []
    marks = [line[: match.start()].count(" ") for match in _MARK.finditer(line)]
    if marks:
        return marks
    plain = bare(line)
    return [plain[: match.start()].count(" ") for match in re.finditer(rf"(?<!\w){OFFICE.pattern}", plain)]


def _body_starts(line: str) -> list[int]:
    """Return the words of a line of bodies with which one begins: "SỞ TÀI CHÍNH SỞ Y TẾ"."""
    return [line[: match.start()].count(" ") for match in _BODY_START.finditer(line)] if is_capitals(line) else []


def _split(line: str, starts: Sequence[int], count: int) -> list[str] | None:
    words = line.split()
    if len(starts) != count or starts[0] != 0:
        return None
    return [" ".join(words[start:end]) for start, end in pairwise((*starts, len(words)))]


def _names(words: Sequence[str], count: int, is_family_name: Callable[[str], bool]) -> list[str] | None:
    """Return the names that a line holds, None unless they can be parted in one way only."""
    if count > _MOST or not count * _NAME_WORDS.start <= len(words) < count * _NAME_WORDS.stop:
        return None
    ways = [
        parts
        for cuts in combinations(range(1, len(words)), count - 1)
        if all(map(lambda part: _is_name(part, is_family_name), parts := _parts(words, cuts)))
    ]
    return [" ".join(part) for part in ways[0]] if len(ways) == 1 else None


def _parts(words: Sequence[str], cuts: Sequence[int]) -> list[Sequence[str]]:
    return [words[start:end] for start, end in pairwise((0, *cuts, len(words)))]


def _is_name(words: Sequence[str], is_family_name: Callable[[str], bool]) -> bool:
    first, last = bare(words[0]), bare(words[-1])
    return len(words) in _NAME_WORDS and is_family_name(first) and first not in _MIDDLE and last not in _MIDDLE

"""Passages on the opposite case."""

from __future__ import annotations

import pytest

from retrieval.evidence.denied import denies_otherwise
from tests.support.hand_made import understood


@pytest.mark.parametrize(
    ("question", "passage", "otherwise"),
    [
        ("Hồ sơ không hợp lệ thì mấy ngày thông báo?", "Hồ sơ hợp lệ thì giải quyết trong 25 ngày.", True),
        ("Hồ sơ không hợp lệ thì mấy ngày thông báo?", "Hồ sơ chưa hợp lệ thì thông báo trong 5 ngày.", False),
        ("Hồ sơ không hợp lệ thì mấy ngày thông báo?", "Sau 5 ngày phải có thông báo.", False),
        ("Hồ sơ hợp lệ thì mấy ngày giải quyết?", "Hồ sơ hợp lệ thì giải quyết trong 25 ngày.", False),
        ("Hồ sơ này có hợp lệ không?", "Hồ sơ hợp lệ gồm đơn và ảnh.", False),
    ],
)
def test_what_is_not_so_is_not_told_by_what_is(question: str, passage: str, otherwise: bool) -> None:
    assert denies_otherwise(understood(question), passage) is otherwise

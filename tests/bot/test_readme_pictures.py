"""The README shows pictures that a command draws, and nothing that the command does not know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from config.settings import ROOT
from tests.support.readme_pictures import FOLDER, main

SHOWN = re.findall(r'src="([^"]+\.png)"', (ROOT / "README.md").read_text(encoding="utf-8"))
DIFFERENCE = 12.0
"""Mean difference of grey values, of 255, that other fonts on the machine may make."""


@pytest.mark.slow
def test_the_pictures_of_the_readme_are_those_that_the_command_draws(tmp_path: Path) -> None:
    main(tmp_path)
    drawn = {path.name for path in tmp_path.iterdir()}
    assert {(FOLDER / name).relative_to(ROOT).as_posix() for name in drawn} == set(SHOWN)
    assert len(SHOWN) == 3
    for name in drawn:
        now, kept = (Image.open(folder / name).convert("L") for folder in (tmp_path, FOLDER))
        assert now.size == kept.size, name
        assert ImageStat.Stat(ImageChops.difference(now, kept)).mean[0] < DIFFERENCE, name

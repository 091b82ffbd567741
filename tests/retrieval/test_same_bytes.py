"""The same question over the same snapshot is answered with the same bytes, whatever order a process hashes in."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from itertools import groupby

import pytest

from config.settings import ROOT
from tests.support.sample_index import sample_index

pytestmark = pytest.mark.slow
GOLDEN = ROOT / "tests/golden/questions.jsonl"
ASK_ALL = """
import json, sys
from config.settings import load_settings
from retrieval.as_json import answer_json
from retrieval.opening import open_engine
engine = open_engine(load_settings())
for question in sys.stdin.read().splitlines():
    print(json.dumps(answer_json(engine.ask(question)), ensure_ascii=False))
"""
TOOK = re.compile(r'"took_ms":\s*[\d.]+')


def one_of_each_kind() -> list[str]:
    cases = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line.strip()]
    cases = sorted((case for case in cases if not case.get("previous")), key=lambda case: str(case["kind"]))
    return [str(next(same)["question"]) for _, same in groupby(cases, key=lambda case: str(case["kind"]))]


def answers(questions: list[str], index: str, seed: str) -> str:
    done = subprocess.run(  # noqa: S603 - this interpreter, with a script of this file
        [sys.executable, "-c", ASK_ALL],
        input="\n".join(questions),
        env={**os.environ, "PYTHONHASHSEED": seed, "ASSISTANT_PATHS__INDEX": index},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return TOOK.sub("", done.stdout)


def test_two_processes_answer_with_the_same_bytes(tmp_path_factory: pytest.TempPathFactory) -> None:
    questions = one_of_each_kind()
    index = str(sample_index(tmp_path_factory))
    first, second = (answers(questions, index, seed) for seed in ("0", "4242"))
    assert first.count('"outcome"') == len(questions) > 5
    assert first == second

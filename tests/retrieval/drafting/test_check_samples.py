"""The check of every sample document against the library of all of them: only what was planted is blamed."""

from __future__ import annotations

import pytest

from corpus.model import ReadDocument
from corpus.samples.make import read_samples
from corpus.samples.text import write_text
from retrieval.drafting.check import check_draft
from retrieval.drafting.verdicts import Check, Verdict
from tests.support.draft_check import TODAY, read_text, view_of

INCOMPLETE = Verdict.INCOMPLETE
"""Issued documents often leave a subject out; that they do is true, and is shown elsewhere."""


@pytest.fixture(scope="module")
def checks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Check]:
    documents: dict[str, ReadDocument] = {
        sample.name: read_text(f"{sample.name}.txt", write_text(sample).decode()) for sample in read_samples()
    }
    view = view_of(tmp_path_factory.mktemp("library"), documents.values())
    return {name: check_draft(document, view, today=TODAY) for name, document in documents.items()}


def test_only_the_planted_faults_are_found(checks: dict[str, Check]) -> None:
    found = {
        (name, finding.verdict, dict(finding.values).get("written", ""))
        for name, check in checks.items()
        for line in check.lines
        for finding in line.findings
        if line.faulty and finding.verdict not in (INCOMPLETE, Verdict.RIGHT, Verdict.CITED_ONLY, Verdict.UNKNOWN)
    }
    assert found == {
        ("mau-63-BC-SGDDT-2023", Verdict.WRONG_DATE, "27/6/2021"),
        ("mau-63-BC-SGDDT-2023", Verdict.SPELLING, "Xay Bôm Sun"),
        ("mau-138-BC-UBND-2023", Verdict.IMPOSSIBLE, "31/6/2023"),
        ("mau-19-KH-UBND-2024", Verdict.AMENDED, ""),
        ("mau-du-thao-KH-UBND-2025", Verdict.AMENDED, ""),
    }


def test_a_name_that_the_library_spells_another_way_is_shown_there(checks: dict[str, Check]) -> None:
    check = checks["mau-63-BC-SGDDT-2023"]
    line = next(line for line in check.lines if line.verdict is Verdict.SPELLING)
    source = check.citations[line.findings[0].sources[0] - 1]
    assert source.quote == "Xay Sôm Bun"
    assert "Xay Sôm Bun" in source.paragraph.text


def test_a_first_mention_is_called_incomplete_only_where_something_is_missing(checks: dict[str, Check]) -> None:
    lines = [line for check in checks.values() for line in check.lines]
    incomplete = [line for line in lines if INCOMPLETE in {finding.verdict for finding in line.findings}]
    assert len(incomplete) > 10
    for line in incomplete:
        lacks = dict(next(f for f in line.findings if f.verdict is INCOMPLETE).values)["lacks"].split(",")
        assert ("date" in lacks) == ("ngày" not in line.text)
        if "issuer" in lacks:
            assert " của " not in line.text

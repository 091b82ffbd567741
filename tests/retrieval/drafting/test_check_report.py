"""The check over a real report: what is wrong in it is found, each with its quote, and nothing else is blamed."""

from __future__ import annotations

import pytest

from corpus.model import ReadDocument
from retrieval.drafting.check import check_draft
from retrieval.drafting.verdicts import FAULTLESS, Check, Verdict
from tests.support.draft_check import TODAY, read_text, view_of
from tests.support.shared import shared_path


@pytest.fixture(scope="module")
def report() -> ReadDocument:
    return read_text("report.txt", shared_path("data/report/bao-cao-stttt-2024.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["held", "not held"])
def check(report: ReadDocument, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Check the report against a library that holds it, and against an empty one."""
    library = [report] if request.param == "held" else []
    return check_draft(report, view_of(tmp_path_factory.mktemp("library"), library), today=TODAY)


def blamed(check: Check, verdict: Verdict) -> list[str]:
    return [line.text for line in check.lines if verdict in {finding.verdict for finding in line.findings}]


def test_the_date_that_no_calendar_has_is_found(check: Check) -> None:
    (text,) = blamed(check, Verdict.IMPOSSIBLE)
    assert text.startswith("Kế hoạch số 625/KH-UBND ngày 15/23/2022")


def test_the_date_after_the_letter_that_the_report_answers_is_found_with_that_letter(check: Check) -> None:
    (text,) = blamed(check, Verdict.DOUBTFUL_DATE)
    assert text.startswith("Kế hoạch số 57/KH-UBND ngày 23/10/2024")
    line = next(line for line in check.lines if line.verdict is Verdict.DOUBTFUL_DATE)
    quote = check.citations[line.findings[0].sources[0] - 1].quote
    assert quote.startswith("Công văn số 353/SNGV-NV ngày 24/4/2024")


def test_the_name_spelled_two_ways_is_found_with_the_usual_spelling(check: Check) -> None:
    assert blamed(check, Verdict.SPELLING) == ["Xay Bôm Sum"]
    line = next(line for line in check.lines if line.verdict is Verdict.SPELLING)
    assert line.corrected == "Xay Sôm Bun"
    assert check.citations[line.findings[0].sources[0] - 1].quote == "Xay Sôm Bun"


def test_nothing_is_said_against_the_other_documents_but_what_the_decree_says(check: Check) -> None:
    others = [
        (line.name, finding.verdict)
        for line in check.lines
        for finding in line.findings
        if finding.verdict not in FAULTLESS | {Verdict.IMPOSSIBLE, Verdict.DOUBTFUL_DATE, Verdict.SPELLING}
    ]
    # By Phụ lục I, II.6b a first mention names the issuer, a later one neither day nor issuer nor subject.
    assert dict(others) == {
        "Quyết định 1595/QĐ-UBND": Verdict.INCOMPLETE,
        "Kế hoạch 6675/KH-UBND": Verdict.INCOMPLETE,
        "Kế hoạch 1244/KH-UBND": Verdict.INCOMPLETE,
        "Kế hoạch 481/KH-UBND": Verdict.TOO_LONG,
    }


def test_every_quote_of_the_draft_stands_in_it(check: Check, report: ReadDocument) -> None:
    texts = [paragraph.text for paragraph in report.paragraphs]
    assert all(any(line.text in text for text in texts) for line in check.lines)

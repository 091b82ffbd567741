from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from corpus.model import (
    DateProblem,
    Document,
    DocumentId,
    Format,
    Header,
    ParagraphId,
    ReadDocument,
    Reference,
    RegisterEntry,
    Relation,
    WrittenDate,
)
from corpus.register import build_register, flag_later_dates
from corpus.symbols import parse_symbol
from tests.support.values import read_documents

BAC_GIANG = Header(issuer="Sở Thông tin và Truyền thông", parent="UBND tỉnh Bắc Giang")
SON_LA = Header(issuer="Sở Ngoại vụ", parent="UBND tỉnh Sơn La")


def day(text: str) -> WrittenDate:
    parts = [int(part) for part in text.split("/")]
    return WrittenDate(text, date(parts[2], parts[1], parts[0]))


def cite(symbol: str | None = None, on: WrittenDate | str | None = None, **fields: str | None) -> Reference:
    parsed = parse_symbol(symbol) if symbol else None
    assert (parsed is None) == (symbol is None)
    written = day(on) if isinstance(on, str) else on
    return Reference(
        ParagraphId("p"),
        0,
        1,
        symbol or fields.get("subject") or fields.get("alias") or "",
        Relation.CITES,
        type=fields.get("type"),
        symbol=parsed,
        date=written,
        issuer=fields.get("issuer"),
        subject=fields.get("subject"),
        alias=fields.get("alias"),
        alias_of=fields.get("alias_of"),
        period=fields.get("period"),
    )


def document(name: str, header: Header, *references: Reference) -> ReadDocument:
    return ReadDocument(Document(DocumentId(name), f"{name}.txt", Format.TEXT, header), (), references)


def issued(symbol: str, on: str, *, issuer: str = "UBND tỉnh Bắc Giang", subject: str | None = None) -> Header:
    return Header(type="Kế hoạch", symbol=parse_symbol(symbol), date=day(on), issuer=issuer, subject=subject)


def one(entries: tuple[RegisterEntry, ...], symbol: str) -> RegisterEntry:
    (found,) = [entry for entry in entries if entry.symbol is not None and entry.symbol.text == symbol]
    return found


def stubs(entries: tuple[RegisterEntry, ...]) -> list[RegisterEntry]:
    return [entry for entry in entries if not entry.held]


def test_a_citation_of_a_held_document_joins_its_entry() -> None:
    entries = build_register(
        [
            document("plan", issued("481/KH-UBND", "25/8/2022")),
            document("report", BAC_GIANG, cite("481/KH-UBND", "25/8/2022", issuer="UBND tỉnh Bắc Giang")),
        ]
    )
    entry = one(entries, "481/KH-UBND")
    assert entry.document_id == "plan"
    assert [mention.document_id for mention in entry.mentions] == ["report"]
    assert stubs(entries) == []


def test_the_same_number_of_two_provinces_is_two_entries() -> None:
    entries = build_register(
        [
            document("a", BAC_GIANG, cite("481/KH-UBND", "25/8/2022", issuer="UBND tỉnh")),
            document("b", SON_LA, cite("481/KH-UBND", "25/8/2022", issuer="UBND tỉnh")),
        ]
    )
    assert {entry.issuer for entry in stubs(entries)} == {"UBND tỉnh Bắc Giang", "UBND tỉnh Sơn La"}


def test_a_bare_code_inherits_the_province_of_the_document_that_cites() -> None:
    entries = build_register(
        [
            document("a", BAC_GIANG, cite("481/KH-UBND", "25/8/2022")),
            document("b", SON_LA, cite("481/KH-UBND", "25/8/2022")),
            document("held", issued("481/KH-UBND", "25/8/2022", issuer="UBND tỉnh Sơn La")),
        ]
    )
    by_mention = {entry.mentions[0].document_id: entry for entry in entries if entry.mentions}
    assert by_mention[DocumentId("b")].document_id == "held"
    assert by_mention[DocumentId("a")].document_id is None
    assert by_mention[DocumentId("a")].issuer is None  # no document says it in words


def test_the_same_number_of_two_years_is_two_entries() -> None:
    entries = build_register(
        [document("a", BAC_GIANG, cite("481/KH-UBND", "25/8/2022"), cite("481/KH-UBND", "02/10/2023"))]
    )
    assert len(stubs(entries)) == 2


def test_two_dates_within_one_year_are_a_conflict_on_one_entry() -> None:
    entries = build_register(
        [
            document("a", BAC_GIANG, cite("24/2018/QĐ-UBND", "15/9/2018", issuer="UBND tỉnh")),
            document("b", BAC_GIANG, cite("24/2018/QĐ-UBND", "05/9/2018", issuer="UBND tỉnh")),
            document("c", BAC_GIANG, cite("24/2018/QĐ-UBND", "15/9/2018")),
        ]
    )
    entry = one(entries, "24/2018/QĐ-UBND")
    assert [written.raw for written in entry.dates] == ["15/9/2018", "05/9/2018"]
    assert entry.date == day("15/9/2018")


def test_a_wrong_year_is_a_conflict_where_the_subject_is_the_same() -> None:
    subject = "Phê duyệt quy hoạch chi tiết khu dân cư Đồng Cửa"
    entries = build_register(
        [
            document("a", BAC_GIANG, cite("942/QĐ-UBND", "31/8/2021", issuer="UBND tỉnh", subject=subject)),
            document("b", BAC_GIANG, cite("942/QĐ-UBND", "31/8/2012", issuer="UBND tỉnh", subject=subject)),
        ]
    )
    assert len(one(entries, "942/QĐ-UBND").dates) == 2


def test_a_number_with_its_year_and_issuer_is_one_document_whatever_is_said_of_its_subject() -> None:
    ways = (
        cite("30/1998/NĐ-CP", "13/5/1998", issuer="Chính phủ", subject="quy định chi tiết Luật thuế thu nhập"),
        cite("30/1998/NĐ-CP", "03/5/1998", issuer="Chính phủ", subject="hồ sơ khai báo"),
    )
    entries = build_register([document("a", Header(issuer="Bộ Tài chính"), *ways)])
    assert len(one(entries, "30/1998/NĐ-CP").dates) == 2


def test_the_held_document_says_its_own_date() -> None:
    entries = build_register(
        [
            document("z", issued("57/KH-UBND", "23/01/2024")),
            document("a", BAC_GIANG, cite("57/KH-UBND", "23/10/2024"), cite("57/KH-UBND", "23/10/2024")),
        ]
    )
    entry = one(entries, "57/KH-UBND")
    assert entry.date == day("23/01/2024")
    assert {written.raw for written in entry.dates} == {"23/01/2024", "23/10/2024"}


def test_an_impossible_date_is_kept_as_written() -> None:
    wrong = WrittenDate("15/23/2022", None, DateProblem.IMPOSSIBLE)
    entries = build_register(
        [document("a", BAC_GIANG, cite("625/KH-UBND", wrong)), document("b", BAC_GIANG, cite("625/KH-UBND"))]
    )
    entry = one(entries, "625/KH-UBND")
    assert entry.date == wrong
    assert entry.key.date is None
    assert len(entry.mentions) == 2


def test_an_impossible_date_of_the_year_joins_the_right_one() -> None:
    wrong = WrittenDate("15/23/2022", None, DateProblem.IMPOSSIBLE)
    entries = build_register(
        [
            document("a", BAC_GIANG, cite("625/KH-UBND", wrong)),
            document("b", BAC_GIANG, cite("625/KH-UBND", "15/12/2022")),
        ]
    )
    assert one(entries, "625/KH-UBND").date == day("15/12/2022")
    assert len(one(entries, "625/KH-UBND").dates) == 2


def test_a_date_later_than_the_document_that_gives_it_is_marked() -> None:
    read = document(
        "a",
        replace(BAC_GIANG, date=day("05/5/2024")),
        cite("57/KH-UBND", "23/10/2024"),
        cite("58/KH-UBND", "05/5/2024"),
        cite("59/KH-UBND", WrittenDate("15/23/2025", None, DateProblem.IMPOSSIBLE)),
    )
    problems = [reference.date.problem for reference in flag_later_dates(read).references if reference.date is not None]
    assert problems == [DateProblem.LATER, None, DateProblem.IMPOSSIBLE]
    entry = one(build_register([read]), "57/KH-UBND")
    assert entry.date is not None
    assert entry.date.problem is DateProblem.LATER


def test_a_draft_with_only_a_year_marks_dates_of_a_later_year() -> None:
    header = replace(BAC_GIANG, date=WrittenDate("tháng năm 2024", None, DateProblem.INCOMPLETE))
    read = flag_later_dates(document("a", header, cite("1/KH-UBND", "23/10/2024"), cite("2/KH-UBND", "02/01/2025")))
    problems = [reference.date.problem for reference in read.references if reference.date is not None]
    assert problems == [None, DateProblem.LATER]


def test_a_draft_is_an_entry_of_its_own_and_never_joined() -> None:
    draft = Header(
        type="Báo cáo", symbol=parse_symbol("Số: /BC-STTTT"), issuer="Sở Thông tin và Truyền thông", draft=True
    )
    entries = build_register([document("a", draft), document("b", draft)])
    assert [entry.document_id for entry in sorted(entries, key=lambda e: e.document_id or "")] == ["a", "b"]
    assert len({entry.id for entry in entries}) == 2
    assert all(entry.key.symbol is None for entry in entries)


def test_two_files_of_one_document_are_one_entry() -> None:
    header = issued("481/KH-UBND", "25/8/2022")
    entries = build_register([document("b", header), document("a", header)])
    (entry,) = entries
    assert (entry.document_id, entry.copies) == ("a", ("b",))


def test_two_held_documents_of_one_number_and_day_with_unrelated_subjects_stay_apart() -> None:
    one_plan = issued("12/KH-UBND", "01/3/2023", subject="Phòng, chống dịch tả lợn châu Phi năm 2023")
    other = issued("12/KH-UBND", "01/3/2023", subject="Tổ chức kỳ thi tuyển sinh vào lớp mười")
    entries = build_register([document("a", one_plan), document("b", other)])
    assert len(entries) == 2
    assert len({entry.id for entry in entries}) == 2


def test_a_scheme_is_found_under_the_decision_that_promulgates_it() -> None:
    defined = cite(
        "942/QĐ-UBND",
        "31/8/2021",
        type="Quyết định",
        issuer="UBND tỉnh",
        alias="Đề án 942",
        alias_of="Đề án đẩy mạnh hợp tác quốc tế",
    )
    entries = build_register([document("a", BAC_GIANG, defined, cite(alias="Đề án số 942"))])
    (entry,) = stubs(entries)
    assert entry.symbol is not None
    assert entry.symbol.text == "942/QĐ-UBND"
    assert set(entry.aliases) == {"Đề án 942", "Đề án số 942", "Đề án đẩy mạnh hợp tác quốc tế"}
    assert len(entry.mentions) == 2


def test_a_short_name_means_what_its_own_document_says() -> None:
    entries = build_register(
        [
            document("a", BAC_GIANG, cite("942/QĐ-UBND", "31/8/2021", alias="Đề án 942"), cite(alias="Đề án 942")),
            document("b", SON_LA, cite("942/QĐ-UBND", "01/2/2019", alias="Đề án 942"), cite(alias="Đề án 942")),
        ]
    )
    assert [len(entry.mentions) for entry in stubs(entries)] == [2, 2]


def test_a_short_number_joins_the_document_it_abbreviates() -> None:
    entries = build_register(
        [document("a", BAC_GIANG, cite("481/KH-UBND", "25/8/2022"), cite("Kế hoạch 481"), cite("Kế hoạch 482"))]
    )
    by_number = {entry.symbol.number: entry for entry in stubs(entries) if entry.symbol}
    assert len(by_number["481"].mentions) == 2
    assert by_number["482"].type == "Kế hoạch"


def test_laws_by_name_are_one_entry_a_day() -> None:
    law = {"type": "Luật", "subject": "Tổ chức chính quyền địa phương"}
    entries = build_register(
        [
            document("a", BAC_GIANG, cite(None, "19/6/2015", **law), cite(None, "16/6/2025", **law)),
            document("b", SON_LA, cite(None, "19/6/2015", **law)),
        ]
    )
    assert sorted(len(entry.mentions) for entry in stubs(entries)) == [1, 2]


def test_an_agreement_is_one_entry_under_two_spellings_of_a_name() -> None:
    ways = (
        "hợp tác giữa UBND tỉnh Bắc Giang và Chính quyền tỉnh Xay Sôm Bun (Lào) giai đoạn 2021-2025",
        "hợp tác giữa UBND tỉnh Bắc Giang với chính quyền tỉnh Xay Bôm Sum (Lào) giai đoạn 2021-2025",
        "hợp tác giữa UBND tỉnh Bắc Giang và Chính quyền tỉnh Xay Sôm Bun (Lào) giai đoạn 2026-2030",
    )
    entries = build_register([document("a", BAC_GIANG, *(cite(None, type="Thỏa thuận", subject=w) for w in ways))])
    assert sorted(len(entry.mentions) for entry in stubs(entries)) == [1, 2]


def test_agreements_of_the_same_parties_for_other_years_are_two() -> None:
    subject = "hợp tác giữa UBND tỉnh Bắc Giang và Chính quyền tỉnh Xay Sôm Bun (Lào)"
    periods = ("2021-2025", "2021 – 2025", "2026-2030", None)
    mentions = (cite(None, type="Thỏa thuận", subject=subject, period=period) for period in periods)
    entries = stubs(build_register([document("a", BAC_GIANG, *mentions)]))
    by_subject = {entry.subject: len(entry.mentions) for entry in entries}
    assert by_subject[f"{subject} giai đoạn 2021-2025"] == 2
    assert by_subject[f"{subject} giai đoạn 2026-2030"] == 1


def test_a_mention_that_fits_two_years_is_not_guessed() -> None:
    entries = build_register(
        [
            document("a", BAC_GIANG, cite("481/KH-UBND", "25/8/2022")),
            document("b", BAC_GIANG, cite("481/KH-UBND", "25/8/2023")),
            document("c", BAC_GIANG, cite("481/KH-UBND")),
            document("d", BAC_GIANG, cite("481/KH-UBND")),
        ]
    )
    assert sorted(len(entry.mentions) for entry in entries if entry.mentions) == [1, 1, 2]


def test_a_mention_that_names_nothing_makes_no_entry() -> None:
    assert stubs(build_register([document("a", BAC_GIANG, cite(None, type="Quyết định"))])) == []


def test_central_documents_do_not_inherit_a_province() -> None:
    entries = build_register(
        [
            document("a", BAC_GIANG, cite("977/QĐ-TTg", "01/6/2021", issuer="Thủ tướng Chính phủ")),
            document("b", SON_LA, cite("977/QĐ-TTg", "01/6/2021")),
        ]
    )
    assert len(one(entries, "977/QĐ-TTg").mentions) == 2


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_register_does_not_depend_on_the_order_of_the_documents(order: tuple[int, ...]) -> None:
    documents = [
        document("a", BAC_GIANG, cite("481/KH-UBND", "25/8/2022"), cite("1/KH-UBND"), cite(alias="Kế hoạch 481")),
        document("b", SON_LA, cite("481/KH-UBND", "25/8/2022", alias="Kế hoạch 481"), cite("1/KH-UBND", "02/3/2020")),
        document("c", issued("1/KH-UBND", "02/3/2020"), cite("481/KH-UBND")),
    ]
    assert build_register([documents[i] for i in order]) == build_register(documents)


@settings(max_examples=40, deadline=None, phases=[Phase.generate, Phase.shrink])
@given(st.lists(read_documents(), max_size=5, unique_by=lambda read: read.document.id))
def test_whatever_the_documents_every_mention_is_kept_and_ids_differ(documents: list[ReadDocument]) -> None:
    entries = build_register(documents)
    assert len({entry.id for entry in entries}) == len(entries)
    held = [name for entry in entries for name in (entry.document_id, *entry.copies) if name is not None]
    assert sorted(held) == sorted(read.document.id for read in documents)
    mentions = sum(len(entry.mentions) for entry in entries)
    assert mentions <= sum(len(read.references) for read in documents)
    for entry in entries:
        assert entry.held or entry.mentions
        assert set(filter(None, (entry.date,))) <= {*entry.dates, entry.date}


def test_the_bodies_of_a_joint_circular_may_be_written_in_several_ways() -> None:
    ways = (
        cite("17/2009/TTLT-BTC-BCT", "25/12/2009", issuer="Bộ Tài chính - Bộ Công Thương"),
        cite("17/2009/TTLT-BTC-BCT", "25/12/2009", issuer="Liên bộ Tài chính, Công Thương"),
    )
    entries = build_register([document("a", Header(issuer="Bộ Tài chính"), *ways)])
    assert len([entry for entry in entries if entry.symbol and entry.symbol.number == "17"]) == 1

"""What the bot says to someone who drafts: checking references, a basis, maps, comparisons, lists; every language."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.answer import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftingTexts:
    """The sentences and words of one language, as in :class:`bot.texts.Texts`.

    Attributes:
        check_usage: the command that checks references without anything to check; a file may answer this message.
        basis_usage, map_usage, compare_usage, timeline_usage: the other commands without what they need.
        copy_line: label of the button that copies a corrected line.
        copy_block: label of the button that copies a whole basis.
        should_read: stands above a corrected line.
        block: stands above a whole basis.
        more_findings: how many findings are only in the file.
        list_xlsx, list_docx: labels of the buttons that send a list as a file.
        list_sent: below a list that is sent as a file.
        map_button: label of the button that draws a map.
        map_lead: below a map, before the list of its edges.
        map_more: how many edges are not listed.
        draft_marked: a draft that bears a mark of state secrecy.
        draft_unreadable: a draft that cannot be read, with the reason.
        draft_too_large: a file beyond the limit.
        draft_reader_missing: files cannot be read by this bot.
        command_check, command_basis, command_map, command_compare, command_timeline: the command menu.
    """

    check_usage: str
    basis_usage: str
    map_usage: str
    compare_usage: str
    timeline_usage: str
    copy_line: str
    copy_block: str
    should_read: str
    block: str
    more_findings: str
    list_xlsx: str
    list_docx: str
    list_sent: str
    map_button: str
    map_lead: str
    map_more: str
    draft_marked: str
    draft_unreadable: str
    draft_too_large: str
    draft_reader_missing: str
    command_check: str
    command_basis: str
    command_map: str
    command_compare: str
    command_timeline: str


_VIETNAMESE = DraftingTexts(
    check_usage=(
        "Để soát dự thảo: dán các dòng “Căn cứ …” sau lệnh /soat, "
        "hoặc trả lời tin này bằng các dòng đó hay bằng tệp dự thảo (DOCX, PDF, TXT)."
    ),
    basis_usage="Viết tên dự thảo sau lệnh, ví dụ: /cancu kế hoạch thông tin đối ngoại năm 2025",
    map_usage="Viết số, ký hiệu hoặc tên gọi tắt của văn bản sau lệnh, ví dụ: /sodo 942/QĐ-UBND",
    compare_usage="Viết hai văn bản cách nhau bằng dấu | sau lệnh, ví dụ: /sosanh 22/KH-UBND | 19/KH-UBND",
    timeline_usage="Viết lĩnh vực hoặc văn bản gốc sau lệnh, ví dụ: /tiendo thông tin đối ngoại",
    copy_line="Chép dòng {number}",
    copy_block="Chép các căn cứ",
    should_read="Sửa thành:",
    block="Các căn cứ:",
    more_findings="Còn {count} chỗ nữa; xem trong tệp gửi kèm.",
    list_xlsx="Tải XLSX",
    list_docx="Tải DOCX",
    list_sent="{count} văn bản, theo câu hỏi: {question}",
    map_button="Sơ đồ",
    map_lead="Số trong ngoặc vuông là số trong sơ đồ.",
    map_more="Còn {count} quan hệ nữa.",
    draft_marked=(
        "Tài liệu có dấu hiệu thuộc bí mật nhà nước. Hệ thống không tiếp nhận, không lưu và không soát tài liệu này."
        " Đề nghị xử lý theo quy định về bảo vệ bí mật nhà nước."
    ),
    draft_unreadable="Không đọc được dự thảo: {reason}",
    draft_too_large="Tệp nặng {size} MB, giới hạn là {limit} MB. Đề nghị gửi bản nhỏ hơn hoặc dán phần căn cứ.",
    draft_reader_missing="Trợ lý này chưa được cấu hình để đọc tệp; đề nghị dán phần căn cứ sau lệnh /soat.",
    command_check="Soát căn cứ và viện dẫn của dự thảo",
    command_basis="Gợi ý căn cứ cho dự thảo",
    command_map="Sơ đồ quan hệ của một văn bản",
    command_compare="So sánh hai văn bản",
    command_timeline="Tiến trình và số liệu của một chương trình",
)
_ENGLISH = DraftingTexts(
    check_usage=(
        "To check a draft: paste the lines “Căn cứ …” after /soat, "
        "or answer this message with them or with the draft as a file (DOCX, PDF, TXT)."
    ),
    basis_usage="Write the title of the draft after the command, for example: /cancu kế hoạch thông tin đối ngoại năm 2025",
    map_usage="Write the number or the short name of a document after the command, for example: /sodo 942/QĐ-UBND",
    compare_usage="Write two documents with a | between them after the command: /sosanh 22/KH-UBND | 19/KH-UBND",
    timeline_usage="Write a subject or the founding document after the command: /tiendo thông tin đối ngoại",
    copy_line="Copy line {number}",
    copy_block="Copy the basis",
    should_read="Should read:",
    block="The basis:",
    more_findings="{count} more are in the file.",
    list_xlsx="As XLSX",
    list_docx="As DOCX",
    list_sent="{count} documents, as asked: {question}",
    map_button="Map",
    map_lead="The numbers in square brackets are those of the map.",
    map_more="{count} more relations.",
    draft_marked=(
        "The document seems to bear a mark of state secrecy. It is not taken in, not kept and not checked."
        " Please handle it by the rules on the protection of state secrets."
    ),
    draft_unreadable="The draft cannot be read: {reason}",
    draft_too_large="The file has {size} MB, the limit is {limit} MB. Please send a smaller one, or paste the basis.",
    draft_reader_missing="This assistant is not set up to read files; please paste the basis after /soat.",
    command_check="Check the references of a draft",
    command_basis="What a draft may be based on",
    command_map="Map of a document's relations",
    command_compare="Compare two documents",
    command_timeline="A programme over the years",
)
_BY_LANGUAGE = {Language.VIETNAMESE: _VIETNAMESE, Language.ENGLISH: _ENGLISH}


def drafting_texts(language: Language) -> DraftingTexts:
    """Return the texts of a language."""
    return _BY_LANGUAGE[language]

"""What the bot says while someone reads on from an answer: citing, opening, related documents; every language."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.answer import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTexts:
    """The sentences and words of one language, as in :class:`bot.texts.Texts`.

    Attributes:
        cite: label of the button that copies a citation or shows its forms.
        cite_one: the same for one of several documents.
        cite_forms: label of the button that shows all forms of a citation.
        copy_first, copy_later, copy_place: labels of the buttons that copy one form.
        first_mention, later_mention, place: stand above the forms.
        missing: names the elements that no document gives.
        too_long_to_copy: said of a form that Telegram's copy button cannot hold.
        elements: names of the elements, in the order of the form.
        date_as_written: what is added to the missing date where one is written that cannot be.
        open_link: words of the link in an inserted citation.
        inline_hint: label of the button above the results while nothing is typed.
        inline_nothing: the same where nothing was found.
        copy_link: label of the button that copies a link to the paragraph.
        link_changed: said of a link whose paragraph reads otherwise now.
        link_gone: said of a link whose paragraph is no longer in the library.
        when_cited: stands above the words as they were; ``{day}`` is when the link was made.
        reads_now: stands above the words as they are.
        page_picture: label of the button that shows the page as a picture.
        file: label of the button that sends the file.
        related: label of the button that shows related documents.
        others: label of the button for an answer that was not what was meant.
        more_others: label of the button that shows the next ones.
        others_heading: stands above the next best paragraphs.
        no_others: there is no further paragraph.
        no_mark: said of a page on which the paragraph could not be marked.
        no_picture: a page that cannot be drawn.
        no_printing: a page of a file that nothing can print here.
        printed_anew: said of a page that is not the one of the office's printer.
        page_of: which page is shown, of how many.
        page_before, page_after: labels of the buttons that turn to another page.
        file_gone: a file that is no longer there, or was changed since.
        file_too_large: a file larger than Telegram takes.
        cites_heading, cited_heading: stand above related documents.
        no_related: a document that names none and is named by none.
        held, not_held: whether the library has the text of a related document.
        more_links: how many related documents are not shown.
        relations: what the document does with the named one, in the order of corpus.model.Relation.
        thanks: confirms a good judgement.
        why_not: asks for the reason of a bad one.
        reasons: labels of the reasons, in the order of bot.actions.REASONS.
        noted: confirms the reason.
        disputed_date: said where those who cite a document give different dates.
        not_here: a document that the library no longer holds, or not for the asker.
    """

    cite: str
    cite_one: str
    cite_forms: str
    copy_first: str
    copy_later: str
    copy_place: str
    first_mention: str
    later_mention: str
    place: str
    missing: str
    too_long_to_copy: str
    elements: tuple[str, ...]
    date_as_written: str
    open_link: str
    inline_hint: str
    inline_nothing: str
    copy_link: str
    link_changed: str
    link_gone: str
    when_cited: str
    reads_now: str
    page_picture: str
    file: str
    related: str
    others: str
    more_others: str
    others_heading: str
    no_others: str
    no_mark: str
    no_picture: str
    no_printing: str
    printed_anew: str
    page_of: str
    page_before: str
    page_after: str
    file_gone: str
    file_too_large: str
    cites_heading: str
    cited_heading: str
    no_related: str
    held: str
    not_held: str
    more_links: str
    relations: tuple[str, ...]
    thanks: str
    why_not: str
    reasons: tuple[str, ...]
    noted: str
    disputed_date: str
    not_here: str


_VIETNAMESE = ReadingTexts(
    cite="Chép trích dẫn",
    cite_one="Chép {number}",
    cite_forms="Các dạng trích dẫn",
    copy_first="Chép dạng đầy đủ",
    copy_later="Chép dạng rút gọn",
    copy_place="Chép vị trí",
    first_mention="Viện dẫn lần đầu:",
    later_mention="Các lần sau:",
    place="Vị trí:",
    missing="Chưa văn bản nào trong kho cho biết: {elements}.",
    too_long_to_copy="Dạng đầy đủ dài {length} ký tự, nút chép chỉ chứa {limit}; đề nghị chạm vào dòng chữ để chép.",
    elements=("tên loại", "số và ký hiệu", "ngày ban hành", "cơ quan ban hành", "trích yếu"),
    date_as_written="ngày ban hành (văn bản ghi “{raw}”)",
    open_link="Mở đoạn",
    inline_hint="Gõ số văn bản hoặc nội dung cần dẫn",
    inline_nothing="Không tìm thấy; mở trợ lý để hỏi",
    copy_link="Chép liên kết",
    link_changed="Đoạn được dẫn đã thay đổi.",
    link_gone="Đoạn được dẫn không còn trong kho tài liệu; có thể văn bản đã được thay hoặc rút.",
    when_cited="Khi được dẫn ({day}):",
    reads_now="Nay ghi:",
    page_picture="Ảnh trang",
    file="Tệp gốc",
    related="Văn bản liên quan",
    others="Không phải ý này",
    more_others="Đoạn khác nữa",
    others_heading="Các đoạn gần tiếp theo cho câu hỏi:",
    no_others="Không còn đoạn nào gần với câu hỏi. Đề nghị nêu số văn bản, năm hoặc tên riêng rồi hỏi lại.",
    no_mark="Không xác định được vị trí đoạn trên trang nên trang không được đánh dấu.",
    no_printing="Máy chủ chưa cài LibreOffice nên không vẽ được trang của loại tệp này. Đề nghị mở tệp gốc.",
    printed_anew="Trang được dựng lại từ tệp gốc; chỗ ngắt trang có thể khác bản in.",
    page_of="Trang {page}/{pages} của tệp.",
    page_before="← Trang {page}",
    page_after="Trang {page} →",
    no_picture="Không vẽ được trang này. Đề nghị mở tệp gốc.",
    file_gone="Tệp gốc không còn, hoặc đã thay đổi sau khi lập chỉ mục. Đề nghị báo người quản lý kho tài liệu.",
    file_too_large="Tệp gốc nặng {size} MB, Telegram chỉ nhận tới {limit} MB. Tệp nằm trong kho: {path}",
    cites_heading="Văn bản này nhắc tới ({count}):",
    cited_heading="Văn bản nhắc tới văn bản này ({count}):",
    no_related="Trong kho chưa thấy văn bản nào liên quan tới văn bản này.",
    held="có toàn văn",
    not_held="chưa có toàn văn",
    more_links="Còn {count} văn bản nữa không liệt kê ở đây.",
    relations=(
        "dẫn chiếu",
        "căn cứ",
        "thực hiện",
        "được ban hành kèm theo",
        "ban hành kèm theo",
        "theo đề nghị của",
        "trả lời",
        "sửa đổi",
        "thay thế",
        "bãi bỏ",
        "ghi là hết hiệu lực",
        "đính chính",
        "hợp nhất",
        "gia hạn",
        "báo cáo về",
        "dự thảo",
    ),
    thanks="Đã ghi nhận đánh giá. Cảm ơn anh/chị.",
    why_not="Câu trả lời chưa đạt ở điểm nào?",
    reasons=("Sai nội dung", "Sai nguồn", "Văn bản đã cũ", "Thiếu ý", "Khó hiểu"),
    noted="Đã ghi nhận: {reason}. Cảm ơn anh/chị.",
    disputed_date="Các văn bản ghi ngày ban hành khác nhau: {dates}. Đề nghị đối chiếu bản gốc trước khi dẫn.",
    not_here="Văn bản này không còn trong kho tài liệu. Đề nghị hỏi lại để có nguồn hiện hành.",
)
_ENGLISH = ReadingTexts(
    cite="Copy citation",
    cite_one="Copy {number}",
    cite_forms="Citation forms",
    copy_first="Copy full form",
    copy_later="Copy short form",
    copy_place="Copy place",
    first_mention="First mention:",
    later_mention="Later mentions:",
    place="Place:",
    missing="No document in the library gives: {elements}.",
    too_long_to_copy="The full form has {length} characters, the button holds {limit}; tap the text itself to copy it.",
    elements=("type", "number and symbol", "date", "issuing body", "subject"),
    date_as_written="date (written as “{raw}”)",
    open_link="Open the paragraph",
    inline_hint="Type a number or what to cite",
    inline_nothing="Nothing found; open the assistant to ask",
    copy_link="Copy link",
    link_changed="The cited paragraph has changed.",
    link_gone="The cited paragraph is no longer in the library; its document may have been replaced or withdrawn.",
    when_cited="When it was cited ({day}):",
    reads_now="It now reads:",
    page_picture="Page picture",
    file="File",
    related="Related documents",
    others="Not what I meant",
    more_others="Further ones",
    others_heading="The next closest paragraphs for the question:",
    no_others="There is no further close paragraph. Please ask again with a number, a year or a name.",
    no_mark="The paragraph could not be found on the page, so nothing is marked.",
    no_printing="LibreOffice is not installed here, so pages of such files cannot be drawn. Please open the file itself.",
    printed_anew="The page was laid out anew from the file; pages may break elsewhere than in print.",
    page_of="Page {page} of {pages} of the file.",
    page_before="← Page {page}",
    page_after="Page {page} →",
    no_picture="This page cannot be drawn. Please open the file itself.",
    file_gone="The file is gone or was changed after it was indexed. Please tell whoever keeps the library.",
    file_too_large="The file has {size} MB, Telegram takes {limit} MB. It lies in the library: {path}",
    cites_heading="This document names ({count}):",
    cited_heading="Named by ({count}):",
    no_related="The library shows no document related to this one.",
    held="full text held",
    not_held="full text not held",
    more_links="{count} more are not listed here.",
    relations=(
        "cites",
        "is based on",
        "implements",
        "is promulgated by",
        "promulgates",
        "is proposed by",
        "replies to",
        "amends",
        "replaces",
        "repeals",
        "says expired",
        "corrects",
        "consolidates",
        "extends",
        "reports on",
        "drafted",
    ),
    thanks="Your judgement is recorded. Thank you.",
    why_not="What was wrong with the answer?",
    reasons=("Wrong content", "Wrong source", "Outdated", "Incomplete", "Unclear"),
    noted="Recorded: {reason}. Thank you.",
    disputed_date="Documents give different dates: {dates}. Please compare with the original before citing.",
    not_here="This document is no longer in the library. Please ask again for the current source.",
)
_BY_LANGUAGE = {Language.VIETNAMESE: _VIETNAMESE, Language.ENGLISH: _ENGLISH}


def reading_texts(language: Language) -> ReadingTexts:
    """Return the texts of a language."""
    return _BY_LANGUAGE[language]

"""What the bot says to someone who learns the library: tour, glossary, questions to practise on; every language."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.answer import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningTexts:
    """The sentences and words of one language, as in :class:`bot.texts.Texts`.

    Attributes:
        tour_title, tour_lead: the first two lines of the tour.
        tour_line: one field in the list of fields.
        tour_empty: a library without a document whose field can be told.
        field_lead: below the name of a field.
        tour_cited: why a document is to be read: how many others name it.
        tour_ended: another document says that it no longer holds.
        tour_read: added to a document that has been read.
        tour_more: how many documents of a field are not listed.
        all_fields: label of the button back to all fields.
        practise: label of the button that asks a question.
        next_question: label of the button for one more question.
        open_source: label of the button that opens where the answer stands.
        glossary_usage: the glossary's command without an abbreviation.
        glossary_means: an abbreviation as the library explains it.
        glossary_usual: the same as it is usually meant, where no document explains it.
        glossary_unknown: an abbreviation that nobody explains.
        glossary_unused: no document of the library uses it.
        glossary_users: stands above the documents that use it.
        glossary_use: one of these documents, with the number of paragraphs found.
        glossary_more: how many of them are not listed.
        ask_issuer, ask_date, ask_document: the questions to practise on.
        explained: shown below an answered question.
        quiz_empty: a library too small to ask about.
        quiz_private: questions are asked in a private chat.
        score: how a person has done so far.
        command_tour, command_glossary, command_quiz: the command menu.
    """

    tour_title: str
    tour_lead: str
    tour_line: str
    tour_empty: str
    field_lead: str
    tour_cited: str
    tour_ended: str
    tour_read: str
    tour_more: str
    all_fields: str
    practise: str
    next_question: str
    open_source: str
    glossary_usage: str
    glossary_means: str
    glossary_usual: str
    glossary_unknown: str
    glossary_unused: str
    glossary_users: str
    glossary_use: str
    glossary_more: str
    ask_issuer: str
    ask_date: str
    ask_document: str
    explained: str
    quiz_empty: str
    quiz_private: str
    score: str
    command_tour: str
    command_glossary: str
    command_quiz: str


_VIETNAMESE = LearningTexts(
    tour_title="Làm quen với kho tài liệu",
    tour_lead="Chọn lĩnh vực để xem văn bản nên đọc trước.",
    tour_line="{name}: đã đọc {read}/{total}",
    tour_empty="Kho tài liệu chưa có văn bản nào đủ thông tin để xếp theo lĩnh vực.",
    field_lead="Nên đọc trước, theo số văn bản nhắc tới, thời gian và hiệu lực pháp lý:",
    tour_cited="{count} văn bản nhắc tới",
    tour_ended="có văn bản ghi là không còn áp dụng",
    tour_read="đã đọc",
    tour_more="Còn {count} văn bản khác trong lĩnh vực này.",
    all_fields="Các lĩnh vực",
    practise="Ôn tập",
    next_question="Câu khác",
    open_source="Đọc đoạn có đáp án",
    glossary_usage="Viết chữ viết tắt sau lệnh, ví dụ: /viettat {example}",
    glossary_means="{short} là {expansion}",
    glossary_usual="{short} thường là {expansion}; trong kho chưa thấy văn bản nào giải thích.",
    glossary_unknown="{short}: trong kho chưa thấy văn bản nào giải thích chữ viết tắt này.",
    glossary_unused="Trong kho chưa thấy văn bản nào dùng {short}.",
    glossary_users="Văn bản sử dụng:",
    glossary_use="{document} ({count} đoạn)",
    glossary_more="Còn {count} văn bản khác.",
    ask_issuer="{about} do cơ quan nào ban hành?",
    ask_date="{about} ban hành ngày nào?",
    ask_document="Văn bản nào có trích yếu “{about}”?",
    explained="Đáp án: {answer}. Nguồn: {place}, {document}.",
    quiz_empty="Kho tài liệu còn ít văn bản nên chưa soạn được câu hỏi ôn tập.",
    quiz_private="Câu hỏi ôn tập chỉ gửi trong cuộc trò chuyện riêng với trợ lý.",
    score="Ôn tập: đúng {right}/{answered} câu.",
    command_tour="Làm quen với kho tài liệu",
    command_glossary="Tra chữ viết tắt",
    command_quiz="Câu hỏi ôn tập, tự kiểm tra kiến thức",
)
_ENGLISH = LearningTexts(
    tour_title="Getting to know the library",
    tour_lead="Choose a field to see what to read first.",
    tour_line="{name}: {read} of {total} read",
    tour_empty="The library holds no document whose field of work can be told.",
    field_lead="To be read first, by how many documents name them, by date and by standing:",
    tour_cited="named by {count} documents",
    tour_ended="another document says it no longer applies",
    tour_read="read",
    tour_more="{count} more documents belong to this field.",
    all_fields="All fields",
    practise="Practise",
    next_question="Another question",
    open_source="Open the source",
    glossary_usage="Write the abbreviation after the command, for example: /viettat {example}",
    glossary_means="{short} is {expansion}",
    glossary_usual="{short} usually is {expansion}; no document of the library explains it.",
    glossary_unknown="{short}: no document of the library explains this abbreviation.",
    glossary_unused="No document of the library uses {short}.",
    glossary_users="Used by:",
    glossary_use="{document} ({count} paragraphs)",
    glossary_more="{count} more documents.",
    ask_issuer="Which body issued {about}?",
    ask_date="When was {about} issued?",
    ask_document="Which document has the subject “{about}”?",
    explained="Answer: {answer}. Source: {place}, {document}.",
    quiz_empty="The library holds too few documents to make questions from.",
    quiz_private="Questions to practise on are sent in a private chat with the assistant only.",
    score="Practised: {right} of {answered} right.",
    command_tour="Get to know the library",
    command_glossary="Look up an abbreviation",
    command_quiz="Questions to practise on",
)
_BY_LANGUAGE = {Language.VIETNAMESE: _VIETNAMESE, Language.ENGLISH: _ENGLISH}


def learning_texts(language: Language) -> LearningTexts:
    """Return the texts of a language."""
    return _BY_LANGUAGE[language]

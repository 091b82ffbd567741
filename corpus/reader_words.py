"""What the readers of files say of a file - warnings, why it is not read, what to do - in the language of the person.

The readers know no language: their sentences are English, since the commands print
them too. Here each stands once a language, with its values in braces. A test reads
the sentences out of the readers' source and holds this book to them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

MAX_SENTENCE = 2000
"""Characters of a sentence that is looked up; a longer one is passed on as it is."""
_FIELD = re.compile(r"\{(\w+)\}")

_VIETNAMESE: Mapping[str, str] = {
    # warnings
    "it holds tracked changes; they are read as if accepted": (
        "Tệp còn dấu vết sửa đổi chưa chấp nhận; nội dung được đọc như đã chấp nhận."
    ),
    "it holds pictures only, read by recognition with {confidence}": (
        "Tệp chỉ có ảnh, chữ được nhận dạng tự động với {confidence}."
    ),
    "it is a picture, read by recognition with {confidence}": (
        "Tệp là ảnh, chữ được nhận dạng tự động với {confidence}."
    ),
    "{count} pages are pictures, read by recognition with {confidence}": (
        "{count} trang là ảnh, chữ được nhận dạng tự động với {confidence}."
    ),
    "a mean confidence of {percent} of 100": "độ tin cậy trung bình {percent}/100",
    "number or date stand on it as a picture and were read by recognition; compare them with the original": (
        "Số hoặc ngày trên văn bản là ảnh và được nhận dạng tự động; đề nghị đối chiếu với bản gốc."
    ),
    "its text is typed in fonts of {encoding} from before Unicode and was converted; "
    "compare names and numbers with the original": (
        "Văn bản gõ bằng phông chữ cũ ({encoding}) và đã được chuyển sang Unicode; "
        "đề nghị đối chiếu tên riêng và số liệu với bản gốc."
    ),
    "{count} pictures in its head cannot be opened ({reason}); look whether one of them is a stamp that says something": (
        "{count} ảnh ở phần đầu văn bản không mở được ({reason}); đề nghị xem có ảnh nào là dấu có nội dung không."
    ),
    "drawings, damaged or too large": "hình vẽ, ảnh hỏng hoặc quá lớn",
    "more than {most} of them": "nhiều hơn {most} ảnh",
    "{count} hidden sheets were not read": "{count} trang tính ẩn không được đọc.",
    "the header was corrected by an editor: {fields}": "Phần đầu văn bản đã được biên tập viên sửa: {fields}.",
    "copies of the file are corrected differently, and the first one counts: {fields}": (
        "Các bản giống nhau của tệp được sửa khác nhau, phần sửa của bản đầu được dùng: {fields}."
    ),
    # why a file is not read
    "it is an archive and no document": "tệp là tệp nén, không phải văn bản",
    "it is an old office file, but neither a document nor a table": (
        "tệp Office đời cũ nhưng không phải văn bản hay bảng tính"
    ),
    "it is an OpenDocument file, which is not read": "tệp OpenDocument, định dạng này chưa đọc được",
    "it is protected by a password": "tệp có mật khẩu",
    "it is a damaged or cut-off archive": "tệp hỏng hoặc tải lên chưa đủ",
    "it is a damaged or cut-off picture": "ảnh hỏng hoặc tải lên chưa đủ",
    "it is a damaged or cut-off PDF": "tệp PDF hỏng hoặc tải lên chưa đủ",
    "it holds no text": "tệp không có chữ",
    "it is none of the formats that are read and no text in UTF-8, UTF-16 or Windows-1258": (
        "tệp không thuộc các định dạng đọc được, cũng không phải văn bản UTF-8, UTF-16 hay Windows-1258"
    ),
    "its mark says {encoding}, but its bytes are not": "tệp ghi là {encoding} nhưng nội dung không đúng bảng mã này",
    "its HTML holds no text": "trang HTML không có chữ",
    "its HTML holds nothing to show": "trang HTML không có nội dung hiển thị",
    "it is a web archive without a page": "tệp lưu trang web nhưng không có trang nào",
    "it is a picture of more than {millions} million pixels, the most that is read": (
        "ảnh lớn hơn {millions} triệu điểm ảnh, mức tối đa đọc được"
    ),
    "no text can be recognised in the picture": "không nhận dạng được chữ trong ảnh",
    "it is empty": "tệp rỗng",
    "it is a link that leads to no file": "đây là liên kết trỏ tới tệp không tồn tại",
    "it has {pages} pages and at most {limit} are read": "tệp có {pages} trang, chỉ đọc được tới {limit} trang",
    "it has {size} bytes and at most {limit} are read": "tệp nặng {size} byte, chỉ đọc được tới {limit} byte",
    "it cannot be opened ({reason})": "không mở được tệp ({reason})",
    "its text has more than {limit} characters, which is the most that is read": (
        "tệp dài hơn {limit} ký tự, mức tối đa đọc được"
    ),
    "LibreOffice cannot open it; it may be damaged": "LibreOffice không mở được, tệp có thể đã hỏng",
    "it is an archive of {count} entries and at most {limit} are read": (
        "tệp gồm {count} phần, chỉ đọc được tới {limit} phần"
    ),
    "it inflates to {size} bytes and at most {limit} are read": (
        "tệp bung ra thành {size} byte, chỉ đọc được tới {limit} byte"
    ),
    "its part {name} inflates to more than {limit} bytes, which is the limit": (
        "phần {name} của tệp bung ra quá giới hạn {limit} byte"
    ),
    "its part {name} is broken, or nested too deeply": "phần {name} của tệp hỏng hoặc lồng nhau quá sâu",
    "there is no text on its pages ({pages})": "tệp có {pages} trang nhưng không trang nào có chữ",
    "it has {pages} pages and no page {page}": "tệp có {pages} trang, không có trang {page}",
    "its page {page} is damaged": "trang {page} của tệp bị hỏng",
    "reading it ended the reading process": "tệp làm chương trình đọc dừng đột ngột",
    "it took longer than {seconds} seconds to read": "đọc tệp mất hơn {seconds} giây nên đã dừng",
    "reading it needs more than {megabytes} MB of memory": "đọc tệp cần hơn {megabytes} MB bộ nhớ",
    "it is nested too deeply to be read": "nội dung tệp lồng nhau quá sâu",
    "it is damaged in a way that cannot be read ({reason})": "tệp hỏng, không đọc được ({reason})",
    "it cannot be understood ({reason})": "không hiểu được nội dung tệp ({reason})",
    "reading it needs {tool}, which is not installed": "cần {tool} để đọc tệp, máy chủ chưa cài",
    "the Vietnamese model of Tesseract": "mô hình tiếng Việt của Tesseract",
    "Tesseract with Vietnamese": "Tesseract có tiếng Việt",
    "{tool} worked on it for more than {seconds} seconds": "{tool} xử lý tệp quá {seconds} giây nên đã dừng",
    "its sheets are empty": "các trang tính đều trống",
    "its corrections in {name} will not do ({reason})": "nội dung sửa trong {name} không dùng được ({reason})",
    "no JSON object": "không phải đối tượng JSON",
    "{size} bytes, the limit is {limit}": "{size} byte, giới hạn là {limit}",
    "it bears a mark of state secrecy": "tệp có dấu hiệu bí mật nhà nước",
    "it may bear a mark of state secrecy": "tệp có thể có dấu hiệu bí mật nhà nước",
    "it holds no document": "tệp không chứa văn bản nào",
    "it is gone or has changed since it was read": "tệp không còn hoặc đã thay đổi sau khi được đọc",
    "its page {page} cannot be drawn": "không vẽ được trang {page}",
    "its page of {width} by {height} points fits no picture": "trang khổ {width} × {height} điểm không vẽ được thành ảnh",
    "drawing its page took longer than {seconds} seconds": "vẽ trang mất hơn {seconds} giây nên đã dừng",
    "drawing its page ended the drawing process": "trang này làm chương trình vẽ dừng đột ngột",
    "drawing its page needs more than {size} bytes": "vẽ trang cần hơn {size} byte bộ nhớ",
    "its page cannot be drawn ({reason})": "không vẽ được trang ({reason})",
    # what to do
    "unpack it and put the documents there themselves": "giải nén rồi gửi từng văn bản",
    "save it as DOCX or PDF": "lưu thành DOCX hoặc PDF rồi gửi lại",
    "save it as DOCX or PDF yourself": "tự lưu thành DOCX hoặc PDF rồi gửi lại",
    "save it without a password": "lưu bản không có mật khẩu rồi gửi lại",
    "send the whole file again": "gửi lại cả tệp",
    "put a version there that has text, or a PDF of it": "gửi bản có chữ, hoặc bản PDF",
    "put a version there that has text": "gửi bản có chữ",
    "save it as PDF, DOCX or UTF-8 text": "lưu thành PDF, DOCX hoặc văn bản UTF-8 rồi gửi lại",
    "save it again as UTF-8 text": "lưu lại thành văn bản UTF-8",
    "save the page again": "lưu lại trang",
    "save the page again as HTML": "lưu lại trang thành HTML",
    "make it smaller": "thu nhỏ tệp rồi gửi lại",
    "put a sharper or larger picture there": "gửi ảnh rõ hơn hoặc lớn hơn",
    "put the document there again": "gửi lại văn bản",
    "put the file itself there, or remove the link": "đặt chính tệp vào đó, hoặc xóa liên kết",
    "split it, or raise {setting}": "chia nhỏ tệp, hoặc tăng {setting}",
    "make it smaller, or raise {setting}": "thu nhỏ tệp, hoặc tăng {setting}",
    "check that it exists and may be read": "kiểm tra tệp còn đó và đọc được",
    "save the document again from a word processor": "mở bằng trình soạn thảo và lưu lại",
    "open it in a word processor and save it again": "mở bằng trình soạn thảo và lưu lại",
    "print it to a new PDF and put that there": "in ra tệp PDF mới rồi gửi tệp đó",
    "split it, or print it to a new PDF": "chia nhỏ tệp, hoặc in ra tệp PDF mới",
    "split it": "chia nhỏ tệp",
    "save or print it anew": "lưu hoặc in lại tệp",
    "run: {command}": "chạy lệnh: {command}",
    "mend or remove them": "sửa hoặc bỏ nội dung đó",
    "report this file to whoever looks after the program": "báo tệp này cho người phụ trách chương trình",
    "take it off this machine and handle it under the rules on state secrets": (
        "đưa tệp khỏi máy này và xử lý theo quy định về bảo vệ bí mật nhà nước"
    ),
    "let the officer in charge of state secrets look at it before it is put there again": (
        "để người phụ trách bảo vệ bí mật nhà nước xem trước khi gửi lại"
    ),
    "check the file": "kiểm tra lại tệp",
    "index the folder anew": "lập lại chỉ mục",
    "open the file itself": "mở tệp gốc",
    "The pasted text has {count} characters; paste between 1 and {limit}, or send a file.": (
        "Phần dán dài {count} ký tự; mỗi lần dán được từ 1 tới {limit} ký tự, dài hơn thì gửi tệp."
    ),
}
_ENGLISH: Mapping[str, str] = {
    "Số hoặc ngày của văn bản lấy từ dấu đóng trên trang 1, không có trong lớp chữ của tệp.": (
        "Its number or date was taken from a stamp on page 1 and does not stand in the text of the file."
    ),
}
BOOK: Final = {"vi": _VIETNAMESE, "en": _ENGLISH}
"""By language what is said otherwise in it."""
FIELD_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "vi": {
        "type": "Tên loại",
        "symbol": "Số, ký hiệu",
        "date": "Ngày ban hành",
        "issuer": "Cơ quan ban hành",
        "subject": "Trích yếu",
    },
    "en": {
        "type": "Type",
        "symbol": "Number and symbol",
        "date": "Date of issue",
        "issuer": "Issuing body",
        "subject": "Subject",
    },
}
"""By language the fields of a header that an editor may correct."""


def reader_words(said: str, language: str) -> str:
    """Return a reader's sentence in a language, "vi" or "en"; one that the book does not hold is returned as it is."""
    return _found(said, language) or said


def is_in_book(said: str, language: str) -> bool:
    """Tell whether the book has a sentence in a language."""
    return _found(said, language) is not None


def _found(said: str, language: str) -> str | None:
    if len(said) > MAX_SENTENCE:
        return None
    for pattern, wording in _book(language):
        match = pattern.fullmatch(said)
        if match is not None:
            values = {name: _value(name, value, language) for name, value in match.groupdict().items()}
            return wording.format_map(values)
    return None


def _value(name: str, value: str, language: str) -> str:
    """Return what stands in a sentence's place: a field's name, a sentence of its own, or as it is."""
    if name == "fields":
        names = FIELD_NAMES[language]
        return ", ".join(names.get(field, field) for field in value.split(", "))
    return _found(value, language) or value


@cache
def _book(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the sentences as patterns, those with fewer open places first."""
    known = sorted(BOOK[language].items(), key=lambda item: (len(_FIELD.findall(item[0])), item[0]))
    return tuple((_pattern(sentence), wording) for sentence, wording in known)


def _pattern(sentence: str) -> re.Pattern[str]:
    pieces = _FIELD.split(sentence)  # text and names in turn
    return re.compile(
        "".join(f"(?P<{piece}>.+?)" if number % 2 else re.escape(piece) for number, piece in enumerate(pieces)),
        re.DOTALL,
    )

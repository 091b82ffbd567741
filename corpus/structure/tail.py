"""The end of a document: Nơi nhận on the left, signature on the right, and what is attached after them.

A text file gives one after the other; a DOCX table or an interleaved PDF line
gives both in one row, told apart by the tab between the cells.
"""

from __future__ import annotations

import re

from corpus.structure.markers import bare, is_capitals

RECIPIENTS = re.compile(r"^[\s*_]*(?:Nơi nhận|NƠI NHẬN)\s*:?", re.IGNORECASE)
_ADDRESS = re.compile(r"^[\s*_]*(?:Kính gửi|KÍNH GỬI)\s*:?")
CAPACITY = re.compile(r"^[\s*_]*(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*[./]?\s*(?=[A-ZĐÀ-Ỹ]{2})")
_TITLE = re.compile(
    r"^(?:quyen )?(?:pho )?(?:chu tich|giam doc|bi thu|chanh van phong|chanh thanh tra|truong ban|truong phong|bo truong|thu truong|thu tuong"
    r"|cuc truong|vu truong|tong giam doc|hieu truong|vien truong|chanh an|tong cuc truong|truong doan|chi cuc truong|chu nhiem|uy vien thuong truc|thuong truc)\b"
)
_NAME = re.compile(r"^[\s*_(]*(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ']*\.?\s+){1,5}[A-ZĐÀ-Ỹ][a-zđà-ỹ']*[\s*_)]*$")
_SIGNED = re.compile(r"^[\s*_]*[(\[]?\s*(?:đã ký|Đã ký|ĐÃ KÝ|ký tên|đã kí)")
_LIST_LINE = re.compile(r"^\s*(?:[-–+•*]|Như Điều|Như trên|Lưu\s*:|Lưu\s+VT)", re.IGNORECASE)
_STAMP = re.compile(r"^\s*(?:Ký bởi|Người ký|Thời gian ký|Cơ quan\s*:|Email\s*:|Ngày ký|Chữ ký số)\s*:?", re.IGNORECASE)
_ATTACHED = re.compile(
    r"\(?\s*(?:Ban hành\s+)?[Kk]èm theo\s+(?:Quyết định|Nghị quyết|Văn bản|Công văn|Kế hoạch|Thông tư|Tờ trình|Nghị định|Chỉ thị|Báo cáo)",
    re.IGNORECASE,
)


def starts_recipients(text: str) -> bool:
    """Tell whether a line opens Nơi nhận."""
    return RECIPIENTS.match(text) is not None


def is_address(text: str) -> bool:
    """Tell whether a line opens the addressees of a letter."""
    return _ADDRESS.match(text) is not None


def starts_signature(text: str) -> bool:
    """Tell whether a line opens a signature: a mark of capacity, or a title of office alone, in capitals."""
    return CAPACITY.match(text) is not None or is_office_line(text)


def is_office_line(text: str) -> bool:
    """Tell whether a line is a title of office in capitals and nothing else."""
    return len(text) <= 90 and is_capitals(text) and _TITLE.match(bare(text)) is not None


def continues_recipients(text: str) -> bool:
    """Tell whether a line belongs to an open Nơi nhận."""
    return _LIST_LINE.match(text) is not None or (len(text) <= 110 and not is_capitals(text) and not is_name_line(text))


def continues_signature(text: str) -> bool:
    """Tell whether a line belongs to an open signature: title, name, "(đã ký)", residue of a digital one."""
    return (
        starts_signature(text)
        or is_name_line(text)
        or is_signed_line(text)
        or _STAMP.match(text) is not None
        or (is_capitals(text) and len(text) <= 90)
    )


def is_name_line(text: str) -> bool:
    """Tell whether a line is a person's name and nothing else."""
    return len(text) <= 60 and _NAME.match(text) is not None and not is_capitals(text)


def is_signed_line(text: str) -> bool:
    """Tell whether a line only says that the document is signed."""
    return _SIGNED.match(text) is not None


def is_signing_stamp(text: str) -> bool:
    """Tell whether a line is the residue of a digital signature."""
    return _STAMP.match(text) is not None


def is_attachment_note(text: str) -> bool:
    """Tell whether a line says what the text after it is attached to: "(Kèm theo Quyết định số …)"."""
    return _ATTACHED.match(text.strip(" *_")) is not None

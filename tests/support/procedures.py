"""Descriptions of invented procedures, as pages of the national portal leave them in plain text."""

from __future__ import annotations

from corpus.model import DocumentId, DocumentKey, ReadDocument, RegisterEntry, RegisterId
from tests.support.hand_made import Shelf
from tests.support.texts import read_text

MANNER = "Hình thức nộp\n\tThời hạn giải quyết\n\tPhí, lệ phí\n\tMô tả\n"
PAPERS = "Tên giấy tờ\n\tMẫu đơn, tờ khai\n\tSố lượng\n"

RAFT = (
    "Cấp thẻ người lái bè du lịch\nChi tiết thủ tục hành chính\nMã thủ tục: 9.000001\nCấp thực hiện: Cấp Tỉnh\n"
    "Trình tự thực hiện:\n"
    "Bước 1: Người đề nghị gửi 02 (hai) bộ hồ sơ đến Sở Du lịch.\n"
    "Bước 2: Sở Du lịch kiểm tra:\n1. Thẻ cũ;\n2. Giấy khám mắt.\n"
    f"Cách thức thực hiện:\n{MANNER}"
    "\tTrực tiếp\n\t6 Ngày làm việc\n\tLệ phí : 70.000 Đồng\n\t06 ngày làm việc kể từ ngày nhận đủ hồ sơ.\n"
    "\tTrực tuyến\n\t4 Ngày làm việc\n\t\n\t\tThành phần hồ sơ:\n"
    f"* Đối với hồ sơ đề nghị cấp thẻ:\n{PAPERS}"
    "\tĐơn theo Mẫu số 3\n\tMau3.docx\n\tBản chính: 1\nBản sao: 0\n"
    f"\t* Đối với hồ sơ đề nghị cấp lại thẻ:\n{PAPERS}"
    "\tThẻ bị hỏng\n\t\tBản chính: 1\nBản sao: 0\n\t"
    "Đối tượng thực hiện: Công dân Việt Nam\nCơ quan thực hiện: Sở Du lịch\nCơ quan có thẩm quyền: Không có thông tin\n"
    "Địa chỉ tiếp nhận HS: Không có thông tin\nCơ quan phối hợp: Không có thông tin\n"
    "Kết quả thực hiện: Thẻ người lái bè du lịch\n"
    "Yêu cầu, điều kiện thực hiện: Người lái bè phải:\na) Biết bơi;\nb) Đủ 18 tuổi.\n"
)
"""Its papers depend on the case; who decides, who helps and where it is sent is not said under a label."""


def simple(name: str, days: str, body: str, *, fee: str = "") -> str:
    """Return a description of which only time limit, body and fee are said."""
    row = f"\tTrực tiếp\n\t{days}\n\t{fee}\n\t"
    return (
        f"{name}\nTrình tự thực hiện:\nBước 1: Nộp hồ sơ theo quy định.\nCách thức thực hiện:\n{MANNER}{row}"
        f"\tThành phần hồ sơ: Theo mẫu\nCơ quan thực hiện: {body}\nKết quả thực hiện: Văn bản trả lời\n"
    )


def hold_procedure(shelf: Shelf, name: str, text: str) -> tuple[ReadDocument, RegisterEntry]:
    """Read a description and put it on a shelf, with the entry that the register would have of it."""
    read = read_text(text)
    own = DocumentId(name)
    shelf.documents[own] = read.document
    shelf.paragraphs[name] = tuple(paragraph._replace(document_id=own) for paragraph in read.paragraphs)
    subject = read.document.header.subject
    entry = RegisterEntry(RegisterId(name), DocumentKey(None, None, None), None, None, None, None, subject, own)
    shelf.register.append(entry)
    return read, entry

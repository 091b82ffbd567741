"""An invented library for the check of drafts: documents that stand, that were replaced, repealed or amended, and stubs.

``draft_library(seed)`` gives the documents as samples, and with them what a
perfect checker knows of each. Nothing here is real; the province is that of
the sample library.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from corpus.model import Format
from corpus.samples.definition import Head, Sample
from corpus.samples.markup import parse_body

COMMITTEE: Final = "Ủy ban nhân dân tỉnh Sông Thương"
COUNCIL: Final = "Hội đồng nhân dân tỉnh Sông Thương"
_LEFT: Final = {COMMITTEE: ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG THƯƠNG"), COUNCIL: ("HỘI ĐỒNG NHÂN DÂN", "TỈNH SÔNG THƯƠNG")}
_TOPICS: Final = (
    "thu hút khách du lịch quốc tế", "bảo tồn di sản văn hóa", "phòng cháy, chữa cháy rừng", "xây dựng trường học an toàn",
    "hỗ trợ doanh nghiệp khởi nghiệp", "bảo vệ nguồn nước sinh hoạt", "đào tạo nghề cho thanh niên", "phát triển vùng trồng vải",
    "chăm sóc người cao tuổi", "quản lý chất thải rắn", "xúc tiến thương mại biên giới", "bảo đảm an toàn giao thông nông thôn",
    "nâng cao chất lượng dân số", "phát triển đường thủy nội địa", "khuyến khích đọc sách trong nhà trường", "quản lý bến bãi vật liệu",
    "hỗ trợ hợp tác xã chăn nuôi", "giám sát chất lượng không khí", "phổ biến giáo dục pháp luật", "phát triển nhà ở công nhân",
    "phòng chống thiên tai ven sông", "bảo hộ giống cây bản địa", "mở rộng cấp nước đô thị", "kết nối cung cầu nông sản",
    "khôi phục làng nghề gốm", "cải tạo chợ truyền thống", "nuôi cá lồng trên sông", "trồng rừng gỗ lớn", "chiếu sáng đường làng",
    "nâng cao năng lực trạm y tế", "phòng chống đuối nước trẻ em", "khai thác bến khách ngang sông", "bảo vệ đê điều", "dạy tiếng dân tộc",
    "kiểm soát giết mổ gia súc", "phát triển cây dược liệu", "cấp nước sạch nông thôn", "hỗ trợ nhà ở hộ nghèo", "quản lý cây xanh đô thị",
    "số hóa hồ sơ đất đai", "tiếp nhận học viên nước ngoài", "quản lý lễ hội truyền thống", "phát triển y học cổ truyền",
)  # fmt: skip
_SIGNATURE: Final = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


class Standing(StrEnum):
    """What the library says of a document."""

    HELD = "held"
    CITED = "cited"
    LAW = "law"
    REPLACED = "replaced"
    REPEALED = "repealed"
    AMENDED = "amended"
    CONFLICT = "conflict"
    OVER = "period over"
    EXPIRED = "said to have expired"


@dataclass(frozen=True, slots=True)
class Known:
    """A document of the invented library, as a citation of it should read.

    Attributes:
        about: the subject with the words that join it to the issuer ("về việc …"), "" for a law.
        subject: as its head prints it.
        rank: place in the order of legal force, the highest first.
    """

    type: str
    symbol: str
    day: date
    issuer: str
    about: str
    subject: str
    standing: Standing
    rank: int

    def mention(self, day: date | None = None) -> str:
        """Return the first mention in full."""
        if self.standing is Standing.LAW:
            return f"{self.type} {self.subject} ngày {words_of(self.day)}"
        return f"{self.type} số {self.symbol} ngày {words_of(day or self.day)} của {self.issuer} {self.about}"


def words_of(day: date) -> str:
    """Return "05 tháng 02 năm 2020" (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    month = f"0{day.month}" if day.month < 3 else str(day.month)
    return f"{day.day:02d} tháng {month} năm {day.year}"


@dataclass(slots=True)
class _Maker:
    rng: random.Random
    numbers: set[int] = field(default_factory=set)
    topics: list[str] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)

    def number(self) -> int:
        """Return a number that no other document of the library bears, nor its neighbour."""
        while True:
            number = self.rng.randrange(20, 3000)
            if not {number - 1, number, number + 1} & self.numbers:
                self.numbers.add(number)
                return number

    def topic(self) -> str:
        if not self.topics:
            self.topics = list(_TOPICS)
            self.rng.shuffle(self.topics)
        return self.topics.pop()

    def day(self, first: int = 2018, last: int = 2022) -> date:
        start = date(first, 1, 2)
        return start + timedelta(self.rng.randrange((date(last, 12, 20) - start).days))

    def decision(self, standing: Standing, *, day: date | None = None, span: str = "") -> Known:
        """Return a normative decision, or one that promulgates a scheme for some years."""
        day, topic = day or self.day(), self.topic()
        symbol = f"{self.number()}/{day.year}/QĐ-UBND" if not span else f"{self.number()}/QĐ-UBND"
        subject = f"Quy định {topic} trên địa bàn tỉnh" if not span else f"Phê duyệt Đề án {topic} giai đoạn {span}"
        about = subject[0].lower() + subject[1:]
        return Known("Quyết định", symbol, day, COMMITTEE, about, subject, standing, 9)

    def plan(self, standing: Standing, *, day: date | None = None) -> Known:
        day, topic = day or self.day(), self.topic()
        subject = f"Thực hiện nhiệm vụ {topic} năm {day.year}"
        about = f"về việc {subject[0].lower()}{subject[1:]}"
        return Known("Kế hoạch", f"{self.number()}/KH-UBND", day, COMMITTEE, about, subject, standing, 9)

    def hold(self, known: Known, *body: str) -> None:
        """Put a document into the library; ``body`` is in the markup of samples."""
        head = Head(
            type=known.type,
            symbol=known.symbol,
            date=known.day.isoformat(),
            date_line=f"Sông Thương, ngày {words_of(known.day)}",
            left=_LEFT[known.issuer],
            issuer=known.issuer,
            subject=known.subject,
            signature=_SIGNATURE,
            recipients=("Như Điều 2", "Lưu: VT"),
        )
        text = body or ("h1 MỤC TIÊU", "text Các cơ quan được giao nhiệm vụ tổ chức thực hiện đúng tiến độ./.")
        name = known.symbol.replace("/", "-").replace("Đ", "D")
        self.samples.append(Sample(name, Format.TEXT, head, parse_body(text)))


def draft_library(seed: int) -> tuple[tuple[Sample, ...], tuple[Known, ...]]:
    """Return the documents of a library and everything that it knows, the same for the same seed."""
    maker = _Maker(random.Random(seed))  # noqa: S311 - reproducible, not secret
    known = [maker.decision(Standing.HELD) for _ in range(4)] + [maker.plan(Standing.HELD) for _ in range(6)]
    known += [_resolution(maker) for _ in range(2)]
    for item in known:
        maker.hold(item)
    stubs = _central(maker) + [maker.plan(Standing.CITED) for _ in range(2)]
    _carry(maker, stubs)
    known += stubs
    for standing, verb in ((Standing.REPLACED, "thay thế"), (Standing.REPEALED, "bãi bỏ")):
        known += [_ended(maker, standing, verb) for _ in range(2)]
    known += [_expired(maker)]
    known += [_amended(maker) for _ in range(2)]
    known += [_over(maker) for _ in range(2)]
    known += [_conflicting(maker) for _ in range(2)]
    return tuple(maker.samples), tuple(known)


def _resolution(maker: _Maker) -> Known:
    day, topic = maker.day(), maker.topic()
    subject = f"Quy định mức chi {topic} trên địa bàn tỉnh"
    about = subject[0].lower() + subject[1:]
    symbol = f"{maker.number()}/{day.year}/NQ-HĐND"
    return Known("Nghị quyết", symbol, day, COUNCIL, about, subject, Standing.HELD, 8)


def _central(maker: _Maker) -> list[Known]:
    laws = [
        Known("Luật", "", maker.day(2010, 2017), "", "", f"Khuyến khích và {maker.topic()}", Standing.LAW, 1)
        for _ in range(2)
    ]
    others: list[Known] = []
    for kind, code, issuer, rank in (
        ("Nghị định", "NĐ-CP", "Chính phủ", 5),
        ("Quyết định", "QĐ-TTg", "Thủ tướng Chính phủ", 6),
        ("Thông tư", "TT-BTC", "Bộ Tài chính", 7),
    ):
        day, topic = maker.day(), maker.topic()
        symbol = f"{maker.number()}/{code}" if code == "QĐ-TTg" else f"{maker.number()}/{day.year}/{code}"
        about = f"về việc hướng dẫn {topic}"
        others.append(Known(kind, symbol, day, issuer, about, f"hướng dẫn {topic}", Standing.CITED, rank))
    return [*laws, *others]


def _carry(maker: _Maker, stubs: list[Known]) -> None:
    """Put a plan into the library that cites documents which it does not hold."""
    carrier = maker.plan(Standing.HELD, day=date(2023, 2, 14))
    basis = [f"basis Căn cứ {known.mention()};" for known in sorted(stubs, key=lambda known: known.rank)]
    maker.hold(carrier, *basis, "h1 MỤC TIÊU", "text Tổ chức thực hiện đúng tiến độ./.")


def _ended(maker: _Maker, standing: Standing, verb: str) -> Known:
    old = maker.decision(standing, day=maker.day(2012, 2017))
    new = maker.decision(Standing.HELD, day=maker.day(2019, 2022))
    maker.hold(old)
    said = f"Quyết định này có hiệu lực từ ngày ký và {verb} {old.type} số {old.symbol} ngày {words_of(old.day)} của {old.issuer} {old.about}."
    maker.hold(new, "centred QUYẾT ĐỊNH:", "art Ban hành kèm theo Quyết định này Quy định nêu trên.", f"art {said}")
    return old


def _expired(maker: _Maker) -> Known:
    old = maker.decision(Standing.EXPIRED, day=maker.day(2012, 2017))
    notice = maker.plan(Standing.HELD, day=maker.day(2021, 2022))
    maker.hold(old)
    name = f"{old.type} số {old.symbol} ngày {words_of(old.day)} của {old.issuer} {old.about}"
    maker.hold(notice, "h1 RÀ SOÁT VĂN BẢN", f"text {name} hết hiệu lực kể từ ngày 01 tháng 01 năm 2021./.")
    return old


def _amended(maker: _Maker) -> Known:
    old = maker.decision(Standing.AMENDED, day=maker.day(2016, 2019))
    day = maker.day(2020, 2022)
    subject = f"Sửa đổi, bổ sung một số điều của {old.type} số {old.symbol}"
    new = Known(
        "Quyết định", f"{maker.number()}/{day.year}/QĐ-UBND", day, COMMITTEE, subject, subject, Standing.HELD, 9
    )
    maker.hold(old)
    said = f"Sửa đổi, bổ sung một số điều của {old.type} số {old.symbol} ngày {words_of(old.day)} của {old.issuer} {old.about}."
    maker.hold(new, "centred QUYẾT ĐỊNH:", f"art {said}", "art Quyết định này có hiệu lực từ ngày ký.")
    return old


def _over(maker: _Maker) -> Known:
    scheme = maker.decision(Standing.OVER, day=maker.day(2015, 2016), span="2016-2020")
    maker.hold(scheme)
    return scheme


def _conflicting(maker: _Maker) -> Known:
    """Put two plans into the library that give two days for one document, which it does not hold."""
    cited = maker.plan(Standing.CONFLICT)
    other = date(cited.day.year, cited.day.month % 12 + 1, min(cited.day.day, 28))
    for day in (cited.day, other):
        carrier = maker.plan(Standing.HELD, day=date(2023, 3, 1) + timedelta(maker.rng.randrange(200)))
        maker.hold(
            carrier, f"basis Căn cứ {cited.mention(day)};", "h1 MỤC TIÊU", "text Tổ chức thực hiện đúng tiến độ./."
        )
    return cited

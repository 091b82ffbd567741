"""Questions as staff type them, and the ways in which one question is typed differently."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Mapping

from corpus.text.syllables import split_tone

VIETNAMESE = (
    "Kế hoạch số 481 được ban hành ngày nào?",
    "Kế hoạch nào nói về tỉnh Xay Sôm Bun?",
    "Ai ký Quyết định số 942/QĐ-UBND?",
    "Quyết định nào thay thế Quyết định 24/2018/QĐ-UBND?",
    "Báo cáo này được gửi cho những cơ quan nào?",
    "Năm 2023 toàn tỉnh tổ chức bao nhiêu hội nghị tuyên truyền?",
    "Mức hỗ trợ cho hộ nghèo xây nhà ở là bao nhiêu?",
    "Thời hạn giải quyết thủ tục đăng ký kinh doanh là mấy ngày?",
    "Cơ quan nào chủ trì thực hiện chuyển đổi số của tỉnh?",
    "Liệt kê các kế hoạch năm 2022 của Ủy ban nhân dân tỉnh.",
    "Điều kiện để được cấp giấy phép xây dựng là gì?",
    "Khoản 2 Điều 5 của Quy chế quy định nội dung gì?",
    "Sở Thông tin và Truyền thông có trách nhiệm gì?",
    "Đề án hợp tác quốc tế thực hiện trong giai đoạn nào?",
    "Chỉ tiêu giảm tỷ lệ hộ nghèo năm 2024 là bao nhiêu phần trăm?",
    "Văn bản nào quy định về quản lý hoạt động đối ngoại?",
    "Kinh phí thực hiện kế hoạch lấy từ nguồn nào?",
    "Huyện Lục Ngạn được giao nhiệm vụ gì?",
    "Giá đất ở tại thị trấn được điều chỉnh như thế nào?",
    "Ủy ban nhân dân cấp xã phải báo cáo vào ngày nào hằng tháng?",
    "Người lao động nghỉ việc được hưởng chế độ gì?",
    "Học phí của trường mầm non năm học này là bao nhiêu?",
    "Công văn về phòng, chống thiên tai gửi đến những đơn vị nào?",
    "Ban Chỉ đạo chuyển đổi số gồm những ai?",
    "Nhiệm vụ trọng tâm của ngành nông nghiệp trong quý tới là gì?",
    "Bệnh viện tuyến huyện được đầu tư bao nhiêu tiền?",
    "Doanh nghiệp đầu tư vào khu công nghiệp được ưu đãi những gì?",
    "Hồ sơ đề nghị hỗ trợ nhà ở xã hội gồm những gì?",
    "Ai chịu trách nhiệm kiểm tra an toàn thực phẩm?",
    "Kết quả cải cách hành chính năm ngoái xếp hạng mấy?",
    "Quy chế làm việc của Ủy ban nhân dân có hiệu lực từ khi nào?",
    "Chương trình xúc tiến du lịch hướng tới thị trường nào?",
    "Tỉnh có bao nhiêu xã đạt chuẩn nông thôn mới?",
    "Việc thu hồi đất để làm đường được bồi thường ra sao?",
    "Thông báo kết luận của Chủ tịch giao cho sở nào?",
    "Cán bộ, công chức đi công tác nước ngoài phải xin phép ai?",
    "Đơn vị nào phối hợp với Công an tỉnh bảo đảm an ninh trật tự?",
    "Mục tiêu của kế hoạch thông tin đối ngoại là gì?",
    "Nghị quyết của Hội đồng nhân dân thông qua khi nào?",
    "Dự án xây dựng cầu được khởi công năm nào?",
    "Đoàn công tác của tỉnh sang thăm nước Lào vào thời gian nào?",
    "Tổng vốn đầu tư công trung hạn là bao nhiêu tỷ đồng?",
    "Quyết định bãi bỏ những văn bản nào?",
    "Trẻ em khuyết tật được hưởng chính sách gì?",
    "Quy định về phát ngôn và cung cấp thông tin cho báo chí có điểm gì mới?",
    "Làng nghề truyền thống được công nhận theo tiêu chí nào?",
    "Sản phẩm nào được xếp hạng bốn sao cấp tỉnh?",
    "Tờ trình đề nghị phê duyệt dự toán bao nhiêu kinh phí?",
    "Lễ hội chùa được tổ chức ở đâu?",
    "Số lượng biên chế của các sở giảm bao nhiêu người?",
    "Căn cứ pháp lý của quyết định này là gì?",
    "Thỏa thuận hợp tác với nước ngoài được ký kết khi nào?",
    "Phương án ứng phó với bão lũ giao lực lượng nào thường trực?",
    "Nơi nhận của công văn gồm những đơn vị nào?",
    "Hội nghị tổng kết được tổ chức vào tháng mấy?",
    "Giám đốc Sở Tài chính ký thay hay ký thừa lệnh?",
    "Việc tiếp công dân định kỳ diễn ra vào ngày nào?",
    "Người Việt Nam ở nước ngoài được khuyến khích đầu tư vào lĩnh vực nào?",
    "Rừng phòng hộ bị cháy thì báo cho cơ quan nào?",
    "Có văn bản nào hướng dẫn sử dụng chữ ký số không?",
)

ENGLISH = (
    "Which plan covers Xay Sôm Bun?",
    "Decision 942",
    "who signed kh 481?",
    "When was Plan No. 481 issued?",
    "What does Article 5 of the regulation say?",
    "How many conferences were held in 2023?",
    "Is there a scheme on overseas Vietnamese?",
    "List all plans of 2022 by the Provincial People's Committee",
    "which document replaced decision 24/2018?",
    "land price in Lục Ngạn",
    "What is TTĐN?",
    "Who is responsible for digital transformation in Bắc Giang?",
    "support for poor households",
    "training courses for officials",
    "Project 1595",
    "Department of Finance",
    "tourism promotion programme",
    "deadline for reports",
    "WHO SIGNED THE REPORT",
    "clause 2 article 5",
    "and what period does it cover?",
    "environmental protection fee",
    "Tell me about the cooperation with Xaysomboun",
    "compare Article 3 and Article 4",
    "What has been new since March?",
    "plan xay som bun",
    "health insurance rules for children",
    "Letters sent to the Department of Foreign Affairs",
    "In what capacity did he sign?",
    "budget 2024",
)

SPELLINGS = (
    "NFC", "NFD", "no diacritics", "upper case", "other tone placement", "Telex", "Telex in capitals", "VNI",
    "every second word in VNI", "i for y", "spacing", "typo",
)  # fmt: skip

_TELEX_KEYS = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_TELEX_LETTERS = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}
_VNI_KEYS = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_VNI_LETTERS = {"ă": "a8", "â": "a6", "đ": "d9", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7"}
_FINAL_Y = re.compile(r"(?<![^\W_])([bcdghklmnpqrstvx]{1,3})([yýỳỷỹỵ])(?![^\W_])")
_I_FOR_Y = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))
_NEIGHBOURS = {
    "a": "qs", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "g": "fh", "h": "gj", "i": "uo", "k": "jl", "l": "k", "m": "n",
    "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "x": "zc", "y": "tu",
}  # fmt: skip


def respelled(question: str, spelling: str, seed: int) -> str:
    """Return the question in one of :data:`SPELLINGS`; ``seed`` picks the word that gets a typo."""
    change: dict[str, Callable[[str], str]] = {
        "NFC": lambda text: unicodedata.normalize("NFC", text),
        "NFD": lambda text: unicodedata.normalize("NFD", text),
        "no diacritics": without_diacritics,
        "upper case": str.upper,
        "other tone placement": other_tone_placement,
        "Telex": telex_keys,
        "Telex in capitals": lambda text: telex_keys(text).upper(),
        "VNI": vni_keys,
        "every second word in VNI": lambda text: " ".join(
            vni_keys(word) if place % 2 == seed % 2 else word for place, word in enumerate(text.split(" "))
        ),
        "i for y": lambda text: _FINAL_Y.sub(lambda match: match[1] + _I_FOR_Y[match[2]], text),
        "spacing": lambda text: "  " + text.replace(" ", "  ").replace("?", " ??").replace(",", " , ") + " ",
        "typo": lambda text: one_typo(text, seed),
    }
    return change[spelling](question)


def without_diacritics(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def other_tone_placement(text: str) -> str:
    """Move the tone of open oa, oe, uy to the other vowel: "hòa" ↔ "hoà"."""
    pairs = {
        "òa": "oà",
        "óa": "oá",
        "ỏa": "oả",
        "õa": "oã",
        "ọa": "oạ",
        "úy": "uý",
        "ùy": "uỳ",
        "ủy": "uỷ",
        "ũy": "uỹ",
        "ụy": "uỵ",
    }
    for one, other in pairs.items():
        for old, new in ((one, other), (one.capitalize(), other.capitalize())):
            text = text.replace(old, new)
    return text


def telex_keys(text: str) -> str:
    """Type a text in Telex with the input method switched off, tone key last, as most people type."""
    return " ".join(_keys_of(word, _TELEX_LETTERS, _TELEX_KEYS) for word in text.split(" "))


def vni_keys(text: str) -> str:
    """Type a text in VNI with the input method switched off, tone key last."""
    return " ".join(_keys_of(word, _VNI_LETTERS, _VNI_KEYS) for word in text.split(" "))


def one_typo(text: str, seed: int) -> str:
    """Strike one key wrongly in one word of five letters or more, typed without diacritics there."""
    draw = random.Random(seed)  # noqa: S311 - reproducible test data, no secret
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not places:
        places = [place for place, word in enumerate(words) if len(word) >= 3 and word.isalpha()]
    place = draw.choice(places)
    words[place] = _mistyped(without_diacritics(words[place]), draw)
    return " ".join(words)


def _mistyped(word: str, draw: random.Random) -> str:
    at = draw.randrange(1, len(word) - 1)
    kind = draw.choice(("swap", "double", "neighbour", "drop"))
    if kind == "swap" and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == "neighbour" and word[at] in _NEIGHBOURS:
        return word[:at] + draw.choice(_NEIGHBOURS[word[at]]) + word[at + 1 :]
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    return word[: at + 1] + word[at] + word[at + 1 :]


def _keys_of(word: str, letters: Mapping[str, str], tones: Mapping[str, str]) -> str:
    if "/" in word or any(character.isdigit() for character in word):
        return word
    stem = word.rstrip("?.,")
    bare, marks = split_tone(stem.lower())
    typed = "".join(letters.get(letter, letter) for letter in bare) + "".join(tones[mark] for mark in marks)
    return (typed.capitalize() if stem[:1].isupper() else typed) + word[len(stem) :]

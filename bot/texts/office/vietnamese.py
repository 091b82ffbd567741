"""Vietnamese: plain administrative style, polite, no exclamation marks."""

from __future__ import annotations

from bot.audit import Deed
from bot.people import Standing
from bot.texts.office.keys import OfficeTexts
from corpus.access import Role
from corpus.lint import Kind
from corpus.reader_words import FIELD_NAMES

VIETNAMESE = OfficeTexts(
    request_sent=(
        "Chào anh/chị. Trợ lý này tra cứu kế hoạch, quyết định, báo cáo và dẫn đúng văn bản, đúng đoạn.\n"
        "Đã gửi yêu cầu cấp quyền tới quản trị viên; khi được duyệt, anh/chị sẽ nhận tin báo ở đây."
    ),
    request_waits="Yêu cầu cấp quyền của anh/chị đang chờ quản trị viên duyệt. Khi có kết quả, trợ lý sẽ báo ở đây.",
    request_full=(
        "Đã có {limit} yêu cầu chờ duyệt, là mức tối đa. Đề nghị gửi lại /start sau, hoặc xin quản trị viên liên kết mời."
    ),
    request_declined="Yêu cầu cấp quyền chưa được chấp thuận. Đề nghị liên hệ quản trị viên của cơ quan.",
    stranger="Anh/chị chưa được cấp quyền. Đề nghị gửi /start để chuyển yêu cầu tới quản trị viên.",
    stranger_in_group="Anh/chị chưa được cấp quyền. Đề nghị nhắn riêng cho trợ lý và gửi /start.",
    ask_for_access="Xin cấp quyền",
    admitted="Anh/chị đã được cấp quyền {role}. Mời gõ câu hỏi; gõ /help để xem hướng dẫn.",
    already_in="Anh/chị đã có quyền sử dụng, không cần liên kết mời.",
    invitation_void="Liên kết mời đã hết hạn hoặc đã được dùng. Đề nghị gửi /start để xin quản trị viên cấp quyền.",
    too_fast="Trợ lý đang nhận quá nhiều câu hỏi. Đề nghị hỏi lại sau {seconds} giây.",
    no_right="Việc này cần quyền {role}. Đề nghị liên hệ quản trị viên.",
    no_such_task="Nút này không còn dùng được, hoặc anh/chị không có quyền dùng. Đề nghị gửi lại lệnh.",
    request_card="Yêu cầu cấp quyền\n{name} (số {person})",
    grant_reader="Cho đọc",
    grant_editor="Cho biên tập",
    decline="Từ chối",
    block="Chặn",
    unblock="Bỏ chặn",
    remove="Xóa khỏi danh sách",
    roles={
        Role.READER: "người đọc",
        Role.EDITOR: "biên tập viên",
        Role.ADMINISTRATOR: "quản trị viên",
    },
    standings={
        Standing.ASKED: "chờ duyệt",
        Standing.MEMBER: "được dùng",
        Standing.DECLINED: "bị từ chối",
        Standing.BLOCKED: "bị chặn",
    },
    deeds={
        Deed.ADMITTED: "cấp quyền",
        Deed.DECLINED: "từ chối",
        Deed.BLOCKED: "chặn",
        Deed.UNBLOCKED: "bỏ chặn",
        Deed.REMOVED: "xóa khỏi danh sách",
        Deed.INVITED: "tạo liên kết mời",
        Deed.JOINED: "vào bằng liên kết mời",
        Deed.GROUP_CLEARED: "cho nhóm dùng",
        Deed.GROUP_REFUSED: "không cho nhóm dùng",
        Deed.UPLOADED: "gửi văn bản",
        Deed.UPLOAD_REFUSED: "văn bản không được nhận",
        Deed.TAKEN_UP: "đưa văn bản vào kho",
        Deed.WITHDRAWN: "bỏ văn bản đã gửi",
        Deed.ERASED: "xóa dữ liệu của bản thân",
    },
    nameless="không tên",
    none="không có",
    people_heading="Người dùng: {count}",
    nobody="Chưa có ai xin cấp quyền.",
    nobody_named="Không có ai trong danh sách mang tên “{name}”. Gõ /nguoidung để xem cả danh sách.",
    person_line="{name} (số {person}) – {what}",
    person_unknown="Không có người mang số {person} trong danh sách. Gõ /nguoidung để xem cả danh sách.",
    fixed_administrator="Số {person} là quản trị viên theo cấu hình; chỉ đổi được trong tệp cấu hình.",
    invited="Liên kết mời một người, quyền {role}, dùng được một lần trong {hours} giờ:\n{link}",
    invite_usage=(
        "Gõ /moi để mời người đọc, /moi editor để mời biên tập viên; thêm mã đơn vị nếu cần. "
        "Đơn vị có tài liệu riêng: {units}.\n"
        "Quyền quản trị viên chỉ cấp được cho người đã có trong danh sách, bằng /nguoidung."
    ),
    log_heading="Nhật ký quản trị, mới nhất trước:",
    log_line="{at} – số {actor}: {deed}",
    log_subject="{deed} ({subject})",
    refusals={
        "QuarantineError": "có dấu hiệu bí mật nhà nước",
        "ReadError": "không đọc được",
        "MissingToolError": "máy chủ thiếu công cụ đọc",
    },
    log_empty="Nhật ký quản trị chưa có gì.",
    level_public="công khai",
    level_internal="nội bộ",
    level_unit="riêng của {unit}",
    group_waits="Nhóm này chưa được phép hỏi. Đã chuyển yêu cầu tới quản trị viên.",
    group_usage="Đề nghị viết câu hỏi sau tên trợ lý, hoặc sau lệnh /hoi.",
    group_cleared="Nhóm đã được phép hỏi, ở mức tài liệu {level}. Đề nghị viết câu hỏi sau tên trợ lý, hoặc sau lệnh /hoi.",
    group_card="Mức tài liệu được đọc trong nhóm\n{group}",
    group_line="{title} – {what}",
    group_unclear="chưa cho phép",
    group_gone="Nhóm này không còn trong danh sách. Gõ /nhom để xem các nhóm.",
    groups_heading="Các nhóm:",
    no_groups="Trợ lý chưa ở trong nhóm nào.",
    commands={
        Role.READER: (
            ("theodoi", "Theo dõi văn bản mới theo lĩnh vực, cụm từ"),
            ("dulieu", "Xem dữ liệu về bản thân"),
            ("xoadulieu", "Xóa dữ liệu về bản thân"),
        ),
        Role.EDITOR: (("canhbao", "Lỗi tìm thấy trong văn bản"),),
        Role.ADMINISTRATOR: (
            ("nguoidung", "Người dùng và quyền"),
            ("moi", "Tạo liên kết mời"),
            ("nhom", "Các nhóm"),
            ("thongke", "Thống kê sử dụng"),
            ("nhatky", "Nhật ký quản trị"),
        ),
    },
    cancel="Thôi",
    data_heading="Dữ liệu về anh/chị",
    data_person="Số Telegram {person}, tên {name}, quyền {role}, từ {since}: để biết ai được dùng.",
    data_kept=(
        "Dữ liệu chỉ dùng để trả lời và để quản trị viên biết câu hỏi nào chưa có lời đáp; sau {days} ngày sẽ tự xóa. "
        "Nhật ký quản trị chỉ ghi số Telegram. Muốn xóa ngay: /xoadulieu."
    ),
    tables={
        "answered": "Câu hỏi đã trả lời, để các nút dưới câu trả lời dùng được: {count}",
        "rating": "Đánh giá câu trả lời: {count}",
        "asked": "Câu hỏi gần đây, để hiểu câu hỏi nối tiếp, giữ một giờ: {count}",
        "replied": "Câu trả lời sẽ sửa theo khi anh/chị sửa câu hỏi: {count}",
        "used": "Lượt hỏi để thống kê: {count}",
        "subscription": "Cụm từ theo dõi: {count}",
        "followed_field": "Lĩnh vực theo dõi: {count}",
        "has_read": "Văn bản đã đọc khi làm quen: {count}",
        "quiz": "Câu hỏi ôn tập đã nhận: {count}",
        "upload": "Văn bản đã gửi: {count}",
    },
    recent_heading="Câu hỏi gần đây:",
    erase_sure=(
        "Xóa tên, câu hỏi, đánh giá, nội dung theo dõi, kết quả làm quen và văn bản đang chờ của anh/chị? "
        "Việc xóa không khôi phục được; quyền sử dụng vẫn giữ."
    ),
    erase_yes="Xóa",
    erased="Đã xóa dữ liệu về anh/chị. Quyền sử dụng vẫn giữ.",
    not_erased="Dữ liệu được giữ nguyên.",
    reading="Đang đọc tệp; kết quả sẽ có ở đây.",
    unreadable="Không nhận được tệp {name}: {reason}.\nĐề nghị {remedy}.",
    tool_missing=("Chưa nhận được tệp {name}: {reason}.\nĐề nghị báo quản trị viên. Chi tiết: {remedy}."),
    file_too_large=(
        "Tệp nặng {size} MB, Telegram chỉ chuyển tới {limit} MB. "
        "Đề nghị chép tệp vào thư mục tài liệu rồi lập chỉ mục lại."
    ),
    too_many_uploads=(
        "Đã có {limit} văn bản chờ anh/chị quyết định, là mức tối đa. Đề nghị đưa vào kho hoặc bỏ bớt rồi gửi lại."
    ),
    not_kept=(
        "Không ghi được tệp {name} vào ổ đĩa của máy: ổ đĩa đầy, hoặc bot không có quyền ghi. "
        "Tệp không được lưu; đề nghị báo quản trị viên rồi gửi lại."
    ),
    quarantined=(
        "Tài liệu có dấu hiệu thuộc bí mật nhà nước. Hệ thống không tiếp nhận, không lưu và không trả lời về tài liệu này. "
        "Đề nghị xử lý theo quy định về bảo vệ bí mật nhà nước."
    ),
    quarantine_told=(
        "Người mang số {person} vừa gửi một tài liệu có dấu hiệu thuộc bí mật nhà nước. Tài liệu không được lưu. "
        "Đề nghị kiểm tra theo quy định về bảo vệ bí mật nhà nước, kể cả tin nhắn còn trên Telegram."
    ),
    report_heading="Đã đọc tệp {name}",
    report_field="{field}: {value} {mark}",
    report_missing="không thấy trong văn bản",
    report_corrected="(đã sửa)",
    report_size="Số trang: {pages}; số đoạn: {paragraphs}; văn bản được nhắc tới: {references}",
    report_draft="※ Văn bản chưa phát hành: thiếu số hoặc ngày.",
    report_held="※ Kho đã có văn bản với đúng nội dung này.",
    report_level="Mức: {level}. Chọn mức, sửa phần đầu nếu cần, rồi đưa vào kho.",
    header_fields=FIELD_NAMES["vi"],
    take_up="Đưa vào kho",
    drop="Bỏ",
    correct_field="Sửa: {field}",
    write_correction="Gõ giá trị đúng của “{field}” rồi gửi. /thoi để thôi sửa.",
    correction_refused="Giá trị này không dùng được cho “{field}”: {hint}. Đề nghị gõ lại, hoặc /thoi để thôi sửa.",
    correction_hints={
        "type": "cần tên loại văn bản, như Kế hoạch, Quyết định",
        "symbol": "cần số và ký hiệu, như 481/KH-UBND",
        "date": "cần một ngày có thật, như 25/8/2022",
        "issuer": "cần từ 1 đến 500 ký tự",
        "subject": "cần từ 1 đến 500 ký tự",
    },
    correction_stopped="Đã thôi sửa phần đầu văn bản.",
    nothing_corrected="Không có mục nào đang được sửa.",
    taking_up="Đang đưa {name} vào kho.",
    taken="Đã đưa {name} vào kho. Hỏi được ngay.",
    not_taken="Chưa đưa được văn bản vào kho; văn bản vẫn chờ. Đề nghị báo quản trị viên, rồi bấm nút lần nữa.\nChi tiết: {reason}",
    disk_refused="ổ đĩa chứa tài liệu đã đầy, hoặc bot không có quyền ghi",
    see_the_log="xem nhật ký của bot",
    dropped="Đã bỏ {name}. Tệp không được lưu.",
    upload_decided="Văn bản này không còn chờ quyết định. Cần đưa vào kho thì đề nghị gửi lại tệp.",
    figures=(
        "{days} ngày qua: {questions} câu hỏi của {people} người, {unanswered} câu không có lời đáp.\n"
        "Một nửa số câu trả lời có trong {median} giây, 95% trong {slow} giây."
    ),
    figures_none="{days} ngày qua chưa có câu hỏi nào.",
    chart_caption="Số câu hỏi mỗi ngày: xanh là có lời đáp, cam là không có.",
    unanswered_heading="Câu hỏi không có lời đáp:",
    disliked_heading="Câu trả lời được đánh giá chưa tốt:",
    no_faults="Không tìm thấy lỗi nào trong các văn bản.",
    faults_heading="Tìm thấy {count} điểm cần xem lại:",
    faults_first="{count} điểm nặng nhất:",
    kinds={
        Kind.IMPOSSIBLE_DATE: "Ngày không có thật",
        Kind.TWO_DATES: "Một văn bản, hai ngày",
        Kind.LATER_DATE: "Dẫn văn bản ban hành sau",
        Kind.DOUBTFUL_DATE: "Ngày đáng ngờ",
        Kind.TWO_SPELLINGS: "Một tên, hai cách viết",
        Kind.DRAFT: "Chưa phát hành",
        Kind.NO_SIGNATURE: "Thiếu chữ ký",
        Kind.POOR_SCAN: "Bản quét mờ",
        Kind.NOT_HELD: "Kho chưa có toàn văn",
        Kind.UNEXPLAINED_ABBREVIATION: "Chữ viết tắt chưa giải thích",
        Kind.READING: "Lưu ý khi đọc tệp",
    },
    follow_usage=(
        "Viết cụm từ sau lệnh, ví dụ: /theodoi cải cách hành chính; hoặc chọn lĩnh vực bằng nút. "
        "Có văn bản mới chứa cụm từ hoặc thuộc lĩnh vực, trợ lý sẽ báo."
    ),
    followed="Đã theo dõi “{phrase}”. Có văn bản mới chứa cụm từ này, trợ lý sẽ báo. Gõ /theodoi để xem danh sách.",
    followed_heading="Các cụm từ đang theo dõi (bấm ✕ để bỏ):",
    phrase_bad=(
        "Cụm từ “{phrase}” dài {length} ký tự; cần từ {shortest} đến {longest} ký tự, trong đó có chữ hoặc số. "
        "Đề nghị viết lại, ví dụ: /theodoi cải cách hành chính"
    ),
    phrases_full="Đã theo dõi {limit} cụm từ, là mức tối đa. Đề nghị gõ /theodoi để bỏ bớt.",
    field_followed="Đã theo dõi lĩnh vực {field}. Có văn bản mới thuộc lĩnh vực này, trợ lý sẽ báo. Gõ /theodoi để xem danh sách.",
    fields_heading="Các lĩnh vực đang theo dõi:",
    new_in_field="Văn bản mới thuộc lĩnh vực {field}:\n{name}",
    new_document="Văn bản mới có “{phrase}”:\n{name}",
    open_document="Đọc",
)

"""Vietnamese: plain administrative style, polite, no exclamation marks."""

from __future__ import annotations

from bot.texts.keys import Texts

VIETNAMESE = Texts(
    greeting=(
        "Chào anh/chị. Trợ lý này tra cứu kế hoạch, quyết định, báo cáo trong kho tài liệu "
        "và dẫn đúng văn bản, đúng đoạn.\n"
        "Anh/chị gõ câu hỏi như khi hỏi đồng nghiệp, có dấu hoặc không dấu, bằng tiếng Việt hoặc tiếng Anh. "
        "Nội dung không có trong kho thì trợ lý nói rõ là không có."
    ),
    help=(
        "Gõ câu hỏi rồi gửi. Câu trả lời nêu ý chính trước, sau đó là nguyên văn và nguồn. "
        "Nút ① mở toàn văn đoạn được dẫn cùng các đoạn trước và sau.\n"
        "Có thể hỏi nối tiếp câu trước; nút “Hỏi chuyện khác” bỏ qua các câu đã hỏi.\n"
        "Khi mở một đoạn có thể xem ảnh trang, lấy tệp gốc, chép trích dẫn hoặc xem văn bản liên quan."
    ),
    help_inline="Ở bất kỳ cuộc trò chuyện nào, gõ tên trợ lý rồi số văn bản để chèn trích dẫn.",
    help_commands=(
        "Khi soạn thảo:\n"
        "/soat soát căn cứ, viện dẫn của dự thảo\n"
        "/cancu gợi ý căn cứ theo tên dự thảo\n"
        "/sodo sơ đồ quan hệ của một văn bản\n"
        "/sosanh so sánh hai văn bản\n"
        "/tiendo tiến trình, số liệu của một chương trình\n"
        "Khi mới làm quen:\n"
        "/batdau các lĩnh vực, văn bản nên đọc trước\n"
        "/viettat tra chữ viết tắt\n"
        "/kiemtra câu hỏi ôn tập, tự kiểm tra kiến thức (soát dự thảo thì dùng /soat)\n"
        "Việc khác:\n"
        "/language đổi ngôn ngữ\n"
        "/help xem lại hướng dẫn này"
    ),
    help_own="/theodoi báo tin khi có văn bản mới\n/dulieu xem dữ liệu về bản thân, /xoadulieu xóa",
    examples_heading="Ví dụ:",
    examples=(
        "Kế hoạch nào nói về hợp tác với tỉnh Xay Sôm Bun?",
        "Mỗi năm tỉnh tiếp nhận bao nhiêu lưu học sinh Lào?",
        "ai ky ke hoach 163",
    ),
    understood="Hiểu là:",
    nearest="Gần nhất:",
    page="trang {page}",
    draft="bản chưa phát hành",
    read="đọc đoạn",
    another_topic="Hỏi chuyện khác",
    ask_otherwise="Hỏi lại cách khác",
    how_to_ask=(
        "Để dễ tìm, câu hỏi nên nêu số và ký hiệu văn bản (481/KH-UBND), loại văn bản, năm, "
        "hoặc tên riêng đúng như trong văn bản.\n"
        "Mỗi lần nên hỏi một việc. Có thể gõ không dấu."
    ),
    forgotten="Đã bỏ qua các câu trước. Mời anh/chị hỏi chuyện khác.",
    previous="← Đoạn trước",
    next="Đoạn sau →",
    before="Trước đó:",
    this="Đoạn này:",
    after="Tiếp theo:",
    shortened="Đoạn dài {total} ký tự; ở đây chỉ hiện {shown} ký tự đầu.",
    gone=(
        "Đoạn này không còn trong kho tài liệu, có thể văn bản đã được thay hoặc rút. "
        "Đề nghị hỏi lại để có nguồn hiện hành."
    ),
    old_button="Nút này không còn dùng được. Đề nghị hỏi lại.",
    choose_language="Chọn ngôn ngữ trả lời:",
    language_set="Từ nay trợ lý trả lời bằng tiếng Việt.",
    language_name="Tiếng Việt",
    question_too_long="Câu hỏi dài {length} ký tự, giới hạn là {limit}. Đề nghị hỏi ngắn hơn.",
    welcome="Vâng. Anh/chị cần tra cứu thêm thì cứ hỏi tiếp.",
    question_unreadable="Câu hỏi không có từ nào để tra cứu. Đề nghị viết ít nhất hai chữ cái hoặc chữ số.",
    timed_out="Câu hỏi này cần hơn {seconds} giây nên đã dừng. Đề nghị hỏi hẹp hơn, hoặc nêu số văn bản.",
    busy="Đang có nhiều câu hỏi phức tạp cùng lúc. Đề nghị hỏi lại sau một phút.",
    waiting="Anh/chị đang có {count} câu hỏi chờ trả lời. Đề nghị đợi rồi hỏi tiếp.",
    failed="Không trả lời được vì lỗi của hệ thống; lỗi đã được ghi lại. Đề nghị hỏi lại sau ít phút.",
    access_lost="Anh/chị không còn quyền xem câu trả lời này. Đề nghị liên hệ quản trị viên.",
    edited="Trợ lý chỉ trả lời lại câu hỏi đã sửa, không làm lại lệnh đã sửa. Đề nghị gửi thành tin mới.",
    only_text="Trợ lý chỉ đọc câu hỏi bằng chữ. Đề nghị gõ câu hỏi.",
    file_not_taken=(
        "Chỉ biên tập viên gửi được văn bản vào kho; tệp này không được lưu. "
        "Cần soát dự thảo thì gõ /soat rồi trả lời tin của trợ lý bằng tệp."
    ),
    only_private="Lệnh này chỉ dùng trong cuộc trò chuyện riêng. Đề nghị nhắn riêng cho trợ lý.",
    unknown_command="Không có lệnh này. Gõ /help để xem các lệnh; câu hỏi thì gõ thẳng, không cần lệnh.",
    ask_usage="Viết câu hỏi sau lệnh, ví dụ: /hoi {example}",
    command_start="Giới thiệu",
    command_help="Hướng dẫn và ví dụ",
    command_language="Đổi ngôn ngữ (Việt, Anh)",
    command_ask="Hỏi trong nhóm",
    chat_hint="Gõ câu hỏi rồi Enter. /help xem hướng dẫn, /language en đổi ngôn ngữ, /quit thoát.",
    chat_open="Gõ số ({numbers}) để đọc toàn văn đoạn được dẫn.",
    chat_no_source="Câu trả lời vừa rồi không có nguồn số {number}.",
    chat_turn="Gõ - hoặc + để đọc đoạn trước, đoạn sau.",
    chat_no_page="Không có đoạn nào đang mở, hoặc đã hết văn bản về phía đó.",
    chat_examples="Ba câu hỏi ví dụ:",
    chat_choose="Gõ chữ cái để làm tiếp: {choices}",
    chat_paste="Dán các dòng cần soát; dòng trống là hết. Muốn soát tệp thì gõ /soat rồi đường dẫn.",
    chat_file="Tệp: {path}",
    chat_vote="Gõ số của phương án đúng.",
    chat_no_option="Câu này có {count} phương án. Đề nghị gõ số trong khoảng đó.",
    chat_right="Đúng.",
    chat_wrong="Chưa đúng.",
)

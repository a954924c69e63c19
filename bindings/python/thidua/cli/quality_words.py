"""The sentences of ``thidua quality``, in Vietnamese and English."""

from __future__ import annotations

__all__ = ["SENTENCES"]

SENTENCES: dict[str, tuple[str, str]] = {
    "quality": (
        "Xem dữ liệu hồ sơ trước khi xét: bản sao, ngày vô lý, đơn vị lạ, tỷ lệ nhảy vọt.\n\n"
        "Báo cáo không làm thay đổi kết quả xét nào. Mã kết thúc là 0 khi lập được báo cáo, dù "
        "thấy gì; là 1 khi kế hoạch hoặc tệp có lỗi nên không đọc được.",
        "Look at dossiers before they are judged: copies, impossible dates, unknown units, "
        "jumps.\n\n"
        "The report changes no verdict. The exit status is 0 when the report was made, whatever "
        "is in it, and 1 when faults of the plan or of a file stop the reading.",
    ),
    "quality-dossiers": (
        "Bảng hồ sơ: tệp, mẫu tên hoặc thư mục; dùng được nhiều lần.",
        "Tables of dossiers: files, patterns, folders; may be repeated.",
    ),
    "quality-as-of": (
        "Ngày sau ngày này là ngày vô lý.",
        "A date after this one can't be.",
    ),
    "quality-early-days": (
        "Ngày sớm hơn đợt thi đua quá bấy nhiêu ngày là đáng ngờ.",
        "A date more than so many days before the period is implausible.",
    ),
    "quality-jump-points": (
        "Tỷ lệ của một ngày lệch bấy nhiêu điểm phần trăm so với mọi ngày trước đó là nhảy vọt.",
        "A day's share so many percentage points away from that of all days before is a jump.",
    ),
    "quality-jump-dossiers": (
        "… khi ngày ấy và những ngày trước đều có ít nhất bấy nhiêu hồ sơ.",
        "… where the day and the days before have at least so many dossiers each.",
    ),
    "quality-bulk-times": (
        "Một ngày có gấp bấy nhiêu lần số hồ sơ trung vị của đơn vị là nhập dồn.",
        "A day with so many times the unit's median is a bulk entry.",
    ),
    "quality-bulk-dossiers": (
        "… khi ngày ấy có ít nhất bấy nhiêu hồ sơ.",
        "… where the day has at least so many dossiers.",
    ),
    "quality-samples": (
        "Số dòng nêu ra cho mỗi phát hiện.",
        "Rows that are shown of a finding.",
    ),
    "quality-bound": (
        "--{name}: {value} nằm ngoài khoảng từ {least} đến {most}",
        "--{name}: {value} is not from {least} to {most}",
    ),
    "looking-at": ("Xem dữ liệu hồ sơ", "Looking at the dossiers"),
    "looking-at-short": ("Xem dữ liệu hồ sơ", "Looking at the dossiers"),
}

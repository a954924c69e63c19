"""The sentences of ``thidua calendar``, in Vietnamese and English."""

from __future__ import annotations

__all__ = ["SENTENCES"]

SENTENCES: dict[str, tuple[str, str]] = {
    "calendar": (
        "Ngày nghỉ và ngày làm việc: liệt kê kèm nguồn, hỏi, cộng và đếm ngày làm việc.\n\n"
        "WHEN là một năm, hai năm, một ngày hoặc hai ngày, vd. 2026 hoặc 2026-01-01 2026-06-30; "
        "bỏ trống thì liệt kê tất cả.",
        "Days off and working days: list them with their sources, ask of a day, add and count "
        "working days.\n\n"
        "WHEN is a year, two years, a day or two days, e.g. 2026 or 2026-01-01 2026-06-30; "
        "without it, all are listed.",
    ),
    "calendar-is-working": (
        "Ngày này làm việc hay nghỉ, vì sao; dùng được nhiều lần.",
        "Whether the day is worked, and why; may be repeated.",
    ),
    "calendar-add": (
        "Ngày cách --from chừng ấy ngày làm việc, không tính chính ngày đó; số âm: lùi lại.",
        "The day so many working days from --from, which is not counted; negative: back.",
    ),
    "calendar-bad-add": (
        "«{text}» không phải là số ngày làm việc; viết 10 hoặc -10",
        "«{text}» is no number of working days; write 10 or -10",
    ),
    "calendar-too-early": (
        "ngày {day} ở trước 1400-01-01, ngày đầu tiên được tính",
        "the day {day} is before 1400-01-01, the first that is reckoned with",
    ),
    "calendar-from": ("Ngày bắt đầu đếm của --add.", "Where --add starts to count."),
    "calendar-roll": (
        "Nếu --from là ngày nghỉ thì đếm từ ngày làm việc liền trước (preceding) hay kế tiếp "
        "(following); mặc định: sao cho chính ngày đó không được tính.",
        "From a day off, count from the working day before (preceding) or the next (following); "
        "by default such that the day itself is not counted.",
    ),
    "calendar-between": (
        "Đếm ngày làm việc từ ngày này đến ngày kia: tính cả hai đầu, và không tính ngày đầu.",
        "Count the working days from one day to another: with both ends, and without the first.",
    ),
    "calendar-file": (
        "Lịch của mình, vd. ngày đóng cửa của cơ quan: dùng cùng lịch Việt Nam; "
        "dùng được nhiều lần.",
        "A calendar of one's own, e.g. an office's closing days: joined with Vietnam's; "
        "may be repeated.",
    ),
    "calendar-alone": (
        "Chỉ dùng các lịch của --calendar, không dùng lịch Việt Nam.",
        "Only the calendars of --calendar, without Vietnam's.",
    ),
    "calendar-trust": (
        "Dùng cả những ngày chưa kiểm chứng (unverified) hoặc mới là dự kiến (projected).",
        "Take days that are unverified or projected, too.",
    ),
    "calendar-when": (
        "«{text}» không phải là năm hay ngày; viết 2026 hoặc 2026-01-31",
        "«{text}» is no year and no date; write 2026 or 2026-01-31",
    ),
    "calendar-when-many": (
        "WHEN có nhiều nhất hai đầu: từ … đến …",
        "WHEN has two ends at most: from … through …",
    ),
    "calendar-reversed": (
        "{last} ở trước {first}",
        "{last} is before {first}",
    ),
    "calendar-one-question": (
        "mỗi lần một câu hỏi: WHEN, --is-working, --add hoặc --between",
        "one question at a time: WHEN, --is-working, --add or --between",
    ),
    "calendar-add-from": ("--add và --from đi cùng nhau", "--add and --from go together"),
    "calendar-roll-alone": ("--roll đi cùng --add", "--roll goes with --add"),
    "calendar-add-zero": (
        "--add 0 cần --roll: ngày nghỉ thì lấy ngày làm việc nào",
        "--add 0 needs --roll: which working day a day off stands for",
    ),
    "calendar-alone-without": (
        "--alone cần --calendar",
        "--alone needs --calendar",
    ),
    "calendar-toml-questions": (
        "--format toml in cả tệp của một lịch: không kèm câu hỏi nào, nhiều nhất một --calendar "
        "cùng --alone",
        "--format toml prints one calendar's file: without a question, with one --calendar and "
        "--alone at most",
    ),
    "calendar-none": ("Không có ngày nào khác thường.", "No day is unlike its weekday."),
    "calendar-untrusted": (
        "Chưa kiểm chứng hoặc mới là dự kiến: {count} ngày; chỉ được dùng khi có --trust.",
        "Unverified or projected: {count} days; used only with --trust.",
    ),
    "calendar-added": (
        "{day} {count:+} ngày làm việc: {end}",
        "{day} {count:+} working days: {end}",
    ),
    "calendar-counted": (
        "Từ {first} đến hết {last}: {both} ngày làm việc tính cả hai đầu; "
        "{after} nếu không tính ngày đầu",
        "From {first} through {last}: {both} working days with both ends; "
        "{after} without the first day",
    ),
}

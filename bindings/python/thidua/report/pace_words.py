"""All sentences of the pace reports, in Vietnamese and English."""

from __future__ import annotations

from datetime import date

from thidua.diagnostics import Language

__all__ = ["day", "say"]

_SENTENCES: dict[str, tuple[str, str]] = {
    # the head
    "title": ("Tiến độ so với chỉ tiêu", "Pace to the targets"),
    "as-of": (
        "Tình hình đến hết ngày {day}; đợt thi đua {first} – {last}",
        "As of the end of {day}; period {first} – {last}",
    ),
    "left": (
        "Còn {days} ngày, trong đó {working} ngày làm việc (không tính ngày {day}; lịch "
        "«{calendar}»)",
        "{days} days left, {working} of them working days ({day} not counted; calendar "
        "«{calendar}»)",
    ),
    "over": ("Đợt thi đua đã kết thúc.", "The period is over."),
    "no-working-day": (
        "Không còn ngày làm việc nào, nên không chia theo ngày.",
        "No working day is left, so that nothing is divided by days.",
    ),
    "no-subjects": ("Không có đối tượng nào.", "There is no subject."),
    # the table
    "subject": ("Đối tượng", "Subject"),
    "target": ("Chỉ tiêu", "Target"),
    "now": ("Hiện nay", "Now"),
    "existing": ("Đã có phải chuyển", "Existing to turn"),
    "expected": ("Trong số dự kiến", "Of the expected"),
    "new": ("Mới, tất cả đạt", "New, all counting"),
    "projection": ("Nếu giữ nhịp", "At this rate"),
    "outlook": ("Còn đạt được?", "Can be met?"),
    "met": ("đạt", "met"),
    "a-day": ("{count}/ngày", "{count}/day"),
    "of": ("{count} trong {all}", "{count} of {all}"),
    "estimate": ("≈ ", "≈ "),
    "none-enough": ("không đủ", "not enough"),
    "only": ("chỉ {count} còn kịp", "only {count} still can"),
    "step": ("đến {day} {level}:", "through {day} {level}:"),
    "step-new": (" mới {count}", " new {count}"),
    "short": ("còn thiếu {amount}", "{amount} short"),
    "under": ("nếu {readings}", "if {readings}"),
    "span": ("{low} – {high}", "{low} – {high}"),
    # outlooks
    "impossible": ("✗ không thể nữa", "✗ no longer"),
    "possible": ("○ còn có thể", "○ still possible"),
    "assured": ("✓ chắc chắn", "✓ certain"),
    "unknown": ("? chưa biết", "? not known"),
    "by-period-over": ("đã kết thúc", "period over"),
    "by-expected-bound": ("theo số dự kiến", "by the expected number"),
    "by-flags-fixed": ("theo hồ sơ đã có", "by the dossiers there are"),
    # why there is no projection
    "no-projection-period-over": ("đã kết thúc", "period over"),
    "no-projection-too-early": ("chưa đủ một tuần", "not a week yet"),
    "no-projection-no-working-day": ("không có ngày làm việc", "no working day"),
    "no-projection-distinct": ("không theo nhịp", "comes at no rate"),
    "no-projection-not-counted": ("không có số từng tuần", "no weekly counts"),
    "no-projection-nothing-counted": ("0/0", "0/0"),
    "no-projection-too-large": ("số quá lớn", "numbers too large"),
    # below the table
    "note-existing": (
        "Đã có phải chuyển: nếu không thêm hồ sơ nào, ít nhất bấy nhiêu hồ sơ (dịch vụ) đã có phải "
        "thành «được tính». Với chỉ tiêu không được vượt quá: phải thôi bị tính.",
        "Existing to turn: when none are added, at least so many of the dossiers (services) there "
        "are have to "
        "come to count; for a target not to be passed, have to stop counting.",
    ),
    "note-expected": (
        "Trong số dự kiến: trong số hồ sơ dự kiến thêm vào mẫu số, ít nhất bấy nhiêu phải đạt.",
        "Of the expected: of the further ones expected in the denominator, at least so many have "
        "to be good.",
    ),
    "note-estimate": (
        "≈ là ước tính: mỗi ngày làm việc thêm như từ đầu đợt; không kết luận nào dựa vào đó.",
        "≈ is an estimate: as many a working day as since the beginning; no proof rests on it.",
    ),
    "note-new": (
        "Mới, tất cả đạt: thêm ít nhất bấy nhiêu, nếu tất cả đều đạt. «/ngày» chia cho {days} "
        "ngày làm việc "
        "còn lại, làm tròn lên.",
        "New, all counting: at least so many more, if every one is good. «/day» is for each of "
        "the {days} working "
        "days left, rounded up.",
    ),
    "note-projection": (
        "Nếu giữ nhịp: mỗi ngày làm việc còn lại như ngày trung bình của {weeks} tuần {first} – "
        "{last}; khoảng "
        "là theo tuần thấp nhất và cao nhất trong số đó, không phải khoảng xác suất. Không dùng "
        "để xét.",
        "At this rate: each working day left as the average one of the {weeks} weeks {first} – "
        "{last}; the span is by "
        "the lowest and the highest of these weeks, no interval of probability. No verdict takes "
        "it.",
    ),
    "note-outlook": (
        "✗ và ✓ là đã chứng minh, căn cứ ghi kèm (không ghi: chỉ dựa vào số học); ○ là chưa bên "
        "nào chứng minh được.",
        "✗ and ✓ are proven, on what is named (nothing: on arithmetic alone); ○ is proven neither "
        "way.",
    ),
    "receipt": (
        "Biên nhận: kế hoạch sha256 {plan}, hồ sơ {tally}, lịch {calendar}, thidua {version}",
        "Receipt: plan sha256 {plan}, dossiers {tally}, calendar {calendar}, thidua {version}",
    ),
    # the chart
    "chart-measure": ("Đã đạt được", "Measured"),
    "chart-level": ("Mức: {level}", "Level: {level}"),
    "chart-path": ("Đường cần đi", "Required path"),
    "chart-projection": (
        "Nếu giữ nhịp {weeks} tuần qua",
        "At the rate of the last {weeks} weeks",
    ),
    "chart-projection-1": ("Nếu giữ nhịp tuần qua", "At the rate of the last week"),
    "chart-now": ("{day}", "{day}"),
    "chart-end": ("Kết thúc {day}", "Ends {day}"),
    "chart-alt": (
        "{name}, {target}: {figure} đến hết ngày {day}; mức {level} khi kết thúc ngày {end}.",
        "{name}, {target}: {figure} at the end of {day}; level {level} when the period ends on "
        "{end}.",
    ),
    "chart-alt-projection": (
        " Nếu giữ nhịp: {value} (từ {low} đến {high}).",
        " At this rate: {value} (from {low} to {high}).",
    ),
    "chart-needs": (
        "biểu đồ cần matplotlib: pip install 'thidua[plot]'",
        "a chart needs matplotlib: pip install 'thidua[plot]'",
    ),
    "charts": ("Biểu đồ", "Charts"),
    "no-charts": (
        "Không có biểu đồ vì chưa cài matplotlib (pip install 'thidua[plot]').",
        "There are no charts, since matplotlib is not installed (pip install 'thidua[plot]').",
    ),
}


def say(lang: Language, key: str, **values: object) -> str:
    """The sentence with that name, its blanks filled in."""
    return _SENTENCES[key][0 if lang == "vi" else 1].format(**values)


def day(when: date, lang: Language, *, year: bool = True) -> str:
    """1/11/2024 in Vietnamese, 2024-11-01 in English; without the year 1/11 and 1 Nov."""
    if year:
        return f"{when.day}/{when.month}/{when.year}" if lang == "vi" else when.isoformat()
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return f"{when.day}/{when.month}" if lang == "vi" else f"{when.day} {months[when.month - 1]}"

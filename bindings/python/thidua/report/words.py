"""All sentences of the reports, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thidua.diagnostics import Language

__all__ = ["local", "number", "say"]

_SENTENCES: dict[str, tuple[str, str]] = {
    # the head
    "period": ("Thời gian thi đua: {first} – {last}", "Period: {first} – {last}"),
    "period-open": ("Thời gian thi đua: chưa xác định", "Period: not known yet"),
    "as-of": ("xét theo tình hình đến hết ngày {day}", "as of the end of {day}"),
    "as-of-none": ("xét theo mọi dữ liệu đã có", "on all facts that are given"),
    "under-all": (
        "xét theo mọi cách hiểu ({count} tổ hợp)",
        "under all readings ({count} combinations)",
    ),
    "under": ("cách hiểu: {readings}", "readings: {readings}"),
    "under-some": (
        "cách hiểu: {readings}; các điểm khác theo mọi cách hiểu ({count} tổ hợp)",
        "readings: {readings}; other points under all of theirs ({count} combinations)",
    ),
    # the table
    "subject": ("Đối tượng", "Subject"),
    "met": ("đạt", "met"),
    "exceeded": ("vượt", "exceeded"),
    "earned": ("đủ điều kiện", "earned"),
    "not-earned": ("không đủ", "not earned"),
    "undetermined": ("chưa xác định", "undetermined"),
    "depends": ("tùy", "on"),
    "higher": ("đã xét:", "given instead:"),
    "more": ("+{count}", "+{count}"),
    "legend": (
        "✓ có   ✗ không   ? chưa xác định   ◐ tùy A, B: tùy cách hiểu các điểm ấy (ở dưới)   "
        "↑ không xét vì đã xét hình thức cao hơn   [1] xem chi tiết ở dưới bảng",
        "✓ yes   ✗ no   ? undetermined   ◐ on A, B: depends on how these points are read (below)   "
        "↑ not given because the higher award is   [1] details below the table",
    ),
    "legend-one": (
        "✓ có   ✗ không   ? chưa xác định   ↑ không xét vì đã xét hình thức cao hơn   "
        "[1] xem chi tiết ở dưới bảng",
        "✓ yes   ✗ no   ? undetermined   ↑ not given because the higher award is   "
        "[1] details below the table",
    ),
    "details": ("Chi tiết", "Details"),
    "no-subjects": ("Không có đối tượng nào để xét.", "There is no subject to judge."),
    # what stands behind a verdict
    "still-missing": ("còn thiếu: {facts}", "still missing: {facts}"),
    "other-ways": (" (hoặc {count} cách khác)", " (or {count} other ways)"),
    "other-way": (" (hoặc một cách khác)", " (or another way)"),
    "and": ("; và ", "; and "),
    "first-reason": (
        " (lý do tùy cách hiểu; đây là một trong số đó)",
        " (the reason varies with the readings; this is one of them)",
    ),
    "higher-long": (
        "đạt tiêu chuẩn, nhưng chỉ xét hình thức cao nhất: {award}",
        "earned, but only the highest award is given: {award}",
    ),
    # summaries
    "outcome": ("Kết quả", "Outcome"),
    "under-every": ("Dưới mọi cách hiểu", "Under every reading"),
    "turning": ("Còn tùy cách hiểu", "Depends on the readings"),
    "under-reading": ("Theo «{title}» ({id})", "Under «{title}» ({id})"),
    "under-these": ("Theo cách hiểu đã chọn", "Under the chosen readings"),
    "readings-head": ("Những điểm còn tùy cách hiểu", "Where the wording leaves room"),
    "agreement": (
        "{same} trong {all} kết luận về khen thưởng giữ nguyên dưới mọi cách hiểu; "
        "{turning} còn tùy:",
        "{same} of {all} award verdicts hold under every reading; {turning} turn on:",
    ),
    "decides": ("quyết định {count} kết luận", "decides {count} verdicts"),
    "decides-1": ("quyết định 1 kết luận", "decides 1 verdict"),
    "fixed": ("đã chọn {reading}", "set to {reading}"),
    # the data
    "data-head": ("Dữ liệu", "Data"),
    "rows": (
        "Hồ sơ: đọc {read} dòng, tính {counted}, "
        "ngoài thời gian thi đua {outside}, để riêng {aside}",
        "Dossiers: {read} rows read, {counted} counted, {outside} outside the period, "
        "{aside} set aside",
    ),
    "measure-rows": (
        "Số liệu đã cho: đọc {read} dòng, dùng {used}, để riêng {aside}",
        "Given measures: {read} rows read, {used} used, {aside} set aside",
    ),
    "no-facts": ("Không có số liệu nào được cho.", "No facts were given."),
    "row": ("dòng {row}: {message}", "row {row}: {message}"),
    "and-more": ("… và {count} dòng nữa", "… and {count} more"),
    "notes-head": ("Không áp dụng, cần xem lại", "Not applied, to be looked at"),
    "code": ("Lý do", "Reason"),
    # the receipt
    "receipt": (
        "Biên nhận: kế hoạch sha256 {plan}, dữ liệu {facts}, thidua {version}, xét đến {day}",
        "Receipt: plan sha256 {plan}, facts {facts}, thidua {version}, as of {day}",
    ),
    # pages
    "explanations": ("Giải thích từng kết luận", "Every verdict explained"),
    "explanation": ("Giải thích", "Explanation"),
    "with-readings": ("Khi hiểu {readings}", "When read {readings}"),
    "any-reading": ("Dưới mọi cách hiểu", "Under every reading"),
}


def say(lang: Language, key: str, **values: object) -> str:
    """The sentence with that name, its blanks filled in."""
    return _SENTENCES[key][0 if lang == "vi" else 1].format(**values)


def local(text: Any, lang: Language) -> str:
    """A text of a plan in that language; in the other one where it has only that."""
    if isinstance(text, Mapping):
        found = text.get(lang) or next(iter(text.values()), "")
        return str(found)
    return str(text)


def number(value: int, lang: Language) -> str:
    """A count as people write it: 50.000 in Vietnamese, 50,000 in English."""
    return f"{value:,}".replace(",", "." if lang == "vi" else ",")

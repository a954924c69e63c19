"""A report of data quality as a table: HTML for notebooks, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
from html import escape

from thidua.diagnostics import Language
from thidua.quality_results import COLUMNS, DataQuality, QualityFinding
from thidua.report.html import STYLE
from thidua.report.rows import guarded
from thidua.report.words import number

__all__ = ["quality_csv", "quality_html"]

_HEADS: dict[Language, tuple[str, ...]] = {
    "vi": ("Mức", "Số dòng", "Phát hiện", "Dòng đầu tiên"),
    "en": ("Severity", "Rows", "Finding", "First row"),
}
_SEVERITIES: dict[Language, dict[str, str]] = {
    "vi": {"error": "lỗi", "warning": "cảnh báo", "note": "ghi chú"},
    "en": {"error": "error", "warning": "warning", "note": "note"},
}
_CLASSES = {"error": "no", "warning": "undetermined", "note": "quiet"}


def quality_csv(quality: DataQuality, lang: Language = "vi") -> str:
    """One row a finding, the columns of ``DataQuality.to_frame``; no cell is a formula."""
    file = io.StringIO()
    file.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in quality.to_rows(lang):
        writer.writerow({key: guarded(cell) for key, cell in row.items()})
    return file.getvalue()


def quality_html(quality: DataQuality, lang: Language = "vi") -> str:
    """The findings as a table: what a notebook shows."""
    head = "".join(f"<th>{escape(name)}</th>" for name in _HEADS[lang])
    body = "".join(_line(finding, lang) for finding in quality.findings)
    first, second, *_ = quality.text(lang).split("\n")
    return (
        f"<style>{STYLE}</style><div class='thidua-report'>"
        f"<p>{escape(first)}<br>{escape(second)}</p>"
        + (f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if body else "")
        + "</div>"
    )


def _line(finding: QualityFinding, lang: Language) -> str:
    hint = finding.diagnostic.hint(lang)
    said = escape(finding.message(lang)) + f" <small>[{escape(finding.code)}]</small>"
    if hint:
        said += f"<div class='note quiet'>{escape(hint)}</div>"
    severity = escape(_SEVERITIES[lang][finding.severity])
    return (
        f"<tr><td class='{_CLASSES[finding.severity]}'>{severity}</td>"
        f"<td class='number'>{escape(number(finding.rows, lang))}</td>"
        f"<td>{said}</td><td>{escape(finding.diagnostic.place(lang))}</td></tr>"
    )

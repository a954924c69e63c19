"""Results for people: the table as text and as HTML, and rows for spreadsheets."""

from thidua.report.html import evaluation_html, evaluation_page
from thidua.report.rows import evaluation_csv
from thidua.report.text import evaluation_text, print_evaluation

__all__ = [
    "evaluation_csv",
    "evaluation_html",
    "evaluation_page",
    "evaluation_text",
    "print_evaluation",
]

"""The sentences of ``thidua tally``, in Vietnamese and English."""

from __future__ import annotations

__all__ = ["SENTENCES"]

SENTENCES: dict[str, tuple[str, str]] = {
    "tally": (
        "Đếm hồ sơ của một hay nhiều tệp, dù dài hơn bộ nhớ, và ghi kết quả đếm.\n\n"
        "Nơi nào nhận tệp hồ sơ (--dossiers) thì cũng nhận kết quả đếm đã ghi.",
        "Count the dossiers of one or many files, longer than memory too, and write the tally.\n\n"
        "A written tally is accepted wherever a table of dossiers is (--dossiers).",
    ),
    "tally-out": (
        "Ghi kết quả đếm vào tệp này (đuôi .tally).",
        "Write the tally to this file (ending in .tally).",
    ),
    "tally-resume": (
        "Giữ phần đã đếm của từng tệp trong thư mục này; chạy lại sau khi bị ngắt thì đếm tiếp, "
        "không đếm gì hai lần.",
        "Keep what was counted of each file in this folder; a run that was cut off goes on from "
        "there, and nothing is counted twice.",
    ),
    "tally-batches": (
        "Ghi mã SHA-256 của từng tệp vào kết quả đếm: kết quả khác có cùng một tệp sẽ không cộng "
        "được.",
        "Let the tally carry the SHA-256 of each file: another that has one of them does not add "
        "up with it.",
    ),
    "tally-ending": (
        "tên tệp kết quả đếm phải có đuôi .tally: {path}",
        "the file of a tally is named ….tally: {path}",
    ),
    "tally-among-tables": (
        "kết quả đếm đã ghi ({path}) phải đứng một mình: hồ sơ trùng với bảng khác sẽ lọt",
        "a written tally ({path}) stands alone: dossiers that it shares with another table would "
        "not be found",
    ),
    "tally-of-other-rules": (
        "kết quả đếm này được đếm theo quy tắc khác với kế hoạch (tiêu chí đếm, thời gian thi đua)",
        "this tally was counted by other rules than the plan's (what is counted, and when)",
    ),
    "counting-files": ("Đếm hồ sơ: {count} MiB", "Counting dossiers: {count} MiB"),
    "counting-files-short": ("Đếm hồ sơ (MiB)", "Counting dossiers (MiB)"),
    "tally-files": ("số tệp: {count}", "files: {count}"),
    "tally-taken-up": (
        "số tệp đã đếm ở lần chạy trước: {count}",
        "files counted by an earlier run: {count}",
    ),
    "tally-anew": (
        "đếm lại, vì tệp này hoặc tệp trước nó đã khác: {path}",
        "counted anew, since it or a file before it is another one now: {path}",
    ),
    "tally-twice": (
        "không đếm {path}: giống hệt {other}, đã được gửi hai lần",
        "not counted: {path} is the same as {other}, byte by byte; it was delivered twice",
    ),
    "tally-rows": ("số dòng: {count}", "rows: {count}"),
    "tally-counted": ("được đếm: {count}", "counted: {count}"),
    "tally-outside": ("ngoài thời gian thi đua: {count}", "outside the period: {count}"),
    "tally-aside": ("để riêng: {count}", "set aside: {count}"),
    "tally-first": ("trước hết {where}", "first {where}"),
}

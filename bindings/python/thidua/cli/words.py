"""All sentences of the command line, in Vietnamese and English."""

from __future__ import annotations

from thidua.cli.calendar_words import SENTENCES as _CALENDAR_SENTENCES
from thidua.cli.money_words import SENTENCES as _MONEY_SENTENCES
from thidua.cli.quality_words import SENTENCES as _QUALITY_SENTENCES
from thidua.cli.tally_words import SENTENCES as _TALLY_SENTENCES
from thidua.diagnostics import Language

__all__ = ["say"]

_SENTENCES: dict[str, tuple[str, str]] = {
    # what the commands are
    "program": (
        "Xét khen thưởng các đợt thi đua: chính xác, giải thích đến từng khoản.\n\n"
        "English: thidua --help --lang en",
        "Evaluates award campaigns exactly and explains every verdict, clause by clause.",
    ),
    "check": (
        "Nêu mọi lỗi của tệp kế hoạch trong một lần, theo thứ tự vị trí.\n\n"
        "Tệp bảng điểm (thidua_scorecard = 1) và tệp chỉ tiêu được nhận ra theo phần đầu tệp và "
        "kiểm tra đúng loại.",
        "Report every fault of a plan file at once, sorted by place.\n\n"
        "A scorecard (thidua_scorecard = 1) and a file of quotas are known by how they begin, and "
        "are checked as what they are.",
    ),
    "evaluate": (
        "Xét mọi đối tượng theo kế hoạch trên dữ liệu đã cho.",
        "Judge every subject of a plan on the given facts.",
    ),
    "explain": (
        "Giải thích vì sao đạt, vì sao không, điều gì sẽ thay đổi kết quả.\n\n"
        "SUBJECT là mã hoặc tên đối tượng, AWARD là mã hình thức khen thưởng.",
        "Explain why, why not, and what would change it.\n\n"
        "SUBJECT is the id or name of a subject, AWARD the id of an award.",
    ),
    "columns": (
        "In bảng ánh xạ cột đi kèm, để sửa thành bảng của mình.",
        "Print the shipped column mapping, to start one's own from.",
    ),
    "readings": (
        "Liệt kê những điểm còn tùy cách hiểu của kế hoạch, các cách hiểu và các bộ đặt tên.",
        "List a plan's open points, their readings, and the named sets of readings.",
    ),
    "deadlines": (
        "Liệt kê các hạn: ngày cuối cùng, cách tính, còn bao lâu, ai nộp cho ai.",
        "List the deadlines: last days, how they were found, how long it is, from whom to whom.",
    ),
    "pace": (
        "Còn phải làm bao nhiêu để đạt từng chỉ tiêu: số hồ sơ, mỗi ngày làm việc, còn kịp không.",
        "What is left to each target: how many dossiers, how many a working day, and whether it "
        "can be met.",
    ),
    "score": (
        "Chấm điểm và xếp loại mọi đối tượng theo một bảng điểm.",
        "Score and grade every subject by a scorecard.",
    ),
    "score-values": (
        "Bảng số liệu: mỗi đối tượng một dòng, hoặc mỗi đối tượng và chỉ số một dòng.",
        "The table of values: a row a subject, or a row a subject and input.",
    ),
    "score-plan": (
        "Kế hoạch có chứa bảng điểm, thay cho SCORECARD.",
        "A plan that holds the scorecard, instead of SCORECARD.",
    ),
    "score-card": (
        "Mã bảng điểm trong kế hoạch, khi có nhiều bảng.",
        "Which scorecard of the plan, when there are several.",
    ),
    "score-what": (
        "cần một bảng điểm và một bảng số liệu: SCORECARD --values FILE, "
        "hoặc VALUES --plan PLAN [--card ID]",
        "a scorecard and values are needed: SCORECARD --values FILE, "
        "or VALUES --plan PLAN [--card ID]",
    ),
    "score-which": (
        "kế hoạch có nhiều bảng điểm, hãy chọn bằng --card: {known}",
        "the plan has several scorecards, name one with --card: {known}",
    ),
    "score-no-card": (
        "kế hoạch không có bảng điểm «{card}»; có: {known}",
        "the plan has no scorecard «{card}»; it has: {known}",
    ),
    "score-arithmetic": (
        "Cách tính: chính xác, hoặc như Cổng DVC quốc gia tính (mặc định theo bảng điểm).",
        "Exact, or as the national portal computes (default: as the card says).",
    ),
    "score-explain": (
        "Giải thích điểm của một đối tượng, đến từng khoản.",
        "Explain the points of one subject, clause by clause.",
    ),
    "rank": (
        "Xếp hạng mọi đối tượng của một bảng, chính xác, với căn cứ phân định khi bằng điểm.",
        "Rank the subjects of a table exactly, with tie-breaks.",
    ),
    "select": (
        "Xếp hạng rồi chọn trong chỉ tiêu; nêu rõ ai chắc chắn được chọn, ai còn chưa xác định.",
        "Rank, then select within quotas: who is in for certain, who possibly.",
    ),
    "rank-by": ("Cột điểm.", "The column of the score."),
    "picture": (
        "Ghi thêm biểu đồ vào tệp .svg, .png hoặc .pdf (cần matplotlib).",
        "Also write a picture to a file .svg, .png or .pdf (needs matplotlib).",
    ),
    "picture-ending": (
        "biểu đồ ghi vào tệp .svg, .png hoặc .pdf, không phải «{path}»",
        "a picture goes to a file .svg, .png or .pdf, not to «{path}»",
    ),
    "picture-matplotlib": (
        'biểu đồ cần matplotlib: pip install "thidua[plot]"',
        'pictures need matplotlib: pip install "thidua[plot]"',
    ),
    "tie-break-suffix": (
        "--tie-break «{text}»: sau dấu «:» chỉ có thể là «lower» (thấp hơn xếp trước); "
        "cao hơn xếp trước thì không ghi gì",
        "--tie-break «{text}»: after «:» there can be «lower» only (lower is better); "
        "for higher is better write nothing",
    ),
    "rank-card": (
        "Bảng điểm: TABLE chứa các giá trị, và xếp hạng theo tổng điểm của bảng này.",
        "A scorecard: TABLE holds its values, and the totals that it gives are ranked.",
    ),
    "rank-plan": (
        "Kế hoạch có chứa bảng điểm; khi có nhiều bảng, --card là mã của bảng.",
        "A plan that holds the scorecard; when it holds several, --card is the id of one.",
    ),
    "rank-card-or-by": (
        "cần --by (cột điểm) hoặc --card, --plan (bảng điểm), một trong hai",
        "--by (the column of the score) or --card or --plan (a scorecard) is needed, not both",
    ),
    "rank-high": (
        "Cột cận trên, khi --by là cột cận dưới của điểm.",
        "The column of the upper bound, where --by is that of the lower one.",
    ),
    "rank-lower-first": ("Điểm thấp hơn đứng trước.", "The lowest score is the best."),
    "rank-cite": ("Khoản quy định căn cứ xếp hạng.", "The clause that says by what is ranked."),
    "rank-tie-break": (
        "Cột phân định khi bằng điểm, theo thứ tự; «:lower»: thấp hơn đứng trước; «@…»: khoản; "
        "dùng được nhiều lần.",
        "A column that separates equals, in order; «:lower»: lower first; «@…»: its clause; "
        "may be repeated.",
    ),
    "rank-end": (
        "Khi mọi căn cứ đều bằng nhau: đồng hạng (joint), hoặc hội đồng quyết định (council).",
        "Where all keys are equal: they share the place (joint), or the council decides.",
    ),
    "rank-end-cite": ("Khoản quy định điều đó.", "The clause that says so."),
    "rank-method": ("Cách đánh số khi bằng nhau.", "How equals are numbered."),
    "rank-within": (
        "Cột khối hoặc loại: xếp hạng riêng từng nhóm; dùng được hai lần.",
        "The column of block or kind: each group is ranked apart; may be given twice.",
    ),
    "rank-subject": ("Cột đối tượng.", "The column of the subject."),
    "rank-block": ("Cột khối, cụm.", "The column of the block."),
    "rank-kind": ("Cột loại đối tượng.", "The column of the kind."),
    "rank-explain": (
        "Giải thích kết quả của một đối tượng, đến từng khoản.",
        "Explain the result of one subject, clause by clause.",
    ),
    "rank-earlier": (
        "Bảng kỳ trước, cùng các cột: nêu tăng, giảm bao nhiêu bậc.",
        "The earlier table, with the same columns: tells who moved, and how far.",
    ),
    "select-quota": (
        "Số suất (5), tỷ lệ (10%), hoặc theo loại (ca-nhan=5%); dùng được nhiều lần.",
        "A number (5), a share (10%), or for a kind (individual=5%); may be repeated.",
    ),
    "select-quotas": (
        "Tệp TOML với [[award]] và [[award.quota]], hình thức cao nhất trước, và [rank].",
        "A TOML file with [[award]] and [[award.quota]], the highest award first, and [rank].",
    ),
    "select-rounding": (
        "Làm tròn tỷ lệ: xuống, lên, gần nhất.",
        "How shares are rounded.",
    ),
    "select-per": ("Chỉ tiêu cho từng khối, từng loại.", "So many in each block or kind."),
    "select-of": (
        "Tỷ lệ tính trên số đủ điều kiện, hay trên tất cả.",
        "Whether shares are taken of those eligible, or of all.",
    ),
    "select-ties": (
        "Bằng nhau ở ranh giới: hội đồng chọn, chọn tất cả, hay không chọn ai.",
        "Equals at the edge: the council chooses, all are taken, or none is.",
    ),
    "select-eligible": (
        "Cột đủ điều kiện: có, không, để trống là chưa xác định.",
        "The column of who is eligible: yes, no, empty is undetermined.",
    ),
    "select-already": (
        "Cột đã được khen thưởng trước đó.",
        "The column of who was awarded before.",
    ),
    "select-no-rounding": (
        "chỉ tiêu là tỷ lệ thì phải nói rõ cách làm tròn: --rounding down, up hoặc nearest",
        "a share needs its rounding: --rounding down, up or nearest",
    ),
    "select-bad-quota": (
        "«{text}» không phải là chỉ tiêu: ghi 5, 10% hoặc ca-nhan=5%",
        "«{text}» is no quota: write 5, 10% or individual=5%",
    ),
    "select-order-twice": (
        "tệp chỉ tiêu đã nói rõ căn cứ xếp hạng: bỏ --tie-break, --cite, --end-cite",
        "the file of quotas says already how is ranked: leave out --tie-break, --cite, --end-cite",
    ),
    "select-one-of": (
        "cần --quota hoặc --quotas, một trong hai",
        "--quota or --quotas is needed, one of the two",
    ),
    # options
    "usage-head": ("Cách dùng:", "Usage:"),
    "options-head": ("Tùy chọn:", "Options:"),
    "commands-head": ("Các lệnh:", "Commands:"),
    "default-head": ("mặc định", "default"),
    "required-mark": ("bắt buộc", "required"),
    "help": ("In phần này.", "Show this."),
    "version": ("In số phiên bản.", "Print the version."),
    "lang": ("Ngôn ngữ: vi (mặc định) hoặc en.", "Language: vi (default) or en."),
    "set": (
        "Giá trị của một tham số của kế hoạch, vd. issue-date=2024-06-20; dùng được nhiều lần.",
        "A parameter's value, e.g. issue-date=2024-06-20; may be repeated.",
    ),
    "dossiers": (
        "Bảng hồ sơ (CSV, Parquet, Excel), một tệp hoặc mẫu như 'thang-*.csv'; "
        "dùng được nhiều lần.",
        "A table of dossiers (CSV, Parquet, Excel), a file or a pattern like 'month-*.csv'; "
        "may be repeated.",
    ),
    "counts": (
        "Bảng số liệu đã đếm hoặc đã công bố; dùng được cùng --dossiers.",
        "A table of counts or reported figures; may stand beside --dossiers.",
    ),
    "evidence": (
        "Tệp minh chứng: đối tượng, ý kiến đánh giá, hồ sơ đề nghị.",
        "The evidence file: subjects, judgements, papers.",
    ),
    "columns-option": (
        "Bảng ánh xạ cột của mình (xem `thidua columns`).",
        "A column mapping of one's own (see `thidua columns`).",
    ),
    "as-of": (
        "Xét theo tình hình đến hết ngày này, vd. 2024-12-31.",
        "Judge the state of facts at the end of that day, e.g. 2024-12-31.",
    ),
    "reading": (
        "Cách hiểu: tên một bộ, all, hoặc điểm=cách,… (mặc định all; xem `thidua readings`).",
        "Readings: the name of a set, all, or point=reading,… (default all; "
        "see `thidua readings`).",
    ),
    "within": (
        "Chỉ những hạn đến trong N ngày làm việc tới, kể từ --as-of.",
        "Only what is due within the next N working days after --as-of.",
    ),
    "alarm-days": (
        "Tệp ics: nhắc trước ngày cuối cùng N ngày.",
        "Of an ics file: the alarm comes N days before the last day.",
    ),
    "format": ("Dạng kết quả.", "Form of the result."),
    "output": ("Ghi kết quả vào tệp này.", "Write the result to this file."),
    "set-aside": (
        "Ghi các dòng để riêng và ngoài thời gian thi đua vào tệp CSV này.",
        "Write the rows that were set aside or lie outside the period to this CSV file.",
    ),
    "quiet": ("Không báo tiến độ.", "Say nothing of the progress."),
    "target": (
        "Giải thích một chỉ tiêu thay cho hình thức khen thưởng.",
        "Explain a target instead of an award.",
    ),
    "exceeded": ("Hỏi «vượt» thay cho «đạt» (cùng --target).", "Ask «exceeded», not «met»."),
    "by": (
        "Các mốc đo: day, week, month, quarter, year, hoặc những ngày như 2024-07-31,2024-09-30.",
        "Checkpoints: day, week, month, quarter, year, or days such as 2024-07-31,2024-09-30.",
    ),
    "expected": (
        "Số hồ sơ dự kiến thêm vào mẫu số đến hết đợt: một số, CHỈ SỐ=số, same-rate (theo nhịp từ "
        "đầu đợt), "
        "hoặc bảng có các cột subject, indicator, expected; dùng được nhiều lần.",
        "Further dossiers expected in the denominator: a number, INDICATOR=number, same-rate (as "
        "since the beginning), or "
        "a table with the columns subject, indicator, expected; may be repeated.",
    ),
    "projection-weeks": (
        "Dự báo theo nhịp của bấy nhiêu tuần qua; 0: từ đầu đợt.",
        "Project the rate of so many weeks; 0: since the beginning.",
    ),
    "no-charts": ("Trang HTML không có biểu đồ.", "No charts in the HTML page."),
    # wrong usage
    "usage": ("Cách dùng sai: {message}", "Wrong usage: {message}"),
    "see-help": ("Xem: {path} --help", "See: {path} --help"),
    "no-command": (
        "không có lệnh «{name}»; có: {known}",
        "there is no command «{name}»; there are: {known}",
    ),
    "no-option": ("không có tùy chọn «{name}»", "there is no option «{name}»"),
    "perhaps": (" (có phải {known}?)", " (perhaps {known}?)"),
    "extra": ("thừa: {names}", "too many arguments: {names}"),
    "needs-value": ("{name} cần một giá trị", "{name} needs a value"),
    "needs-argument": ("thiếu {name}", "{name} is missing"),
    "bad-choice": (
        "{name}: không có «{value}»; có: {known}",
        "{name}: there is no «{value}»; there are: {known}",
    ),
    "no-file": ("không có tệp «{path}»", "there is no file «{path}»"),
    "is-directory": ("«{path}» là thư mục", "«{path}» is a directory"),
    "no-match": ("không có tệp nào khớp «{pattern}»", "no file matches «{pattern}»"),
    "bad-date": (
        "«{text}» không phải là ngày; viết như 2024-12-31",
        "«{text}» is no date; write 2024-12-31",
    ),
    "bad-set": (
        "«{text}» không có dạng MÃ=GIÁ TRỊ, vd. issue-date=2024-06-20",
        "«{text}» is not of the form ID=VALUE, e.g. issue-date=2024-06-20",
    ),
    "set-twice": ("tham số «{id}» được đặt hai lần", "the parameter «{id}» is set twice"),
    "no-facts": (
        "cần --dossiers hoặc --counts",
        "--dossiers or --counts is needed",
    ),
    "no-reading": (
        "kế hoạch không có bộ cách hiểu «{name}»; có: {known}; hoặc điểm=cách "
        "với các điểm {points}",
        "the plan has no reading «{name}»; there are: {known}; or point=reading "
        "of the points {points}",
    ),
    "no-point": (
        "kế hoạch không có điểm «{name}»; có: {known}",
        "the plan has no open point «{name}»; there are: {known}",
    ),
    "no-choice": (
        "điểm «{point}» không có cách hiểu «{name}»; có: {known}",
        "the open point «{point}» has no reading «{name}»; there are: {known}",
    ),
    "point-twice": ("điểm «{name}» được chọn hai lần", "the open point «{name}» is chosen twice"),
    "no-subject": (
        "không có đối tượng «{name}»{hint}",
        "there is no subject «{name}»{hint}",
    ),
    "no-award": (
        "không có hình thức «{name}» cho đối tượng này; có: {known}",
        "there is no award «{name}» for this subject; there are: {known}",
    ),
    "no-target": (
        "không có chỉ tiêu «{name}»; có: {known}",
        "there is no target «{name}»; there are: {known}",
    ),
    "award-or-target": (
        "cần một hình thức khen thưởng, hoặc --target",
        "an award is needed, or --target",
    ),
    "award-and-target": (
        "hoặc một hình thức khen thưởng, hoặc --target, không cả hai",
        "either an award or --target, not both",
    ),
    "exceeded-alone": ("--exceeded đi cùng --target", "--exceeded goes with --target"),
    "bad-count": (
        "«{text}» không phải là số nguyên từ 0 trở lên",
        "«{text}» is no whole number from 0 on",
    ),
    "within-without-day": ("--within cần --as-of", "--within needs --as-of"),
    "ics-left-out": (
        "chưa biết ngày cuối cùng nên không có trong tệp: {names}",
        "left out, since their last days are not known: {names}",
    ),
    "no-icalendar": (
        "dạng ics cần gói icalendar: pip install 'thidua[calendar]'",
        "the form ics needs the package icalendar: pip install 'thidua[calendar]'",
    ),
    "calendar-ends": (
        "lịch ngày làm việc chưa có năm {year}",
        "the working calendar does not know the year {year}",
    ),
    "same-file": (
        "«{path}» vừa là đầu vào vừa là nơi ghi kết quả",
        "«{path}» is both an input and the place of the result",
    ),
    "cannot-write": ("không ghi được «{path}»: {reason}", "«{path}» can't be written: {reason}"),
    "aside-without-facts": (
        "--set-aside cần --dossiers",
        "--set-aside needs --dossiers",
    ),
    "needs-as-of": (
        "cần --as-of: tiến độ là của một ngày, và máy không tự lấy ngày hôm nay",
        "--as-of is needed: a pace is that of a day, and today is never assumed",
    ),
    "bad-by": (
        "--by: không có «{text}»; có: day, week, month, quarter, year, hoặc những ngày như "
        "2024-07-31,2024-09-30",
        "--by: there is no «{text}»; there are: day, week, month, quarter, year, or days such as "
        "2024-07-31,2024-09-30",
    ),
    "outside-checkpoint": (
        "--by: ngày {day} nằm ngoài đợt thi đua hoặc sau ngày xét",
        "--by: {day} lies outside the period or after the as-of date",
    ),
    "bad-expected": (
        "--expected: «{text}» không phải là số, CHỈ SỐ=số, same-rate hay một tệp",
        "--expected: «{text}» is no number, INDICATOR=number, same-rate, or file",
    ),
    "no-indicator": (
        "--expected: kế hoạch không có chỉ số «{name}»; có: {known}",
        "--expected: the plan has no indicator «{name}»; there are: {known}",
    ),
    "expected-twice": (
        "--expected: «{text}» được cho hai lần",
        "--expected: «{text}» is given twice",
    ),
    "expected-mixed": (
        "--expected: same-rate và tệp đứng một mình",
        "--expected: same-rate and a file stand alone",
    ),
    # faults
    "counts-of": (
        "Lỗi: {errors}, cảnh báo: {warnings}",
        "Errors: {errors}, warnings: {warnings}",
    ),
    "no-faults": ("{path}: không có lỗi", "{path}: no faults"),
    "only-warnings": (
        "{path}: dùng được; cảnh báo: {warnings}",
        "{path}: usable; warnings: {warnings}",
    ),
    "error": ("lỗi", "error"),
    "warning": ("cảnh báo", "warning"),
    "note": ("ghi chú", "note"),
    "unreadable": ("không đọc được «{path}»: {reason}", "«{path}» can't be read: {reason}"),
    "interrupted": ("Đã dừng.", "Stopped."),
    # progress
    "reading-files": ("Đọc {name}", "Reading {name}"),
    "counting": ("Đếm {count} dòng hồ sơ", "Counting {count} dossier rows"),
    "counting-short": ("Đếm hồ sơ", "Counting dossiers"),
    "judging": ("Xét {count} đối tượng", "Judging {count} subjects"),
    "judging-short": ("Xét đối tượng", "Judging subjects"),
    "measuring": ("Đo tại {count} mốc", "Measuring on {count} days"),
    "measuring-short": ("Đo tại các mốc", "Measuring day by day"),
    "drawing": ("Vẽ {count} biểu đồ", "Drawing {count} charts"),
    "drawing-short": ("Vẽ biểu đồ", "Drawing charts"),
    "reporting": ("Lập bảng kết quả", "Making the report"),
    "written": ("Đã ghi {path}", "Wrote {path}"),
    "aside-written": (
        "Đã ghi {count} dòng để riêng và ngoài thời gian thi đua vào {path}",
        "Wrote {count} rows that were set aside or lie outside the period to {path}",
    ),
    # explain, readings
    "verdict-every": (
        "dưới mọi cách hiểu ({count} tổ hợp)",
        "under every reading ({count} combinations)",
    ),
    "turns-on": ("Tùy cách hiểu những điểm sau:", "It turns on how these points are read:"),
    "by-reading": ("Cụ thể:", "That is:"),
    "undetermined": ("chưa xác định", "undetermined"),
    "yes": ("có", "yes"),
    "no": ("không", "no"),
    "higher": ("không, vì đã xét hình thức cao hơn", "no, because the higher award is given"),
    "varies": ("tùy các điểm khác", "depending on the other points"),
    "met-title": ("Đạt: {title}", "Met: {title}"),
    "exceeded-title": ("Vượt: {title}", "Exceeded: {title}"),
    "open-points": ("Những điểm còn tùy cách hiểu", "Open points"),
    "named-sets": ("Các bộ cách hiểu có tên", "Named sets of readings"),
    "no-open-points": ("Kế hoạch không để ngỏ điểm nào.", "The plan leaves no point open."),
    "left-open": ("để ngỏ: {points}", "left open: {points}"),
}


def say(lang: Language, key: str, **values: object) -> str:
    """The sentence with that name, its blanks filled in."""
    others = (_CALENDAR_SENTENCES, _MONEY_SENTENCES, _QUALITY_SENTENCES, _TALLY_SENTENCES)
    sentence = next(known[key] for known in (_SENTENCES, *others) if key in known)
    return sentence[0 if lang == "vi" else 1].format(**values)

/// \file
/// The wording of explanations: each phrase once in Vietnamese and once in English, side by side.
#include "sentences.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace thidua::inline v0 {

namespace {

struct Wording {
  Phrase phrase;
  std::string_view vi;
  std::string_view en;
};

// clang-format off
constexpr std::array wordings{
    Wording{Phrase::sign_yes, "đạt", "yes"},
    Wording{Phrase::sign_no, "không đạt", "no"},
    Wording{Phrase::sign_undetermined, "chưa xác định", "undetermined"},
    Wording{Phrase::award_yes, "đủ điều kiện", "qualifies"},
    Wording{Phrase::award_no, "không đủ điều kiện", "does not qualify"},
    Wording{Phrase::award_superseded, "đạt các tiêu chuẩn, nhưng không xét tặng vì đã có hình thức cao hơn", "meets its criteria, but a higher award takes its place"},
    Wording{Phrase::award_undetermined, "chưa xác định", "undetermined"},

    Wording{Phrase::clause, "«{0}»", "clause {0}:"},
    Wording{Phrase::clause_of_document, "«{1}: {0}»", "clause {0} of {1}:"},
    Wording{Phrase::award_of_subject, "{0} – {1}", "{0} – {1}"},
    Wording{Phrase::title_award, "Hình thức khen thưởng", "Award"},
    Wording{Phrase::title_eligible, "Đối tượng tham gia: {0}", "May take part: {0}"},
    Wording{Phrase::title_criterion, "Tiêu chuẩn", "Criterion"},
    Wording{Phrase::title_all, "Tất cả các điều kiện sau", "All of the following"},
    Wording{Phrase::title_any, "Một trong các điều kiện sau", "One of the following"},
    Wording{Phrase::title_at_least, "Ít nhất {0} trong các điều kiện sau", "At least {0} of the following"},
    Wording{Phrase::title_none, "Không có điều nào sau đây", "None of the following"},
    Wording{Phrase::title_excepted, "Điều kiện có ngoại lệ", "A condition with exceptions"},
    Wording{Phrase::title_exception_yes, "Ngoại lệ, khi áp dụng thì coi là đạt", "Exception; where it applies, the condition counts as met"},
    Wording{Phrase::title_exception_no, "Ngoại lệ, khi áp dụng thì coi là không đạt", "Exception; where it applies, the condition counts as not met"},
    Wording{Phrase::title_contents_met, "Đạt các nội dung thi đua", "The contents are met"},
    Wording{Phrase::title_contents_exceeded, "Đạt và vượt các nội dung thi đua", "The contents are met and exceeded"},
    Wording{Phrase::title_exceeded, "Vượt: {0}", "Exceeded: {0}"},
    Wording{Phrase::title_measure, "Chỉ số", "Indicator"},
    Wording{Phrase::title_attested, "Nội dung do người có thẩm quyền đánh giá", "Judged by those entitled"},
    Wording{Phrase::title_paper, "Văn bản trong hồ sơ đề nghị", "Paper of the nomination"},
    Wording{Phrase::title_role, "Vai trò", "Role"},
    Wording{Phrase::title_no_discipline, "Không bị kỷ luật", "Not under discipline"},
    Wording{Phrase::title_precedence, "Không có hình thức khen thưởng cao hơn cho cùng thành tích", "No higher award for the same achievement"},
    Wording{Phrase::results_of, " (kết quả của {0})", " (results of {0})"},

    Wording{Phrase::all_must, "phải đạt tất cả: {0}", "all must hold: {0}"},
    Wording{Phrase::any_must, "phải đạt ít nhất một: {0}", "at least one must hold: {0}"},
    Wording{Phrase::some_must, "phải đạt ít nhất {1}: {0}", "at least {1} must hold: {0}"},
    Wording{Phrase::none_may, "không được có điều nào: {0}", "none may hold: {0}"},
    Wording{Phrase::of_which, "đạt {0}/{1}", "{0} of {1} yes"},
    Wording{Phrase::and_not, ", không đạt {0}", ", {0} no"},
    Wording{Phrase::and_undetermined, ", chưa xác định {0}", ", {0} undetermined"},
    Wording{Phrase::none_of_which, "có {0}/{1}", "{0} of {1} yes"},
    Wording{Phrase::none_and_not, ", không có {0}", ", {0} no"},
    Wording{Phrase::no_part, "không áp dụng cho loại đối tượng này", "not for this kind of subject"},
    Wording{Phrase::exception_applies_yes, "ngoại lệ được áp dụng, coi là đạt", "an exception applies, so it counts as met"},
    Wording{Phrase::exception_applies_no, "ngoại lệ được áp dụng, coi là không đạt", "an exception applies, so it counts as not met"},
    Wording{Phrase::exception_not_known, "chưa rõ ngoại lệ có được áp dụng hay không", "whether an exception applies is not known"},
    Wording{Phrase::no_exception_applies, "không ngoại lệ nào được áp dụng, xét theo điều kiện chung", "no exception applies, so the condition itself decides"},
    Wording{Phrase::condition_applies, "được áp dụng", "applies"},
    Wording{Phrase::condition_not_applies, "không áp dụng", "does not apply"},
    Wording{Phrase::condition_not_known, "chưa rõ có áp dụng hay không", "whether it applies is not known"},
    Wording{Phrase::exceptions_conflict, "các ngoại lệ trái nhau cùng được áp dụng nên chưa xác định được; cần sửa quy định",
            "exceptions that contradict each other both apply, so it is undetermined; the rule needs mending"},
    Wording{Phrase::higher_given, "đủ điều kiện nhận hình thức cao hơn{0}, nên không xét tặng hình thức này cho cùng thành tích",
            "qualifies for a higher award{0}, so this one is not given for the same achievement"},
    Wording{Phrase::higher_not_given, "không đủ điều kiện nhận hình thức cao hơn{0}, nên được xét hình thức này",
            "does not qualify for a higher award{0}, so this one remains"},
    Wording{Phrase::higher_not_known, "chưa xác định được hình thức cao hơn{0}", "whether a higher award is due{0} is undetermined"},
    Wording{Phrase::rules_it_out, "{0} (có điều này thì không đạt)", "{0} (which rules it out)"},

    Wording{Phrase::percentage_point, "{0} điểm phần trăm", "{0} percentage point"},
    Wording{Phrase::percentage_points, "{0} điểm phần trăm", "{0} percentage points"},
    Wording{Phrase::reported, "{0} (theo báo cáo)", "{0} (as reported)"},
    Wording{Phrase::reported_down, "{0} (theo báo cáo, làm tròn xuống)", "{0} (as reported, rounded down)"},
    Wording{Phrase::reported_up, "{0} (theo báo cáo, làm tròn lên)", "{0} (as reported, rounded up)"},
    Wording{Phrase::not_applicable, "không áp dụng", "not applicable"},
    Wording{Phrase::above, "trên {0}", "above {0}"},
    Wording{Phrase::at_least, "từ {0} trở lên", "at least {0}"},
    Wording{Phrase::below, "dưới {0}", "below {0}"},
    Wording{Phrase::at_most, "không quá {0}", "at most {0}"},
    Wording{Phrase::with_margin, "{0} ({1} cộng khoảng chênh {2})", "{0} ({1} plus a margin of {2})"},
    Wording{Phrase::less_margin, "{0} ({1} trừ khoảng chênh {2})", "{0} ({1} less a margin of {2})"},
    Wording{Phrase::level_in_force_on, "{0} (mức áp dụng ngày {1} là {2}, đến hết ngày {3}{4})",
     "{0} (the level in force on {1} is {2}, through {3}{4})"},
    Wording{Phrase::last_level, "{0} (xét theo mức cuối cùng là {1}, đến hết ngày {2}{3})",
     "{0} (judged by the last level, {1}, through {2}{3})"},
    Wording{Phrase::level_clause, ", khoản {0}", ", clause {0}"},
    Wording{Phrase::level_clause_of_document, ", khoản {0} của {1}", ", clause {0} of {1}"},

    Wording{Phrase::compared, "{0}, yêu cầu {1}", "{0}, required: {1}"},
    Wording{Phrase::source, "{0} (nguồn: {1})", "{0} (source: {1})"},
    Wording{Phrase::straddles, "{0} có thể là {1}, yêu cầu {2}: chưa phân định được nếu không có số đếm chính xác",
            "{0} can stand for {1}, required: {2}; only exact counts can tell"},
    Wording{Phrase::range, "từ {0} đến {1}", "anything from {0} to {1}"},
    Wording{Phrase::range_low_open, "trên {0} đến {1}", "anything above {0} up to {1}"},
    Wording{Phrase::range_high_open, "từ {0} đến dưới {1}", "anything from {0} to below {1}"},
    Wording{Phrase::measure_missing, "chưa có số liệu, yêu cầu {0}", "no figure was given, required: {0}"},
    Wording{Phrase::declared_not_applicable, "được xác định là không áp dụng{0}", "declared not applicable{0}"},
    Wording{Phrase::declared_by, " bởi {0}", " by {0}"},
    Wording{Phrase::on_paper, ", theo {0}", ", paper: {0}"},
    Wording{Phrase::left_out, "{0}, nên không tính vào kết quả chung", "{0}, so it is left out of the whole"},
    Wording{Phrase::nothing_counts, "{0}; không có gì để tính, cần người có thẩm quyền quyết định",
            "{0}; nothing is left to measure, so a decision is needed"},
    Wording{Phrase::no_activity, "không phát sinh gì để tính (0/0)", "nothing happened that could be measured (0/0)"},
    Wording{Phrase::no_activity_undetermined, "{0}; chưa có quy định cho trường hợp này, cần người có thẩm quyền quyết định",
            "{0}; no rule covers this, so a decision is needed"},
    Wording{Phrase::no_activity_not_met, "{0}, được coi là chưa đạt", "{0}, which counts as not met"},
    Wording{Phrase::no_activity_as, "{0}, được tính là {1}, yêu cầu {2}", "{0}, which counts as {1}, required: {2}"},
    Wording{Phrase::no_activity_not_counted, "{0}, chỉ tiêu không được tính", "{0}, and the rule does not count it"},
    Wording{Phrase::margin_not_set, "{0}, đã qua mức {1}, nhưng khoảng chênh để coi là vượt chưa được ấn định",
            "{0}, past the level of {1}, but the margin that counts as exceeding has not been set"},
    Wording{Phrase::no_unit_known, "xét theo kết quả của đơn vị, nhưng chưa biết {0} thuộc đơn vị nào",
            "judged by the results of a unit, but the unit of {0} is not known"},

    Wording{Phrase::short_by, "thiếu {0} so với mức", "{0} short of the level"},
    Wording{Phrase::over_by, "cao hơn mức {0}", "{0} over the level"},
    Wording{Phrase::by_reported, "{0} (tính theo số báo cáo)", "{0} (by the reported figure)"},
    Wording{Phrase::at_level_above, "đúng bằng mức, nhưng phải trên mức", "exactly at the level, but it must be above it"},
    Wording{Phrase::at_level_below, "đúng bằng mức, nhưng phải dưới mức", "exactly at the level, but it must be below it"},
    Wording{Phrase::more_of_existing, "cần thêm {0} trong số {1} đã có", "it takes {2} more of the existing {1}"},
    Wording{Phrase::fewer_of_existing, "cần bớt {0} trong số {1} đã có", "it takes {2} fewer of the existing {1}"},
    Wording{Phrase::all_are_not_enough, "dù cả {0} đã có đều đạt cũng không đủ", "even all of the existing {0} are not enough"},
    Wording{Phrase::or_new_one, "hoặc {0} mới đạt", "or {0} that counts"},
    Wording{Phrase::or_new, "hoặc {0} mới đều đạt", "or {0} that all count"},
    Wording{Phrase::needs_new_one, "cần thêm {0} mới đạt", "it takes {0} that counts"},
    Wording{Phrase::needs_new, "cần thêm {0} mới đều đạt", "it takes {0} that all count"},
    Wording{Phrase::dossier, "{0} hồ sơ", "{0} {1}dossier"},
    Wording{Phrase::dossiers, "{0} hồ sơ", "{0} {1}dossiers"},
    Wording{Phrase::service, "{0} dịch vụ", "{0} {1}service"},
    Wording{Phrase::services, "{0} dịch vụ", "{0} {1}services"},
    Wording{Phrase::officer, "{0} cán bộ", "{0} {1}officer"},
    Wording{Phrase::officers, "{0} cán bộ", "{0} {1}officers"},
    Wording{Phrase::dong, "{0} đồng", "{0} {1}đồng"},

    Wording{Phrase::judged, "{0} đánh giá: {1}", "{0} judged: {1}"},
    Wording{Phrase::in_capacity, "{0} ({1})", "{0} ({1})"},
    Wording{Phrase::on_day, ", ngày {0}", ", on {0}"},
    Wording{Phrase::wanted_exceeded, "{0}; yêu cầu: vượt", "{0}; required: exceeded"},
    Wording{Phrase::not_judged, "chưa có đánh giá", "not judged yet"},
    Wording{Phrase::not_judged_by, "chưa có đánh giá của {0}", "not judged yet by {0}"},
    Wording{Phrase::contradict, "các đánh giá trái nhau: {0}", "the judgements contradict each other: {0}"},
    Wording{Phrase::not_met, "chưa đạt", "not met"},
    Wording{Phrase::met, "đạt", "met"},
    Wording{Phrase::exceeded, "vượt", "exceeded"},

    Wording{Phrase::received, "nhận ngày {0}{1}, {2}: trong hạn", "received on {0}{1}, {2}: in time"},
    Wording{Phrase::received_no_deadline, "nhận ngày {0}{1}, kế hoạch không đặt hạn", "received on {0}{1}; the plan sets no deadline"},
    Wording{Phrase::received_late, "nhận ngày {0}{1}, {2}: quá hạn", "received on {0}{1}, {2}: too late"},
    Wording{Phrase::paper_absent, "không nhận được, {0}; sổ tiếp nhận đã ghi đầy đủ đến hạn", "not received, {0}; the register is complete up to then"},
    Wording{Phrase::paper_not_known, "chưa biết đã nhận hay chưa{0}", "whether it was received is not known{0}"},
    Wording{Phrase::paper_number, " (số {0})", " (number {0})"},
    Wording{Phrase::received_time_not_known, "nhận ngày {0}{1}, {2}: chưa rõ giờ nhận nên chưa xác định được", "received on {0}{1}, {2}: the time of receipt is not known, so it is undetermined"},
    Wording{Phrase::received_due_not_known, "nhận ngày {0}{1}, {2}: chưa xác định được hạn", "received on {0}{1}, {2}: the last day is not known yet"},
    Wording{Phrase::due, "hạn: {0}", "due {0}"},
    Wording{Phrase::due_before, "trước ngày {0}, tức chậm nhất {1}", "before {0}, that is by {1} at the latest"},
    Wording{Phrase::due_by, "đến hết ngày {0}", "by the end of {0}"},
    Wording{Phrase::due_before_last, "trước {0}", "before {0}"},
    Wording{Phrase::due_by_last, "chậm nhất {0}", "by {0}"},
    Wording{Phrase::due_within, "trong {0} kể từ {1}", "within {0} of {1}"},
    Wording{Phrase::due_last_day, "{0}, tức đến hết ngày {1}", "{0}, that is by the end of {1}"},
    Wording{Phrase::due_last_moment, "{0}, tức đến {1}", "{0}, that is by {1}"},
    Wording{Phrase::moment_of_day, "{0} (UTC+7) ngày {1}", "{0} (UTC+7) on {1}"},
    Wording{Phrase::received_moment, "{0} lúc {1} (UTC+7)", "{0} at {1} (UTC+7)"},
    Wording{Phrase::stated_day, "ngày {0}", "{0}"},
    Wording{Phrase::event_on, "«{0}» ({1})", "«{0}» ({1})"},
    Wording{Phrase::event_not_known, "«{0}»", "«{0}»"},
    Wording{Phrase::event_period_from, "ngày bắt đầu đợt thi đua", "the first day of the campaign"},
    Wording{Phrase::event_period_through, "ngày kết thúc đợt thi đua", "the last day of the campaign"},
    Wording{Phrase::due_event_missing, "{0}; chưa biết ngày của «{1}»", "{0}; the date of «{1}» is not known yet"},
    Wording{Phrase::due_calendar_missing, "{0}; cần lịch ngày làm việc để tính", "{0}; it takes a working calendar to tell"},
    Wording{Phrase::due_year_missing, "{0}; lịch ngày làm việc chưa có năm {1}", "{0}; the working calendar does not know the year {1}"},
    Wording{Phrase::due_rolled, "{0}; {1} không phải ngày làm việc nên hạn dời đến hết ngày {2}", "{0}; {1} is not worked, so it moves to the end of {2}"},
    Wording{Phrase::due_extended, "gia hạn theo quyết định số {0} ngày {1}: {2}", "extended by decision {0} of {1}: {2}"},
    Wording{Phrase::day_named, "{0}, {1}", "{0} {1}"},
    Wording{Phrase::explained_before, "trước {0}, nên ngày cuối cùng là {1}", "before {0}, so the last day is {1}"},
    Wording{Phrase::explained_by, "chậm nhất {0}, nên ngày cuối cùng là {1}", "by {0}, so the last day is {1}"},
    Wording{Phrase::explained_within, "trong {0} kể từ {1}; ngày {2} không tính, tính từ {3}, nên ngày cuối cùng là {4}", "within {0} of {1}; {2} itself is not counted, counting starts on {3}, so the last day is {4}"},
    Wording{Phrase::explained_not_counted, "không tính {0}", "not counted: {0}"},
    Wording{Phrase::explained_short_month, "tháng cuối không có ngày tương ứng nên lấy ngày cuối tháng", "the last month has no such day, so its last day is taken"},
    Wording{Phrase::explained_roll, "{0} không phải ngày làm việc ({1}) nên hạn dời đến hết ngày làm việc tiếp theo, {2}", "{0} is not worked ({1}), so it moves to the end of the next working day, {2}"},
    Wording{Phrase::explained_articles, "theo {0} Bộ luật Dân sự 2015", "Civil Code 2015, {0}"},

    Wording{Phrase::role_held, "có vai trò được yêu cầu: {0}", "has a role that is asked for: {0}"},
    Wording{Phrase::role_not_held, "không có vai trò nào được yêu cầu: {0}", "has none of the roles asked for: {0}"},
    Wording{Phrase::roles_not_known, "chưa biết có vai trò được yêu cầu hay không: {0}", "the roles are not known; asked for: {0}"},
    Wording{Phrase::disciplined, "đang bị kỷ luật", "under discipline"},
    Wording{Phrase::not_disciplined, "không bị kỷ luật", "not under discipline"},
    Wording{Phrase::discipline_not_known, "chưa biết có bị kỷ luật hay không", "whether there is discipline is not known"},

    Wording{Phrase::need_measure, "số liệu về «{0}»", "the figure for «{0}»"},
    Wording{Phrase::need_measure_yes, "số liệu về «{0}» đạt yêu cầu", "a figure for «{0}» that passes"},
    Wording{Phrase::need_measure_no, "số liệu về «{0}» không đạt yêu cầu", "a figure for «{0}» that does not pass"},
    Wording{Phrase::need_exact_counts, "số đếm chính xác về «{0}» thay cho số báo cáo", "exact counts of «{0}» instead of the reported figure"},
    Wording{Phrase::need_exact_counts_yes, "số đếm chính xác về «{0}» thay cho số báo cáo, đạt yêu cầu",
            "exact counts of «{0}» instead of the reported figure, and they pass"},
    Wording{Phrase::need_exact_counts_no, "số đếm chính xác về «{0}» thay cho số báo cáo, không đạt yêu cầu",
            "exact counts of «{0}» instead of the reported figure, and they do not pass"},
    Wording{Phrase::need_judgement, "đánh giá về «{0}»: {1}", "the judgement on «{0}»: {1}"},
    Wording{Phrase::need_judgement_by, "ý kiến của {2} về «{0}»: {1}", "the judgement of {2} on «{0}»: {1}"},
    Wording{Phrase::need_met_or_not, "đạt hay chưa đạt", "met or not"},
    Wording{Phrase::need_exceeded_or_not, "vượt hay chưa vượt", "exceeded or not"},
    Wording{Phrase::need_met_yes, "đạt", "met"},
    Wording{Phrase::need_met_no, "chưa đạt", "not met"},
    Wording{Phrase::need_exceeded_yes, "vượt", "exceeded"},
    Wording{Phrase::need_exceeded_no, "chưa vượt", "not exceeded"},
    Wording{Phrase::need_paper, "«{0}»", "«{0}»"},
    Wording{Phrase::need_paper_yes, "«{0}» đã được nhận", "«{0}» received"},
    Wording{Phrase::need_paper_no, "«{0}» không được nhận", "«{0}» not received"},
    Wording{Phrase::need_paper_due, "«{0}» ({1})", "«{0}» ({1})"},
    Wording{Phrase::need_paper_due_yes, "«{0}» được nhận trong hạn ({1})", "«{0}» received in time ({1})"},
    Wording{Phrase::need_paper_due_no, "«{0}» không được nhận trong hạn ({1})", "«{0}» not received in time ({1})"},
    Wording{Phrase::need_role, "vai trò của người được xét («{0}»)", "the person's roles («{0}»)"},
    Wording{Phrase::need_role_yes, "người được xét có vai trò được yêu cầu («{0}»)", "the person has a role that is asked for («{0}»)"},
    Wording{Phrase::need_role_no, "người được xét không có vai trò được yêu cầu («{0}»)", "the person has no role that is asked for («{0}»)"},
    Wording{Phrase::need_discipline, "xác nhận có bị kỷ luật hay không", "word on whether there is discipline"},
    Wording{Phrase::need_discipline_yes, "xác nhận không bị kỷ luật", "word that there is no discipline"},
    Wording{Phrase::need_discipline_no, "xác nhận đang bị kỷ luật", "word that there is discipline"},
    Wording{Phrase::need_parameter, "giá trị của «{0}»{1}", "the value of «{0}»{1}"},
    Wording{Phrase::need_parameter_yes, "giá trị của «{0}»{1}, ở mức đã đạt được", "a value of «{0}»{1} that has been reached"},
    Wording{Phrase::need_parameter_no, "giá trị của «{0}»{1}, ở mức chưa đạt được", "a value of «{0}»{1} that has not been reached"},
    Wording{Phrase::decided_by, " (do {0} quyết định)", " (decided by {0})"},
    Wording{Phrase::need_decision, "quyết định về «{0}» khi không có gì để tính", "a decision on «{0}», where there is nothing to measure"},
    Wording{Phrase::need_decision_yes, "quyết định coi «{0}» là đạt", "a decision that «{0}» counts as met"},
    Wording{Phrase::need_decision_no, "quyết định coi «{0}» là chưa đạt", "a decision that «{0}» counts as not met"},
    Wording{Phrase::need_unit, "đơn vị của người được xét", "the person's unit"},
    Wording{Phrase::need_unit_yes, "đơn vị của người được xét, có kết quả đạt", "the person's unit, with results that pass"},
    Wording{Phrase::need_unit_no, "đơn vị của người được xét, có kết quả không đạt", "the person's unit, with results that do not pass"},
    Wording{Phrase::need_due_day, "ngày cuối cùng của hạn ({0})", "the last day of the deadline ({0})"},
    Wording{Phrase::need_due_day_yes, "ngày cuối cùng của hạn ({0}), từ ngày {1} trở đi", "a last day of the deadline ({0}) on or after {1}"},
    Wording{Phrase::need_due_day_no, "ngày cuối cùng của hạn ({0}), trước ngày {1}", "a last day of the deadline ({0}) before {1}"},
    Wording{Phrase::need_receipt_time, "giờ nhận «{0}»", "the time of day at which «{0}» was received"},
    Wording{Phrase::need_receipt_time_yes, "giờ nhận «{0}», trong hạn", "a time of receipt of «{0}» that is in time"},
    Wording{Phrase::need_receipt_time_no, "giờ nhận «{0}», quá hạn", "a time of receipt of «{0}» that is too late"},
    Wording{Phrase::of_subject, "{0} ({1})", "{0} ({1})"},

    Wording{Phrase::what_failed, "Vì sao không", "What failed"},
    Wording{Phrase::still_missing, "Còn thiếu", "Still missing"},
    Wording{Phrase::award_yes_when, "Đủ điều kiện nếu{0}:", "Qualifies if{0}:"},
    Wording{Phrase::award_no_when, "Không đủ điều kiện nếu{0}:", "Does not qualify if{0}:"},
    Wording{Phrase::yes_when, "Đạt nếu{0}:", "Yes if{0}:"},
    Wording{Phrase::no_when, "Không đạt nếu{0}:", "No if{0}:"},
    Wording{Phrase::any_of_these, " có một trong các điều sau", " any one of these holds"},
    Wording{Phrase::no_way, "chưa tìm được cách bổ sung nào dẫn đến kết quả này", "no set of the missing facts was found to bring this about"},
    Wording{Phrase::all_of_these, "có đủ các điều sau:", "all of these:"},
    Wording{Phrase::more_ways, "và {0} cách khác", "and {0} more ways"},
    Wording{Phrase::at_least_more_ways, "và ít nhất {0} cách khác", "and at least {0} more ways"},
    Wording{Phrase::readings_used, "Cách hiểu đã áp dụng", "Readings used"},
    Wording{Phrase::reading, "{0} → {1}", "{0} → {1}"},

    Wording{Phrase::money_amount, "{0} đồng", "{0} VND"},
    Wording{Phrase::money_individual, "cá nhân", "an individual"},
    Wording{Phrase::money_collective, "tập thể", "a collective"},
    Wording{Phrase::money_household, "hộ gia đình", "a household"},
    Wording{Phrase::money_base, "lương cơ sở", "base salary"},
    Wording{Phrase::money_base_from, "lương cơ sở từ ngày {0}", "base salary from {0} on"},
    Wording{Phrase::money_source, ", {0}", ", {0}"},
    Wording{Phrase::money_multiple_by, "hệ số theo {0}", "multiple by {0}"},
    Wording{Phrase::money_multiple_given, "hệ số do người tính nêu", "multiple as given"},
    Wording{Phrase::money_up_10000, "làm tròn lên hàng chục nghìn đồng", "rounded up to 10,000 VND"},
    Wording{Phrase::money_nearest_10000, "làm tròn đến hàng chục nghìn đồng gần nhất", "rounded to the nearest 10,000 VND"},
    Wording{Phrase::money_not_rounded, "không làm tròn", "not rounded"},
    Wording{Phrase::money_line, "{0} cho {1}, quyết định ngày {2}: {3} × {4} ({5}) = {6}; {7}: {8} ({9})",
     "{0} for {1}, decided on {2}: {3} × {4} ({5}) = {6}; {7}: {8} ({9})"},

    Wording{Phrase::or_word, " hoặc ", " or "},
};
// clang-format on

constexpr bool in_order() {
  for (std::size_t i = 0; i < wordings.size(); ++i) {
    if (static_cast<std::size_t>(wordings.at(i).phrase) != i) { return false; }
  }
  return wordings.size() == static_cast<std::size_t>(Phrase::last_of_phrases);
}
static_assert(in_order(), "one wording for each phrase, in the same order");

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

}  // namespace

std::string phrase(Phrase phrase, Language language, std::initializer_list<std::string> parts) {
  const auto& wording = wordings.at(static_cast<std::size_t>(phrase));
  return filled(language == Language::vi ? wording.vi : wording.en, parts);
}

std::string filled(std::string_view pattern, std::initializer_list<std::string> parts) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') {
      text += pattern[i];
      continue;
    }
    const auto part = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (part < parts.size()) { text += *(parts.begin() + part); }
    i += 2;
  }
  return text;
}

std::string day_text(const Date& day, Language language) {
  if (language == Language::vi) { return day_month_year(day); }
  const auto [year, month, number] = day.ymd();
  return std::to_string(number) + " " +
         std::string{months.at(static_cast<std::size_t>(month - 1))} + " " + std::to_string(year);
}

}  // namespace thidua::inline v0

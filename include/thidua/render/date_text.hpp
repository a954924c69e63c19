/// \file
/// Computed dates in words: how a term was counted, what it passed over and why, under which articles; moments and periods with
/// their zone and their events.
#pragma once

#include <string>

#include <thidua/core/local_text.hpp>
#include <thidua/time/moment.hpp>
#include <thidua/time/open_period.hpp>
#include <thidua/time/term.hpp>
#include <thidua/time/timed_period.hpp>

namespace thidua::inline v0 {

/// "10 ngày làm việc", "1 working day", "nửa tháng"
[[nodiscard]] std::string term_text(const Term& term, Language language);

/// "khoản 2 Điều 147", "art. 147(2)", of "147(2)"
[[nodiscard]] std::string article_text(const std::string& article, Language language);

/// "24/11/2026: nghỉ lễ, Ngày Văn hóa Việt Nam (Nghị quyết …)", "23/11/2025: Chủ nhật"
[[nodiscard]] std::string passed_day_text(const PassedDay& day, Language language);

/// Several lines: the end; the start and whether it counts; the count; what was not counted; what the end was moved past.
[[nodiscard]] std::string term_end_text(const TermEnd& found, Language language);

/// "12:00 (UTC+7) ngày 26/12/2024", "12:00 (UTC+7) on 26 December 2024"
[[nodiscard]] std::string moment_text(const Moment& moment, Language language);

/// "từ ngày 18/02/2020 đến 12:00 (UTC+7) ngày 02/03/2020"
[[nodiscard]] std::string period_text(const TimedPeriod& period, Language language);
/// "từ ngày 20/06/2024 đến hết ngày 26/12/2024"; an event by its name: "từ ngày có «issue-date» …"
[[nodiscard]] std::string period_text(const OpenPeriod& period, Language language);

}  // namespace thidua::inline v0

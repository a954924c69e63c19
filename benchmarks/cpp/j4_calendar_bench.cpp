/// \file
/// J4-c: working days added to a column by the library and by a day loop over Boost.Date_Time, in turn; a single date; building a
/// calendar of 100 years. Prints nanoseconds a row, a call and a building, round by round, as JSON. Usage: rows rounds
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <thidua/time/calendar_columns.hpp>

namespace {

namespace greg = boost::gregorian;
using clock_type = std::chrono::steady_clock;

thidua::CalendarData synthetic() {
  thidua::CalendarData data{"synthetic", {"Lịch giả định", "Synthetic"}, {6, 7}, {}, {}};
  std::mt19937 random{20261124};
  for (int year = 1950; year < 2050; ++year) {
    data.years.push_back({year, "synthetic", thidua::DayStatus::announced});
    std::set<thidua::Date> days;
    while (days.size() < 14) {
      days.insert(thidua::Date{year, 1, 1} +
                  thidua::Days{static_cast<std::int32_t>(random() % 365)});
    }
    for (const auto& day : days) {
      data.days.push_back({day,
                           thidua::DayKind::closed,
                           {},
                           "synthetic",
                           thidua::DayStatus::announced,
                           std::nullopt});
    }
  }
  return data;
}

/// What programs do without a table: one day after another, asking a set.
greg::date add_by_walking(greg::date day, std::int32_t count, const std::set<greg::date>& off) {
  const auto works = [&](const greg::date& candidate) {
    const auto weekday = candidate.day_of_week();
    return weekday != greg::Saturday && weekday != greg::Sunday && !off.contains(candidate);
  };
  const greg::days one{1};
  while (!works(day)) { day += one; }
  while (count > 0) {
    day += one;
    if (works(day)) { --count; }
  }
  return day;
}

template <class Work>
double nanoseconds(const Work& work) {
  const auto start = clock_type::now();
  work();
  return std::chrono::duration<double, std::nano>(clock_type::now() - start).count();
}

std::string list(const std::vector<double>& values) {
  std::string text;
  for (const double value : values) { text += (text.empty() ? "" : ", ") + std::to_string(value); }
  return "[" + text + "]";
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) { return 2; }
  const auto rows = static_cast<std::size_t>(std::strtoul(arguments[1], nullptr, 10));
  const int rounds = std::atoi(arguments[2]);
  const auto data = synthetic();
  const thidua::WorkingCalendar calendar{data};
  const thidua::CalendarColumns columns{calendar};
  const greg::date epoch{1970, 1, 1};
  std::set<greg::date> off;
  for (const auto& day : data.days) { off.insert(epoch + greg::days{day.date.epoch_days()}); }

  std::mt19937 random{7};
  const std::int32_t first = calendar.covers().first().epoch_days();
  std::vector<std::int32_t> days;
  std::vector<std::int32_t> counts;
  std::vector<greg::date> boost_days;
  for (std::size_t i = 0; i < rows; ++i) {
    days.push_back(first + static_cast<std::int32_t>(random() % 36'000U));
    counts.push_back(static_cast<std::int32_t>(1 + random() % 30U));
    boost_days.push_back(epoch + greg::days{days.back()});
  }
  std::vector<std::int32_t> out(rows);
  std::vector<greg::date> boost_out(rows);
  std::vector<double> thidua_ns;
  std::vector<double> boost_ns;
  std::vector<double> single_ns;
  std::vector<double> build_ns;
  std::int64_t single_sum = 0;
  for (int round = 0; round < rounds; ++round) {
    const double rows_of = static_cast<double>(rows);
    thidua_ns.push_back(nanoseconds([&] {
                          columns.offset(std::span<const std::int32_t>{days},
                                         std::span<const std::int32_t>{counts},
                                         thidua::Roll::following, std::span{out});
                        }) /
                        rows_of);
    boost_ns.push_back(nanoseconds([&] {
                         for (std::size_t i = 0; i < rows; ++i) {
                           boost_out[i] = add_by_walking(boost_days[i], counts[i], off);
                         }
                       }) /
                       rows_of);
    const std::size_t calls = std::min<std::size_t>(rows, 100'000);
    single_ns.push_back(nanoseconds([&] {
                          for (std::size_t i = 0; i < calls; ++i) {
                            single_sum += calendar
                                              .offset(thidua::Date::from_epoch_days(days[i]),
                                                      counts[i], thidua::Roll::following)
                                              .epoch_days();
                          }
                        }) /
                        static_cast<double>(calls));
    build_ns.push_back(nanoseconds([&] {
      const thidua::WorkingCalendar built{data};
      single_sum += built.working_days(built.covers());
    }));
  }
  std::int64_t sum = 0;
  std::int64_t boost_sum = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const auto weight = static_cast<std::int64_t>(i % 1021);
    sum += out[i] * weight;
    boost_sum += (boost_out[i] - epoch).days() * weight;
  }
  std::printf(
      "{\"rows\": %zu, \"checksums\": {\"thidua\": %lld, \"boost\": %lld, \"single\": %lld},\n"
      " \"nanoseconds\": {\"thidua\": %s, \"boost\": %s, \"single\": %s, \"build\": %s}}\n",
      rows, static_cast<long long>(sum), static_cast<long long>(boost_sum),
      static_cast<long long>(single_sum), list(thidua_ns).c_str(), list(boost_ns).c_str(),
      list(single_ns).c_str(), list(build_ns).c_str());
  return sum == boost_sum ? 0 : 1;
}

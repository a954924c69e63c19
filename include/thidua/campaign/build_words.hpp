/// \file
/// The small words of a plan said in C++: counts, ends of the period, due days, settings left open.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <thidua/campaign/plan.hpp>
#include <thidua/core/choice.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/measure/indicator.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/deadline.hpp>

namespace thidua::inline v0 {

namespace build {

/// Wording without an English gloss.
[[nodiscard]] inline LocalText vi(std::string text) { return {std::move(text), {}}; }

/// Left open: the readings of that open point give the value.
[[nodiscard]] inline OpenPointRef open(std::string open_point) { return {std::move(open_point)}; }

/// The ends of a period are two types, so that they can't change places; both days are included.
struct From {
  PlanDay day;
};
struct Through {
  PlanDay day;
};
[[nodiscard]] inline From from(const Date& day) { return {day}; }
[[nodiscard]] inline From from_parameter(std::string id) { return {std::move(id)}; }
[[nodiscard]] inline Through through(const Date& day) { return {day}; }
[[nodiscard]] inline Through through_parameter(std::string id) { return {std::move(id)}; }

/// «trước ngày X»: the day itself is excluded; with a time of day (UTC+7), what comes before it is in time. X is a date, or the id
/// of what gives one: a date parameter, "period.from", "period.through".
[[nodiscard]] inline DueRule before(PlanDay day, std::optional<TimeOfDay> time = std::nullopt) {
  return {DeadlineKind::before, std::move(day), {}, time};
}
/// «chậm nhất ngày X», «đến hết ngày X»: the day itself is included, up to the time of day where there is one.
[[nodiscard]] inline DueRule by(PlanDay day, std::optional<TimeOfDay> time = std::nullopt) {
  return {DeadlineKind::by, std::move(day), {}, time};
}
/// «trong 10 ngày làm việc kể từ ngày X»: X itself is not counted.
[[nodiscard]] inline DueRule within(std::int64_t count, TermUnit unit, PlanDay of,
                                    std::optional<TimeOfDay> time = std::nullopt) {
  return {DeadlineKind::within, std::move(of), {count, unit}, time};
}

/// A flag that must hold, or with `without("…")` must not.
struct FlagWord : FlagTest {
  FlagWord(const char* id)
      : FlagTest{id, true} {}  // NOLINT(google-explicit-constructor): a flag's id asks for it
  FlagWord(std::string id)
      : FlagTest{std::move(id), true} {}                  // NOLINT(google-explicit-constructor)
  FlagWord(FlagTest test) : FlagTest{std::move(test)} {}  // NOLINT(google-explicit-constructor)
};
[[nodiscard]] inline FlagTest without(std::string flag) { return {std::move(flag), false}; }

/// Dossiers with these flags: `dossiers("fee_due", "paid_online")`; all of them: `dossiers()`.
[[nodiscard]] CountRule dossiers(const std::convertible_to<FlagWord> auto&... where) {
  return {Counted::dossier, {static_cast<FlagTest>(FlagWord{where})...}};
}
/// Distinct services with at least one such dossier.
[[nodiscard]] CountRule services(const std::convertible_to<FlagWord> auto&... where) {
  return {Counted::service, {static_cast<FlagTest>(FlagWord{where})...}};
}
/// Distinct officers with at least one such dossier.
[[nodiscard]] CountRule officers(const std::convertible_to<FlagWord> auto&... where) {
  return {Counted::officer, {static_cast<FlagTest>(FlagWord{where})...}};
}
/// The sum of the amounts of such dossiers, in đồng.
[[nodiscard]] CountRule amounts(const std::convertible_to<FlagWord> auto&... where) {
  return {Counted::amount, {static_cast<FlagTest>(FlagWord{where})...}};
}

}  // namespace build

}  // namespace thidua::inline v0

/// \file
/// Values that a plan's text leaves to be filled in: its date of issue, a margin that the council sets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <thidua/core/citation.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/money.hpp>
#include <thidua/core/percent.hpp>
#include <thidua/core/word.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/dated.hpp>

namespace thidua::inline v0 {

enum class ParameterKind : std::uint8_t { date, percent, percentage_points, integer, money };

template <>
struct Words<ParameterKind> {
  static constexpr std::pair<ParameterKind, std::string_view> table[] = {
      {ParameterKind::date, "date"},
      {ParameterKind::percent, "percent"},
      {ParameterKind::percentage_points, "percentage-points"},
      {ParameterKind::integer, "integer"},
      {ParameterKind::money, "money"}};
};

/// One alternative a kind, in the order of the kinds.
using ParameterValue = std::variant<Date, Percent, PercentagePoints, std::int64_t, Money>;

struct Parameter {
  std::string id;
  ParameterKind kind = ParameterKind::date;
  LocalText title;
  std::optional<ParameterValue> value;
  std::optional<Date> not_before;
  std::string decided_by;  ///< an authority
  Citation cite;
  /// Of a parameter that changes at dates: what holds from when, the earliest first; then it has no single `value`.
  std::vector<DatedValue<ParameterValue>> values = {};
  std::optional<Date> known_through = std::nullopt;  ///< after that day nothing is known of it
  [[nodiscard]] bool is_dated() const noexcept { return !values.empty(); }
  friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// The value as of a day; without a day, the last one. None where none is set, before the first of dated values, and after the
/// last known day: what is not known stays undetermined.
[[nodiscard]] std::optional<ParameterValue> value_on(const Parameter& parameter,
                                                     const std::optional<Date>& day);

/// Sets one value for all days in place of what it was.
void set_value(Parameter& parameter, std::optional<ParameterValue> value);

/// Reads a value of that kind: «2024-06-20», «45%», «2 pp», «3», «2340000 VND».
[[nodiscard]] std::optional<ParameterValue> parse_parameter(ParameterKind kind,
                                                            std::string_view text);
/// Readable by `parse_parameter`.
[[nodiscard]] std::string to_string(const ParameterValue& value);

}  // namespace thidua::inline v0

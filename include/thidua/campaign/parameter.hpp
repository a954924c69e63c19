/// \file
/// Values that a plan's text leaves to be filled in: its date of issue, a margin that the council sets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <thidua/core/citation.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/percent.hpp>
#include <thidua/core/word.hpp>
#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

enum class ParameterKind : std::uint8_t { date, percent, percentage_points, integer };

template <>
struct Words<ParameterKind> {
  static constexpr std::pair<ParameterKind, std::string_view> table[] = {
      {ParameterKind::date, "date"},
      {ParameterKind::percent, "percent"},
      {ParameterKind::percentage_points, "percentage-points"},
      {ParameterKind::integer, "integer"}};
};

/// One alternative a kind, in the order of the kinds.
using ParameterValue = std::variant<Date, Percent, PercentagePoints, std::int64_t>;

struct Parameter {
  std::string id;
  ParameterKind kind = ParameterKind::date;
  LocalText title;
  std::optional<ParameterValue> value;
  std::optional<Date> not_before;
  std::string decided_by;  ///< an authority
  Citation cite;
  friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// Reads a value of that kind: «2024-06-20», «45%», «2 pp», «3».
[[nodiscard]] std::optional<ParameterValue> parse_parameter(ParameterKind kind,
                                                            std::string_view text);
/// Readable by `parse_parameter`.
[[nodiscard]] std::string to_string(const ParameterValue& value);

}  // namespace thidua::inline v0

/// \file
/// Values of the lower rooms as JSON: integers and strings, nothing else.
#pragma once

#include <concepts>
#include <stdexcept>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/rational.hpp>
#include <thidua/measure/comparison.hpp>
#include <thidua/measure/measure.hpp>
#include <thidua/rule/explanation.hpp>
#include <thidua/rule/settle.hpp>
#include <thidua/time/computed_due.hpp>

namespace thidua::inline v0 {

using Json = nlohmann::json;

[[nodiscard]] Json to_json(const Rational& value);
[[nodiscard]] Json to_json(const LocalText& text);
[[nodiscard]] Json to_json(const Measure& measure);
[[nodiscard]] Json to_json(const Level& level);
[[nodiscard]] Json to_json(const Diagnostic& diagnostic);
[[nodiscard]] Json to_json(const Diagnostics& diagnostics);
[[nodiscard]] Json to_json(const Explanation& node);
[[nodiscard]] Json to_json(const Settlement& settlement);
[[nodiscard]] Json to_json(const ComputedDue& due);

/// A whole number as it was written. The library's own conversion would cut decimals off and let large numbers wrap.
/// \throws std::invalid_argument for anything else, and for what T can't hold
template <std::integral T>
[[nodiscard]] T whole_number_from(const Json& json) {
  const auto held = [](auto number) { return std::in_range<T>(number); };
  if (json.is_number_unsigned()) {
    if (const auto number = json.get<std::uint64_t>(); held(number)) {
      return static_cast<T>(number);
    }
  } else if (json.is_number_integer()) {
    if (const auto number = json.get<std::int64_t>(); held(number)) {
      return static_cast<T>(number);
    }
  }
  throw std::invalid_argument{"no whole number of this size: " +
                              (json.is_number() ? json.dump() : std::string{json.type_name()})};
}
/// The same where the key may be absent: then 0.
[[nodiscard]] inline std::int64_t whole_number_at(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at == json.end() ? 0 : whole_number_from<std::int64_t>(*at);
}

[[nodiscard]] Rational rational_from(const Json& json);
[[nodiscard]] Measure measure_from(const Json& json);
/// \throws std::invalid_argument when there is no such code
[[nodiscard]] Fault fault_from(const std::string& code);
[[nodiscard]] Diagnostic diagnostic_from(const Json& json);

/// Sets a key unless the text is empty.
inline void set(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) { json[key] = text; }
}
inline void set(Json& json, const char* key, const std::optional<Date>& day) {
  if (day) { json[key] = iso(*day); }
}

/// Two spaces a level; text that is not UTF-8 can't get here.
[[nodiscard]] inline std::string dumped(const Json& json) { return json.dump(2) + "\n"; }

}  // namespace thidua::inline v0

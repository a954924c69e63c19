/// \file
/// Values of the lower rooms as JSON: integers and strings, nothing else.
#pragma once

#include <string>
#include <nlohmann/json.hpp>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/rational.hpp>
#include <thidua/measure/comparison.hpp>
#include <thidua/measure/measure.hpp>
#include <thidua/rule/explanation.hpp>
#include <thidua/rule/settle.hpp>

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

[[nodiscard]] Rational rational_from(const Json& json);
[[nodiscard]] Measure measure_from(const Json& json);
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

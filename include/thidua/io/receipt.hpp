/// \file
/// A receipt of an evaluation: what exactly was judged, by which library, under which readings. The same inputs give the same receipt.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <thidua/evaluate/evaluation.hpp>
#include <thidua/evaluate/pace.hpp>

namespace thidua::inline v0 {

struct Receipt {
  std::string library_version;
  std::string plan_id;
  std::string plan_sha256;  ///< of the plan as `write_plan` writes it, parameters included
  std::map<std::string, std::string> parameters;
  std::string evidence_sha256;
  std::string measurements_sha256;
  std::int64_t measurement_rows = 0;
  std::int64_t measurement_rows_set_aside = 0;
  std::optional<std::string> tally_sha256;  ///< none: nothing was counted from dossiers
  std::int64_t rows_read = 0;
  std::int64_t rows_counted = 0;
  std::int64_t rows_outside_period = 0;
  std::int64_t rows_set_aside = 0;
  std::optional<Date> as_of;
  /// The working calendar, where a deadline of the plan depends on it; none: none does, or none was given.
  std::optional<std::string> calendar_id;
  std::optional<std::string> calendar_sha256;
  ReadingChoices
      readings;  ///< chosen; the other open points were judged under each of their readings
  std::size_t combinations = 1;
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

[[nodiscard]] Receipt receipt_of(const Evaluation& evaluation);
/// Of a pace: the same facts and readings, measured on more days than one.
[[nodiscard]] Receipt receipt_of(const Pace& pace);
[[nodiscard]] std::string receipt_json(const Receipt& receipt);

/// SHA-256 in lower-case hexadecimal.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace thidua::inline v0

/// \file
/// A row under inspection, what it says as numbers, and the rows of a finding: how many, and the first of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/text.hpp>
#include <thidua/measure/dossier_columns.hpp>
#include <thidua/measure/quality_report.hpp>
#include <thidua/measure/text_table.hpp>

namespace thidua::inline v0 {

/// A text as a report shows it: not longer than a line, and always UTF-8.
[[nodiscard]] inline std::string shown(std::string_view text) {
  constexpr std::size_t longest = 120;
  if (!is_utf8(text)) { return "…"; }
  std::string line = nfc(text);
  if (line.size() <= longest) { return line; }
  std::size_t end = longest;
  while ((static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) { --end; }
  return line.substr(0, end) + "…";
}

struct QualityRow {
  const TextTable& table;
  const DossierColumns& columns;
  std::size_t row;
  std::uint32_t source;
  std::string dossier;

  [[nodiscard]] std::int64_t number() const { return table.row_number(row); }
  [[nodiscard]] std::string_view text(std::optional<std::size_t> column) const {
    if (!column || !table.cell(row, *column)) { return {}; }
    return detail::without_outer_spaces(*table.cell(row, *column));
  }
  [[nodiscard]] QualitySample sample(std::optional<std::size_t> column,
                                     std::string against = {}) const {
    return {shown(dossier),
            {table.source(), 0, 0, number(), column ? table.columns()[*column] : std::string{}},
            shown(text(column)),
            std::move(against),
            {}};
  }
};

/// The rows of one finding.
struct FoundRows {
  std::int64_t count = 0;
  std::vector<QualitySample> samples;

  template <class MakeSample>
  void add(std::size_t most, const MakeSample& make_sample) {
    ++count;
    if (samples.size() < most) { samples.push_back(make_sample()); }
  }
};

using Findings = std::vector<QualityFinding>;

/// A finding, unless there are no rows; it stands where its first row stands.
inline void put(Findings& findings, Fault kind, std::vector<std::string> arguments,
                const FoundRows& rows) {
  if (rows.count == 0) { return; }
  Place place = rows.samples.empty() ? Place{} : rows.samples.front().place;
  findings.push_back(
      {{kind, std::move(place), {}, {}, std::move(arguments), {}}, rows.count, rows.samples});
}

/// Dates as days since 1970, and two that are none.
inline constexpr std::int32_t no_date = std::numeric_limits<std::int32_t>::min();
inline constexpr std::int32_t bad_date = no_date + 1;
[[nodiscard]] constexpr bool is_day(std::int32_t date) noexcept { return date > bad_date; }

/// The number of a name that is not there.
inline constexpr std::uint32_t no_name = std::numeric_limits<std::uint32_t>::max();

/// What a row says: two rows of one dossier agree when these are equal.
struct RowValues {
  std::uint32_t unit = no_name;
  std::uint32_t service = no_name;
  std::uint32_t officer = no_name;
  std::array<std::int32_t, std::size(Words<DateField>::table)> dates{no_date, no_date, no_date};
  Pattern known = 0;  ///< the flags that could be read
  Pattern set = 0;    ///< those that are yes
  friend bool operator==(const RowValues&, const RowValues&) = default;

  [[nodiscard]] std::int32_t date(DateField field) const {
    return dates.at(static_cast<std::size_t>(field));
  }
};

/// Flags that must have one state each.
struct FlagMask {
  Pattern bits = 0;
  Pattern wanted = 0;

  [[nodiscard]] bool is_known(const RowValues& row) const noexcept {
    return (row.known & bits) == bits;
  }
  [[nodiscard]] bool holds(const RowValues& row) const noexcept {
    return (row.set & bits) == wanted;
  }
};

/// \throws std::invalid_argument for a flag that is not among them
[[nodiscard]] FlagMask mask_of(const std::vector<FlagTest>& tests, const std::vector<Flag>& flags);

}  // namespace thidua::inline v0

/// \file
/// Whether a column has any value that its flag knows. That is judged on the column as a whole, however many parts it comes in:
/// what the parts saw merges.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/joined.hpp>
#include <thidua/measure/flag_reader.hpp>
#include <thidua/measure/read_once.hpp>
#include <thidua/measure/text_table.hpp>

namespace thidua::inline v0 {

class KnownValues {
 public:
  /// A value that is not known, and the first row that has it.
  using Seen = std::pair<std::int64_t, std::string>;

  KnownValues() = default;
  KnownValues(bool known, std::vector<Seen> seen) : seen_{std::move(seen)}, known_{known} {}

  /// Looks at a column's rows until it meets a known value.
  void look(const TextTable& table, std::size_t column, const FlagReader& reader) {
    if (known_) { return; }
    ReadOnce<bool> is_known{table.column(column)};
    for (std::size_t row = 0; row < table.rows() && !known_; ++row) {
      known_ =
          is_known.of_row(row, [&](const auto& cell) { return reader.read(cell).has_value(); });
      const auto cell = table.cell(row, column);
      if (cell && !known_) { see({table.row_number(row), std::string{*cell}}); }
    }
  }
  void merge(const KnownValues& other) {
    known_ = known_ || other.known_;
    for (const auto& value : other.seen_) { see(value); }
  }

  [[nodiscard]] bool known() const noexcept { return known_; }
  /// Some values that are not known, those that came first.
  [[nodiscard]] const std::vector<Seen>& seen() const noexcept { return seen_; }

  /// A fault when the column has values and not one of them is known.
  [[nodiscard]] std::optional<Diagnostic> fault(const std::string& source,
                                                const std::string& column,
                                                const std::string& flag) const {
    if (known_ || seen_.empty()) { return std::nullopt; }
    std::vector<std::string> values;
    for (const auto& [row, value] : seen_) { values.push_back(value); }
    return Diagnostic{Fault::table_no_known_value,
                      {source, 0, 0, 1, {}},
                      {},
                      {},
                      {column, flag, quoted(values)},
                      {}};
  }

 private:
  void see(Seen value) {
    constexpr std::size_t most_shown = 8;
    const auto same = std::find_if(seen_.begin(), seen_.end(),
                                   [&](const Seen& known) { return known.second == value.second; });
    if (same != seen_.end()) {
      if (same->first <= value.first) { return; }
      seen_.erase(same);
    }
    if (seen_.size() == most_shown && seen_.back() < value) { return; }
    seen_.insert(std::lower_bound(seen_.begin(), seen_.end(), value), std::move(value));
    if (seen_.size() > most_shown) { seen_.pop_back(); }
  }

  std::vector<Seen> seen_;  // in the order of the rows
  bool known_ = false;
};

}  // namespace thidua::inline v0

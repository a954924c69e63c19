/// \file
/// Who a cell names: a unit, an officer or a service, by a number. Each spelling is looked up once, over all tables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <thidua/core/name_index.hpp>
#include <thidua/core/spaces.hpp>
#include <thidua/measure/cell_counts.hpp>
#include <thidua/measure/read_once.hpp>
#include <thidua/measure/spellings.hpp>

namespace thidua::inline v0 {

/// Units, say, in all tables of a builder.
class NamedParties {
 public:
  static constexpr std::uint32_t nobody = 0;
  static constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();

  /// A name that is not in the `registered` ones is taken as it is, or `unknown` in a `closed` register.
  NamedParties(NameRole role, NameIndex registered, bool closed)
      : role_{role}, registered_{std::move(registered)}, closed_{closed} {}

  struct Party {
    std::uint32_t number = nobody;
    bool is_registered = false;
    /// The earliest row with this spelling so far.
    std::int64_t row = std::numeric_limits<std::int64_t>::max();
  };
  /// A spelling without its outer spaces, and whose it is.
  using Entry = std::pair<const std::string, Party>;
  /// The parties that a table's column names.
  using Column = ReadOnce<Entry*>;

  /// The party that a row's cell names; where it is not registered, its spelling is entered.
  [[nodiscard]] std::uint32_t in_row(Column& column, std::size_t row, std::int64_t row_number,
                                     Spellings& spellings, NumberedNames& names) {
    Entry& entry = *column.of_row(row, [this](const std::optional<std::string_view>& cell) {
      const auto text = detail::without_outer_spaces(cell.value_or(std::string_view{}));
      return &*parties_.try_emplace(std::string{text}).first;
    });
    auto& [text, party] = entry;
    // Of a spelling that was met, only an earlier row can say something new.
    if (text.empty() || party.is_registered || party.row <= row_number) { return party.number; }
    if (party.number == nobody) {
      if (const std::string* id = registered_.find(text)) {
        party = {names.number(*id), true, row_number};
        return party.number;
      }
      if (closed_) {
        party = {unknown, true, row_number};
        return unknown;
      }
    }
    party = {names.number(spellings.first(text, row_number, role_)), false, row_number};
    return party.number;
  }

 private:
  NameRole role_;
  NameIndex registered_;
  bool closed_;
  std::unordered_map<std::string, Party> parties_;
};

}  // namespace thidua::inline v0

/// \file
/// Reads one flag from the words of one column: yes, no, or not known.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <thidua/core/percent.hpp>
#include <thidua/core/text.hpp>
#include <thidua/measure/column_mapping.hpp>

namespace thidua::inline v0 {

class FlagReader {
 public:
  explicit FlagReader(const FlagColumns& columns)
      : empty_{columns.empty}, positive_{columns.positive} {
    for (const auto& text : columns.yes) { known_.emplace(name_key(text), true); }
    for (const auto& text : columns.no) { known_.emplace(name_key(text), false); }
  }

  [[nodiscard]] std::optional<bool> read(std::optional<std::string_view> cell) const {
    if (!cell || detail::without_outer_spaces(*cell).empty()) { return empty_; }
    return look_up(*cell);
  }

 private:
  [[nodiscard]] std::optional<bool> look_up(std::string_view cell) const {
    if (const auto entry = known_.find(name_key(cell)); entry != known_.end()) {
      return entry->second;
    }
    return positive_ ? is_positive(cell) : std::nullopt;
  }

  /// An amount of money with or without its unit: above 0, or 0. Only that is asked, so group separators can't mislead.
  [[nodiscard]] static std::optional<bool> is_positive(std::string_view text) {
    const std::string key = name_key(text);
    std::string_view cell = key;
    for (const std::string_view unit : {"đồng", "vnđ", "vnd", "đ", "₫"}) {
      const std::string unit_key = name_key(unit);
      if (cell.ends_with(unit_key)) {
        cell = detail::without_outer_spaces(cell.substr(0, cell.size() - unit_key.size()));
        break;
      }
    }
    const bool is_amount = !cell.empty() && cell.front() >= '0' && cell.front() <= '9' &&
                           std::all_of(cell.begin(), cell.end(), [](char c) {
                             return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == ' ';
                           });
    if (!is_amount) { return std::nullopt; }
    return std::any_of(cell.begin(), cell.end(), [](char c) { return c >= '1' && c <= '9'; });
  }

  std::unordered_map<std::string, bool> known_;
  std::optional<bool> empty_;
  bool positive_;
};

}  // namespace thidua::inline v0

/// \file
/// A TOML table of a test file of which every key must be asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if __has_include(<toml++/toml.hpp>)
#include <toml++/toml.hpp>
#else
#include <toml++/toml.h>
#endif

#include <thidua/time/date.hpp>

namespace cases {

class StrictTable {
 public:
  StrictTable(const toml::table& table, std::string where)
      : table_{&table}, where_{std::move(where)} {}

  [[nodiscard]] bool has(std::string_view key) const { return table_->contains(key); }
  /// \throws std::runtime_error when a key was never asked for
  void check_all_known() const {
    for (const auto& [key, value] : *table_) {
      if (!known_.contains(std::string_view{key})) { fail(key.str(), "is not known here"); }
    }
  }
  const toml::node* node(std::string_view key) {
    known_.emplace(key);
    return table_->get(key);
  }
  std::optional<std::string> text(std::string_view key) {
    return value<std::string>(key, "is no text");
  }
  std::optional<std::int64_t> number(std::string_view key) {
    return value<std::int64_t>(key, "is no whole number");
  }
  std::optional<bool> flag(std::string_view key) { return value<bool>(key, "is no flag"); }
  std::optional<thidua::Date> date(std::string_view key) {
    const auto day = value<toml::date>(key, "is no date");
    return day ? std::optional{thidua::Date{day->year, day->month, day->day}} : std::nullopt;
  }
  std::optional<StrictTable> table(std::string_view key) {
    const auto* found = node(key);
    if (found == nullptr) { return std::nullopt; }
    if (!found->is_table()) { fail(key, "is no table"); }
    return StrictTable{*found->as_table(), where_ + "." + std::string{key}};
  }
  std::optional<std::vector<std::string>> texts(std::string_view key) {
    return list<std::string>(key, "is no list of texts");
  }
  std::optional<std::vector<std::int64_t>> numbers(std::string_view key) {
    return list<std::int64_t>(key, "is no list of whole numbers");
  }
  std::optional<std::vector<thidua::Date>> dates(std::string_view key) {
    const auto days = list<toml::date>(key, "is no list of dates");
    if (!days) { return std::nullopt; }
    std::vector<thidua::Date> result;
    for (const auto& day : *days) { result.emplace_back(day.year, day.month, day.day); }
    return result;
  }
  std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const auto& [key, value] : *table_) { all.emplace_back(key.str()); }
    return all;
  }
  /// What must be there.
  template <class T>
  T needed(std::string_view key, std::optional<T> found) {
    if (!found) { fail(key, "is missing"); }
    return *std::move(found);
  }

 private:
  [[noreturn]] void fail(std::string_view key, std::string_view what) const {
    throw std::runtime_error{where_ + ": «" + std::string{key} + "» " + std::string{what}};
  }
  template <class T>
  std::optional<T> value(std::string_view key, std::string_view what) {
    const auto* found = node(key);
    if (found == nullptr) { return std::nullopt; }
    const auto exact = found->value_exact<T>();
    if (!exact) { fail(key, what); }
    return *exact;
  }
  template <class T>
  std::optional<std::vector<T>> list(std::string_view key, std::string_view what) {
    const auto* found = node(key);
    if (found == nullptr) { return std::nullopt; }
    if (!found->is_array()) { fail(key, what); }
    std::vector<T> result;
    for (const auto& entry : *found->as_array()) {
      const auto exact = entry.value_exact<T>();
      if (!exact) { fail(key, what); }
      result.push_back(*exact);
    }
    return result;
  }

  const toml::table* table_;
  std::string where_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace cases

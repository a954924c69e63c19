/// \file
/// The words of TOML: strings, keys, lists and tables as text. Knows nothing of plans.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thidua::inline v0 {

/// A basic string in quotes, on one line whatever it holds. \throws std::invalid_argument when it is not UTF-8
[[nodiscard]] std::string toml_string(std::string_view text);

/// A key, in quotes only where it has to be.
[[nodiscard]] std::string toml_key(std::string_view key);

/// `["a", "b"]`
[[nodiscard]] std::string toml_strings(const std::vector<std::string>& texts);

/// `[a, b]`, or with an indentation one element a line.
[[nodiscard]] std::string toml_list(const std::vector<std::string>& values);
[[nodiscard]] std::string toml_list_of_lines(const std::vector<std::string>& values,
                                             std::size_t indent);

/// Keys with values that are TOML already, in the order they were set.
class TomlTable {
 public:
  void set(std::string_view key, std::string value) {
    entries_.emplace_back(toml_key(key), std::move(value));
  }
  /// Sets a string, unless it is empty.
  void set_text(std::string_view key, std::string_view text) {
    if (!text.empty()) { set(key, toml_string(text)); }
  }

  /// `{ a = 1, b = 2 }`
  [[nodiscard]] std::string on_one_line() const;
  /// One line each, the values below each other.
  [[nodiscard]] std::string lines() const;

 private:
  std::vector<std::pair<std::string, std::string>> entries_;
};

}  // namespace thidua::inline v0

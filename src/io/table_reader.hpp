/// \file
/// Reads one TOML table key by key with typed getters. Every fault is reported where it stands and reading goes on; keys that nobody
/// asked for are reported when the reader goes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <thidua/core/choice.hpp>
#include <thidua/core/citation.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/text.hpp>
#include <thidua/core/word.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/time_of_day.hpp>

#include "toml_document.hpp"

namespace thidua::inline v0 {

enum class Presence : std::uint8_t { optional, required };

class TableReader {
 public:
  TableReader(TomlDocument& document, const toml::table& table, std::string path);
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;
  TableReader(TableReader&&) = delete;
  TableReader& operator=(TableReader&&) = delete;
  ~TableReader();  ///< reports unknown keys

  [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }
  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] std::string path_to(std::string_view key) const;
  [[nodiscard]] Place place() const { return document_.place(table_.source()); }
  /// All keys of the table, whether read or not.
  [[nodiscard]] std::vector<std::string> keys() const;
  /// Keys that may be here although nobody reads them now.
  void allow(std::string_view key) { known_.insert(std::string{key}); }

  [[nodiscard]] std::string text(std::string_view key, Presence presence = Presence::optional);
  [[nodiscard]] LocalText local_text(std::string_view key, Presence presence = Presence::optional);
  [[nodiscard]] std::string id(std::string_view key = "id", Presence presence = Presence::required);
  /// An id that is given here: of ASCII letters, digits, «.», «-», «_».
  [[nodiscard]] std::string new_id();
  [[nodiscard]] Citation cite() { return parse_citation(text("cite")); }
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key,
                                                    Presence presence = Presence::optional);
  [[nodiscard]] std::optional<bool> boolean(std::string_view key,
                                            Presence presence = Presence::optional);
  [[nodiscard]] std::optional<Date> date(std::string_view key,
                                         Presence presence = Presence::optional);
  /// A local time («12:00:00»), or a text «12:00».
  [[nodiscard]] std::optional<TimeOfDay> time_of_day(std::string_view key);
  /// A date, or a date with a time of day: Vietnam's, unless it says its offset.
  [[nodiscard]] std::pair<std::optional<Date>, std::optional<TimeOfDay>> moment(
      std::string_view key, Presence presence = Presence::optional);
  [[nodiscard]] std::vector<std::string> texts(std::string_view key,
                                               Presence presence = Presence::optional);
  /// A date or an id.
  [[nodiscard]] std::variant<std::string, Date> date_or_id(std::string_view key);
  /// The raw value, marked as read; null when it is not there.
  [[nodiscard]] const toml::node* raw(std::string_view key, Presence presence = Presence::optional);

  template <class E>
  [[nodiscard]] std::optional<E> one_of(std::string_view key,
                                        Presence presence = Presence::optional) {
    const toml::node* node = raw(key, presence);
    if (node == nullptr) { return std::nullopt; }
    return word_in<E>(key, *node);
  }

  /// A word, or `{ open_point = "…" }`.
  template <class E>
  [[nodiscard]] Choice<E> choice(std::string_view key, E otherwise) {
    const toml::node* node = raw(key);
    if (node == nullptr) { return otherwise; }
    if (const auto* table = node->as_table()) {
      TableReader open{document_, *table, path_to(key)};
      return OpenPointRef{open.id("open_point")};
    }
    return word_in<E>(key, *node).value_or(otherwise);
  }

  /// Calls `read` with a reader of the sub-table, when there is one.
  template <class Read>
  bool table(std::string_view key, const Read& read, Presence presence = Presence::optional) {
    const toml::node* node = raw(key, presence);
    if (node == nullptr) { return false; }
    const auto* table = node->as_table();
    if (table == nullptr) {
      wrong_type(key, *node, "table");
      return false;
    }
    TableReader reader{document_, *table, path_to(key)};
    read(reader);
    return true;
  }

  /// Calls `read` with a reader of each table of the array.
  template <class Read>
  void tables(std::string_view key, const Read& read, Presence presence = Presence::optional) {
    const toml::node* node = raw(key, presence);
    if (node == nullptr) { return; }
    const auto* array = node->as_array();
    if (array == nullptr) {
      wrong_type(key, *node, "array of tables");
      return;
    }
    for (std::size_t i = 0; i < array->size(); ++i) {
      const std::string name = std::string{key} + "[" + std::to_string(i) + "]";
      const auto& element = *array->get(i);
      if (const auto* table = element.as_table()) {
        TableReader reader{document_, *table, path_to(name)};
        read(reader);
      } else {
        wrong_type(name, element, "table");
      }
    }
  }

  void report(FormFault form, std::string_view key, std::vector<std::string> arguments,
              std::string suggestion = {});
  void report(Fault fault, std::string_view key, std::vector<std::string> arguments,
              std::string suggestion = {});
  void wrong_type(std::string_view key, const toml::node& node, std::string_view wanted);
  /// Reports one fault at the table itself.
  void report_here(FormFault form, std::vector<std::string> arguments) {
    document_.report(form, table_.source(), path_, std::move(arguments));
  }
  void report_here(Fault fault, std::vector<std::string> arguments) {
    document_.report(fault, table_.source(), path_, std::move(arguments));
  }

 private:
  template <class E>
  [[nodiscard]] std::optional<E> word_in(std::string_view key, const toml::node& node) {
    const auto* text = node.as_string();
    if (text == nullptr) {
      wrong_type(key, node, "string");
      return std::nullopt;
    }
    if (auto value = from_word<E>(text->get())) { return value; }
    bad_word(key, text->get(), all_words<E>());
    return std::nullopt;
  }
  void bad_word(std::string_view key, const std::string& value,
                const std::vector<std::string>& known);
  void missing(std::string_view key) { report_here(FormFault::missing_key, {std::string{key}}); }
  [[nodiscard]] const toml::source_region& region_of(std::string_view key) const;

  TomlDocument& document_;
  const toml::table& table_;
  std::string path_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace thidua::inline v0

/// \file
/// What several tables of a plan file are made of, as TOML values: wording, citations, settings, levels, criteria.
#pragma once

#include <string>
#include <string_view>

#include <thidua/core/choice.hpp>
#include <thidua/core/citation.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/word.hpp>
#include <thidua/rule/criterion.hpp>
#include <thidua/score/scorecard.hpp>

#include "toml_text.hpp"

namespace thidua::inline v0 {

/// A plain string is the Vietnamese text.
void set_wording(TomlTable& table, std::string_view key, const LocalText& text);

/// \throws std::invalid_argument for a citation that reads as another one
void set_cite(TomlTable& table, const Citation& cite);

/// The key of the comparison with the level. \throws std::invalid_argument for a level that no file can hold, naming `what`
void set_level(TomlTable& table, Comparison comparison, const Level& level,
               const std::string& what);

template <class E>
void set_word(TomlTable& table, std::string_view key, E value) {
  table.set_text(key, word(value));
}

/// A word, or `{ open_point = "…" }`.
template <class E>
void set_choice(TomlTable& table, std::string_view key, const Choice<E>& choice) {
  if (const E* fixed = choice.fixed()) {
    set_word(table, key, *fixed);
    return;
  }
  TomlTable open;
  open.set_text("open_point", choice.open_point());
  table.set(key, open.on_one_line());
}

/// Whether the setting is fixed, and to that value.
template <class E>
[[nodiscard]] bool is_fixed_to(const Choice<E>& choice, E value) noexcept {
  return choice.fixed() != nullptr && *choice.fixed() == value;
}

/// A scorecard within a plan.
[[nodiscard]] std::string scorecard_tables(const Scorecard& card);

/// An inline table: on one line where it fits, else with its parts below each other.
[[nodiscard]] std::string criterion_text(const Criterion& criterion);

}  // namespace thidua::inline v0

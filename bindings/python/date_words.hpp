/// \file
/// What the bindings of dates share: words for enumerations, and days beyond the calendar as Python's OverflowError, which
/// `datetime` raises there too.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include <thidua/core/local_text.hpp>
#include <thidua/core/word.hpp>

namespace thidua_python {

/// \throws std::invalid_argument with the words that there are
template <class E>
E from_word_or_raise(std::string_view text, std::string_view what) {
  if (const auto value = thidua::from_word<E>(text)) { return *value; }
  std::string known;
  for (const auto& word : thidua::all_words<E>()) { known += (known.empty() ? "" : ", ") + word; }
  throw std::invalid_argument{"there is no " + std::string{what} + " «" + std::string{text} +
                              "»; there are: " + known};
}

inline thidua::Language language_or_raise(std::string_view text) {
  if (const auto language = thidua::language_from(text)) { return *language; }
  throw std::invalid_argument{"there is no language «" + std::string{text} +
                              "»; there are: vi, en"};
}

/// pybind11 would make an IndexError of std::out_of_range.
template <class F>
auto in_calendar(F compute) {
  try {
    return compute();
  } catch (const std::out_of_range& error) { throw std::overflow_error{error.what()}; }
}

}  // namespace thidua_python

/// \file
/// Whole numbers in words, as official letters repeat them in brackets: «10 (mười)», "10 (ten)". Only compared with a number that
/// stands in figures, so that a letter that contradicts itself is not read by one half of it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <thidua/core/text.hpp>

namespace thidua::inline v0 {

namespace detail {

/// One word of a number, with the other words for it.
using NumberWord = std::vector<std::string_view>;

/// 1 to 999, «một trăm linh lăm» not being Vietnamese; empty for other numbers.
[[nodiscard]] inline std::vector<NumberWord> vietnamese_number(std::int64_t number) {
  constexpr std::array<std::string_view, 10> ones{"không", "một", "hai", "ba",  "bốn",
                                                  "năm",   "sáu", "bảy", "tám", "chín"};
  if (number < 1 || number > 999) { return {}; }
  const auto hundreds = static_cast<std::size_t>(number / 100);
  const auto tens = static_cast<std::size_t>(number / 10 % 10);
  const auto units = static_cast<std::size_t>(number % 10);
  std::vector<NumberWord> words;
  if (hundreds > 0) {
    words.push_back({ones.at(hundreds)});
    words.push_back({"trăm"});
  }
  if (tens == 0 && hundreds > 0 && units > 0) { words.push_back({"linh", "lẻ"}); }
  if (tens == 1) { words.push_back({"mười"}); }
  if (tens > 1) {
    words.push_back({ones.at(tens)});
    words.push_back({"mươi"});
  }
  if (units == 0) { return words; }
  if (units == 1 && tens > 1) {
    words.push_back({"mốt", "một"});
  } else if (units == 4 && (tens > 1 || hundreds > 0)) {
    words.push_back({"bốn", "tư"});
  } else if (units == 5 && tens > 0) {
    words.push_back({"lăm", "nhăm"});
  } else if (units == 7) {
    words.push_back({"bảy", "bẩy"});
  } else {
    words.push_back({ones.at(units)});
  }
  return words;
}

/// 1 to 99; empty for other numbers.
[[nodiscard]] inline std::vector<NumberWord> english_number(std::int64_t number) {
  constexpr std::array<std::string_view, 20> ones{
      "zero",     "one",     "two",     "three",     "four",     "five",    "six",
      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  constexpr std::array<std::string_view, 10> tens{"",      "",      "twenty",  "thirty", "forty",
                                                  "fifty", "sixty", "seventy", "eighty", "ninety"};
  if (number < 1 || number > 99) { return {}; }
  if (number < 20) { return {{ones.at(static_cast<std::size_t>(number))}}; }
  std::vector<NumberWord> words{{tens.at(static_cast<std::size_t>(number / 10))}};
  if (number % 10 != 0) { words.push_back({ones.at(static_cast<std::size_t>(number % 10))}); }
  return words;
}

/// Whether the words say that number, in Vietnamese (1 to 999) or English (1 to 99); case and Unicode form do not matter.
[[nodiscard]] inline bool says_number(std::string_view text, std::int64_t number) {
  std::string key = name_key(text);
  std::replace(key.begin(), key.end(), '-', ' ');  // twenty-one
  std::vector<std::string_view> said;
  for (std::string_view rest = key; !rest.empty();) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (end > 0) { said.push_back(rest.substr(0, end)); }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  for (const auto& words : {vietnamese_number(number), english_number(number)}) {
    if (words.empty()) { continue; }
    const bool same = std::equal(said.begin(), said.end(), words.begin(), words.end(),
                                 [](std::string_view word, const NumberWord& known) {
                                   return std::any_of(
                                       known.begin(), known.end(),
                                       [&](std::string_view one) { return name_key(one) == word; });
                                 });
    if (same) { return true; }
  }
  return false;
}

}  // namespace detail

}  // namespace thidua::inline v0

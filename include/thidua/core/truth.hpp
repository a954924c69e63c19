/// \file
/// Three-valued truth (strong Kleene logic): what is not known is neither yes nor no.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace thidua::inline v0 {

/// A verdict's truth. The order no < undetermined < yes makes «and» the minimum and «or» the maximum.
enum class Truth : std::uint8_t { no = 0, undetermined = 1, yes = 2 };

[[nodiscard]] constexpr Truth to_truth(bool value) noexcept {
  return value ? Truth::yes : Truth::no;
}

[[nodiscard]] constexpr Truth negate(Truth truth) noexcept {
  return static_cast<Truth>(2 - static_cast<int>(truth));
}

[[nodiscard]] constexpr Truth both(Truth a, Truth b) noexcept { return std::min(a, b); }
[[nodiscard]] constexpr Truth either(Truth a, Truth b) noexcept { return std::max(a, b); }

/// All hold; of nothing, yes.
[[nodiscard]] constexpr Truth all_of(std::span<const Truth> truths) noexcept {
  Truth result = Truth::yes;
  for (const Truth truth : truths) { result = both(result, truth); }
  return result;
}

/// At least one holds; of nothing, no.
[[nodiscard]] constexpr Truth any_of(std::span<const Truth> truths) noexcept {
  Truth result = Truth::no;
  for (const Truth truth : truths) { result = either(result, truth); }
  return result;
}

[[nodiscard]] constexpr Truth none_of(std::span<const Truth> truths) noexcept {
  return negate(any_of(truths));
}

/// At least `least` hold: no as soon as too few still can.
[[nodiscard]] constexpr Truth at_least(std::size_t least, std::span<const Truth> truths) noexcept {
  std::size_t yes = 0;
  std::size_t possible = 0;
  for (const Truth truth : truths) {
    yes += truth == Truth::yes ? 1U : 0U;
    possible += truth != Truth::no ? 1U : 0U;
  }
  if (yes >= least) { return Truth::yes; }
  return possible < least ? Truth::no : Truth::undetermined;
}

/// The word of the data formats: "yes", "no", "undetermined".
[[nodiscard]] constexpr std::string_view to_string(Truth truth) noexcept {
  switch (truth) {
    case Truth::no:
      return "no";
    case Truth::undetermined:
      return "undetermined";
    case Truth::yes:
      return "yes";
  }
  return "undetermined";
}

[[nodiscard]] constexpr std::optional<Truth> truth_from(std::string_view word) noexcept {
  if (word == "yes") { return Truth::yes; }
  if (word == "no") { return Truth::no; }
  if (word == "undetermined") { return Truth::undetermined; }
  return std::nullopt;
}

}  // namespace thidua::inline v0

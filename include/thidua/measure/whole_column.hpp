/// \file
/// A column of whole numbers as it lies in memory, of any width: looked at, not owned.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <type_traits>
#include <variant>

namespace thidua::inline v0 {

class WholeColumn {
 public:
  template <class T>
  requires(std::integral<T> &&
           !std::same_as<std::remove_cv_t<T>, bool>) explicit WholeColumn(std::span<T> values)
      : values_{std::span<const T>{values}} {}

  [[nodiscard]] std::size_t size() const noexcept {
    return std::visit([](const auto& values) { return values.size(); }, values_);
  }

  /// Calls `work` with the numbers as they lie there, a span of their own type.
  template <class Work>
  decltype(auto) as_it_is(const Work& work) const {
    return std::visit(work, values_);
  }

  /// Rows `from` … `from + count`, as 32-bit numbers: in place where they are that, else copied into `room` (at least `count` long).
  /// What needs more than 32 bits becomes the nearest number of 32 bits, which is no code and no day.
  [[nodiscard]] const std::int32_t* block(std::size_t from, std::size_t count,
                                          std::int32_t* room) const {
    if (const auto* narrow = std::get_if<std::span<const std::int32_t>>(&values_)) {
      return narrow->data() + from;
    }
    std::visit(
        [&](const auto& values) {
          const auto* first = values.data() + from;
          for (std::size_t i = 0; i < count; ++i) { room[i] = narrowed(first[i]); }
        },
        values_);
    return room;
  }

 private:
  template <class T>
  [[nodiscard]] static constexpr std::int32_t narrowed(T value) noexcept {
    constexpr auto most = std::numeric_limits<std::int32_t>::max();
    constexpr auto least = std::numeric_limits<std::int32_t>::min();
    if constexpr (sizeof(T) < sizeof(std::int32_t)) {
      return value;
    } else if constexpr (std::unsigned_integral<T>) {
      return static_cast<std::int32_t>(std::min<std::uint64_t>(value, most));
    } else {
      return static_cast<std::int32_t>(std::clamp<std::int64_t>(value, least, most));
    }
  }

  std::variant<std::span<const std::int8_t>, std::span<const std::int16_t>,
               std::span<const std::int32_t>, std::span<const std::int64_t>,
               std::span<const std::uint8_t>, std::span<const std::uint16_t>,
               std::span<const std::uint32_t>, std::span<const std::uint64_t>>
      values_;
};

}  // namespace thidua::inline v0

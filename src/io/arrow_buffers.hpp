/// \file
/// The buffers of an array as values: each kind of layout is a function from a place to a text, made once an array.
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "arrow_cells.hpp"
#include "arrow_layout.hpp"
#include "arrow_value_text.hpp"

namespace thidua::inline v0::arrow {

using Text = std::optional<std::string_view>;

/// A value of a buffer, which need not be aligned.
template <class T>
[[nodiscard]] T value_at(const void* buffer, std::int64_t place) {
  T value;
  std::memcpy(&value, static_cast<const char*>(buffer) + place * std::int64_t{sizeof(T)},
              sizeof(T));
  return value;
}

/// \throws Fault when it is not there
[[nodiscard]] inline const void* buffer_of(const ArrowArray& array, std::int64_t which) {
  if (which >= array.n_buffers || array.buffers == nullptr || array.buffers[which] == nullptr) {
    throw Fault{"a buffer is missing"};
  }
  return array.buffers[which];
}

/// Texts that lie one after the other in one buffer.
template <class Offset>
class JoinedTexts {
 public:
  explicit JoinedTexts(const ArrowArray& array)
      : offsets_{buffer_of(array, 1)},
        bytes_{array.n_buffers > 2 ? static_cast<const char*>(array.buffers[2]) : nullptr} {}
  [[nodiscard]] std::string_view at(std::int64_t place) const {
    const auto begin = value_at<Offset>(offsets_, place);
    const auto end = value_at<Offset>(offsets_, place + 1);
    if (begin < 0 || end < begin || (end > begin && bytes_ == nullptr)) {
      throw Fault{"offsets that are in no order"};
    }
    if (begin == end) { return {}; }
    return {bytes_ + begin, static_cast<std::size_t>(end - begin)};
  }

 private:
  const void* offsets_;
  const char* bytes_;
};

/// Texts of up to twelve bytes in place, longer ones somewhere in one of several buffers.
class TextViews {
 public:
  explicit TextViews(const ArrowArray& array)
      : array_{&array}, views_{static_cast<const char*>(buffer_of(array, 1))} {
    if (array.n_buffers < 3) { throw Fault{"a buffer is missing"}; }
    sizes_ = array.buffers[array.n_buffers - 1];
  }
  [[nodiscard]] std::string_view at(std::int64_t place) const {
    constexpr std::int64_t view = 16;
    const char* const here = views_ + place * view;
    const auto size = value_at<std::int32_t>(here, 0);
    if (size < 0) { throw Fault{"a text of less than no bytes"}; }
    if (size <= 12) { return {here + 4, static_cast<std::size_t>(size)}; }
    const auto which = value_at<std::int32_t>(here, 2);
    const auto begin = value_at<std::int32_t>(here, 3);
    const std::int64_t buffers = array_->n_buffers - 3;
    if (which < 0 || which >= buffers || begin < 0 || sizes_ == nullptr ||
        begin + std::int64_t{size} > value_at<std::int64_t>(sizes_, which)) {
      throw Fault{"a text beyond its buffer"};
    }
    return {static_cast<const char*>(buffer_of(*array_, which + 2)) + begin,
            static_cast<std::size_t>(size)};
  }

 private:
  const ArrowArray* array_;
  const char* views_;
  const void* sizes_ = nullptr;
};

/// Calls `use` with a function from a place to a whole number, for a layout of such numbers.
template <class Use>
void with_whole_numbers(const Layout& layout, const ArrowArray& array, Use&& use) {
  const void* const buffer = buffer_of(array, 1);
  const auto of = [&]<class T>(T) {
    use([buffer](std::int64_t at) { return value_at<T>(buffer, at); });
  };
  const bool is_signed = layout.kind == Kind::whole;
  switch (layout.width) {
    case 1:
      return is_signed ? of(std::int8_t{}) : of(std::uint8_t{});
    case 2:
      return is_signed ? of(std::int16_t{}) : of(std::uint16_t{});
    case 4:
      return is_signed ? of(std::int32_t{}) : of(std::uint32_t{});
    default:
      return is_signed ? of(std::int64_t{}) : of(std::uint64_t{});
  }
}

/// Room for the texts of values that are none, one at a time.
class Told {
 public:
  template <class Append>
  std::string_view operator()(const Append& append) {
    text_.clear();
    append(text_);
    return text_;
  }

 private:
  std::string text_;
};

/// Calls `use` with a function from a place that is not null to its text, which holds until the next one is asked for; and with whether
/// the texts are somebody's, so that they may be anything.
template <class Use>
void with_texts(const Layout& layout, const ArrowArray& array, Use&& use) {
  Told told;
  const auto given = [&](const auto& texts) {
    use(
        [&texts](std::int64_t at) -> Text {
          const std::string_view text = texts.at(at);
          return is_blank(text) ? Text{} : Text{text};
        },
        true);
  };
  const auto decoded = [&](const auto& bytes_at) {
    use(
        [&](std::int64_t at) -> Text {
          return told([&](std::string& text) { append_decoded(bytes_at(at), text); });
        },
        false);
  };
  const auto made = [&](const auto& append) {
    use([&](std::int64_t at) -> Text { return told([&](std::string& text) { append(at, text); }); },
        false);
  };
  switch (layout.kind) {
    case Kind::text:
      return layout.width == 4 ? given(JoinedTexts<std::int32_t>{array})
                               : given(JoinedTexts<std::int64_t>{array});
    case Kind::text_view:
      return given(TextViews{array});
    case Kind::bytes:
      if (layout.width == 4) {
        const JoinedTexts<std::int32_t> bytes{array};
        return decoded([&bytes](std::int64_t at) { return bytes.at(at); });
      } else {
        const JoinedTexts<std::int64_t> bytes{array};
        return decoded([&bytes](std::int64_t at) { return bytes.at(at); });
      }
    case Kind::bytes_view: {
      const TextViews bytes{array};
      return decoded([&bytes](std::int64_t at) { return bytes.at(at); });
    }
    case Kind::fixed_bytes: {
      const auto* const bytes =
          layout.width == 0 ? nullptr : static_cast<const char*>(buffer_of(array, 1));
      return decoded([&layout, bytes](std::int64_t at) {
        if (bytes == nullptr) { return std::string_view{}; }
        return std::string_view{bytes + at * layout.width, static_cast<std::size_t>(layout.width)};
      });
    }
    case Kind::truth: {
      const auto* const bits = static_cast<const unsigned char*>(buffer_of(array, 1));
      return use(
          [bits](std::int64_t at) -> Text {
            return (bits[at / 8] >> (at % 8) & 1U) != 0 ? "true" : "false";
          },
          false);
    }
    case Kind::whole:
    case Kind::natural:
      return with_whole_numbers(layout, array, [&](const auto& number_at) {
        std::array<char, 24> digits{};
        use(
            [&](std::int64_t at) -> Text {
              const auto written =
                  std::to_chars(digits.data(), digits.data() + digits.size(), number_at(at));
              return std::string_view{digits.data(),
                                      static_cast<std::size_t>(written.ptr - digits.data())};
            },
            false);
      });
    case Kind::real: {
      const void* const buffer = buffer_of(array, 1);
      const bool is_double = layout.width == 8;
      return use(
          [&](std::int64_t at) -> Text {
            const double value =
                is_double ? value_at<double>(buffer, at) : double{value_at<float>(buffer, at)};
            bool is_number = false;
            const auto text =
                told([&](std::string& into) { is_number = append_real(value, into); });
            return is_number ? Text{text} : Text{};
          },
          false);
    }
    case Kind::decimal: {
      const auto* const bytes = static_cast<const unsigned char*>(buffer_of(array, 1));
      return made([&layout, bytes](std::int64_t at, std::string& text) {
        append_decimal(bytes + at * layout.width, layout.width, layout.scale, text);
      });
    }
    case Kind::days: {
      const void* const buffer = buffer_of(array, 1);
      return made([buffer](std::int64_t at, std::string& text) {
        append_day(value_at<std::int32_t>(buffer, at), text);
      });
    }
    case Kind::day_millis: {
      const void* const buffer = buffer_of(array, 1);
      return made([buffer](std::int64_t at, std::string& text) {
        constexpr std::int64_t a_day = 86'400'000;
        const auto value = value_at<std::int64_t>(buffer, at);
        append_day(value / a_day - (value % a_day < 0 ? 1 : 0), text);
      });
    }
    case Kind::moment: {
      const void* const buffer = buffer_of(array, 1);
      return made([&layout, buffer](std::int64_t at, std::string& text) {
        append_moment(value_at<std::int64_t>(buffer, at), layout.a_second, layout.zoned, text);
      });
    }
    case Kind::nothing:
      return use([](std::int64_t) -> Text { return std::nullopt; }, false);
    case Kind::unread:
      break;
  }
  throw Fault{"Arrow type \"" + layout.format + "\" is not read"};
}

}  // namespace thidua::inline v0::arrow

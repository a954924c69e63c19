/// \file
/// Values of columns as the text that a person would have typed. The same texts as those of values that come through Python
/// (`text_cell` in tables.py): a frame has one tally, whichever way its columns come in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace thidua::inline v0::arrow {

/// Whether the text is nothing but spaces, those of Unicode among them.
[[nodiscard]] bool is_blank(std::string_view text) noexcept;
/// Bytes as UTF-8; what is none is U+FFFD.
void append_decoded(std::string_view bytes, std::string& text);

/// Whole numbers without a point, others by the fewest digits that mean them; nothing for NaN.
[[nodiscard]] bool append_real(double value, std::string& text);
/// A whole number of two's complement over ten to the `scale`, without zeros at its end.
void append_decimal(const unsigned char* bytes, std::int32_t width, std::int32_t scale,
                    std::string& text);

/// "2024-12-26". \throws Fault outside the years 1 to 9999
void append_day(std::int64_t epoch_days, std::string& text);
/// "2024-12-26 08:30:00", or the day alone at midnight; at UTC+7 where it has a zone. \throws Fault as above
void append_moment(std::int64_t value, std::int64_t a_second, bool zoned, std::string& text);

}  // namespace thidua::inline v0::arrow

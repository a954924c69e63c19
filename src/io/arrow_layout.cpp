/// \file
/// Reads the format strings of the Arrow C data interface. An extension type says in its metadata that its values mean something else
/// than their storage, so it is left to who knows it.
#include "arrow_layout.hpp"

#include <charconv>
#include <cstring>
#include <optional>
#include <utility>

namespace thidua::inline v0::arrow {

namespace {

struct Simple {
  std::string_view format;
  Kind kind;
  std::int32_t width;
};

constexpr Simple simple_formats[] = {
    {"n", Kind::nothing, 0}, {"b", Kind::truth, 0},        {"c", Kind::whole, 1},
    {"C", Kind::natural, 1}, {"s", Kind::whole, 2},        {"S", Kind::natural, 2},
    {"i", Kind::whole, 4},   {"I", Kind::natural, 4},      {"l", Kind::whole, 8},
    {"L", Kind::natural, 8}, {"f", Kind::real, 4},         {"g", Kind::real, 8},
    {"u", Kind::text, 4},    {"U", Kind::text, 8},         {"vu", Kind::text_view, 0},
    {"z", Kind::bytes, 4},   {"Z", Kind::bytes, 8},        {"vz", Kind::bytes_view, 0},
    {"tdD", Kind::days, 4},  {"tdm", Kind::day_millis, 8},
};

std::optional<std::int32_t> number(std::string_view digits) {
  std::int32_t value = 0;
  const auto* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc{} || stopped != end) { return std::nullopt; }
  return value;
}

/// "d:precision,scale" or "d:precision,scale,bits"
void read_decimal(std::string_view format, Layout& layout) {
  const auto comma = format.find(',');
  if (comma == std::string_view::npos) { return; }
  const auto rest = format.substr(comma + 1);
  const auto second = rest.find(',');
  const auto scale = number(rest.substr(0, second));
  const auto bits = second == std::string_view::npos ? 128 : number(rest.substr(second + 1));
  if (!scale || *scale < -1000 || *scale > 1000) { return; }
  if (bits != 32 && bits != 64 && bits != 128 && bits != 256) { return; }
  layout.kind = Kind::decimal;
  layout.scale = *scale;
  layout.width = *bits / 8;
}

/// "tss:", "tsm:", "tsu:", "tsn:", and a zone's name where there is one
void read_moment(std::string_view format, Layout& layout) {
  if (format.size() < 4 || format[3] != ':') { return; }
  switch (format[2]) {
    case 's':
      layout.a_second = 1;
      break;
    case 'm':
      layout.a_second = 1'000;
      break;
    case 'u':
      layout.a_second = 1'000'000;
      break;
    case 'n':
      layout.a_second = 1'000'000'000;
      break;
    default:
      return;
  }
  layout.kind = Kind::moment;
  layout.width = 8;
  layout.zoned = format.size() > 4;
}

/// Whether the metadata has a key: pairs, each a length and its bytes, after the number of pairs.
bool has_key(const char* metadata, std::string_view wanted) {
  if (metadata == nullptr) { return false; }
  const auto length = [&metadata] {
    std::int32_t value = 0;
    std::memcpy(&value, metadata, sizeof value);
    metadata += sizeof value;
    return value < 0 ? 0 : value;
  };
  for (auto pairs = length(); pairs > 0; --pairs) {
    const auto key_size = static_cast<std::size_t>(length());
    const std::string_view key{metadata, key_size};
    metadata += key_size;
    if (key == wanted) { return true; }
    const auto value_size = length();
    metadata += value_size;
  }
  return false;
}

}  // namespace

Layout layout_of(const ArrowSchema& schema) {
  Layout layout;
  layout.format = schema.format == nullptr ? "" : schema.format;
  const std::string_view format = layout.format;
  if (has_key(schema.metadata, "ARROW:extension:name")) { return layout; }
  for (const auto& simple : simple_formats) {
    if (format == simple.format) {
      layout.kind = simple.kind;
      layout.width = simple.width;
    }
  }
  if (format.starts_with("d:")) { read_decimal(format.substr(2), layout); }
  if (format.starts_with("ts")) { read_moment(format, layout); }
  if (format.starts_with("w:")) {
    const auto width = number(format.substr(2));
    if (width && *width >= 0) {
      layout.kind = Kind::fixed_bytes;
      layout.width = *width;
    }
  }
  if (schema.dictionary != nullptr) {
    const bool is_index = layout.kind == Kind::whole || layout.kind == Kind::natural;
    auto words = layout_of(*schema.dictionary);
    // A dictionary of a dictionary: nobody makes one.
    if (!is_index || words.words) { words.kind = Kind::unread; }
    layout.words = std::make_shared<const Layout>(std::move(words));
  }
  return layout;
}

}  // namespace thidua::inline v0::arrow

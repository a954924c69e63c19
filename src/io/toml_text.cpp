/// \file
/// Escaping and layout of TOML text.
#include "toml_text.hpp"

#include <algorithm>
#include <stdexcept>

#include <thidua/core/joined.hpp>
#include <thidua/core/text.hpp>

namespace thidua::inline v0 {

namespace {

/// Control characters must not stand in a TOML string as they are.
std::string escaped(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\b':
      return "\\b";
    case '\t':
      return "\\t";
    case '\n':
      return "\\n";
    case '\f':
      return "\\f";
    case '\r':
      return "\\r";
    default:
      break;
  }
  const auto code = static_cast<unsigned char>(c);
  if (code >= 0x20 && code != 0x7F) { return {c}; }
  constexpr std::string_view digits = "0123456789ABCDEF";
  return {'\\', 'u', '0', '0', digits[code >> 4U], digits[code & 0xFU]};
}

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

}  // namespace

std::string toml_string(std::string_view text) {
  if (!is_utf8(text)) {
    throw std::invalid_argument{"a text that is not UTF-8 can't stand in a plan file"};
  }
  std::string result = "\"";
  for (const char c : text) { result += escaped(c); }
  return result + '"';
}

std::string toml_key(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), is_bare) ? std::string{key}
                                                                      : toml_string(key);
}

std::string toml_strings(const std::vector<std::string>& texts) {
  std::vector<std::string> values;
  values.reserve(texts.size());
  for (const auto& text : texts) { values.push_back(toml_string(text)); }
  return toml_list(values);
}

std::string toml_list(const std::vector<std::string>& values) {
  return "[" + joined(values, ", ") + "]";
}

std::string toml_list_of_lines(const std::vector<std::string>& values, std::size_t indent) {
  std::string text = "[\n";
  for (const auto& value : values) { text.append(indent + 2, ' ').append(value).append(",\n"); }
  return text + std::string(indent, ' ') + "]";
}

std::string TomlTable::on_one_line() const {
  std::vector<std::string> pairs;
  for (const auto& [key, value] : entries_) {
    pairs.push_back(std::string{key}.append(" = ").append(value));
  }
  return pairs.empty() ? "{}" : "{ " + joined(pairs, ", ") + " }";
}

std::string TomlTable::lines() const {
  std::size_t width = 0;
  for (const auto& entry : entries_) { width = std::max(width, entry.first.size()); }
  std::string text;
  for (const auto& [key, value] : entries_) {
    text.append(key).append(width - key.size(), ' ').append(" = ").append(value).append("\n");
  }
  return text;
}

}  // namespace thidua::inline v0

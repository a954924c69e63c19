/// \file
/// Vietnamese text: one normal form (NFC) for keeping, and a key under which the same name is found however it was
/// typed. «hoà» and «hòa» differ after NFC; here they are one name.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <utf8proc.h>

#include <thidua/core/spaces.hpp>

namespace thidua::inline v0 {

namespace detail {

[[nodiscard]] inline std::optional<std::string> utf8proc_mapped(std::string_view text,
                                                                int options) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                 static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner{mapped, &std::free};
  if (size < 0) { return std::nullopt; }
  return std::string{mapped, mapped + size};
}

[[nodiscard]] inline std::vector<std::int32_t> codepoints(std::string_view text) {
  std::vector<std::int32_t> result;
  result.reserve(text.size());
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t codepoint = 0;
    const auto used = utf8proc_iterate(bytes, left, &codepoint);
    if (used <= 0) { break; }
    result.push_back(codepoint);
    bytes += used;
    left -= used;
  }
  return result;
}

inline void append_codepoint(std::string& text, std::int32_t codepoint) {
  utf8proc_uint8_t bytes[4];
  const auto size = utf8proc_encode_char(codepoint, bytes);
  text.append(bytes, bytes + size);
}

/// The five tone marks of Vietnamese as combining characters.
[[nodiscard]] constexpr bool is_tone_mark(std::int32_t codepoint) noexcept {
  return codepoint == 0x300 || codepoint == 0x301 || codepoint == 0x303 || codepoint == 0x309 ||
         codepoint == 0x323;
}

/// «đ» for the letters of other alphabets that look like it and stand for it in converted files: ð, ɖ.
[[nodiscard]] constexpr std::int32_t as_vietnamese(std::int32_t codepoint) noexcept {
  return codepoint == 0xF0 || codepoint == 0x256 ? 0x111 : codepoint;
}

/// Joiners, direction marks, soft hyphens, byte order marks: Unicode's format characters.
[[nodiscard]] inline bool is_invisible(std::int32_t codepoint) noexcept {
  return utf8proc_category(codepoint) == UTF8PROC_CATEGORY_CF;
}

}  // namespace detail

/// Told by eight bytes at a time: most of what is read is ASCII.
[[nodiscard]] inline bool is_ascii(std::string_view text) noexcept {
  constexpr std::size_t eight = sizeof(std::uint64_t);
  std::uint64_t any = 0;
  std::size_t at = 0;
  for (; at + eight <= text.size(); at += eight) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, eight);
    any |= bytes;
  }
  for (; at < text.size(); ++at) { any |= static_cast<unsigned char>(text[at]); }
  return (any & 0x8080808080808080ULL) == 0;
}

[[nodiscard]] inline bool is_utf8(std::string_view text) noexcept {
  if (is_ascii(text)) { return true; }
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    if (*bytes < 0x80) {
      ++bytes;
      --left;
      continue;
    }
    utf8proc_int32_t codepoint = 0;
    const auto used = utf8proc_iterate(bytes, left, &codepoint);
    if (used <= 0) { return false; }
    bytes += used;
    left -= used;
  }
  return true;
}

/// Normal form C. Text that is not UTF-8 is given back as it is.
[[nodiscard]] inline std::string nfc(std::string_view text) {
  if (is_ascii(text)) { return std::string{text}; }
  return detail::utf8proc_mapped(text, UTF8PROC_COMPOSE | UTF8PROC_STABLE)
      .value_or(std::string{text});
}

/// The key under which a name is looked up: independent of Unicode form, case, runs of spaces, invisible characters, and of
/// the vowel that carries the tone mark. Two spellings of one syllable get one key; two tones do not.
[[nodiscard]] inline std::string name_key(std::string_view text) {
  const auto folded = detail::utf8proc_mapped(
      text, UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_COMPAT | UTF8PROC_STABLE);
  if (!folded) { return std::string{text}; }
  std::string key;
  std::string tones;  // of the current word, moved to its end
  bool pending_space = false;
  const auto end_word = [&] {
    key += tones;
    tones.clear();
  };
  for (const std::int32_t folded_codepoint : detail::codepoints(*folded)) {
    const std::int32_t codepoint = detail::as_vietnamese(folded_codepoint);
    if (detail::is_invisible(codepoint)) { continue; }
    if (detail::is_tone_mark(codepoint)) {
      detail::append_codepoint(tones, codepoint);
      continue;
    }
    const auto category = utf8proc_category(codepoint);
    const bool space = category == UTF8PROC_CATEGORY_ZS || (codepoint >= 9 && codepoint <= 13);
    if (space) {
      end_word();
      pending_space = !key.empty();
      continue;
    }
    const bool letter_or_mark =
        category <= UTF8PROC_CATEGORY_ME && category != UTF8PROC_CATEGORY_CN;
    if (!letter_or_mark) { end_word(); }
    if (pending_space) {
      key.push_back(' ');
      pending_space = false;
    }
    detail::append_codepoint(key, codepoint);
  }
  end_word();
  return key;
}

/// The key of a column's header: that of its name, whatever stands between its words. «Phí, lệ phí (đồng)» is «Phí lệ phí đồng», and
/// "paid_online" is "Paid online".
[[nodiscard]] inline std::string header_key(std::string_view text) {
  std::string words;
  for (const std::int32_t codepoint : detail::codepoints(nfc(text))) {
    const auto category = utf8proc_category(codepoint);
    const bool between = category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
    detail::append_codepoint(words, between ? ' ' : codepoint);
  }
  return name_key(words);
}

/// The number of insertions, deletions and replacements of bytes between two short texts.
[[nodiscard]] inline std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) { row[j] = j; }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

/// The known word that `word` was probably meant to be; empty when none is near.
[[nodiscard]] inline std::string nearest(std::string_view word,
                                         std::span<const std::string> known) {
  constexpr std::size_t longest = 64;  // longer words are no typing errors, and cost
  if (word.size() > longest) { return {}; }
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const auto& candidate : known) {
    if (candidate.size() > longest) { continue; }
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance && distance < std::max(word.size(), candidate.size())) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace thidua::inline v0

/// \file
/// A column of text cells as codes: equal texts are kept once and have one code, so that who reads a column reads each text once
/// and each row by a number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace thidua::inline v0 {

class TextColumn {
 public:
  using Code = std::uint32_t;
  /// The code of a row without a cell.
  static constexpr Code none = 0;

  /// \throws std::length_error when there are more texts than codes
  void add(std::optional<std::string_view> cell) { codes_.push_back(cell ? code_of(*cell) : none); }
  /// A row with the text of an earlier one, or with none. \throws std::out_of_range for a code that is not given yet
  void add_code(Code code) {
    if (code >= codes()) { throw std::out_of_range{"no such code"}; }
    codes_.push_back(code);
  }
  /// The code of a text, for rows to come.
  [[nodiscard]] Code code_of(std::string_view text) {
    // Exports are often in the order of a column, and then most cells are as the one above.
    if (last_ != none && this->text(last_) == text) { return last_; }
    return last_ = shares_ ? shared(text) : enter(text);
  }

  [[nodiscard]] std::size_t rows() const noexcept { return codes_.size(); }
  /// Codes are 0 … codes() - 1, `none` among them.
  [[nodiscard]] std::size_t codes() const noexcept { return ends_.size(); }
  [[nodiscard]] Code code(std::size_t row) const { return codes_.at(row); }
  /// The text of a code other than `none`.
  [[nodiscard]] std::string_view text(Code code) const {
    const std::size_t begin = ends_[code - 1];
    return std::string_view{bytes_}.substr(begin, ends_[code] - begin);
  }
  [[nodiscard]] std::optional<std::string_view> cell(std::size_t row) const {
    const Code code = codes_.at(row);
    if (code == none) { return std::nullopt; }
    return text(code);
  }

 private:
  /// So many texts are entered before it is asked whether sharing them pays.
  static constexpr std::size_t trial = 4096;

  Code enter(std::string_view text) {
    if (codes() > std::numeric_limits<Code>::max()) {
      throw std::length_error{"more texts than a column has codes"};
    }
    bytes_ += text;
    ends_.push_back(bytes_.size());
    return static_cast<Code>(ends_.size() - 1);
  }

  Code shared(std::string_view text) {
    if (codes() * 2 >= slots_.size()) { grow(); }
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(text)&mask;
    for (; slots_[slot] != none; slot = (slot + 1) & mask) {
      if (this->text(slots_[slot]) == text) { return slots_[slot]; }
    }
    const Code code = enter(text);
    slots_[slot] = code;
    // Ids of dossiers: every row has another text, and looking for it is in vain.
    if (codes() == trial && codes_.size() < 2 * trial) {
      shares_ = false;
      slots_ = {};
    }
    return code;
  }

  void grow() {
    std::vector<Code> slots(slots_.empty() ? 64 : slots_.size() * 4, none);
    const std::size_t mask = slots.size() - 1;
    for (Code code = 1; code < codes(); ++code) {
      std::size_t slot = std::hash<std::string_view>{}(text(code)) & mask;
      while (slots[slot] != none) { slot = (slot + 1) & mask; }
      slots[slot] = code;
    }
    slots_ = std::move(slots);
  }

  std::vector<Code> codes_;
  std::string bytes_;                 // all texts, one after the other
  std::vector<std::size_t> ends_{0};  // of each text; code 0 has none
  std::vector<Code> slots_;           // by hash; empty when texts are not shared
  Code last_ = none;
  bool shares_ = true;
};

}  // namespace thidua::inline v0

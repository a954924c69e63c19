/// \file
/// A lexer that knows no more of TOML than where its strings and comments are.
#include "toml_scan.hpp"

namespace thidua::inline v0 {

namespace {

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_{text} {
    if (text_.starts_with("\xEF\xBB\xBF")) { at_ = line_start_ = 3; }
  }

  std::optional<ScanFinding> run() {
    while (at_ < text_.size() && !found_) {
      const char c = text_[at_];
      if (c == '#') {
        skip_comment();
      } else if (c == '"' || c == '\'') {
        take_part();
        skip_string(c);
      } else if (c == '\n') {
        chain_ = 0;
        after_dot_ = in_bare_ = false;
        ++at_;
        next_line();
      } else {
        take_plain(c);
        ++at_;
      }
    }
    return found_;
  }

 private:
  void next_line() {
    ++line_;
    line_start_ = at_;
  }
  void find(ScanFault fault) {
    if (!found_) { found_ = ScanFinding{fault, line_, at_ - line_start_ + 1}; }
  }

  /// A key part begins: one more of the chain after a dot, else the first of a new one.
  void take_part() {
    chain_ = after_dot_ ? chain_ + 1 : 1;
    after_dot_ = in_bare_ = false;
    if (chain_ > deepest_nesting) { find(ScanFault::too_deep); }
  }

  void take_plain(char c) {
    if (!is_ascii(c)) {
      find(ScanFault::letter_outside_quotes);
    } else if (is_bare(c)) {
      if (!in_bare_) { take_part(); }
      in_bare_ = true;
    } else if (c == '.') {
      after_dot_ = true;
      in_bare_ = false;
    } else if (c == ' ' || c == '\t') {
      in_bare_ = false;
    } else {
      in_bare_ = after_dot_ = false;
      chain_ = 0;
      if (c == '[' || c == '{') {
        if (++open_ > deepest_nesting) { find(ScanFault::too_deep); }
      } else if ((c == ']' || c == '}') && open_ > 0) {
        --open_;
      }
    }
  }

  void skip_comment() {
    while (at_ < text_.size() && text_[at_] != '\n') { ++at_; }
  }

  void skip_string(char quote) {
    const std::string_view rest = text_.substr(at_);
    const char triple[] = {quote, quote, quote};
    if (rest.starts_with(std::string_view{triple, 3})) {
      at_ += 3;
      skip_multi_line(quote, std::string_view{triple, 3});
      return;
    }
    for (++at_; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
      if (text_[at_] == quote) {
        ++at_;
        return;
      }
      if (text_[at_] == '\\' && quote == '"' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') {
        ++at_;
      }
    }
  }

  void skip_multi_line(char quote, std::string_view end) {
    while (at_ < text_.size() && !found_) {
      if (text_.substr(at_).starts_with(end)) {
        at_ += end.size();
        while (at_ < text_.size() && text_[at_] == quote) {
          ++at_;
        }  // up to two quotes may stand before the end
        return;
      }
      if (text_[at_] == '\\' && quote == '"') {
        skip_escape();
      } else {
        step();
      }
    }
  }

  void step() {
    if (text_[at_++] == '\n') { next_line(); }
  }

  /// Past a backslash and what it escapes; a line-ending one swallows the white space after it.
  void skip_escape() {
    step();
    bool continues = false;
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r' || text_[at_] == '\n')) {
      continues = continues || text_[at_] == '\n';
      step();
    }
    if (at_ >= text_.size()) { return; }
    if (continues) {
      if (!is_ascii(text_[at_])) { find(ScanFault::letter_after_continuation); }
    } else {
      step();
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t line_start_ = 0;
  std::size_t chain_ = 0;
  std::size_t open_ = 0;
  bool after_dot_ = false;
  bool in_bare_ = false;
  std::optional<ScanFinding> found_;
};

}  // namespace

std::optional<ScanFinding> scan_toml(std::string_view text) { return Scanner{text}.run(); }

}  // namespace thidua::inline v0

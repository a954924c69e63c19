/// \file
/// Everything that is wrong with a call, said at once.
#pragma once

#include <stdexcept>
#include <string>

namespace thidua::inline v0 {

class CallFaults {
 public:
  void add(const std::string& fault) { text_ += (text_.empty() ? "" : "; ") + fault; }
  /// \throws std::invalid_argument when there is a fault
  void raise() const {
    if (!text_.empty()) { throw std::invalid_argument{text_}; }
  }

 private:
  std::string text_;
};

}  // namespace thidua::inline v0

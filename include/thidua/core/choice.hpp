/// \file
/// A setting of a plan that is either fixed or left open to the readings of an open point.
#pragma once

#include <string>
#include <variant>

namespace thidua::inline v0 {

/// The id of an open point whose readings give the value.
struct OpenPointRef {
  std::string id;
  friend bool operator==(const OpenPointRef&, const OpenPointRef&) = default;
};

template <class T>
class Choice {
 public:
  Choice() = default;
  Choice(T value)
      : value_{std::move(value)} {
  }  // NOLINT(google-explicit-constructor): a fixed value is a choice
  Choice(OpenPointRef open_point)
      : value_{std::move(open_point)} {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool is_open() const noexcept {
    return std::holds_alternative<OpenPointRef>(value_);
  }
  /// The open point's id; empty when the value is fixed.
  [[nodiscard]] const std::string& open_point() const noexcept {
    static const std::string none;
    const auto* ref = std::get_if<OpenPointRef>(&value_);
    return ref != nullptr ? ref->id : none;
  }
  /// The fixed value, or null.
  [[nodiscard]] const T* fixed() const noexcept { return std::get_if<T>(&value_); }
  friend bool operator==(const Choice&, const Choice&) = default;

 private:
  std::variant<T, OpenPointRef> value_{T{}};
};

}  // namespace thidua::inline v0

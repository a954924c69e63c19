/// \file
/// A value that changes at dates: the base salary, a margin, the decree in force. Law and salaries change midway through a
/// campaign, so a value without its days is a value that will be wrong. Before the first day, and after the last one that is
/// known, nothing is known: an answer is never made up.
#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

/// From that day on, until the next one takes its place.
template <class T>
struct DatedValue {
  Date from{1970, 1, 1};
  T value;
  std::string source;  ///< the decree or decision that says so
  friend bool operator==(const DatedValue&, const DatedValue&) = default;
};

/// Whether each value begins after the one before it.
template <class T>
[[nodiscard]] bool in_order(std::span<const DatedValue<T>> values) noexcept {
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (!(values[i - 1].from < values[i].from)) { return false; }
  }
  return true;
}

/// The value in force on the day, of values in order; null before the first of them and after the last known day.
template <class T>
[[nodiscard]] const DatedValue<T>* value_on(
    std::span<const DatedValue<T>> values, const Date& day,
    const std::optional<Date>& known_through = {}) noexcept {
  if (known_through && *known_through < day) { return nullptr; }
  const DatedValue<T>* found = nullptr;
  for (const auto& value : values) {
    if (day < value.from) { break; }
    found = &value;
  }
  return found;
}

/// Asked for a day of which nothing is known.
class NotKnownOn : public std::out_of_range {
 public:
  NotKnownOn(std::string_view what, const Date& day, const std::optional<Date>& first,
             const std::optional<Date>& last)
      : std::out_of_range{message(what, day, first, last)}, day_{day}, first_{first}, last_{last} {}

  [[nodiscard]] const Date& day() const noexcept { return day_; }
  /// The first day that is known; none when nothing is.
  [[nodiscard]] const std::optional<Date>& first() const noexcept { return first_; }
  /// The last day that is known; none when it is open.
  [[nodiscard]] const std::optional<Date>& last() const noexcept { return last_; }

 private:
  static std::string message(std::string_view what, const Date& day,
                             const std::optional<Date>& first, const std::optional<Date>& last) {
    std::string text = std::string{what} + " is not known on " + iso(day);
    if (first) { text += "; it is known from " + iso(*first); }
    if (first && last) { text += " through " + iso(*last); }
    return text;
  }

  Date day_;
  std::optional<Date> first_;
  std::optional<Date> last_;
};

/// Values in order, with a name for messages. Immutable.
template <class T>
class Dated {
 public:
  using Value = DatedValue<T>;

  /// \throws std::invalid_argument for values that are not in order, and for a last known day before the last of them
  Dated(std::string what, std::vector<Value> values, std::optional<Date> known_through = {})
      : what_{std::move(what)}, values_{std::move(values)}, known_through_{known_through} {
    if (!in_order(std::span<const Value>{values_})) {
      throw std::invalid_argument{what_ + ": each value begins after the one before it"};
    }
    if (known_through_ && !values_.empty() && *known_through_ < values_.back().from) {
      throw std::invalid_argument{what_ + ": the last known day is before the last value begins"};
    }
  }

  /// The value in force. \throws NotKnownOn before the first day and after the last known one
  [[nodiscard]] const Value& on(const Date& day) const {
    if (const auto* value = find(day)) { return *value; }
    throw NotKnownOn{what_, day, first(), known_through_};
  }
  /// The same, or null where nothing is known.
  [[nodiscard]] const Value* find(const Date& day) const noexcept {
    return value_on(std::span<const Value>{values_}, day, known_through_);
  }
  /// The last day on which that value is in force; none while its end is open.
  [[nodiscard]] std::optional<Date> last_day_of(const Value& value) const {
    for (const auto& later : values_) {
      if (value.from < later.from) { return later.from - Days{1}; }
    }
    return known_through_;
  }

  [[nodiscard]] const std::string& what() const noexcept { return what_; }
  [[nodiscard]] const std::vector<Value>& values() const noexcept { return values_; }
  [[nodiscard]] const std::optional<Date>& known_through() const noexcept { return known_through_; }
  [[nodiscard]] std::optional<Date> first() const {
    return values_.empty() ? std::nullopt : std::optional{values_.front().from};
  }
  friend bool operator==(const Dated&, const Dated&) = default;

 private:
  std::string what_;
  std::vector<Value> values_;
  std::optional<Date> known_through_;
};

}  // namespace thidua::inline v0

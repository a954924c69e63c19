/// \file
/// A period of which an end is an event that has no date yet: from the day of issue, until the election is over. Questions about
/// it are answered as far as they can be: what turns on the event is undetermined.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <thidua/core/truth.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/period.hpp>

namespace thidua::inline v0 {

/// An event whose day is not known. Its day belongs to the period, whether it begins or ends it.
struct EventEnd {
  std::string event;
  std::optional<Date> not_through = {};  ///< it has not happened by the end of this day
  friend bool operator==(const EventEnd&, const EventEnd&) = default;
};

using OpenEnd = std::variant<Date, EventEnd>;

/// The days of events by their names.
using EventDays = std::map<std::string, Date, std::less<>>;

class OpenPeriod {
 public:
  /// \throws std::invalid_argument for an event without a name, and where no day of the events would make a period
  OpenPeriod(OpenEnd first, OpenEnd last) : first_{std::move(first)}, last_{std::move(last)} {
    for (const auto* end : {&first_, &last_}) {
      const auto* open = std::get_if<EventEnd>(end);
      if (open != nullptr && open->event.empty()) {
        throw std::invalid_argument{"an event has a name"};
      }
    }
    if (earliest(first_) > latest(last_)) {
      throw std::invalid_argument{"a period that ends before it begins"};
    }
  }
  explicit OpenPeriod(const Period& period) : OpenPeriod{period.first(), period.last()} {}

  [[nodiscard]] const OpenEnd& first() const noexcept { return first_; }
  [[nodiscard]] const OpenEnd& last() const noexcept { return last_; }

  /// The period, once both ends are days.
  [[nodiscard]] std::optional<Period> closed() const {
    const auto* first = std::get_if<Date>(&first_);
    const auto* last = std::get_if<Date>(&last_);
    if (first == nullptr || last == nullptr) { return std::nullopt; }
    return Period{*first, *last};
  }
  /// The events whose days are still to be known.
  [[nodiscard]] std::vector<std::string> waits_for() const {
    std::vector<std::string> events;
    for (const auto* end : {&first_, &last_}) {
      const auto* open = std::get_if<EventEnd>(end);
      if (open != nullptr && (events.empty() || events.front() != open->event)) {
        events.push_back(open->event);
      }
    }
    return events;
  }

  /// With the days of those of its events that are given.
  /// \throws std::invalid_argument for an event that it does not wait for, when an event is given a day by whose end it had not
  /// happened, or when the period would end before it begins
  [[nodiscard]] OpenPeriod resolved(const EventDays& events) const {
    check_known(events);
    return {resolved(first_, events), resolved(last_, events)};
  }

  /// The days that belong to it whatever the days of the events turn out to be; none where there is none.
  [[nodiscard]] std::optional<Period> certain() const {
    if (soonest_last() < latest_first()) { return std::nullopt; }
    return Period{latest_first(), soonest_last()};
  }
  /// Beyond these days nothing can belong to it; where an event may yet happen, this reaches to the end of dates.
  [[nodiscard]] Period possible() const { return {earliest(first_), latest(last_)}; }

  [[nodiscard]] Truth contains(const Date& day) const { return contains(Period{day, day}); }
  [[nodiscard]] Truth contains(const Period& other) const {
    const auto sure = certain();
    if (sure && sure->contains(other)) { return Truth::yes; }
    return possible().contains(other) ? Truth::undetermined : Truth::no;
  }
  /// Whether some day is in both.
  [[nodiscard]] Truth overlaps(const Period& other) const {
    if (latest_first() <= other.last() && other.first() <= soonest_last()) { return Truth::yes; }
    return overlap(possible(), other) ? Truth::undetermined : Truth::no;
  }

  friend bool operator==(const OpenPeriod&, const OpenPeriod&) = default;

 private:
  // A period's first day is not after its last, so each end bounds the other.
  [[nodiscard]] Date latest_first() const { return std::min(latest(first_), latest(last_)); }
  [[nodiscard]] Date soonest_last() const { return std::max(earliest(first_), earliest(last_)); }
  /// A misspelled event would leave the period open without a word.
  void check_known(const EventDays& events) const {
    const auto known = waits_for();
    std::string list;
    for (const auto& event : known) { list += (list.empty() ? "" : ", ") + event; }
    for (const auto& [event, day] : events) {
      if (std::find(known.begin(), known.end(), event) != known.end()) { continue; }
      throw std::invalid_argument{"the period does not wait for «" + event +
                                  "»; it waits for: " + (list.empty() ? "nothing" : list)};
    }
  }
  [[nodiscard]] static Date earliest(const OpenEnd& end) {
    if (const auto* day = std::get_if<Date>(&end)) { return *day; }
    const auto& open = std::get<EventEnd>(end);
    return open.not_through ? *open.not_through + Days{1} : Date{1400, 1, 1};
  }
  [[nodiscard]] static Date latest(const OpenEnd& end) {
    const auto* day = std::get_if<Date>(&end);
    return day != nullptr ? *day : Date{9999, 12, 31};
  }
  [[nodiscard]] static OpenEnd resolved(const OpenEnd& end, const EventDays& events) {
    const auto* open = std::get_if<EventEnd>(&end);
    const auto known = open == nullptr ? events.end() : events.find(open->event);
    if (known == events.end()) { return end; }
    if (open->not_through && known->second <= *open->not_through) {
      throw std::invalid_argument{"«" + open->event + "» had not happened by the end of " +
                                  iso(*open->not_through) + ", so not on " + iso(known->second)};
    }
    return known->second;
  }

  OpenEnd first_;
  OpenEnd last_;
};

/// "issue-date/2024-12-26"
[[nodiscard]] inline std::string to_string(const OpenPeriod& period) {
  const auto text = [](const OpenEnd& end) {
    const auto* day = std::get_if<Date>(&end);
    return day != nullptr ? iso(*day) : std::get<EventEnd>(end).event;
  };
  return text(period.first()) + "/" + text(period.last());
}

}  // namespace thidua::inline v0

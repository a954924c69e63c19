/// \file
/// Resolves and finds expected numbers.
#include "pace_expected.hpp"

#include <stdexcept>

namespace thidua::inline v0 {

ExpectedNumbers expected_numbers(const Plan& plan, const Expectation& expected,
                                 const FactBook& book) {
  ExpectedNumbers numbers;
  for (const auto& entry : expected.numbers) {
    const auto* subject = entry.subject.empty() ? nullptr : book.find(entry.subject);
    if (subject == nullptr && !entry.subject.empty()) {
      throw std::invalid_argument{"there is no subject «" + entry.subject +
                                  "», of which a number is expected"};
    }
    if (!entry.indicator.empty() && find(plan.indicators, entry.indicator) == nullptr) {
      throw std::invalid_argument{"there is no indicator «" + entry.indicator +
                                  "», of which a number is expected"};
    }
    if (entry.number < 0 || entry.number > most_expected) {
      throw std::invalid_argument{"an expected number is 0 to " + std::to_string(most_expected)};
    }
    const std::string id = subject != nullptr ? subject->id : std::string{};
    if (!numbers.emplace(std::pair{id, entry.indicator}, entry.number).second) {
      throw std::invalid_argument{"two numbers are expected of «" + entry.subject + "» " +
                                  entry.indicator};
    }
  }
  return numbers;
}

std::optional<std::int64_t> expected_of(const ExpectedNumbers& numbers, const std::string& subject,
                                        const Indicator& indicator) {
  const bool counts_dossiers =
      !indicator.is_counted() || indicator.denominator->counted == Counted::dossier;
  for (const auto& whose : {subject, std::string{}}) {
    for (const auto& what : {indicator.id, std::string{}}) {
      const auto at = numbers.find({whose, what});
      if (at != numbers.end() && (counts_dossiers || !what.empty())) { return at->second; }
    }
  }
  return std::nullopt;
}

}  // namespace thidua::inline v0

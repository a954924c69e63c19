/// \file
/// Facts by the numbers of subjects instead of their names: resolved once, by the ordinary fact book, and looked at on any day.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <thidua/campaign/campaign.hpp>
#include <thidua/evaluate/bulk_evaluation.hpp>

#include "fact_book.hpp"

namespace thidua::inline v0 {

/// Lists of entries, one for each subject, one behind the other.
template <class Entry>
class EntriesBySubject {
 public:
  void add_subject(const std::vector<const Entry*>& entries) {
    entries_.insert(entries_.end(), entries.begin(), entries.end());
    ends_.push_back(entries_.size());
  }
  [[nodiscard]] std::span<const Entry* const> of(std::size_t subject) const {
    const std::size_t from = subject == 0 ? 0 : ends_[subject - 1];
    return std::span{entries_}.subspan(from, ends_[subject] - from);
  }
  [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

 private:
  std::vector<const Entry*> entries_;
  std::vector<std::size_t> ends_;
};

/// No subject: a person of no known unit.
inline constexpr std::size_t no_subject = static_cast<std::size_t>(-1);

/// The facts have to outlive it.
struct BulkFacts {
  /// `last`: the last day that is asked for; none: all.
  BulkFacts(const Campaign& campaign, const Facts& facts, const std::optional<Date>& last);

  const Plan& plan;
  RegisterExtent registers;
  FactBook book;  ///< of all days
  std::vector<std::size_t> unit_of;
  std::vector<EntriesBySubject<Attestation>>
      judgements;  ///< by content, then by attested criterion
  std::vector<EntriesBySubject<ReceivedPaper>> papers;
  EntriesBySubject<DisciplineRecord> discipline;
  std::vector<EntriesBySubject<NotApplicableDeclaration>> not_applicable;  ///< by indicator
  std::vector<EntriesBySubject<Measurement>> given;  ///< by indicator; undated first, then by day
};

/// What is known on a day of a list that is sorted by no day: whether an entry counts by then.
[[nodiscard]] inline bool by_then(const Date& date, const std::optional<Date>& day) {
  return !day || date <= *day;
}

}  // namespace thidua::inline v0

/// \file
/// Whether a paper came in time: the one place that says so, for verdicts and for the list of deadlines.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <thidua/rule/explanation.hpp>

#include "fact_book.hpp"

namespace thidua::inline v0 {

struct PaperFinding {
  Truth truth = Truth::undetermined;
  Reason reason = Reason::paper_not_known;
  const ReceivedPaper* receipt = nullptr;  ///< the one that decides
  std::optional<Need> need = std::nullopt;
};

/// `due` is null for a paper without a deadline.
[[nodiscard]] PaperFinding paper_found(const FactBook& book, const std::string& subject,
                                       const Paper& paper, const ComputedDue* due);

/// The same of the receipts by then, the earliest first; `register_closed`: what it does not have by the due day never came in
/// time.
[[nodiscard]] PaperFinding paper_found(const std::vector<const ReceivedPaper*>& receipts,
                                       bool register_closed, const std::string& subject,
                                       const Paper& paper, const ComputedDue* due);

}  // namespace thidua::inline v0

/// \file
/// Holds receipts against a due day.
#include "judge_papers.hpp"

namespace thidua::inline v0 {

namespace {

/// A paper came in time when one of its receipts did; of several the first that says most.
PaperFinding judged(const std::vector<const ReceivedPaper*>& receipts, const std::string& subject,
                    const Paper& paper, const DueDay& due) {
  PaperFinding found{Truth::no, Reason::paper_late, receipts.front(), {}};
  for (const auto* receipt : receipts) {
    const Truth in_time = due.in_time(receipt->received, receipt->time);
    if (in_time == Truth::yes) { return {in_time, Reason::paper_in_time, receipt, {}}; }
    if (in_time == Truth::undetermined && found.truth == Truth::no) {
      found = {in_time, Reason::paper_time_not_known, receipt,
               Need{NeedKind::receipt_time, subject, paper.id}};
    }
  }
  return found;
}

}  // namespace

PaperFinding paper_found(const FactBook& book, const std::string& subject, const Paper& paper,
                         const ComputedDue* due) {
  const bool closed = due != nullptr && due->due && book.papers_known_through(due->due->last_day());
  return paper_found(book.papers(subject, paper.id), closed, subject, paper, due);
}

PaperFinding paper_found(const std::vector<const ReceivedPaper*>& receipts, bool register_closed,
                         const std::string& subject, const Paper& paper, const ComputedDue* due) {
  if (receipts.empty()) {
    if (register_closed) { return {Truth::no, Reason::paper_absent, nullptr, {}}; }
    return {Truth::undetermined, Reason::paper_not_known, nullptr,
            Need{NeedKind::paper, subject, paper.id}};
  }
  const auto* first = receipts.front();
  if (due == nullptr) { return {Truth::yes, Reason::paper_received, first, {}}; }
  if (due->due) { return judged(receipts, subject, paper, *due->due); }
  // In time when the last day turns out to be no earlier than the day of receipt.
  return {Truth::undetermined, Reason::due_not_known, first,
          Need{NeedKind::due_day,
               {},
               paper.deadline,
               Judgement::met,
               Bar{Comparison::at_least, Rational{first->received.epoch_days()}}}};
}

}  // namespace thidua::inline v0

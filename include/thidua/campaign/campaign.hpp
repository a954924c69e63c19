/// \file
/// A campaign: a plan that was found to be without faults. Immutable, and cheap to copy.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <thidua/campaign/plan.hpp>
#include <thidua/core/result.hpp>
#include <thidua/measure/tally.hpp>

namespace thidua::inline v0 {

class Campaign {
 public:
  /// \throws InputError with all faults of the plan
  explicit Campaign(Plan plan);
  /// The campaign, or all faults of the plan.
  [[nodiscard]] static Result<Campaign> from(Plan plan);

  [[nodiscard]] const Plan& plan() const noexcept { return *plan_; }
  [[nodiscard]] const Plan* operator->() const noexcept { return plan_.get(); }

  /// The same campaign with a parameter's value set: "issue-date", "2024-06-20".
  /// \throws InputError for an unknown parameter, a value it can't have, or a contradiction with the rest of the plan
  [[nodiscard]] Campaign with_parameter(std::string_view id, std::string_view value) const;

  friend bool operator==(const Campaign& a, const Campaign& b) { return *a.plan_ == *b.plan_; }

 private:
  struct Checked {};
  Campaign(Checked /*unused*/, Plan plan) : plan_{std::make_shared<const Plan>(std::move(plan))} {}
  std::shared_ptr<const Plan> plan_;
};

/// Gives the open number of that id its value in every scorecard of the plan that has it. False: none has.
bool set_card_parameter(Plan& plan, const std::string& id, const std::string& value,
                        Diagnostics& faults);

/// What a tally of the campaign's dossiers counts. \throws InputError while the period is not known
[[nodiscard]] TallyRules tally_rules(const Campaign& campaign);

}  // namespace thidua::inline v0

/// \file
/// Criteria said in C++ as a plan says them: `all_of(contents_exceeded().cite("IV.2.1.a"), attested("creative-practice"))`.
/// The words are in a namespace of their own, so that `met` or `role` are taken only where somebody asks for them.
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/local_text.hpp>
#include <thidua/measure/comparison.hpp>
#include <thidua/measure/quantity.hpp>
#include <thidua/rule/criterion.hpp>
#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

namespace build {

/// A level with the side of it on which to be: `above("45%")`.
struct Bound {
  Comparison comparison = Comparison::above;
  Level level;
};

/// A level of a target that steps, in force through that day: `{date(2024, 6, 30), above("30%"), "II.1"}`.
struct SteppedBound {
  Date through;
  Bound bound;
  std::string cite = {};  ///< empty: the target's clause
};

/// Each reads «45%», «45,5 %» or «3000 km». \throws std::invalid_argument for a text that is no level, such as «0.45»
[[nodiscard]] Bound above(std::string_view level);
[[nodiscard]] Bound at_least(std::string_view level);
[[nodiscard]] Bound below(std::string_view level);
[[nodiscard]] Bound at_most(std::string_view level);

/// A criterion in the making: a value, each step of which gives a new one.
class CriterionBuilder {
 public:
  CriterionBuilder(
      Criterion
          criterion)  // NOLINT(google-explicit-constructor): a criterion can always be built on
      : criterion_{std::move(criterion)} {}
  operator Criterion() const {
    return criterion_;
  }  // NOLINT(google-explicit-constructor): and is what is built

  /// The clause that asks for it: "IV.2.1.a", or "LAW-2022:5".
  [[nodiscard]] CriterionBuilder cite(std::string_view clause) const;
  [[nodiscard]] CriterionBuilder titled(LocalText title) const;
  /// Where `when` holds, the criterion is `then`, whatever it was.
  [[nodiscard]] CriterionBuilder except(const CriterionBuilder& when, bool then,
                                        std::string_view cite = {}) const;

 private:
  Criterion criterion_;
};

template <class T>
concept CriterionLike = std::convertible_to<T, CriterionBuilder>;

/// Several criteria under one, for lists that are made at run time.
[[nodiscard]] CriterionBuilder all_of(std::vector<Criterion> parts);
[[nodiscard]] CriterionBuilder any_of(std::vector<Criterion> parts);
[[nodiscard]] CriterionBuilder none_of(std::vector<Criterion> parts);
[[nodiscard]] CriterionBuilder at_least(std::size_t least, std::vector<Criterion> parts);

namespace detail {
template <CriterionLike... Parts>
[[nodiscard]] std::vector<Criterion> listed(const Parts&... parts) {
  return {static_cast<Criterion>(static_cast<CriterionBuilder>(parts))...};
}
}  // namespace detail

/// Every part holds.
[[nodiscard]] auto all_of(const CriterionLike auto&... parts) {
  return build::all_of(detail::listed(parts...));
}
/// At least one part holds.
[[nodiscard]] auto any_of(const CriterionLike auto&... parts) {
  return build::any_of(detail::listed(parts...));
}
/// No part holds.
[[nodiscard]] auto none_of(const CriterionLike auto&... parts) {
  return build::none_of(detail::listed(parts...));
}
/// At least so many parts hold.
[[nodiscard]] auto at_least(std::size_t least, const CriterionLike auto&... parts) {
  return build::at_least(least, detail::listed(parts...));
}

/// A target is met, or exceeded.
[[nodiscard]] CriterionBuilder met(std::string target);
[[nodiscard]] CriterionBuilder exceeded(std::string target);
/// All contents are met, or exceeded, as the plan's rule for contents says.
[[nodiscard]] CriterionBuilder contents_met();
[[nodiscard]] CriterionBuilder contents_exceeded();
/// An indicator against a level of its own: `measure("online-payment", above("45%"))`.
[[nodiscard]] CriterionBuilder measure(std::string indicator, const Bound& bound);
/// Those entitled judged a content or an attested criterion so.
[[nodiscard]] CriterionBuilder attested(std::string id, Judgement judgement = Judgement::met);
/// A paper was received, in time where it has a deadline.
[[nodiscard]] CriterionBuilder paper(std::string id);
/// The subject has one of these roles.
[[nodiscard]] CriterionBuilder role(std::vector<std::string> any_of_them);
[[nodiscard]] CriterionBuilder role(const std::convertible_to<std::string> auto&... any_of_them) {
  return build::role(std::vector<std::string>{std::string{any_of_them}...});
}
/// The subject is not under discipline.
[[nodiscard]] CriterionBuilder no_discipline();
/// A criterion that the plan gives a name.
[[nodiscard]] CriterionBuilder named(std::string criterion);
/// The criteria of that award hold for the same subject.
[[nodiscard]] CriterionBuilder award_criteria(std::string award);

}  // namespace build

}  // namespace thidua::inline v0

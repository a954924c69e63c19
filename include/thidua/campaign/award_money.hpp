/// \file
/// The money that goes with an award: a multiple of the base salary in force on the day of the award decision, exactly, then
/// rounded by a policy that has a name. The base salary of the day of the decision counts, not that of the campaign.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/law_book.hpp>
#include <thidua/core/result.hpp>

namespace thidua::inline v0 {

struct AwardMoneyQuestion {
  std::string award;  ///< a bonus of the book
  Recipient recipient = Recipient::individual;
  Date decided;
  MoneyRounding rounding = MoneyRounding::up_10000;
  FigureTrust trust = {};
  std::optional<Rational> multiple = std::nullopt;  ///< in place of the book's
  std::optional<Money> base = std::nullopt;         ///< in place of the book's
};

/// The answer, with all that it was made of.
struct AwardMoney {
  std::string award;
  LocalText title;
  std::string recipient;
  LocalText recipient_title;  ///< where a plan gives one
  Date decided;
  Rational multiple;
  std::string multiple_source;  ///< empty: given by whoever asked
  Money base;
  std::optional<Date> base_from;
  std::string base_source;  ///< empty: given by whoever asked
  Rational exact;
  MoneyRounding rounding = MoneyRounding::up_10000;
  Money amount;
  FigureStatus status = FigureStatus::seen;  ///< of the weakest figure in it
  friend bool operator==(const AwardMoney&, const AwardMoney&) = default;
};

/// By the figures of law.
[[nodiscard]] Result<AwardMoney> award_money(const LawBook& book,
                                             const AwardMoneyQuestion& question);
/// By the plan's own `[award.bonus]`, for one of its kinds of subject.
[[nodiscard]] Result<AwardMoney> award_money(const Campaign& campaign, std::string_view award,
                                             std::string_view subject_kind, const Date& decided);

}  // namespace thidua::inline v0

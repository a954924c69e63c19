/// \file
/// The money of an award in words: what was multiplied, by which decree, how it was rounded.
#pragma once

#include <string>

#include <thidua/campaign/award_money.hpp>
#include <thidua/core/local_text.hpp>

namespace thidua::inline v0 {

/// "2.340.000 đồng", "2,340,000 VND"
[[nodiscard]] std::string figure(const Money& money, Language language);

/// One line: recipient, day, multiple, base salary with its source, exact amount, rounding, amount.
[[nodiscard]] std::string award_money_text(const AwardMoney& money, Language language);

}  // namespace thidua::inline v0

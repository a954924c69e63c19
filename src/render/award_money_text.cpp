/// \file
/// Puts the money of an award into words.
#include <thidua/render/award_money_text.hpp>

#include <thidua/core/decimal_text.hpp>

#include "sentences.hpp"

namespace thidua::inline v0 {

namespace {

Phrase rounding_phrase(MoneyRounding rounding) {
  switch (rounding) {
    case MoneyRounding::up_10000:
      return Phrase::money_up_10000;
    case MoneyRounding::nearest_10000:
      return Phrase::money_nearest_10000;
    case MoneyRounding::none:
      break;
  }
  return Phrase::money_not_rounded;
}

std::string recipient_text(const AwardMoney& money, Language language) {
  if (!money.recipient_title.empty()) { return money.recipient_title.in(language); }
  const auto recipient = from_word<Recipient>(money.recipient);
  if (!recipient) { return money.recipient; }
  switch (*recipient) {
    case Recipient::individual:
      return phrase(Phrase::money_individual, language);
    case Recipient::collective:
      return phrase(Phrase::money_collective, language);
    case Recipient::household:
      break;
  }
  return phrase(Phrase::money_household, language);
}

/// A decimal, or a fraction where there is none; with its currency.
std::string amount_text(const Rational& exact, Language language) {
  if (exact.d() == 1) { return figure(Money::dong(exact.n()), language); }
  const char point = language == Language::vi ? ',' : '.';
  const auto decimal = decimal_text(exact, 18, point, Rounding::exact_only);
  return phrase(Phrase::money_amount, language, {decimal.value_or(to_string(exact))});
}

std::string multiple_text(const Rational& multiple, Language language) {
  const char point = language == Language::vi ? ',' : '.';
  return decimal_text(multiple, 18, point, Rounding::exact_only).value_or(to_string(multiple));
}

}  // namespace

std::string figure(const Money& money, Language language) {
  const std::string digits = detail::grouped(money.dong(), language == Language::vi ? "." : ",");
  return phrase(Phrase::money_amount, language, {digits});
}

std::string award_money_text(const AwardMoney& money, Language language) {
  const auto say = [&](Phrase which, std::initializer_list<std::string> parts = {}) {
    return phrase(which, language, parts);
  };
  std::string base = money.base_from
                         ? say(Phrase::money_base_from, {day_text(*money.base_from, language)})
                         : say(Phrase::money_base);
  if (!money.base_source.empty()) { base += say(Phrase::money_source, {money.base_source}); }
  const std::string by = money.multiple_source.empty()
                             ? say(Phrase::money_multiple_given)
                             : say(Phrase::money_multiple_by, {money.multiple_source});
  return say(Phrase::money_line,
             {money.title.in(language), recipient_text(money, language),
              day_text(money.decided, language), multiple_text(money.multiple, language),
              figure(money.base, language), base, amount_text(money.exact, language),
              say(rounding_phrase(money.rounding)), figure(money.amount, language), by});
}

}  // namespace thidua::inline v0

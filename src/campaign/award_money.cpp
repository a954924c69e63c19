/// \file
/// Multiplies exactly, rounds once, and says what stands in the way where something does.
#include <thidua/campaign/award_money.hpp>

#include <algorithm>
#include <span>
#include <stdexcept>

#include <thidua/core/decimal_text.hpp>
#include <thidua/core/text.hpp>

namespace thidua::inline v0 {

namespace {

tl::unexpected<Diagnostics> refused(Fault fault, std::vector<std::string> arguments,
                                    std::string suggestion = {}) {
  return tl::unexpected{
      Diagnostics{{fault, {}, {}, {}, std::move(arguments), std::move(suggestion)}}};
}

template <class T>
std::vector<std::string> ids_of(const std::vector<T>& entries) {
  std::vector<std::string> ids;
  ids.reserve(entries.size());
  for (const auto& entry : entries) { ids.push_back(entry.id); }
  return ids;
}

FigureStatus weaker(FigureStatus a, FigureStatus b) { return std::max(a, b); }

/// Fills exact and amount.
Result<AwardMoney> multiplied(AwardMoney money) {
  if (money.multiple <= Rational{0}) {
    return refused(Fault::money_bad_multiple, {to_string(money.multiple)});
  }
  try {
    money.exact = money.multiple * Rational{money.base.dong()};
    const auto amount = rounded(money.exact, money.rounding);
    if (!amount) { return refused(Fault::money_not_whole, {to_string(money.exact)}); }
    money.amount = *amount;
  } catch (const std::overflow_error&) {
    return refused(Fault::money_too_large, {to_string(money.multiple), to_string(money.base)});
  }
  return money;
}

const BonusRate* rate_for(const Bonus& bonus, Recipient recipient) {
  const auto at = std::find_if(bonus.rates.begin(), bonus.rates.end(),
                               [&](const BonusRate& rate) { return rate.recipient == recipient; });
  return at != bonus.rates.end() ? &*at : nullptr;
}

/// The multiple that the book has for the recipient on the day of the decision.
Result<DatedValue<Multiple>> multiple_of(const Bonus& bonus, Recipient recipient,
                                         const Date& decided) {
  const std::string who{word(recipient)};
  const auto* rate = rate_for(bonus, recipient);
  if (rate == nullptr || rate->multiples.empty()) {
    return refused(Fault::money_not_for_recipient, {bonus.id, who});
  }
  const auto* found = value_on(std::span<const DatedValue<Multiple>>{rate->multiples}, decided);
  if (found == nullptr) {
    return refused(Fault::money_multiple_not_known,
                   {bonus.id, who, iso(decided), iso(rate->multiples.front().from)});
  }
  if (!found->value.of_individual) { return *found; }
  auto individual = multiple_of(bonus, Recipient::individual, decided);
  if (!individual) { return individual; }
  individual->value = {found->value.value * individual->value.value, false,
                       weaker(found->value.status, individual->value.status)};
  individual->source += "; " + found->source;
  return individual;
}

}  // namespace

Result<AwardMoney> award_money(const LawBook& book, const AwardMoneyQuestion& question) {
  const auto* bonus = find(book.bonuses, question.award);
  if (bonus == nullptr) {
    const auto known = ids_of(book.bonuses);
    return refused(Fault::money_unknown_award, {question.award}, nearest(question.award, known));
  }
  AwardMoney money{bonus->id,
                   bonus->title,
                   std::string{word(question.recipient)},
                   {},
                   question.decided,
                   {},
                   {},
                   {},
                   {},
                   {},
                   {},
                   question.rounding,
                   {},
                   {}};
  if (question.base) {
    money.base = *question.base;
  } else {
    auto salary = base_salary(book, question.decided, question.trust);
    if (!salary) { return tl::unexpected{std::move(salary.error())}; }
    money.base = salary->value.amount;
    money.base_from = salary->from;
    money.base_source = salary->source;
    money.status = salary->value.status;
  }
  if (question.multiple) {
    money.multiple = *question.multiple;
  } else {
    auto multiple = multiple_of(*bonus, question.recipient, question.decided);
    if (!multiple) { return tl::unexpected{std::move(multiple.error())}; }
    if (!question.trust.trusts(multiple->value.status)) {
      return refused(Fault::money_not_trusted,
                     {decimal_text(multiple->value.value, 18, '.', Rounding::exact_only)
                          .value_or(to_string(multiple->value.value)),
                      multiple->source, std::string{word(multiple->value.status)}});
    }
    money.multiple = multiple->value.value;
    money.multiple_source = multiple->source;
    money.status = weaker(money.status, multiple->value.status);
  }
  return multiplied(std::move(money));
}

Result<AwardMoney> award_money(const Campaign& campaign, std::string_view award,
                               std::string_view subject_kind, const Date& decided) {
  const auto* entry = find(campaign->awards, award);
  if (entry == nullptr) {
    return refused(Fault::money_unknown_award, {std::string{award}},
                   nearest(award, ids_of(campaign->awards)));
  }
  if (!entry->bonus) { return refused(Fault::money_no_bonus, {entry->id}); }
  const auto& bonus = *entry->bonus;
  const auto multiple =
      std::find_if(bonus.multiples.begin(), bonus.multiples.end(),
                   [&](const KindMultiple& one) { return one.subject_kind == subject_kind; });
  if (multiple == bonus.multiples.end()) {
    return refused(Fault::money_not_for_recipient, {entry->id, std::string{subject_kind}});
  }
  const auto& base = *find(campaign->parameters, bonus.base);
  const auto value = value_on(base, decided);
  if (!value) {
    return refused(Fault::money_salary_not_known,
                   {iso(decided), base.is_dated() ? iso(base.values.front().from) : "—"});
  }
  AwardMoney money{entry->id,
                   entry->title,
                   multiple->subject_kind,
                   {},
                   decided,
                   multiple->multiple,
                   to_string(bonus.cite),
                   std::get<Money>(*value),
                   {},
                   to_string(base.cite),
                   {},
                   bonus.rounding,
                   {},
                   {}};
  if (const auto* kind = find(campaign->subject_kinds, subject_kind)) {
    money.recipient_title = kind->title;
  }
  if (const auto* dated = value_on(std::span<const DatedValue<ParameterValue>>{base.values},
                                   decided, base.known_through)) {
    money.base_from = dated->from;
    money.base_source = dated->source;
  }
  return multiplied(std::move(money));
}

}  // namespace thidua::inline v0

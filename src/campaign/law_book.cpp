/// \file
/// Looks figures of law up by date, and checks that a book does not contradict itself.
#include <thidua/campaign/law_book.hpp>

#include <algorithm>
#include <span>

#include <thidua/campaign/plan.hpp>

namespace thidua::inline v0 {

namespace {

class BookChecker {
 public:
  explicit BookChecker(const LawBook& book) : book_{book} {}

  Diagnostics run() {
    check_ids("text", book_.texts);
    check_ids("bonus", book_.bonuses);
    for (std::size_t i = 0; i < book_.texts.size(); ++i) {
      const auto& text = book_.texts[i];
      if (text.in_force.through && *text.in_force.through < text.in_force.from) {
        report(Fault::law_reversed, at("text", i) + ".in_force",
               {text.id, iso(text.in_force.from), iso(*text.in_force.through)});
      }
    }
    check_order("base_salary", "base_salary", book_.base_salaries);
    for (std::size_t i = 0; i < book_.bonuses.size(); ++i) { check_rates(i); }
    sort_by_place(faults_);
    return std::move(faults_);
  }

 private:
  static std::string at(const std::string& list, std::size_t index) {
    return list + "[" + std::to_string(index) + "]";
  }
  void report(Fault fault, std::string path, std::vector<std::string> arguments) {
    faults_.push_back({fault, {}, std::move(path), {}, std::move(arguments), {}});
  }
  template <class T>
  void check_ids(const std::string& list, const std::vector<T>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (find(entries, entries[i].id) != &entries[i]) {
        report(Fault::law_twice, at(list, i) + ".id", {entries[i].id});
      }
    }
  }
  template <class T>
  void check_order(const std::string& what, const std::string& path,
                   const std::vector<DatedValue<T>>& values) {
    for (std::size_t i = 1; i < values.size(); ++i) {
      if (values[i - 1].from < values[i].from) { continue; }
      report(Fault::law_out_of_order, path, {what, iso(values[i].from), iso(values[i - 1].from)});
    }
  }
  void check_rates(std::size_t index) {
    const auto& bonus = book_.bonuses[index];
    const std::string path = at("bonus", index) + ".rates";
    const auto rate_of = [&](Recipient recipient) {
      return std::find_if(bonus.rates.begin(), bonus.rates.end(),
                          [&](const BonusRate& rate) { return rate.recipient == recipient; });
    };
    for (const auto& rate : bonus.rates) {
      const std::string who{word(rate.recipient)};
      check_order(bonus.id + " " + who, path, rate.multiples);
      const bool leans = std::any_of(rate.multiples.begin(), rate.multiples.end(),
                                     [](const auto& entry) { return entry.value.of_individual; });
      if (leans && (rate.recipient == Recipient::individual ||
                    rate_of(Recipient::individual) == bonus.rates.end())) {
        report(Fault::law_no_individual, path, {bonus.id, who});
      }
    }
  }

  const LawBook& book_;
  Diagnostics faults_;
};

tl::unexpected<Diagnostics> refused(Fault fault, std::vector<std::string> arguments) {
  return tl::unexpected{Diagnostics{{fault, {}, {}, {}, std::move(arguments), {}}}};
}

}  // namespace

Diagnostics check(const LawBook& book) { return BookChecker{book}.run(); }

Result<std::vector<LegalText>> in_force_on(const LawBook& book, BasisKind kind, const Date& day) {
  std::vector<LegalText> found;
  for (const auto& text : book.texts) {
    if (text.kind == kind && text.in_force.contains(day)) { found.push_back(text); }
  }
  if (found.empty()) { return refused(Fault::law_not_known, {std::string{word(kind)}, iso(day)}); }
  return found;
}

Result<DatedValue<BaseSalary>> base_salary(const LawBook& book, const Date& day,
                                           FigureTrust trust) {
  const auto* value = value_on(std::span<const DatedValue<BaseSalary>>{book.base_salaries}, day);
  if (value == nullptr) {
    const auto& all = book.base_salaries;
    return refused(Fault::money_salary_not_known,
                   {iso(day), all.empty() ? "—" : iso(all.front().from)});
  }
  if (!trust.trusts(value->value.status)) {
    return refused(Fault::money_not_trusted, {to_string(value->value.amount), value->source,
                                              std::string{word(value->value.status)}});
  }
  return *value;
}

}  // namespace thidua::inline v0

/// \file
/// Reads dates and flags, and says what is wrong with them; every fault of a row counts, not only its first.
#include "quality_cells.hpp"

#include <algorithm>
#include <stdexcept>

#include <thidua/core/joined.hpp>
#include <thidua/time/parse_date.hpp>

namespace thidua::inline v0 {

namespace {

std::string test_text(const FlagTest& test) {
  return "«" + test.flag + (test.expected ? "»" : " = no»");
}

std::string tests_text(const std::vector<FlagTest>& tests) {
  std::vector<std::string> texts;
  texts.reserve(tests.size());
  for (const auto& test : tests) { texts.push_back(test_text(test)); }
  return joined(texts, " + ");
}

bool all_expect_yes(const std::vector<FlagTest>& tests) {
  return std::all_of(tests.begin(), tests.end(), [](const FlagTest& t) { return t.expected; });
}

/// The numerator's tests that the denominator has not.
std::vector<FlagTest> beyond(const Indicator& indicator) {
  const auto& base = indicator.denominator->where;
  std::vector<FlagTest> tests;
  for (const auto& test : indicator.numerator->where) {
    if (std::find(base.begin(), base.end(), test) == base.end()) { tests.push_back(test); }
  }
  return tests;
}

std::string word_of(DateField field) { return std::string{word(field)}; }

}  // namespace

FlagMask mask_of(const std::vector<FlagTest>& tests, const std::vector<Flag>& flags) {
  FlagMask mask;
  for (const auto& test : tests) {
    const auto flag = std::find_if(flags.begin(), flags.end(),
                                   [&](const Flag& known) { return known.id == test.flag; });
    if (flag == flags.end()) {
      throw std::invalid_argument{"there is no flag «" + test.flag + "» among those counted"};
    }
    const auto bit = static_cast<Pattern>(1U << static_cast<unsigned>(flag - flags.begin()));
    mask.bits = static_cast<Pattern>(mask.bits | bit);
    if (test.expected) { mask.wanted = static_cast<Pattern>(mask.wanted | bit); }
  }
  return mask;
}

QualityCells::QualityCells(const TallyRules& rules, const std::vector<Indicator>& indicators,
                           const QualityOptions& options)
    : rules_{rules},
      options_{options},
      missing_(rules.flags.size()),
      unknown_(rules.flags.size()),
      without_date_(rules.flags.size()) {
  for (const auto& indicator : indicators) {
    if (!indicator.is_counted()) { continue; }
    const auto more = beyond(indicator);
    const auto& base = indicator.denominator->where;
    // «not online» beside «no fee» says nothing: only what was noted as done without its ground is odd.
    if (more.empty() || base.empty() || !all_expect_yes(more) || !all_expect_yes(base)) {
      continue;
    }
    Pair pair{mask_of(more, rules.flags),
              mask_of(base, rules.flags),
              {tests_text(more), tests_text(base), indicator.id},
              {}};
    const bool is_known = std::any_of(pairs_.begin(), pairs_.end(), [&](const Pair& known) {
      return known.beyond.bits == pair.beyond.bits && known.base.bits == pair.base.bits;
    });
    if (!is_known) { pairs_.push_back(std::move(pair)); }
  }
}

void QualityCells::read_dates(const QualityRow& row, RowValues& values) {
  for (const auto& entry : Words<DateField>::table) {
    const auto column = row.columns.at(DossierColumns::field_of(entry.first));
    const auto text = row.text(column);
    if (text.empty()) { continue; }
    const auto at = static_cast<std::size_t>(entry.first);
    const auto date = parse_date(text);
    values.dates.at(at) = date ? date->epoch_days() : bad_date;
    if (date) {
      look_at_range(row, entry.first, date->epoch_days());
    } else {
      bad_dates_.at(at).add(options_.samples, [&] { return row.sample(column); });
    }
  }
  if (rules_.counted_by == DateField::submitted && values.date(DateField::submitted) == no_date) {
    no_date_.add(options_.samples, [&] { return row.sample(row.columns.at(Field::submitted)); });
  }
  look_at_order(row, values);
}

void QualityCells::look_at_range(const QualityRow& row, DateField field, std::int32_t day) {
  const auto at = static_cast<std::size_t>(field);
  const auto column = row.columns.at(DossierColumns::field_of(field));
  if (options_.as_of && day > options_.as_of->epoch_days()) {
    future_.at(at).add(options_.samples, [&] { return row.sample(column, iso(*options_.as_of)); });
  }
  if (rules_.period &&
      std::int64_t{day} < std::int64_t{rules_.period->first().epoch_days()} - options_.early_days) {
    early_.at(at).add(options_.samples,
                      [&] { return row.sample(column, iso(rules_.period->first())); });
  }
}

void QualityCells::look_at_order(const QualityRow& row, const RowValues& values) {
  const std::int32_t submitted = values.date(DateField::submitted);
  if (!is_day(submitted)) { return; }
  const auto look = [&](DateField field, FoundRows& found) {
    const std::int32_t day = values.date(field);
    if (!is_day(day) || day >= submitted) { return; }
    found.add(options_.samples, [&] {
      return row.sample(row.columns.at(DossierColumns::field_of(field)),
                        iso(Date::from_epoch_days(submitted)));
    });
  };
  look(DateField::paid, paid_before_);
  look(DateField::finished, finished_before_);
}

void QualityCells::read_flags(const QualityRow& row,
                              const std::vector<DossierColumns::FlagColumn>& columns,
                              RowValues& values) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    auto& flag = columns[i];
    const auto bit = static_cast<Pattern>(1U << i);
    const auto sample = [&] { return row.sample(flag.column); };
    const auto value = flag.reader.read(row.table.cell(row.row, flag.column));
    if (!value) {
      auto& found = row.text(flag.column).empty() ? missing_[i] : unknown_[i];
      found.add(options_.samples, sample);
      continue;
    }
    values.known = static_cast<Pattern>(values.known | bit);
    if (!*value) { continue; }
    values.set = static_cast<Pattern>(values.set | bit);
    if (flag.date_column && values.date(*rules_.flags[i].dated) == no_date) {
      without_date_[i].add(options_.samples, sample);
    }
  }
  look_at_pairs(row, columns, values);
}

void QualityCells::look_at_pairs(const QualityRow& row,
                                 const std::vector<DossierColumns::FlagColumn>& columns,
                                 const RowValues& values) {
  const auto first_column = [&](Pattern bits) {
    std::size_t at = 0;
    while ((bits >> at & 1U) == 0) { ++at; }
    return columns[at].column;
  };
  for (auto& pair : pairs_) {
    if (!pair.beyond.is_known(values) || !pair.base.is_known(values) ||
        !pair.beyond.holds(values) || pair.base.holds(values)) {
      continue;
    }
    const auto failing = static_cast<Pattern>(pair.base.bits & ~values.set);
    pair.rows.add(options_.samples, [&] {
      return row.sample(first_column(pair.beyond.bits), shown(row.text(first_column(failing))));
    });
  }
}

void QualityCells::put_into(Findings& findings) const {
  put(findings, Fault::quality_no_date, {word_of(rules_.counted_by)}, no_date_);
  for (const auto& entry : Words<DateField>::table) {
    const auto at = static_cast<std::size_t>(entry.first);
    const auto field = word_of(entry.first);
    put(findings, Fault::quality_bad_date, {field}, bad_dates_.at(at));
    put(findings, Fault::quality_future_date,
        {field, options_.as_of ? iso(*options_.as_of) : std::string{}}, future_.at(at));
    put(findings, Fault::quality_early_date, {field, std::to_string(options_.early_days)},
        early_.at(at));
  }
  put(findings, Fault::quality_paid_before_submitted, {}, paid_before_);
  put(findings, Fault::quality_finished_before_submitted, {}, finished_before_);
  for (std::size_t i = 0; i < rules_.flags.size(); ++i) {
    const auto& flag = rules_.flags[i];
    put(findings, Fault::quality_missing_value, {flag.id}, missing_[i]);
    put(findings, Fault::quality_unknown_value, {flag.id}, unknown_[i]);
    put(findings, Fault::quality_flag_without_date,
        {flag.id, flag.dated ? word_of(*flag.dated) : std::string{}}, without_date_[i]);
  }
  for (const auto& pair : pairs_) {
    put(findings, Fault::quality_outside_denominator, pair.arguments, pair.rows);
  }
}

}  // namespace thidua::inline v0

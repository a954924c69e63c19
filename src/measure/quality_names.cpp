/// \file
/// Numbers names, and says which of them look wrong.
#include "quality_names.hpp"

#include <algorithm>

#include <thidua/core/joined.hpp>

namespace thidua::inline v0 {

namespace {

constexpr std::size_t most_listed = 8;  // spellings or units in one sentence

/// A list with the number of rows of each, cut where it gets long: «A» (12), «a» (3).
std::string listed(const std::vector<std::pair<std::string, std::int64_t>>& entries) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < std::min(entries.size(), most_listed); ++i) {
    texts.push_back("«" + shown(entries[i].first) + "» (" + std::to_string(entries[i].second) +
                    ")");
  }
  return joined(texts) + (entries.size() > most_listed ? ", …" : "");
}

/// The letters of a name without tones and accents, as they are typed in haste.
std::string plain_key(std::string_view name) {
  std::string key;
  for (const auto codepoint : detail::codepoints(name_key(name))) {
    if (utf8proc_category(codepoint) == UTF8PROC_CATEGORY_MN) { continue; }
    detail::append_codepoint(key, codepoint == 0x111 ? 'd' : codepoint);
  }
  return key;
}

}  // namespace

std::uint32_t NameBook::spelling_of(std::string_view text) {
  const auto number = [](std::size_t size) { return static_cast<std::uint32_t>(size); };
  const std::string normal = nfc(text);
  const auto [entry, is_new] = by_text_.try_emplace(normal, number(spellings_.size()));
  if (!is_new) { return entry->second; }
  const auto [name, is_new_name] = by_key_.try_emplace(name_key(text), number(of_name_.size()));
  if (is_new_name) { of_name_.emplace_back(); }
  of_name_[name->second].push_back(entry->second);
  spellings_.push_back({normal, name->second, 0, {}});
  return entry->second;
}

std::vector<const NameBook::Spelling*> NameBook::ordered(std::uint32_t name) const {
  std::vector<const Spelling*> result;
  for (const auto spelling : of_name_.at(name)) { result.push_back(&spellings_[spelling]); }
  std::sort(result.begin(), result.end(), [](const Spelling* a, const Spelling* b) {
    return a->rows != b->rows ? a->rows > b->rows : a->text < b->text;
  });
  return result;
}

const std::string& NameBook::usual(std::uint32_t name) const { return ordered(name).front()->text; }

void NameBook::put_into(Findings& findings, Fault kind, std::size_t samples) const {
  for (std::uint32_t name = 0; name < of_name_.size(); ++name) {
    if (of_name_[name].size() < 2) { continue; }
    const auto most_first = ordered(name);
    FoundRows rows;
    std::vector<std::pair<std::string, std::int64_t>> entries;
    for (const auto* spelling : most_first) {
      entries.emplace_back(spelling->text, spelling->rows);
      if (spelling != most_first.front()) { rows.count += spelling->rows; }
    }
    for (const auto number : of_name_[name]) {  // in the order in which they were met
      const auto& spelling = spellings_[number];
      if (&spelling != most_first.front() && rows.samples.size() < samples) {
        rows.samples.push_back(spelling.first);
      }
    }
    put(findings, kind, {listed(entries)}, rows);
  }
}

std::uint32_t QualityNames::unit_of(std::uint32_t name, std::string_view text) {
  const auto number = static_cast<std::uint32_t>(units_.size());
  const auto [known, is_new] = unit_of_name_.try_emplace(name, number);
  if (!is_new) { return known->second; }
  const std::string* id = register_.ids.find(text);
  if (id == nullptr) {
    units_.push_back({{}, name, false, {}});
    return number;
  }
  const auto [unit, is_new_id] = unit_of_id_.try_emplace(*id, number);
  if (is_new_id) { units_.push_back({*id, name, true, {}}); }
  known->second = unit->second;
  return unit->second;
}

void QualityNames::read(const QualityRow& row, RowValues& values) {
  const auto meet = [&](NameBook& book, Field field) {
    const auto column = row.columns.at(field);
    const auto text = row.text(column);
    if (text.empty()) { return no_name; }
    return book.meet(text, [&] { return row.sample(column); });
  };
  const auto unit_column = row.columns.at(Field::unit);
  const std::uint32_t unit_name = meet(unit_names_, Field::unit);
  if (unit_name == no_name) {
    no_unit_.add(options_.samples, [&] { return row.sample(unit_column); });
  } else {
    values.unit = unit_of(unit_name, row.text(unit_column));
    if (!counts(values.unit)) {
      units_[values.unit].unknown.add(options_.samples, [&] { return row.sample(unit_column); });
    }
  }
  values.service = meet(services_, Field::service);
  values.officer = meet(officers_, Field::officer);
  if (values.officer != no_name && counts(values.unit)) {
    auto& seen = officer_in_[{values.officer, values.unit}];
    if (seen.rows++ == 0) {
      seen.order = officer_in_.size();
      seen.first = row.sample(unit_column);
    }
  }
}

std::string QualityNames::unit_name(std::uint32_t unit) const {
  const auto& known = units_.at(unit);
  return known.id.empty() ? unit_names_.usual(known.name) : known.id;
}

void QualityNames::put_into(Findings& findings) const {
  put(findings, Fault::quality_no_unit, {}, no_unit_);
  for (const auto& unit : units_) {
    if (unit.unknown.count == 0) { continue; }
    put(findings, Fault::quality_unknown_unit, {shown(unit_names_.usual(unit.name))}, unit.unknown);
  }
  unit_names_.put_into(findings, Fault::quality_unit_spellings, options_.samples);
  officers_.put_into(findings, Fault::quality_officer_spellings, options_.samples);
  for (auto entry = officer_in_.begin(); entry != officer_in_.end();) {
    const std::uint32_t officer = entry->first.first;
    std::vector<std::pair<std::string, const Seen*>> in;
    for (; entry != officer_in_.end() && entry->first.first == officer; ++entry) {
      in.emplace_back(unit_name(entry->first.second), &entry->second);
    }
    if (in.size() < 2) { continue; }
    std::sort(in.begin(), in.end(), [](const auto& a, const auto& b) {
      return a.second->rows != b.second->rows ? a.second->rows > b.second->rows : a.first < b.first;
    });
    FoundRows rows;
    std::vector<std::pair<std::string, std::int64_t>> entries;
    for (const auto& [unit, seen] : in) {
      entries.emplace_back(unit, seen->rows);
      if (seen != in.front().second) { rows.count += seen->rows; }
    }
    std::sort(in.begin() + 1, in.end(),
              [](const auto& a, const auto& b) { return a.second->order < b.second->order; });
    for (std::size_t i = 1; i < in.size() && rows.samples.size() < options_.samples; ++i) {
      rows.samples.push_back(in[i].second->first);
    }
    put(findings, Fault::quality_officer_in_units,
        {shown(officers_.usual(officer)), listed(entries)}, rows);
  }
}

std::string QualityNames::suggestion(const std::string& name) const {
  constexpr std::size_t longest = 96;  // longer names are no typing errors, and cost
  const std::string key = plain_key(name);
  if (key.size() > longest) { return {}; }
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, key.size() / 4) + 1;
  for (const auto& known : register_.names) {
    const std::string candidate = plain_key(known);
    const std::size_t longer = std::max(key.size(), candidate.size());
    if (longer - std::min(key.size(), candidate.size()) >= best_distance) { continue; }
    const std::size_t distance = edit_distance(key, candidate);
    if (distance < best_distance && distance < longer) {
      best = known;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace thidua::inline v0

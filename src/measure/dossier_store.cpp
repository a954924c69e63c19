/// \file
/// Builds a dossier store: sends each row's word to the group of its unit, and from there to its unit, orders a unit's days, and
/// renumbers services and officers within their unit, so that words and tables stay small.
#include <thidua/measure/dossier_store.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/work_progress.hpp"
#include "day_range.hpp"
#include "number_units.hpp"
#include "row_block.hpp"

namespace thidua::inline v0 {

namespace {

/// Rows of one thread, and what was found there.
struct Part {
  std::size_t from = 0;
  std::size_t through = 0;  ///< one after the last
  std::array<UnstoredRows, std::size(Words<Unstored>::table)> unstored;
  DayRange days;  ///< of the rows that are stored

  /// Until the end, or until the progress is ended.
  template <class Each>
  void each_block(RowBlock& block, WorkProgress& progress, const Each& each) const {
    for (std::size_t at = from; at < through; at += block_rows) {
      block.take(at, std::min(block_rows, through - at));
      each(at);
      if (!progress.advance(block.size())) { return; }
    }
  }
};

void check(const DossierCodes& codes, const StoreRules& rules) {
  const std::size_t rows = codes.unit.size();
  const auto same = [&](const WholeColumn& column, const std::string& name) {
    if (column.size() != rows) {
      throw std::invalid_argument{"the column " + name + " has " + std::to_string(column.size()) +
                                  " rows, and the units have " + std::to_string(rows)};
    }
  };
  if (codes.service) { same(*codes.service, "of services"); }
  if (codes.officer) { same(*codes.officer, "of officers"); }
  if (codes.day) { same(*codes.day, "of days"); }
  if (rules.period && !codes.day) {
    throw std::invalid_argument{"a period needs a column of days"};
  }
  if (codes.flags.size() > most_flags) {
    throw std::invalid_argument{"a row has at most 16 flags"};
  }
  for (std::size_t i = 0; i < codes.flags.size(); ++i) {
    same(codes.flags[i], "of flag " + std::to_string(i));
  }
}

/// Calls `work(part's number)` for each part, with a thread for each.
template <class Work>
void each_part(const std::vector<Part>& parts, WorkProgress& progress, const Work& work) {
  share_work(
      static_cast<unsigned>(parts.size()), parts.size(),
      [&](unsigned /*thread*/, std::uint64_t part) { work(part); }, progress);
}

/// The days that can be stored, without looking at what else the rows have.
DayRange days_of(const DossierCodes& codes, const StoreRules& rules, const std::vector<Part>& parts,
                 WorkProgress& progress) {
  std::vector<DayRange> of_parts(parts.size());
  const DayRange limits = DayRange::of(rules);
  each_part(parts, progress, [&](std::size_t number) {
    std::vector<std::int32_t> room(block_rows);
    DayRange days;
    const Part& part = parts[number];
    for (std::size_t at = part.from; at < part.through; at += block_rows) {
      const std::size_t count = std::min(block_rows, part.through - at);
      days.meet_within(limits, codes.day->block(at, count, room.data()), count);
      if (!progress.advance(count)) { return; }
    }
    of_parts[number] = days;
  });
  DayRange days;
  for (const auto& some : of_parts) { days.meet(some); }
  return days;
}

template <class Sent>
void send_rows(const DossierCodes& codes, const StoreRules& rules, const WordLayout& layout,
               const DayRange& days, const UnitGroups& groups, Part& part, RowGroups<Sent>& out,
               WorkProgress& progress) {
  RowBlock block{codes, rules};
  std::vector<Sent> words(block_rows);
  part.each_block(block, progress, [&](std::size_t at) {
    const bool is_whole = block.words(layout, days, groups.shift, words.data());
    out.make_room();
    if (is_whole) {
      if (block.days() != nullptr) { part.days.meet(block.days(), block.size()); }
      for (std::size_t i = 0; i < block.size(); i += fetched_rows) {
        block.fetch_next(i);
        out.send(block.units() + i, words.data() + i, std::min(fetched_rows, block.size() - i));
      }
      return;
    }
    for (std::size_t i = 0; i < block.size(); ++i) {
      const auto* reason = block.unstored(i);
      if (reason == nullptr) {
        if (block.days() != nullptr) { part.days.meet(block.days()[i]); }
        out.send(block.units() + i, words.data() + i, 1);
        continue;
      }
      auto& rows = part.unstored.at(static_cast<std::size_t>(*reason));
      ++rows.count;
      if (rows.first.size() < rules.samples) { rows.first.push_back(at + i); }
    }
  });
  out.close();
}

/// Sums up what the parts found.
void join(const std::vector<Part>& parts, std::size_t samples, StoredRows& stored) {
  DayRange days;
  for (const auto& part : parts) {
    days.meet(part.days);
    for (std::size_t i = 0; i < part.unstored.size(); ++i) {
      auto& all = stored.unstored.at(i);
      const auto& some = part.unstored.at(i);
      all.count += some.count;
      const std::size_t more = std::min(samples - all.first.size(), some.first.size());
      all.first.insert(all.first.end(), some.first.begin(),
                       some.first.begin() + static_cast<std::ptrdiff_t>(more));
    }
  }
  if (days.is_empty()) { return; }
  stored.first_day = days.first;
  stored.last_day = days.last;
}

WordLayout raw_layout(const StoredRows& stored, std::size_t flags, const DayRange& days) {
  WordLayout layout;
  layout.flag_bits = static_cast<unsigned>(flags);
  if (stored.with_services && stored.services > 0) {
    layout.service_bits = bits_for(stored.services - 1);
  }
  if (stored.with_officers) { layout.officer_bits = bits_for(stored.officers); }
  if (stored.with_days && !days.is_empty()) {
    layout.day_bits =
        bits_for(static_cast<std::uint64_t>(std::int64_t{days.last} - std::int64_t{days.first}));
  }
  return layout;
}

template <class Sent>
void fill(const DossierCodes& codes, const StoreRules& rules, const DayRange& days,
          UnitGroups groups, std::vector<Part>& parts, StoredRows& stored, WorkProgress& progress) {
  SentRows<Sent> sent{groups, {}};
  for (std::size_t i = 0; i < parts.size(); ++i) { sent.parts.emplace_back(groups); }
  each_part(parts, progress, [&](std::size_t part) {
    send_rows(codes, rules, stored.layout, days, groups, parts[part], sent.parts[part], progress);
  });
  if (progress.ended()) { return; }
  join(parts, rules.samples, stored);
  stored.begin = sent.places();
  number_units(std::move(sent), stored, static_cast<unsigned>(parts.size()), progress);
}

}  // namespace

DossierStore DossierStore::cluster(const DossierCodes& codes, const StoreRules& rules,
                                   unsigned threads) {
  return *cluster(codes, rules, threads, {});
}

std::optional<DossierStore> DossierStore::cluster(const DossierCodes& codes,
                                                  const StoreRules& rules, unsigned threads,
                                                  const StepProgress& progress) {
  check(codes, rules);
  const std::size_t rows = codes.unit.size();
  // Its day is looked at, it is sent to its group, numbered there, and kept: a row is met four times.
  WorkProgress all{progress, 4 * std::uint64_t{rows}};
  // A thread is worth its own room for every group only with many rows.
  constexpr std::size_t least_rows = 16 * block_rows;
  std::vector<Part> parts(
      std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(1, rows / least_rows)));
  const std::size_t blocks = (rows + block_rows - 1) / block_rows;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i].from = std::min(rows, blocks * i / parts.size() * block_rows);
    parts[i].through = std::min(rows, blocks * (i + 1) / parts.size() * block_rows);
  }
  DayRange days;
  if (codes.day) { days = days_of(codes, rules, parts, all); }
  if (all.ended()) { return std::nullopt; }

  auto stored = std::make_shared<StoredRows>();
  stored->services = rules.services;
  stored->officers = rules.officers;
  stored->with_services = codes.service.has_value();
  stored->with_officers = codes.officer.has_value();
  stored->with_days = codes.day.has_value();
  stored->begin.assign(std::size_t{rules.units} + 1, 0);
  if (!days.is_empty()) { stored->zero_day = days.first; }
  stored->layout = raw_layout(*stored, codes.flags.size(), days);
  const unsigned bits = stored->layout.bits();
  constexpr unsigned most_bits = 64;
  if (bits > most_bits) {
    throw std::invalid_argument{"a row needs " + std::to_string(bits) +
                                " bits: fewer services, officers, days or flags fit"};
  }
  auto groups = UnitGroups::of(rules.units, rows / parts.size());
  groups.shift = std::min(groups.shift, most_bits - bits);
  if (bits + groups.shift <= 32) {
    fill<std::uint32_t>(codes, rules, days, groups, parts, *stored, all);
  } else {
    fill<std::uint64_t>(codes, rules, days, groups, parts, *stored, all);
  }
  if (!all.finish()) { return std::nullopt; }
  return DossierStore{std::move(stored)};
}

std::uint64_t DossierStore::rows() const noexcept { return rows_->rows(); }
std::size_t DossierStore::word_size() const noexcept {
  return std::visit([](const auto& words) { return sizeof(*words.data()); }, rows_->words);
}
std::size_t DossierStore::size() const noexcept {
  std::size_t bytes = rows_->rows() * word_size() + rows_->begin.size() * sizeof(std::uint64_t);
  for (const auto& unit : rows_->codes) {
    bytes += sizeof(unit) + (unit.services.size() + unit.officers.size()) * sizeof(std::uint32_t);
  }
  return bytes;
}
const UnstoredRows& DossierStore::unstored(Unstored reason) const {
  return rows_->unstored.at(static_cast<std::size_t>(reason));
}
std::optional<std::pair<std::int32_t, std::int32_t>> DossierStore::days() const noexcept {
  if (!rows_->with_days || rows_->rows() == 0) { return std::nullopt; }
  return std::pair{rows_->first_day, rows_->last_day};
}
std::size_t DossierStore::flags() const noexcept { return rows_->layout.flag_bits; }
std::size_t DossierStore::units() const noexcept { return rows_->units(); }
std::size_t DossierStore::officers() const noexcept { return rows_->officers; }

}  // namespace thidua::inline v0

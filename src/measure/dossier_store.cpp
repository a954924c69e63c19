/// \file
/// Builds a dossier store: counts each unit's rows, sends each row's word to its unit, orders a unit's days, and renumbers
/// services and officers within their unit, so that words and tables stay small.
#include <thidua/measure/dossier_store.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "cluster_rows.hpp"
#include "core/work_progress.hpp"
#include "core/work_sharing.hpp"
#include "number_units.hpp"

namespace thidua::inline v0 {

namespace {

/// Rows of one thread, and what the first pass found there.
struct Part {
  std::size_t from = 0;
  std::size_t through = 0;                ///< one after the last
  std::vector<std::uint64_t> unit_rows;   ///< by unit; then where the next row goes
  std::vector<std::uint8_t> mixed_block;  ///< blocks that have rows that can't be stored
  std::array<UnstoredRows, std::size(Words<Unstored>::table)> unstored;
  std::int32_t first_day = std::numeric_limits<std::int32_t>::max();
  std::int32_t last_day = std::numeric_limits<std::int32_t>::min();

  /// Until the end, or until the progress is ended.
  template <class Each>
  void each_block(RowBlock& block, ThreadProgress progress, const Each& each) const {
    std::size_t number = 0;
    for (std::size_t at = from; at < through; at += block_rows, ++number) {
      block.take(at, std::min(block_rows, through - at));
      each(number, at);
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

void count_rows(const DossierCodes& codes, const StoreRules& rules, Part& part,
                ThreadProgress progress) {
  RowBlock block{codes, rules};
  part.unit_rows.assign(rules.units, 0);
  part.mixed_block.assign((part.through - part.from + block_rows - 1) / block_rows, 0);
  const auto count = [&](std::size_t row) {
    ++part.unit_rows[block.unit(row)];
    if (block.days() != nullptr) {
      part.first_day = std::min(part.first_day, block.days()[row]);
      part.last_day = std::max(part.last_day, block.days()[row]);
    }
  };
  part.each_block(block, progress, [&](std::size_t number, std::size_t at) {
    if (!block.any_unstored()) {
      for (std::size_t i = 0; i < block.size(); ++i) { count(i); }
      return;
    }
    part.mixed_block[number] = 1;
    for (std::size_t i = 0; i < block.size(); ++i) {
      const auto* reason = block.unstored(i);
      if (reason == nullptr) {
        count(i);
        continue;
      }
      auto& rows = part.unstored.at(static_cast<std::size_t>(*reason));
      ++rows.count;
      if (rows.first.size() < rules.samples) { rows.first.push_back(at + i); }
    }
  });
}

template <class Word>
void send_rows(const DossierCodes& codes, const StoreRules& rules, const StoredRows& stored,
               Part& part, Word* out, ThreadProgress progress) {
  RowBlock block{codes, rules};
  std::vector<Word> words(block_rows);
  std::uint64_t* const next = part.unit_rows.data();
  part.each_block(block, progress, [&](std::size_t number, std::size_t /*at*/) {
    block.words(stored.layout, stored.first_day, words.data());
    const Word* const word = words.data();
    if (part.mixed_block[number] == 0) {
      for (std::size_t i = 0; i < block.size(); ++i) { out[next[block.unit(i)]++] = word[i]; }
      return;
    }
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (block.unstored(i) == nullptr) { out[next[block.unit(i)]++] = word[i]; }
    }
  });
}

/// Sums up what the parts found; `unit_rows` becomes each part's next place in each unit, the earlier parts first.
void join(std::vector<Part>& parts, std::uint32_t units, std::size_t samples, StoredRows& stored) {
  stored.begin.assign(std::size_t{units} + 1, 0);
  std::uint64_t place = 0;
  for (std::size_t unit = 0; unit < units; ++unit) {
    stored.begin[unit] = place;
    for (auto& part : parts) {
      const std::uint64_t rows = part.unit_rows[unit];
      part.unit_rows[unit] = place;
      place += rows;
    }
  }
  stored.begin[units] = place;
  for (const auto& part : parts) {
    stored.first_day = std::min(stored.first_day, part.first_day);
    stored.last_day = std::max(stored.last_day, part.last_day);
    for (std::size_t i = 0; i < part.unstored.size(); ++i) {
      auto& all = stored.unstored.at(i);
      const auto& some = part.unstored.at(i);
      all.count += some.count;
      const std::size_t more = std::min(samples - all.first.size(), some.first.size());
      all.first.insert(all.first.end(), some.first.begin(),
                       some.first.begin() + static_cast<std::ptrdiff_t>(more));
    }
  }
}

WordLayout raw_layout(const StoredRows& stored, std::size_t flags) {
  WordLayout layout;
  layout.flag_bits = static_cast<unsigned>(flags);
  if (stored.with_services && stored.services > 0) {
    layout.service_bits = bits_for(stored.services - 1);
  }
  if (stored.with_officers) { layout.officer_bits = bits_for(stored.officers); }
  if (stored.with_days && stored.rows() > 0) {
    layout.day_bits = bits_for(
        static_cast<std::uint64_t>(std::int64_t{stored.last_day} - std::int64_t{stored.first_day}));
  }
  return layout;
}

/// Calls `work(part, thread's progress)` for each part, with a thread for each.
template <class Work>
void each_part(std::vector<Part>& parts, WorkProgress& progress, const Work& work) {
  static_cast<void>(share_work(
      static_cast<unsigned>(parts.size()), parts.size(),
      [&](unsigned thread, std::uint64_t piece) {
        work(parts[piece], ThreadProgress{progress, thread});
      },
      [&](std::uint64_t /*done*/) { return !progress.ended(); }));
}

template <class Word>
void fill(const DossierCodes& codes, const StoreRules& rules, std::vector<Part>& parts,
          StoredRows& stored, WorkProgress& progress) {
  WordBuffer<Word> words{stored.rows()};
  each_part(parts, progress, [&](Part& part, ThreadProgress own) {
    send_rows(codes, rules, stored, part, words.data(), own);
  });
  if (progress.ended()) { return; }
  number_units(stored, std::move(words), static_cast<unsigned>(parts.size()), progress);
}

}  // namespace

DossierStore DossierStore::cluster(const DossierCodes& codes, const StoreRules& rules,
                                   unsigned threads) {
  return *cluster(codes, rules, threads, {});
}

std::optional<DossierStore> DossierStore::cluster(const DossierCodes& codes,
                                                  const StoreRules& rules, unsigned threads,
                                                  const StoreProgress& progress) {
  check(codes, rules);
  const std::size_t rows = codes.unit.size();
  // Counted, sent to its unit, numbered there, and kept: a row is met four times.
  WorkProgress all{progress, 4 * std::uint64_t{rows}};
  // A thread is worth its own counters of units only with many rows.
  const auto most_parts = std::max<std::size_t>(1, rows / (4 * std::size_t{rules.units} + 4096));
  std::vector<Part> parts(std::clamp<std::size_t>(threads, 1, most_parts));
  const std::size_t blocks = (rows + block_rows - 1) / block_rows;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i].from = std::min(rows, blocks * i / parts.size() * block_rows);
    parts[i].through = std::min(rows, blocks * (i + 1) / parts.size() * block_rows);
  }
  each_part(parts, all,
            [&](Part& part, ThreadProgress own) { count_rows(codes, rules, part, own); });
  if (all.ended()) { return std::nullopt; }

  auto stored = std::make_shared<StoredRows>();
  stored->services = rules.services;
  stored->officers = rules.officers;
  stored->with_services = codes.service.has_value();
  stored->with_officers = codes.officer.has_value();
  stored->with_days = codes.day.has_value();
  join(parts, rules.units, rules.samples, *stored);
  stored->layout = raw_layout(*stored, codes.flags.size());
  const unsigned bits = stored->layout.bits();
  if (bits > 64) {
    throw std::invalid_argument{"a row needs " + std::to_string(bits) +
                                " bits: fewer services, officers, days or flags fit"};
  }
  if (bits <= 16) {
    fill<std::uint16_t>(codes, rules, parts, *stored, all);
  } else if (bits <= 32) {
    fill<std::uint32_t>(codes, rules, parts, *stored, all);
  } else {
    fill<std::uint64_t>(codes, rules, parts, *stored, all);
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

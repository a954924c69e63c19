/// \file
/// Answers queries from the clustered words, unit by unit, on several threads that share nothing.
#include <algorithm>
#include <stdexcept>

#include <thidua/measure/dossier_store.hpp>

#include "core/work_progress.hpp"
#include "lane_counter.hpp"
#include "unit_counter.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::size_t units_a_piece = 16;

void check(const StoreQuery& query, const StoredRows& stored) {
  for (std::size_t i = 1; i < query.through.size(); ++i) {
    if (query.through[i] <= query.through[i - 1]) {
      throw std::invalid_argument{"the last days of buckets must ascend"};
    }
  }
  if (!query.through.empty() && !stored.with_days) {
    throw std::invalid_argument{"buckets need days, and the store has none"};
  }
  const bool by_officer = query.by == StoreSubject::officer;
  if (by_officer && !stored.with_officers) {
    throw std::invalid_argument{"the store has no officers"};
  }
  for (const auto& rule : query.rules) {
    if (rule.counted == Counted::amount) {
      throw std::invalid_argument{"a store has no amounts: a tally sums them"};
    }
    if (rule.counted == Counted::service && !stored.with_services) {
      throw std::invalid_argument{"distinct services are asked for, and the store has none"};
    }
    if (rule.counted == Counted::officer && (!stored.with_officers || by_officer)) {
      throw std::invalid_argument{by_officer
                                      ? "an officer has no distinct officers"
                                      : "distinct officers are asked for, and the store has none"};
    }
    if (((rule.with | rule.without) >> stored.layout.flag_bits) != 0) {
      throw std::invalid_argument{"a rule asks for a flag that the store does not have"};
    }
  }
}

/// Numbers the services of an officer from 0, so that a table of marks is as wide as these and not as all services.
class ServiceNumbers {
 public:
  ServiceNumbers(const WordLayout& layout, std::size_t services)
      : layout_{layout}, number_(services) {}

  /// Puts numbers where codes were; returns how many there are.
  std::size_t renumber(std::vector<std::uint64_t>& words) {
    if (number_.empty()) { return 0; }
    std::vector<std::uint64_t> met;
    for (auto& word : words) {
      const auto code = layout_.service(word);
      auto& number = number_[code];
      if (number == 0) {
        met.push_back(code);
        number = met.size();
      }
      word += (number - 1 - code) << layout_.flag_bits;
    }
    for (const auto code : met) { number_[code] = 0; }
    return met.size();
  }

 private:
  WordLayout layout_;
  std::vector<std::uint64_t> number_;  // by code: one more than its number; 0: not met
};

/// One query on one store.
class Counting {
 public:
  Counting(const StoredRows& stored, const StoreQuery& query, unsigned threads,
           const StepProgress& progress)
      : stored_{stored},
        progress_{progress, stored.rows()},
        plan_{CountPlan::of(query, stored.layout.flag_bits)},
        by_officer_{query.by == StoreSubject::officer},
        threads_{std::max(threads, 1U)} {
    result_.subjects = by_officer_ ? stored.officers : stored.units();
    result_.buckets = plan_.buckets();
    result_.rules = plan_.rules.size();
    result_.counts.resize(result_.subjects * result_.buckets * result_.rules);
    if (by_officer_) {
      // Who has no rows is met nowhere.
      std::fill(result_.counts.begin(), result_.counts.end(), 0);
      find_shared();
    }
  }

  [[nodiscard]] std::optional<StoreCounts> counts() && {
    std::visit(
        [&](const auto& words) {
          if (by_officer_) {
            count_officers(words);
          } else if (in_lanes()) {
            count_units(words, LaneCounter{plan_, stored_.layout, false});
          } else {
            count_units(words, UnitCounter{plan_, stored_.layout});
          }
        },
        stored_.words);
    if (!progress_.ended() && !shared_.empty()) { count_shared(); }
    if (!progress_.finish()) { return std::nullopt; }
    return std::move(result_);
  }

 private:
  /// Officers of several units: what is distinct of them has to be counted over all of these at once. So are those of a unit that has so
  /// many of them and of services that there is no room for a mark for each of each.
  void find_shared() {
    std::vector<std::uint8_t> units(stored_.officers);
    for (const auto& unit : stored_.codes) {
      const int more = has_room(unit) ? 1 : 2;
      for (const auto officer : unit.officers) {
        units[officer] = static_cast<std::uint8_t>(std::min(units[officer] + more, 2));
      }
    }
    place_.assign(stored_.officers, 0);
    for (std::uint32_t officer = 0; officer < stored_.officers; ++officer) {
      if (units[officer] < 2) { continue; }
      shared_.push_back(officer);
      place_[officer] = shared_.size();
    }
  }

  [[nodiscard]] bool has_room(const UnitCodes& unit) const noexcept {
    constexpr std::uint64_t most_marks = std::uint64_t{1} << 26U;
    return LaneCounter::marks(stored_.layout, unit.officers.size()) <= most_marks;
  }

  /// Calls `count(counter, unit)` for each unit that has rows, on several threads with a counter each.
  template <class Counter, class Count>
  void each_unit(const Counter& counter, const Count& count) {
    const std::uint64_t pieces = (stored_.units() + units_a_piece - 1) / units_a_piece;
    std::vector<Counter> counters(threads_, counter);
    share_work(
        threads_, pieces,
        [&](unsigned thread, std::uint64_t piece) {
          const std::size_t from = piece * units_a_piece;
          const std::size_t through = std::min<std::size_t>(stored_.units(), from + units_a_piece);
          for (std::size_t unit = from; unit < through; ++unit) {
            if (stored_.begin[unit] != stored_.begin[unit + 1]) {
              count(counters[thread], unit);
            } else if (!by_officer_) {
              std::fill_n(row(unit, 0), result_.buckets * result_.rules, 0);
            }
          }
          progress_.advance(stored_.begin[through] - stored_.begin[from]);
        },
        progress_);
  }

  [[nodiscard]] std::size_t services_of(std::size_t unit) const {
    const auto& codes = stored_.codes[unit];
    return codes.services.empty() ? stored_.services : codes.services.size();
  }

  /// Tables of marks are the faster ones, if they are gone through only once.
  [[nodiscard]] bool in_lanes() const noexcept { return !plan_.officers && !plan_.through.empty(); }

  template <class Words, class Counter>
  void count_units(const Words& words, const Counter& own) {
    each_unit(own, [&](Counter& counter, std::size_t unit) {
      counter.begin(services_of(unit), stored_.codes[unit].officers.size());
      walk(words.data() + stored_.begin[unit], words.data() + stored_.begin[unit + 1],
           stored_.layout, counter, [&](std::size_t bucket) { counter.tell(row(unit, bucket)); });
    });
  }

  template <class Words>
  void count_officers(const Words& words) {
    each_unit(LaneCounter{plan_, stored_.layout, true},
              [&](LaneCounter& counter, std::size_t unit) {
                const auto& officers = stored_.codes[unit].officers;
                counter.begin(services_of(unit), officers.size());
                walk(words.data() + stored_.begin[unit], words.data() + stored_.begin[unit + 1],
                     stored_.layout, counter, [&](std::size_t bucket) {
                       for (std::size_t i = 0; i < officers.size(); ++i) {
                         const auto officer = officers[i];
                         if (place_[officer] == 0) { counter.tell(i + 1, row(officer, bucket)); }
                       }
                     });
              });
  }

  [[nodiscard]] std::int64_t* row(std::size_t subject, std::size_t bucket) noexcept {
    return result_.counts.data() + (subject * result_.buckets + bucket) * result_.rules;
  }

  /// Counts words in the order of days, and tells after each bucket.
  template <class Word, class Counter, class Tell>
  void walk(const Word* word, const Word* end, const WordLayout& layout, Counter& counter,
            const Tell& tell) const {
    if (plan_.through.empty()) {
      counter.add(word, end);
      tell(std::size_t{0});
      return;
    }
    for (std::size_t bucket = 0; bucket < plan_.through.size(); ++bucket) {
      const std::int64_t last = std::int64_t{plan_.through[bucket]} - stored_.zero_day;
      if (last >= 0) {
        const std::uint64_t top = layout.most_through(static_cast<std::uint64_t>(last));
        word = counter.add_through(word, end, static_cast<Word>(top));
      }
      tell(bucket);
      if (!plan_.cumulative) { counter.forget(); }
    }
  }

  /// The rows of shared officers, as words of 8 bytes with services numbered by officer.
  void count_shared() {
    WordLayout layout = stored_.layout;
    layout.service_bits =
        stored_.with_services && stored_.services > 0 ? bits_for(stored_.services - 1) : 0;
    layout.officer_bits = 0;
    std::vector<std::vector<std::uint64_t>> words(shared_.size());
    std::visit([&](const auto& all) { gather(all, layout, words); }, stored_.words);
    LaneCounter counter{plan_, layout, false};
    ServiceNumbers numbers{layout, stored_.services};
    for (std::size_t i = 0; i < shared_.size(); ++i) {
      const std::size_t services = numbers.renumber(words[i]);
      std::stable_sort(words[i].begin(), words[i].end(), [&](std::uint64_t a, std::uint64_t b) {
        return layout.day(a) < layout.day(b);
      });
      counter.begin(services, 0);
      walk(words[i].data(), words[i].data() + words[i].size(), layout, counter,
           [&](std::size_t bucket) { counter.tell(row(shared_[i], bucket)); });
    }
  }

  template <class Words>
  void gather(const Words& all, const WordLayout& layout,
              std::vector<std::vector<std::uint64_t>>& words) const {
    const WordLayout& kept = stored_.layout;
    for (std::size_t unit = 0; unit < stored_.units(); ++unit) {
      const auto& codes = stored_.codes[unit];
      const auto is_shared = [&](std::uint32_t officer) { return place_[officer] != 0; };
      if (std::none_of(codes.officers.begin(), codes.officers.end(), is_shared)) { continue; }
      for (auto at = stored_.begin[unit]; at < stored_.begin[unit + 1]; ++at) {
        const auto word = all.data()[at];
        const auto number = kept.officer(word);
        if (number == 0 || !is_shared(codes.officers[number - 1])) { continue; }
        const auto service = kept.service(word);
        const std::uint64_t code = codes.services.empty() ? service : codes.services[service];
        std::uint64_t own = kept.pattern(word) | (code << layout.flag_bits);
        if (layout.day_bits != 0) { own |= kept.day(word) << layout.day_shift(); }
        words[place_[codes.officers[number - 1]] - 1].push_back(own);
      }
    }
  }

  const StoredRows& stored_;
  WorkProgress progress_;
  CountPlan plan_;
  bool by_officer_;
  unsigned threads_;
  StoreCounts result_;
  std::vector<std::uint32_t> shared_;
  std::vector<std::size_t> place_;  // by officer: 0, or one more than its place in shared_
};

}  // namespace

StoreCounts DossierStore::counts(const StoreQuery& query, unsigned threads) const {
  return *counts(query, threads, {});
}

std::optional<StoreCounts> DossierStore::counts(const StoreQuery& query, unsigned threads,
                                                const StepProgress& progress) const {
  check(query, *rows_);
  return Counting{*rows_, query, threads, progress}.counts();
}

}  // namespace thidua::inline v0

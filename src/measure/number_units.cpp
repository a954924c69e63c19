/// \file
/// Orders and renumbers the words of each unit, while they are near.
#include "number_units.hpp"

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>

#include "core/work_sharing.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::size_t units_a_piece = 16;
/// Of so many services a table of marks lies near.
constexpr unsigned most_service_bits = 12;

/// Numbers the few codes that a unit has of many, in the order in which they are met; the table is cleaned after use.
class CodeNumbers {
 public:
  explicit CodeNumbers(std::size_t codes) : number_(codes) {}

  /// The code's number in this unit, from 1.
  [[nodiscard]] std::uint32_t operator[](std::uint32_t code) {
    std::uint32_t& number = number_[code];
    if (number == 0) {
      met_.push_back(code);
      number = static_cast<std::uint32_t>(met_.size());
    }
    return number;
  }
  /// The codes by their numbers; forgets them.
  [[nodiscard]] std::vector<std::uint32_t> taken() {
    for (const auto code : met_) { number_[code] = 0; }
    std::vector<std::uint32_t> codes = met_;
    met_.clear();
    return codes;
  }

 private:
  std::vector<std::uint32_t> number_;
  std::vector<std::uint32_t> met_;
};

/// What each thread needs for itself.
template <class Sent>
struct Desk {
  explicit Desk(const StoredRows& stored)
      : services(stored.with_services ? stored.services : 0),
        officers(stored.with_officers ? stored.officers : 0) {}

  /// Room for so many words, which are not set.
  [[nodiscard]] Sent* room(std::size_t words) {
    if (room_.size() < words) { room_ = WordBuffer<Sent>{words}; }
    return room_.data();
  }

  CodeNumbers services;
  CodeNumbers officers;
  std::vector<std::uint64_t> unit_next;
  std::vector<std::uint64_t> day_next;

 private:
  WordBuffer<Sent> room_;
};

/// Rows of one day stay in the order in which they came.
template <class Word>
void order_days(const WordLayout& layout, Word* begin, Word* end,
                std::vector<std::uint64_t>& next) {
  constexpr unsigned most_counted_bits = 16;
  if (layout.day_bits > most_counted_bits) {
    std::stable_sort(begin, end, [&](Word a, Word b) { return layout.day(a) < layout.day(b); });
    return;
  }
  next.assign((std::size_t{1} << layout.day_bits) + 1, 0);
  for (const Word* w = begin; w != end; ++w) { ++next[layout.day(*w) + 1]; }
  for (std::size_t i = 1; i < next.size(); ++i) { next[i] += next[i - 1]; }
  const std::vector<Word> copy(begin, end);
  for (const Word word : copy) { begin[next[layout.day(word)]++] = word; }
}

/// Whether the words are in the order of days, told without a branch a word.
template <class Word>
bool in_order(const WordLayout& layout, const Word* begin, const Word* end) {
  if (layout.day_bits == 0) { return true; }
  // The day is the highest part of a word, so words without what is below it compare as their days do.
  const unsigned shift = layout.day_shift();
  unsigned falls = 0;
  for (const Word* w = begin; w + 1 < end; ++w) {
    falls |= static_cast<unsigned>((w[1] >> shift) < (w[0] >> shift));
  }
  return falls == 0;
}

[[nodiscard]] constexpr std::uint64_t low(unsigned bits) noexcept {
  return bits < 64 ? (std::uint64_t{1} << bits) - 1 : ~std::uint64_t{0};
}

/// Puts a unit's own numbers of services and officers where the codes were.
template <bool Services, bool Officers, class Sent, class Kept>
void number_codes(const WordLayout& raw, const WordLayout& kept, const Sent* begin, const Sent* end,
                  Kept* out, Desk<Sent>& desk) {
  const std::uint64_t flags = low(raw.flag_bits);
  const std::uint64_t services = low(raw.service_bits);
  const std::uint64_t officers = low(raw.officer_bits);
  const std::uint64_t days = low(raw.day_bits);
  const unsigned service_shift = raw.flag_bits;
  const unsigned officer_from = raw.officer_shift();
  const unsigned officer_to = kept.officer_shift();
  const unsigned day_from = std::min(raw.day_shift(), 63U);
  const unsigned day_to = std::min(kept.day_shift(), 63U);
  for (const Sent* w = begin; w != end; ++w, ++out) {
    const std::uint64_t word = *w;
    std::uint64_t to = (word & flags) | ((word >> day_from & days) << day_to);
    if constexpr (Services) {
      const auto code = static_cast<std::uint32_t>(word >> service_shift & services);
      to |= std::uint64_t{desk.services[code] - 1U} << service_shift;
    }
    if constexpr (Officers) {
      // Nobody stays 0.
      const auto code = static_cast<std::uint32_t>(word >> officer_from & officers);
      to |= std::uint64_t{code == 0 ? 0 : desk.officers[code - 1]} << officer_to;
    }
    *out = static_cast<Kept>(to);
  }
}

/// The parts of the words closer together.
template <class Word, class Kept>
void move_parts(const WordLayout& from, const WordLayout& to, const Word* begin, const Word* end,
                Kept* out) {
  // Flags and services stay where they are.
  const std::uint64_t first = low(from.flag_bits + to.service_bits);
  const std::uint64_t officers = low(to.officer_bits);
  const std::uint64_t days = low(to.day_bits);
  const unsigned officer_from = std::min(from.officer_shift(), 63U);
  const unsigned officer_to = std::min(to.officer_shift(), 63U);
  const unsigned day_from = std::min(from.day_shift(), 63U);
  const unsigned day_to = std::min(to.day_shift(), 63U);
  for (const Word* w = begin; w != end; ++w, ++out) {
    const std::uint64_t word = *w;
    *out = static_cast<Kept>((word & first) | ((word >> officer_from & officers) << officer_to) |
                             ((word >> day_from & days) << day_to));
  }
}

/// Writes the words of a kind and a layout, group after group.
template <class Sent, class Kept>
class Numbering {
 public:
  Numbering(const SentRows<Sent>& sent, StoredRows& stored, const WordLayout& kept)
      : sent_{sent},
        stored_{stored},
        raw_{stored.layout},
        kept_{kept},
        as_it_is_{sizeof(Kept) <= sizeof(std::uint32_t) && !stored.with_officers &&
                  stored.layout.service_bits <= most_service_bits},
        words_{stored.rows()} {
    group_begin_.push_back(0);
    for (std::size_t group = 0; group < sent.groups.size(); ++group) {
      std::uint64_t rows = 0;
      for (const auto& part : sent.parts) { rows += part.rows(group); }
      group_begin_.push_back(group_begin_.back() + rows);
    }
  }

  /// \returns whether the numbers of every unit fit into the layout; else nothing is done
  bool run(std::vector<Desk<Sent>>& desks, WorkProgress& progress) {
    static_cast<void>(share_work(
        static_cast<unsigned>(desks.size()), sent_.groups.size(),
        [&](unsigned thread, std::uint64_t group) {
          if (!fits_) { return; }
          number_group(desks[thread], group);
          progress.advance(thread, group_begin_[group + 1] - group_begin_[group]);
        },
        [&](std::uint64_t /*done*/) { return !progress.ended(); }));
    if (!fits_) { return false; }
    stored_.layout = kept_;
    stored_.words = std::move(words_);
    return true;
  }

 private:
  void number_group(Desk<Sent>& desk, std::size_t group) {
    const std::size_t first = sent_.groups.first(group);
    const std::size_t units = sent_.groups.first(group + 1) - first;
    const std::uint64_t begin = group_begin_[group];
    find_places(desk.unit_next, group, units);
    for (std::size_t i = 0; i < units; ++i) {
      stored_.begin[first + i] = begin + desk.unit_next[i];
    }
    // Codes are as good as numbers where the tables of services are small.
    if (as_it_is_) {
      cluster(desk.unit_next, group, units, words_.data() + begin);
      each_unit(desk, first, units, begin, words_.data() + begin, [](std::size_t, auto*, auto*) {});
      return;
    }
    Sent* const room = desk.room(group_begin_[group + 1] - begin);
    cluster(desk.unit_next, group, units, room);
    each_unit(desk, first, units, begin, room, [&](std::size_t unit, Sent* from, Sent* through) {
      number_unit(desk, unit, from, through);
    });
  }

  /// Where the first row of each unit goes, counted from the group's begin.
  void find_places(std::vector<std::uint64_t>& next, std::size_t group, std::size_t units) const {
    next.assign(units + 1, 0);
    if (units > 1) { count_rows(next, group, units); }
    for (std::size_t i = 1; i < next.size(); ++i) { next[i] += next[i - 1]; }
  }
  /// Neighbouring rows often have one unit: they count in different banks, so that none waits for the one before.
  void count_rows(std::vector<std::uint64_t>& next, std::size_t group, std::size_t units) const {
    constexpr std::size_t banks = 4;
    std::vector<std::uint64_t> counts(banks * units, 0);
    std::uint64_t* const rows = counts.data();
    const unsigned shift = raw_.bits();
    each_piece(group, [&](const Sent* w, const Sent* end) {
      for (; end - w >= static_cast<std::ptrdiff_t>(banks); w += banks) {
        for (std::size_t bank = 0; bank < banks; ++bank) {
          ++rows[bank * units + static_cast<std::size_t>(w[bank] >> shift)];
        }
      }
      for (; w != end; ++w) { ++rows[*w >> shift]; }
    });
    for (std::size_t i = 0; i < banks * units; ++i) { next[i % units + 1] += counts[i]; }
  }
  /// Sends the rows to their places; afterwards each unit's place is the end of its rows.
  template <class Word>
  void cluster(std::vector<std::uint64_t>& places, std::size_t group, std::size_t units,
               Word* out) const {
    if (units == 1) {
      each_piece(group, [&](const Sent* w, const Sent* end) {
        out = std::transform(w, end, out, [](Sent word) { return static_cast<Word>(word); });
        places[0] += static_cast<std::uint64_t>(end - w);
      });
      return;
    }
    const unsigned shift = raw_.bits();
    const auto mask = static_cast<Sent>(low(shift));
    std::uint64_t* const next = places.data();
    each_piece(group, [&](const Sent* w, const Sent* end) {
      for (; w != end; ++w) {
        Word* const place = out + next[*w >> shift]++;
        expect_writes_after(place);
        *place = static_cast<Word>(*w & mask);
      }
    });
  }
  template <class Take>
  void each_piece(std::size_t group, const Take& take) const {
    for (const auto& part : sent_.parts) { part.each(group, take); }
  }

  /// Orders the rows of each unit that lie in `room`, and hands them on.
  template <class Word, class Take>
  void each_unit(Desk<Sent>& desk, std::size_t first, std::size_t units, std::uint64_t begin,
                 Word* room, const Take& take) {
    for (std::size_t i = 0; i < units && fits_; ++i) {
      Word* const from = room + (stored_.begin[first + i] - begin);
      Word* const through = room + desk.unit_next[i];
      if (!in_order(raw_, from, through)) { order_days(raw_, from, through, desk.day_next); }
      take(first + i, from, through);
    }
  }
  void number_unit(Desk<Sent>& desk, std::size_t unit, const Sent* begin, const Sent* end) {
    Kept* const out = words_.data() + stored_.begin[unit];
    const bool services = raw_.service_bits != 0;
    const bool officers = raw_.officer_bits != 0;
    if (services && officers) { number_codes<true, true>(raw_, kept_, begin, end, out, desk); }
    if (services && !officers) { number_codes<true, false>(raw_, kept_, begin, end, out, desk); }
    if (!services && officers) { number_codes<false, true>(raw_, kept_, begin, end, out, desk); }
    if (!services && !officers) { number_codes<false, false>(raw_, kept_, begin, end, out, desk); }
    UnitCodes& codes = stored_.codes[unit];
    codes.services = desk.services.taken();
    // A single service of all has no bits in a word, and needs none.
    if (stored_.with_services && !services && begin != end) { codes.services = {0}; }
    codes.officers = desk.officers.taken();
    const bool fits =
        (codes.services.empty() || bits_for(codes.services.size() - 1) <= kept_.service_bits) &&
        bits_for(codes.officers.size()) <= kept_.officer_bits;
    if (!fits) { fits_ = false; }
  }

  const SentRows<Sent>& sent_;
  StoredRows& stored_;
  WordLayout raw_;
  WordLayout kept_;
  bool as_it_is_;
  WordBuffer<Kept> words_;
  std::vector<std::uint64_t> group_begin_;
  std::atomic<bool> fits_{true};
};

/// The bits that are enough for the numbers of the unit that has the most.
WordLayout least_layout(const StoredRows& stored) {
  std::size_t services = 0;
  std::size_t officers = 0;
  for (const auto& unit : stored.codes) {
    services = std::max(services, unit.services.size());
    officers = std::max(officers, unit.officers.size());
  }
  WordLayout least = stored.layout;
  // Without numbers, codes are what they were.
  if (services > 0) { least.service_bits = bits_for(services - 1); }
  if (least.officer_bits > 0) { least.officer_bits = bits_for(officers); }
  return least;
}

/// Words of 32 bits, if the units have few services and officers; nothing, if these can't fit.
std::optional<WordLayout> likely_layout(const WordLayout& raw) {
  constexpr unsigned bits = 32;
  if (raw.flag_bits + raw.day_bits >= bits) { return std::nullopt; }
  const unsigned rest = bits - raw.flag_bits - raw.day_bits;
  WordLayout likely = raw;
  likely.officer_bits =
      std::min(raw.officer_bits, std::max(rest / 2, rest - std::min(rest, raw.service_bits)));
  likely.service_bits = std::min(raw.service_bits, rest - likely.officer_bits);
  return likely;
}

/// Into smaller words.
template <class Kept>
void narrow(StoredRows& stored, const WordLayout& least, unsigned threads, WorkProgress& progress) {
  WordBuffer<Kept> narrow{stored.rows()};
  const std::uint64_t pieces = (stored.units() + units_a_piece - 1) / units_a_piece;
  std::visit(
      [&](const auto& words) {
        static_cast<void>(share_work(
            threads, pieces,
            [&](unsigned thread, std::uint64_t piece) {
              const std::size_t first = piece * units_a_piece;
              const auto begin = stored.begin[first];
              const auto end = stored.begin[std::min(stored.units(), first + units_a_piece)];
              move_parts(stored.layout, least, words.data() + begin, words.data() + end,
                         narrow.data() + begin);
              progress.advance(thread, end - begin);
            },
            [&](std::uint64_t /*done*/) { return !progress.ended(); }));
      },
      stored.words);
  stored.layout = least;
  stored.words = std::move(narrow);
}

}  // namespace

template <class Sent>
void number_units(SentRows<Sent> sent, StoredRows& stored, unsigned threads,
                  WorkProgress& progress) {
  threads = std::max(threads, 1U);
  stored.codes.resize(stored.units());
  std::vector<Desk<Sent>> desks;
  for (unsigned i = 0; i < threads; ++i) { desks.emplace_back(stored); }
  const WordLayout raw = stored.layout;
  std::size_t size = 8;
  if (raw.bits() <= 16) {
    size = 2;
    Numbering<Sent, std::uint16_t>{sent, stored, raw}.run(desks, progress);
  } else if (raw.bits() <= 32) {
    size = 4;
    Numbering<Sent, std::uint32_t>{sent, stored, raw}.run(desks, progress);
  } else {
    const auto likely = likely_layout(raw);
    if (likely && Numbering<Sent, std::uint32_t>{sent, stored, *likely}.run(desks, progress)) {
      size = 4;
    } else {
      Numbering<Sent, std::uint64_t>{sent, stored, raw}.run(desks, progress);
    }
  }
  if (progress.ended()) { return; }
  desks.clear();
  sent.parts.clear();
  const WordLayout least = least_layout(stored);
  if (least.bits() <= 16 && size > 2) {
    narrow<std::uint16_t>(stored, least, threads, progress);
  } else if (least.bits() <= 32 && size > 4) {
    narrow<std::uint32_t>(stored, least, threads, progress);
  }
}

template void number_units(SentRows<std::uint32_t>, StoredRows&, unsigned, WorkProgress&);
template void number_units(SentRows<std::uint64_t>, StoredRows&, unsigned, WorkProgress&);

}  // namespace thidua::inline v0

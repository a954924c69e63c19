/// \file
/// Orders and renumbers the words of each unit, while they are near.
#include "number_units.hpp"

#include <algorithm>
#include <utility>

#include "core/work_sharing.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::size_t units_a_piece = 16;

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
    return std::exchange(met_, {});
  }

 private:
  std::vector<std::uint32_t> number_;
  std::vector<std::uint32_t> met_;
};

/// What each thread needs for itself.
template <class Word>
struct Desk {
  explicit Desk(const StoredRows& stored)
      : services(stored.with_services ? stored.services : 0),
        officers(stored.with_officers ? stored.officers : 0) {}
  CodeNumbers services;
  CodeNumbers officers;
  std::vector<Word> copy;
  std::vector<std::uint64_t> next;
};

/// Rows of one day stay in the order in which they came.
template <class Word>
void order_days(const WordLayout& layout, Word* begin, Word* end, Desk<Word>& desk) {
  constexpr unsigned most_counted_bits = 16;
  if (layout.day_bits > most_counted_bits) {
    std::stable_sort(begin, end, [&](Word a, Word b) { return layout.day(a) < layout.day(b); });
    return;
  }
  desk.next.assign((std::size_t{1} << layout.day_bits) + 1, 0);
  for (const Word* w = begin; w != end; ++w) { ++desk.next[layout.day(*w) + 1]; }
  for (std::size_t i = 1; i < desk.next.size(); ++i) { desk.next[i] += desk.next[i - 1]; }
  desk.copy.assign(begin, end);
  for (const Word word : desk.copy) { begin[desk.next[layout.day(word)]++] = word; }
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

/// Puts a unit's own numbers of services and officers where the codes were, in the places that these had.
template <class Word, bool Services, bool Officers>
void number_codes(const WordLayout& layout, Word* begin, const Word* end, Desk<Word>& desk) {
  const auto mask = [](unsigned bits, unsigned shift) {
    return static_cast<Word>(static_cast<Word>((std::uint64_t{1} << bits) - 1) << shift);
  };
  const unsigned service_shift = layout.flag_bits;
  const unsigned officer_shift = layout.officer_shift();
  const Word services = Services ? mask(layout.service_bits, service_shift) : Word{0};
  const Word officers = Officers ? mask(layout.officer_bits, officer_shift) : Word{0};
  const Word rest = static_cast<Word>(~(services | officers));
  for (Word* w = begin; w != end; ++w) {
    const Word word = *w;
    Word to = static_cast<Word>(word & rest);
    if constexpr (Services) {
      const auto code = static_cast<std::uint32_t>((word & services) >> service_shift);
      const auto number = static_cast<Word>(desk.services[code] - 1U);
      to = static_cast<Word>(to | static_cast<Word>(number << service_shift));
    }
    if constexpr (Officers) {
      // Nobody stays 0.
      const auto code = static_cast<std::uint32_t>((word & officers) >> officer_shift);
      const auto number = static_cast<Word>(code == 0 ? 0 : desk.officers[code - 1]);
      to = static_cast<Word>(to | static_cast<Word>(number << officer_shift));
    }
    *w = to;
  }
}

template <class Word>
UnitCodes number_unit(const StoredRows& stored, Word* begin, Word* end, Desk<Word>& desk) {
  const WordLayout layout = stored.layout;
  const bool services = layout.service_bits != 0;
  const bool officers = layout.officer_bits != 0;
  if (services && officers) { number_codes<Word, true, true>(layout, begin, end, desk); }
  if (services && !officers) { number_codes<Word, true, false>(layout, begin, end, desk); }
  if (!services && officers) { number_codes<Word, false, true>(layout, begin, end, desk); }
  UnitCodes codes;
  codes.services = desk.services.taken();
  // A single service of all has no bits in a word, and needs none.
  if (stored.with_services && !services && begin != end) { codes.services = {0}; }
  codes.officers = desk.officers.taken();
  return codes;
}

/// The parts of the words closer together.
template <class Word, class Kept>
void move_parts(const WordLayout& raw, const WordLayout& kept, const Word* begin, const Word* end,
                Kept* out) {
  const auto low = [](unsigned bits) { return (std::uint64_t{1} << bits) - 1; };
  // Flags and services stay where they are.
  const std::uint64_t first = low(raw.flag_bits + kept.service_bits);
  const std::uint64_t officers = low(kept.officer_bits);
  const unsigned officer_from = raw.officer_shift();
  const unsigned officer_to = kept.officer_shift();
  const unsigned day_from = std::min(raw.day_shift(), 63U);
  const unsigned day_to = std::min(kept.day_shift(), 63U);
  const std::uint64_t days = low(kept.day_bits);
  for (const Word* w = begin; w != end; ++w, ++out) {
    const std::uint64_t word = *w;
    *out = static_cast<Kept>((word & first) |
                             (((word >> std::min(officer_from, 63U)) & officers) << officer_to) |
                             (((word >> day_from) & days) << day_to));
  }
}

template <class Word>
using Desks = std::vector<Desk<Word>>;

/// Calls `work(desk, unit)` for each unit, on several threads, until the progress is ended.
template <class Word, class Work>
void each_unit(const StoredRows& stored, Desks<Word>& desks, WorkProgress& progress,
               const Work& work) {
  const std::uint64_t pieces = (stored.units() + units_a_piece - 1) / units_a_piece;
  static_cast<void>(share_work(
      static_cast<unsigned>(desks.size()), pieces,
      [&](unsigned thread, std::uint64_t piece) {
        const std::size_t from = piece * units_a_piece;
        const std::size_t through = std::min<std::size_t>(stored.units(), from + units_a_piece);
        for (std::size_t unit = from; unit < through; ++unit) { work(desks[thread], unit); }
        progress.advance(thread, stored.begin[through] - stored.begin[from]);
      },
      [&](std::uint64_t /*done*/) { return !progress.ended(); }));
}

/// Where words of the same size do, they are changed in place.
template <class Kept, class Word>
void keep(StoredRows& stored, const WordLayout& kept, WordBuffer<Word> words, Desks<Word>& desks,
          WorkProgress& progress) {
  WordBuffer<Kept> other;
  if constexpr (sizeof(Kept) != sizeof(Word)) { other = WordBuffer<Kept>{stored.rows()}; }
  const auto place = [&](std::size_t unit) {
    if constexpr (sizeof(Kept) != sizeof(Word)) {
      return other.data() + stored.begin[unit];
    } else {
      return words.data() + stored.begin[unit];
    }
  };
  each_unit(stored, desks, progress, [&](Desk<Word>& /*desk*/, std::size_t unit) {
    move_parts(stored.layout, kept, words.data() + stored.begin[unit],
               words.data() + stored.begin[unit + 1], place(unit));
  });
  stored.layout = kept;
  if constexpr (sizeof(Kept) != sizeof(Word)) {
    stored.words = std::move(other);
  } else {
    stored.words = std::move(words);
  }
}

}  // namespace

template <class Word>
void number_units(StoredRows& stored, WordBuffer<Word> words, unsigned threads,
                  WorkProgress& progress) {
  stored.codes.resize(stored.units());
  Desks<Word> desks;
  for (unsigned i = 0; i < std::max(threads, 1U); ++i) { desks.emplace_back(stored); }
  const WordLayout raw = stored.layout;
  // Words of two bytes can't become smaller, and the tables of their services are small enough.
  const bool as_it_is = sizeof(Word) == sizeof(std::uint16_t) && !stored.with_officers;
  each_unit(stored, desks, progress, [&](Desk<Word>& desk, std::size_t unit) {
    Word* const begin = words.data() + stored.begin[unit];
    Word* const end = words.data() + stored.begin[unit + 1];
    if (!in_order(raw, begin, end)) { order_days(raw, begin, end, desk); }
    if (!as_it_is) { stored.codes[unit] = number_unit(stored, begin, end, desk); }
  });
  if (progress.ended()) { return; }
  if (as_it_is) {
    stored.words = std::move(words);
    return;
  }
  std::size_t services = 0;
  std::size_t officers = 0;
  for (const auto& unit : stored.codes) {
    services = std::max(services, unit.services.size());
    officers = std::max(officers, unit.officers.size());
  }
  WordLayout kept = raw;
  kept.service_bits = services > 0 ? bits_for(services - 1) : 0;
  kept.officer_bits = bits_for(officers);
  if (kept.bits() <= 16) {
    keep<std::uint16_t>(stored, kept, std::move(words), desks, progress);
  } else if (kept.bits() <= 32) {
    keep<std::uint32_t>(stored, kept, std::move(words), desks, progress);
  } else {
    keep<std::uint64_t>(stored, kept, std::move(words), desks, progress);
  }
}

template void number_units(StoredRows&, WordBuffer<std::uint16_t>, unsigned, WorkProgress&);
template void number_units(StoredRows&, WordBuffer<std::uint32_t>, unsigned, WorkProgress&);
template void number_units(StoredRows&, WordBuffer<std::uint64_t>, unsigned, WorkProgress&);

}  // namespace thidua::inline v0

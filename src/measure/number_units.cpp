/// \file
/// Orders and renumbers the words of each unit, while they are near.
#include "number_units.hpp"

#include <algorithm>

#include "core/work_sharing.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::size_t units_a_piece = 16;

/// The few codes that a unit has of many, in a table that is cleaned after use.
class CodeNumbers {
 public:
  explicit CodeNumbers(std::size_t codes) : number_(codes) {}

  void see(std::uint32_t code) {
    if (number_[code] == 0) {
      number_[code] = 1;
      seen_.push_back(code);
    }
  }
  /// Those that were seen, ascending; forgets them.
  [[nodiscard]] std::vector<std::uint32_t> taken() {
    for (const auto code : seen_) { number_[code] = 0; }
    std::sort(seen_.begin(), seen_.end());
    return std::exchange(seen_, {});
  }
  void number(const std::vector<std::uint32_t>& codes, std::uint32_t first) {
    for (const auto code : codes) { number_[code] = first++; }
  }
  void forget(const std::vector<std::uint32_t>& codes) {
    for (const auto code : codes) { number_[code] = 0; }
  }
  [[nodiscard]] std::uint32_t operator[](std::uint32_t code) const { return number_[code]; }

 private:
  std::vector<std::uint32_t> number_;
  std::vector<std::uint32_t> seen_;
};

/// What each thread needs for itself.
template <class Word>
struct Desk {
  explicit Desk(const StoredRows& stored)
      : services(stored.with_services ? stored.services : 0),
        officers(stored.with_officers ? std::size_t{stored.officers} + 1 : 0) {}
  CodeNumbers services;
  CodeNumbers officers;
  std::vector<Word> copy;
  std::vector<std::uint64_t> next;
};

/// Rows that came in the order of days stay as they are.
template <class Word>
void order_days(const WordLayout& layout, Word* begin, Word* end, Desk<Word>& desk) {
  const auto earlier = [&](Word a, Word b) { return layout.day(a) < layout.day(b); };
  if (layout.day_bits == 0 || std::is_sorted(begin, end, earlier)) { return; }
  constexpr unsigned most_counted_bits = 16;
  if (layout.day_bits > most_counted_bits) {
    std::stable_sort(begin, end, earlier);
    return;
  }
  desk.next.assign((std::size_t{1} << layout.day_bits) + 1, 0);
  for (const Word* w = begin; w != end; ++w) { ++desk.next[layout.day(*w) + 1]; }
  for (std::size_t i = 1; i < desk.next.size(); ++i) { desk.next[i] += desk.next[i - 1]; }
  desk.copy.assign(begin, end);
  for (const Word word : desk.copy) { begin[desk.next[layout.day(word)]++] = word; }
}

template <class Word>
UnitCodes codes_of(const StoredRows& stored, const Word* begin, const Word* end, Desk<Word>& desk) {
  const WordLayout layout = stored.layout;
  UnitCodes codes;
  if (stored.with_services) {
    for (const Word* w = begin; w != end; ++w) { desk.services.see(layout.service(*w)); }
    codes.services = desk.services.taken();
  }
  if (stored.with_officers) {
    for (const Word* w = begin; w != end; ++w) { desk.officers.see(layout.officer(*w)); }
    codes.officers = desk.officers.taken();
    if (!codes.officers.empty() && codes.officers.front() == 0) {  // 0: nobody is named
      codes.officers.erase(codes.officers.begin());
    }
    for (auto& officer : codes.officers) { --officer; }
  }
  return codes;
}

template <class Word, class Kept>
void renumber(const WordLayout& raw, const WordLayout& kept, const UnitCodes& codes,
              const Word* begin, const Word* end, Kept* out, Desk<Word>& desk) {
  desk.services.number(codes.services, 0);
  std::vector<std::uint32_t> officers = codes.officers;
  for (auto& officer : officers) { ++officer; }
  desk.officers.number(officers, 1);
  const bool with_services = raw.service_bits != 0;
  const bool with_officers = raw.officer_bits != 0;
  for (const Word* w = begin; w != end; ++w, ++out) {
    const Word word = *w;
    std::uint64_t to = raw.pattern(word);
    if (with_services) { to |= std::uint64_t{desk.services[raw.service(word)]} << kept.flag_bits; }
    if (with_officers) {
      to |= std::uint64_t{desk.officers[raw.officer(word)]} << kept.officer_shift();
    }
    if (kept.day_bits != 0) { to |= raw.day(word) << kept.day_shift(); }
    *out = static_cast<Kept>(to);
  }
  desk.services.forget(codes.services);
  desk.officers.forget(officers);
}

template <class Word>
using Desks = std::vector<Desk<Word>>;

/// Calls `work(desk, unit)` for each unit, on several threads.
template <class Word, class Work>
void each_unit(const StoredRows& stored, Desks<Word>& desks, const Work& work) {
  const std::uint64_t pieces = (stored.units() + units_a_piece - 1) / units_a_piece;
  static_cast<void>(share_work(
      static_cast<unsigned>(desks.size()), pieces,
      [&](unsigned thread, std::uint64_t piece) {
        const std::size_t through =
            std::min<std::size_t>(stored.units(), (piece + 1) * units_a_piece);
        for (std::size_t unit = piece * units_a_piece; unit < through; ++unit) {
          work(desks[thread], unit);
        }
      },
      [](std::uint64_t /*done*/) { return true; }));
}

/// Where words of the same size do, they are changed in place.
template <class Kept, class Word>
void keep(StoredRows& stored, const WordLayout& kept, WordBuffer<Word> words, Desks<Word>& desks) {
  WordBuffer<Kept> other;
  if constexpr (sizeof(Kept) != sizeof(Word)) { other = WordBuffer<Kept>{stored.rows()}; }
  const auto place = [&](std::size_t unit) {
    if constexpr (sizeof(Kept) != sizeof(Word)) {
      return other.data() + stored.begin[unit];
    } else {
      return words.data() + stored.begin[unit];
    }
  };
  each_unit(stored, desks, [&](Desk<Word>& desk, std::size_t unit) {
    renumber(stored.layout, kept, stored.codes[unit], words.data() + stored.begin[unit],
             words.data() + stored.begin[unit + 1], place(unit), desk);
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
void number_units(StoredRows& stored, WordBuffer<Word> words, unsigned threads) {
  stored.codes.resize(stored.units());
  Desks<Word> desks;
  for (unsigned i = 0; i < std::max(threads, 1U); ++i) { desks.emplace_back(stored); }
  const WordLayout raw = stored.layout;
  // Words of two bytes can't become smaller, and the tables of their services are small enough.
  const bool as_it_is = sizeof(Word) == sizeof(std::uint16_t) && !stored.with_officers;
  each_unit(stored, desks, [&](Desk<Word>& desk, std::size_t unit) {
    Word* const begin = words.data() + stored.begin[unit];
    Word* const end = words.data() + stored.begin[unit + 1];
    order_days(raw, begin, end, desk);
    if (!as_it_is) { stored.codes[unit] = codes_of(stored, begin, end, desk); }
  });
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
    keep<std::uint16_t>(stored, kept, std::move(words), desks);
  } else if (kept.bits() <= 32) {
    keep<std::uint32_t>(stored, kept, std::move(words), desks);
  } else {
    keep<std::uint64_t>(stored, kept, std::move(words), desks);
  }
}

template void number_units(StoredRows&, WordBuffer<std::uint16_t>, unsigned);
template void number_units(StoredRows&, WordBuffer<std::uint32_t>, unsigned);
template void number_units(StoredRows&, WordBuffer<std::uint64_t>, unsigned);

}  // namespace thidua::inline v0

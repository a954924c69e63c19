#include "narrow_words.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>

namespace thidua::inline v0 {

namespace {

constexpr std::size_t units_a_piece = 16;

/// The parts of the words closer together.
template <class Word, class Kept>
void move_parts(const WordLayout& raw, const WordLayout& kept, const Word* begin, const Word* end,
                Kept* out) {
  // Flags and services stay where they are.
  const std::uint64_t first = low_bits(raw.flag_bits + kept.service_bits);
  const std::uint64_t officers = low_bits(kept.officer_bits);
  const std::uint64_t days = low_bits(kept.day_bits);
  const unsigned officer_from = std::min(raw.officer_shift(), 63U);
  const unsigned officer_to = std::min(kept.officer_shift(), 63U);
  const unsigned day_from = std::min(raw.day_shift(), 63U);
  const unsigned day_to = std::min(kept.day_shift(), 63U);
  each_stretch(begin, end, [=](const Word* from, const Word* through) mutable {
    for (const Word* w = from; w != through; ++w, ++out) {
      const std::uint64_t word = *w;
      *out = static_cast<Kept>((word & first) | ((word >> officer_from & officers) << officer_to) |
                               ((word >> day_from & days) << day_to));
    }
  });
}

template <class Kept, class Word>
WordBuffer<Kept> narrowed(const WordBuffer<Word>& words, const StoredRows& stored,
                          const WordLayout& least, unsigned threads, WorkProgress& progress) {
  WordBuffer<Kept> kept{stored.rows()};
  const std::uint64_t pieces = (stored.units() + units_a_piece - 1) / units_a_piece;
  share_work(
      threads, pieces,
      [&](unsigned /*thread*/, std::uint64_t piece) {
        const std::size_t first = piece * units_a_piece;
        const auto begin = stored.begin[first];
        const auto end = stored.begin[std::min(stored.units(), first + units_a_piece)];
        move_parts(stored.layout, least, words.data() + begin, words.data() + end,
                   kept.data() + begin);
        progress.advance(end - begin);
      },
      progress);
  return kept;
}

}  // namespace

WordLayout least_layout(const StoredRows& stored) {
  std::size_t services = 0;
  std::size_t officers = 0;
  for (const auto& unit : stored.codes) {
    services = std::max(services, unit.services.size());
    officers = std::max(officers, unit.officers.size());
  }
  WordLayout least = stored.layout;
  if (services > 0) { least.service_bits = bits_for(services - 1); }
  if (least.officer_bits > 0) { least.officer_bits = bits_for(officers); }
  return least;
}

void narrow_words(StoredRows& stored, unsigned threads, WorkProgress& progress) {
  const WordLayout least = least_layout(stored);
  const auto smaller = [&](const auto& words) -> std::optional<RowWords> {
    constexpr std::size_t size = sizeof(*words.data());
    if (size > 2 && least.bits() <= 16) {
      return narrowed<std::uint16_t>(words, stored, least, threads, progress);
    }
    if (size > 4 && least.bits() <= 32) {
      return narrowed<std::uint32_t>(words, stored, least, threads, progress);
    }
    return std::nullopt;
  };
  if (auto words = std::visit(smaller, stored.words)) {
    stored.words = std::move(*words);
    stored.layout = least;
  }
}

}  // namespace thidua::inline v0

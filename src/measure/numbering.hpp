/// \file
/// Writes the words of each unit: sends a group's rows to their units, puts these in the order of days, and numbers the services and
/// officers that each has.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "code_numbers.hpp"
#include "core/work_progress.hpp"
#include "day_order.hpp"
#include "row_groups.hpp"
#include "stored_rows.hpp"

namespace thidua::inline v0 {

/// What each thread needs for itself.
template <class Sent>
struct Desk {
  explicit Desk(const StoredRows& stored)
      : services(stored.with_services ? stored.services : 0, 0),
        officers(stored.with_officers ? stored.officers : 0, 1) {}

  /// Room for so many words, which are not set.
  [[nodiscard]] Sent* room(std::size_t words) {
    if (room_.size() < words) {
      room_ = {};  // never two of them
      room_ = WordBuffer<Sent>{words};
    }
    return room_.data();
  }

  CodeNumbers services;
  CodeNumbers officers;  ///< nobody is 0
  std::vector<std::uint64_t> unit_next;
  DayOrder day_order;

 private:
  WordBuffer<Sent> room_;
};

/// Puts a unit's own numbers of services and officers where the codes were; `out` may be `begin`.
template <bool Services, bool Officers, class Word, class Kept, class Sent>
void number_codes(const WordLayout& raw, const WordLayout& kept, const Word* begin, const Word* end,
                  Kept* out, Desk<Sent>& desk) {
  const std::uint64_t as_they_are = low_bits(raw.flag_bits + (Services ? 0 : raw.service_bits));
  const std::uint64_t services = low_bits(raw.service_bits);
  const std::uint64_t officers = low_bits(raw.officer_bits);
  const std::uint64_t days = low_bits(raw.day_bits);
  const unsigned service_shift = raw.flag_bits;
  const unsigned officer_from = raw.officer_shift();
  const unsigned officer_to = kept.officer_shift();
  const unsigned day_from = std::min(raw.day_shift(), 63U);
  const unsigned day_to = std::min(kept.day_shift(), 63U);
  const std::uint32_t* const service_number = desk.services.table();
  const std::uint32_t* const officer_number = desk.officers.table();
  each_stretch(begin, end, [=, &desk](const Word* from, const Word* through) mutable {
    for (const Word* w = from; w != through; ++w, ++out) {
      const std::uint64_t word = *w;
      std::uint64_t to = (word & as_they_are) | ((word >> day_from & days) << day_to);
      if constexpr (Services) {
        const auto code = static_cast<std::uint32_t>(word >> service_shift & services);
        std::uint32_t number = service_number[code];
        if (number == CodeNumbers::none) { number = desk.services.meet(code); }
        to |= std::uint64_t{number} << service_shift;
      }
      if constexpr (Officers) {
        const auto code = static_cast<std::uint32_t>(word >> officer_from & officers);
        std::uint32_t number = officer_number[code];
        if (number == CodeNumbers::none) { number = desk.officers.meet(code); }
        to |= std::uint64_t{number} << officer_to;
      }
      *out = static_cast<Kept>(to);
    }
  });
}

/// Words of a kind and a layout. Rows that fit into them as they come are sent to their places and numbered there; else a group's rows
/// lie in a thread's room first.
template <class Sent, class Kept>
class Numbering {
 public:
  Numbering(const SentRows<Sent>& sent, StoredRows& stored, const WordLayout& kept,
            bool number_services)
      : sent_{sent},
        stored_{stored},
        raw_{stored.layout},
        kept_{kept},
        in_place_{raw_.bits() <= 8 * sizeof(Kept)},
        number_services_{number_services},
        words_{stored.rows()} {}

  /// \returns whether the numbers of every unit fit into the layout, as they do into the one that the codes have. If not, the words and
  ///   the layout of `stored` are what they were; its codes and the desks are of no use.
  [[nodiscard]] bool run(std::vector<Desk<Sent>>& desks, WorkProgress& progress) {
    stored_.codes.assign(stored_.units(), {});
    share_work(
        static_cast<unsigned>(desks.size()), sent_.groups.size(),
        [&](unsigned thread, std::uint64_t group) {
          if (!fits_) { return; }
          number_group(desks[thread], group);
          progress.advance(rows(group));
        },
        progress);
    if (!fits_) { return false; }
    stored_.layout = kept_;
    stored_.words = std::move(words_);
    return true;
  }

 private:
  /// The first unit of a group, and the places of its rows.
  [[nodiscard]] std::size_t first(std::size_t group) const { return sent_.groups.first(group); }
  [[nodiscard]] std::uint64_t begin(std::size_t group) const { return stored_.begin[first(group)]; }
  [[nodiscard]] std::uint64_t rows(std::size_t group) const {
    return begin(group + 1) - begin(group);
  }

  void number_group(Desk<Sent>& desk, std::size_t group) {
    if (in_place_) {
      number_rows(desk, group, words_.data() + begin(group));
    } else {
      number_rows(desk, group, desk.room(rows(group)));
    }
  }
  template <class Word>
  void number_rows(Desk<Sent>& desk, std::size_t group, Word* out) {
    cluster(desk.unit_next, group, out);
    for (std::size_t unit = first(group); unit < first(group + 1) && fits_; ++unit) {
      Word* const from = out + (stored_.begin[unit] - begin(group));
      Word* const through = out + (stored_.begin[unit + 1] - begin(group));
      if (!in_order_of_days(raw_, from, through)) { desk.day_order.put(raw_, from, through); }
      number_unit(desk, unit, from, through);
    }
  }

  /// Sends the rows to their places.
  template <class Word>
  void cluster(std::vector<std::uint64_t>& places, std::size_t group, Word* out) const {
    const unsigned shift = raw_.bits();
    const auto mask = static_cast<Sent>(low_bits(shift));
    if (first(group + 1) - first(group) == 1) {
      sent_.each_piece(group, [&](const Sent* w, const Sent* end) {
        out =
            std::transform(w, end, out, [&](Sent word) { return static_cast<Word>(word & mask); });
      });
      return;
    }
    places.resize(first(group + 1) - first(group));
    for (std::size_t i = 0; i < places.size(); ++i) {
      places[i] = stored_.begin[first(group) + i] - begin(group);
    }
    std::uint64_t* const next = places.data();
    sent_.each_piece(group, [&](const Sent* w, const Sent* end) {
      each_stretch(w, end, [=](const Sent* from, const Sent* through) {
        for (const Sent* at = from; at != through; ++at) {
          Word* const place = out + next[*at >> shift]++;
          expect_writes_after(place);
          *place = static_cast<Word>(*at & mask);
        }
      });
    });
  }
  template <class Word>
  void number_unit(Desk<Sent>& desk, std::size_t unit, const Word* begin, const Word* end) {
    Kept* const out = words_.data() + stored_.begin[unit];
    const bool officers = raw_.officer_bits != 0;
    if (!number_services_ && !officers) { return; }
    if (number_services_ && officers) {
      number_codes<true, true>(raw_, kept_, begin, end, out, desk);
    } else if (number_services_) {
      number_codes<true, false>(raw_, kept_, begin, end, out, desk);
    } else {
      number_codes<false, true>(raw_, kept_, begin, end, out, desk);
    }
    UnitCodes& codes = stored_.codes[unit];
    codes.services = desk.services.taken();
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
  bool in_place_;
  bool number_services_;
  WordBuffer<Kept> words_;
  std::atomic<bool> fits_{true};
};

}  // namespace thidua::inline v0

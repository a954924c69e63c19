#include "number_units.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <vector>

#include "narrow_words.hpp"
#include "numbering.hpp"

namespace thidua::inline v0 {

namespace {

/// Whether the groups that threads have in hand are at most half of all rows, whichever they are: the room for these, the words and the
/// rows that were sent then take no more than larger words would.
bool is_spread(const UnitGroups& groups, const StoredRows& stored, std::size_t threads) {
  std::vector<std::uint64_t> rows(groups.size());
  for (std::size_t group = 0; group < rows.size(); ++group) {
    rows[group] = stored.begin[groups.first(group + 1)] - stored.begin[groups.first(group)];
  }
  std::sort(rows.begin(), rows.end(), std::greater<>{});
  rows.resize(std::min(rows.size(), threads));
  return 2 * std::accumulate(rows.begin(), rows.end(), std::uint64_t{0}) <= stored.rows();
}

/// Words that the codes themselves fit into.
template <class Kept, class Sent>
void number_in_place(const SentRows<Sent>& sent, StoredRows& stored, bool services,
                     std::vector<Desk<Sent>>& desks, WorkProgress& progress) {
  Numbering<Sent, Kept> numbering{sent, stored, stored.layout, services};
  static_cast<void>(numbering.run(desks, progress));
}

/// Words of 32 bits, which the codes do not fit into, but the numbers probably do. \returns whether they did
template <class Sent>
bool number_likely(const SentRows<Sent>& sent, StoredRows& stored, bool services,
                   std::vector<Desk<Sent>>& desks, WorkProgress& progress) {
  const auto likely = likely_layout(stored.layout);
  return likely && is_spread(sent.groups, stored, desks.size()) &&
         Numbering<Sent, std::uint32_t>{sent, stored, *likely, services}.run(desks, progress);
}

template <class Sent>
std::vector<Desk<Sent>> desks_for(const StoredRows& stored, unsigned threads) {
  std::vector<Desk<Sent>> desks;
  for (unsigned i = 0; i < threads; ++i) { desks.emplace_back(stored); }
  return desks;
}

}  // namespace

template <class Sent>
void number_units(SentRows<Sent> sent, StoredRows& stored, unsigned threads,
                  WorkProgress& progress) {
  threads = std::max(threads, 1U);
  auto desks = desks_for<Sent>(stored, threads);
  const unsigned bits = stored.layout.bits();
  const bool services = needs_service_numbers(stored.layout);
  if (bits <= 16) {
    number_in_place<std::uint16_t>(sent, stored, services, desks, progress);
  } else if (bits <= 32) {
    number_in_place<std::uint32_t>(sent, stored, services, desks, progress);
  } else if (!number_likely(sent, stored, services, desks, progress)) {
    desks = desks_for<Sent>(stored, threads);  // what they were in the midst of is forgotten
    number_in_place<std::uint64_t>(sent, stored, services, desks, progress);
    // With numbers of services too, words may be half as long.
    if (!services && least_layout(stored).bits() > 32) {
      stored.words = {};
      number_in_place<std::uint64_t>(sent, stored, true, desks, progress);
    }
  }
  if (progress.ended()) { return; }
  desks.clear();
  sent.parts.clear();
  narrow_words(stored, threads, progress);
}

template void number_units(SentRows<std::uint32_t>, StoredRows&, unsigned, WorkProgress&);
template void number_units(SentRows<std::uint64_t>, StoredRows&, unsigned, WorkProgress&);

}  // namespace thidua::inline v0

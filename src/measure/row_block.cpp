/// \file
/// Reads blocks of columns and says which of their rows can be stored.
#include "row_block.hpp"

#include <algorithm>
#include <type_traits>

namespace thidua::inline v0 {

namespace {

constexpr Unstored reasons[] = {Unstored::unit, Unstored::service, Unstored::officer, Unstored::day,
                                Unstored::flag};

/// Whether any of the numbers is outside 0 … most.
bool any_above(const std::int32_t* numbers, std::size_t count, std::uint32_t most) noexcept {
  std::uint32_t bad = 0;
  for (std::size_t i = 0; i < count; ++i) {
    bad |= static_cast<std::uint32_t>(static_cast<std::uint32_t>(numbers[i]) > most);
  }
  return bad != 0;
}

/// Whether any of the numbers is neither 0 nor 1: then some bit but the lowest is set.
template <class T>
bool any_no_flag(const T* numbers, std::size_t count) noexcept {
  using Bits = std::make_unsigned_t<T>;
  Bits met = 0;
  for (std::size_t i = 0; i < count; ++i) {
    met = static_cast<Bits>(met | static_cast<Bits>(numbers[i]));
  }
  return met > 1;
}

}  // namespace

RowBlock::RowBlock(const DossierCodes& codes, const StoreRules& rules)
    : codes_{codes}, rules_{rules}, days_{DayRange::of(rules)} {
  for (auto& room : room_) { room.resize(block_rows); }
  patterns_.resize(block_rows);
  add_column(codes.unit);
  for (const auto* column : {&codes.service, &codes.officer, &codes.day}) {
    if (*column) { add_column(**column); }
  }
  for (const auto& column : codes.flags) { add_column(column); }
}

void RowBlock::add_column(const WholeColumn& column) {
  column.as_it_is([&](const auto& numbers) {
    columns_.push_back({reinterpret_cast<const char*>(numbers.data()), sizeof(numbers[0])});
  });
}

void RowBlock::take(std::size_t from, std::size_t count) {
  const auto block = [&](const std::optional<WholeColumn>& column, std::size_t room) {
    return column ? column->block(from, count, room_[room].data()) : nullptr;
  };
  from_ = from;
  count_ = count;
  unit_ = codes_.unit.block(from, count, room_[0].data());
  service_ = block(codes_.service, 1);
  officer_ = block(codes_.officer, 2);
  day_ = block(codes_.day, 3);
}

bool RowBlock::any_unstored() const noexcept {
  // A code is below the number of codes; where that is 0 there is none. An officer may be -1.
  if (rules_.units == 0 || any_above(unit_, count_, rules_.units - 1)) { return true; }
  if (service_ != nullptr &&
      (rules_.services == 0 || any_above(service_, count_, rules_.services - 1))) {
    return true;
  }
  std::uint32_t bad = 0;
  if (officer_ != nullptr) {
    for (std::size_t i = 0; i < count_; ++i) {
      bad |= static_cast<std::uint32_t>(static_cast<std::uint32_t>(officer_[i]) + 1U >
                                        rules_.officers);
    }
  }
  if (day_ != nullptr) {
    for (std::size_t i = 0; i < count_; ++i) {
      bad |= static_cast<std::uint32_t>(day_[i] < days_.first) |
             static_cast<std::uint32_t>(day_[i] > days_.last);
    }
  }
  if (bad != 0) { return true; }
  return std::any_of(codes_.flags.begin(), codes_.flags.end(), [&](const WholeColumn& flags) {
    return flags.as_it_is(
        [&](const auto& numbers) { return any_no_flag(numbers.data() + from_, count_); });
  });
}

const Unstored* RowBlock::unstored(std::size_t row) const noexcept {
  const auto code = [](std::int32_t value) { return static_cast<std::uint32_t>(value); };
  if (code(unit_[row]) >= rules_.units) { return &reasons[0]; }
  if (service_ != nullptr && code(service_[row]) >= rules_.services) { return &reasons[1]; }
  if (officer_ != nullptr && code(officer_[row]) + 1U > rules_.officers) { return &reasons[2]; }
  if (day_ != nullptr && (day_[row] < days_.first || day_[row] > days_.last)) {
    return &reasons[3];
  }
  for (const auto& flags : codes_.flags) {
    const bool is_flag = flags.as_it_is(
        [&](const auto& numbers) { return !any_no_flag(numbers.data() + from_ + row, 1); });
    if (!is_flag) { return &reasons[4]; }
  }
  return nullptr;
}

}  // namespace thidua::inline v0

/// \file
/// Reads blocks of columns and says which of their rows can be stored.
#include "row_block.hpp"

#include <optional>

namespace thidua::inline v0 {

namespace {

constexpr Unstored reasons[] = {Unstored::unit, Unstored::service, Unstored::officer, Unstored::day,
                                Unstored::flag};

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

const Unstored* RowBlock::unstored(std::size_t row) const noexcept {
  const auto code = [](std::int32_t value) { return static_cast<std::uint32_t>(value); };
  if (code(unit_[row]) >= rules_.units) { return &reasons[0]; }
  if (service_ != nullptr && code(service_[row]) >= rules_.services) { return &reasons[1]; }
  if (officer_ != nullptr && code(officer_[row]) + 1U > rules_.officers) { return &reasons[2]; }
  if (day_ != nullptr && (day_[row] < days_.first || day_[row] > days_.last)) {
    return &reasons[3];
  }
  for (const auto& flags : codes_.flags) {
    const bool is_flag = flags.as_it_is([&](const auto& numbers) {
      const auto flag = numbers[from_ + row];
      return flag == 0 || flag == 1;
    });
    if (!is_flag) { return &reasons[4]; }
  }
  return nullptr;
}

}  // namespace thidua::inline v0

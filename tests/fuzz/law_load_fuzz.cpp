/// \file
/// Figures of law from any bytes: refused with faults that have sentences, or a book that answers.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <thidua/campaign/award_money.hpp>
#include <thidua/io/load_law.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto book = thidua::parse_law(text, "fuzz.toml");
  if (!book) {
    if (!thidua::has_errors(book.error())) { std::abort(); }
    for (const auto& diagnostic : book.error()) {
      if (to_string(diagnostic).empty()) { std::abort(); }
    }
    return 0;
  }
  const thidua::FigureTrust all{true, true};
  for (const auto& bonus : book->bonuses) {
    for (const auto& rate : bonus.rates) {
      thidua::AwardMoneyQuestion question{bonus.id, rate.recipient, thidua::date(2024, 7, 1)};
      question.trust = all;
      const auto money = thidua::award_money(*book, question);
      if (money && thidua::Rational{money->amount.dong()} < money->exact) { std::abort(); }
    }
  }
  return 0;
}

/// \file
/// A consumer of the header-only half alone: exact comparison without the compiled library.
#include <iostream>

#include <thidua/core/percent.hpp>
#include <thidua/core/ratio.hpp>

int main() {
  const auto level = thidua::parse_percent("45%");
  if (!level) { return 1; }
  // 44.996 % is rounded to 45 % on paper; it is below 45 % here.
  const bool below = compare(thidua::Ratio{11'249, 25'000}, *level) < 0;
  const bool equal = compare(thidua::Ratio{45, 100}, *level) == 0;
  std::cout << "11249 of 25000 below 45 %: " << below << ", 45 of 100 equal to it: " << equal
            << '\n';
  return below && equal ? 0 : 1;
}

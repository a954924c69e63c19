/// \file
/// Numbers with their units, as text: above all that a power of ten is never taken for a unit.
#include <thidua/score/mark.hpp>

#include <doctest/doctest.h>

using thidua::Mark;
using thidua::parse_mark;
using thidua::Score;

TEST_CASE("powers of ten are numbers") {
  CHECK(parse_mark("1e-05") == Mark{Score{1} / Score{100'000}});
  CHECK(parse_mark("2,5E+2") == Mark{250});
  CHECK(parse_mark("-1e2") == Mark{-100});
  CHECK(parse_mark("5e1 %") == Mark{Score{1} / Score{2}, "%"});
  CHECK(parse_mark("1e3 km") == Mark{Score{1000}, "km"});
}

TEST_CASE("what begins like one is refused, but for units") {
  for (const auto* text : {"1e-", "1e+x", "1/2e3", "1e1000", "1e2.5"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_mark(text));
  }
  CHECK(parse_mark("3 em") == Mark{Score{3}, "em"});
  CHECK(parse_mark("3em") == Mark{Score{3}, "em"});
}

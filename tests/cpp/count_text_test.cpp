/// \file
/// Counts and lists as texts.
#include <doctest/doctest.h>

#include <limits>

#include <thidua/core/count_text.hpp>
#include <thidua/core/joined.hpp>

using namespace thidua;

TEST_CASE("count: whole numbers from 0 on, and the whole text") {
  CHECK(parse_count("0") == 0);
  CHECK(parse_count("007") == 7);
  CHECK(parse_count("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
  for (const auto* text :
       {"", "-1", "+1", " 1", "1 ", "1.0", "1e3", "12a", "9223372036854775808", "một"}) {
    CAPTURE(text);
    CHECK(!parse_count(text));
  }
}

TEST_CASE("joined: words in quotation marks") {
  CHECK(quoted({}) == "—");
  CHECK(quoted({"a"}) == "«a»");
  CHECK(quoted({"a", "b"}) == "«a», «b»");
}

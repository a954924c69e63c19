/// \file
/// CSV: every row is read or set aside with its number; a file that is no table is an error.
#include <doctest/doctest.h>

#include <string>

#include <thidua/io/read_csv.hpp>

using namespace thidua;  // NOLINT(google-build-using-namespace)

namespace {

TextTable read(std::string_view text) { return parse_csv(text, "t.csv").value(); }
Fault fault_of(std::string_view text) {
  const auto result = parse_csv(text, "t.csv");
  REQUIRE_FALSE(result.has_value());
  return result.error().front().fault;
}

}  // namespace

TEST_CASE("separators, byte order mark, line ends and quotes") {
  for (const std::string_view separator : {",", ";", "\t"}) {
    for (const std::string_view mark : {"", "\xEF\xBB\xBF"}) {
      for (const std::string_view end : {"\n", "\r\n", "\r"}) {
        std::string text{mark};
        for (const std::string_view row : {"a|b|c", "1|\"x|\"\"y\"\"\"|", "|\"\"| "}) {
          for (const char c : row) {
            if (c == '|') {
              text += separator;
            } else {
              text += c;
            }
          }
          text += end;
        }
        const auto table = read(text);
        CAPTURE(text);
        CHECK(table.columns() == std::vector<std::string>{"a", "b", "c"});
        REQUIRE(table.rows() == 2);
        CHECK(*table.cell(0, 1) == "x" + std::string{separator} + "\"y\"");
        CHECK_FALSE(table.cell(0, 2).has_value());
        CHECK_FALSE(table.cell(1, 0).has_value());
        CHECK_FALSE(table.cell(1, 1).has_value());
        CHECK_FALSE(table.cell(1, 2).has_value());
      }
    }
  }
}

TEST_CASE("rows keep their numbers: blank lines and line breaks in quotes") {
  const auto table = read("a,b\n\n1,2\n\"x\ny\",3\n\n\n4,5");
  REQUIRE(table.rows() == 3);
  CHECK(table.row_number(0) == 3);
  CHECK(table.row_number(1) == 4);
  CHECK(table.row_number(2) == 7);
  CHECK(*table.cell(1, 0) == "x\ny");
}

TEST_CASE("ragged and badly encoded rows are set aside, the others stay") {
  const auto table = read("a,b\n1\n1,2\n1,2,3\n\xFF,2\n");
  CHECK(table.rows() == 1);
  REQUIRE(table.set_aside().size() == 3);
  CHECK(table.set_aside()[0].fault == Fault::row_ragged);
  CHECK(table.set_aside()[0].place.row == 2);
  CHECK(table.set_aside()[1].place.row == 4);
  CHECK(table.set_aside()[2].fault == Fault::row_bad_text);
  CHECK(table.set_aside()[2].place.row == 5);
}

TEST_CASE("what is no table") {
  CHECK(fault_of("") == Fault::table_empty);
  CHECK(fault_of("\xEF\xBB\xBF") == Fault::table_empty);
  CHECK(fault_of("\n\n") == Fault::table_empty);
  CHECK(fault_of("a,b\n\"1,2\n") == Fault::table_unterminated_quote);
  CHECK(fault_of(std::string_view{"\xFF\xFE"
                                  "a\0",
                                  4}) == Fault::table_unreadable);
  CHECK(fault_of("\xFF,b\n1,2\n") == Fault::table_unreadable);
}

TEST_CASE("a header alone is a table without rows") {
  CHECK(read("a,b").rows() == 0);
  CHECK(read("a;b;c\n").columns().size() == 3);
}

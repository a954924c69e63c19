/// \file
/// Streams of the Arrow C data interface: every layout, offsets and nulls where they may stand, and what a producer may do wrong.
#include <thidua/io/arrow_stream.hpp>

#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "arrow_samples.hpp"

namespace {

using namespace arrow_samples;  // NOLINT(google-build-using-namespace): they are this test's
using thidua::ArrowTables;
using Cell = std::optional<std::string>;
using Cells = std::vector<Cell>;

Cells cells_of(const thidua::TextTable& table, std::size_t column = 0) {
  Cells cells;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto cell = table.cell(row, column);
    cells.push_back(cell ? Cell{std::string{*cell}} : Cell{});
  }
  return cells;
}

/// A column alone, read through a stream.
Cells read(const Column& column) {
  auto stream = stream_of({batch_of({column}, column.length)});
  return cells_of(ArrowTables{&stream, "s"}.read_all());
}

std::string fault_of(std::vector<Column> batches, std::string error = {}) {
  auto stream = stream_of(std::move(batches), std::move(error));
  try {
    ArrowTables tables{&stream, "s"};
    static_cast<void>(tables.read_all());
  } catch (const thidua::InputError& caught) {
    CHECK(caught.diagnostics().size() == 1);
    CHECK(caught.diagnostics().front().code() == "table.unreadable");
    CHECK(caught.diagnostics().front().place.file == "s");
    return caught.diagnostics().front().arguments.front();
  }
  return {};
}

std::string fault_of(const Column& column) {
  return fault_of(std::vector<Column>{batch_of({column}, column.length)});
}

}  // namespace

TEST_CASE("arrow: numbers of every width, as people type them") {
  CHECK(read(numbers<std::int8_t>("c", {-128, 0, 127})) == Cells{"-128", "0", "127"});
  CHECK(read(numbers<std::uint8_t>("C", {0, 255})) == Cells{"0", "255"});
  CHECK(read(numbers<std::int16_t>("s", {-32768, 32767})) == Cells{"-32768", "32767"});
  CHECK(read(numbers<std::uint16_t>("S", {65535})) == Cells{"65535"});
  CHECK(read(numbers<std::int32_t>("i", {-2147483647 - 1})) == Cells{"-2147483648"});
  CHECK(read(numbers<std::uint32_t>("I", {4294967295U})) == Cells{"4294967295"});
  CHECK(read(numbers<std::int64_t>("l", {INT64_MIN, INT64_MAX})) ==
        Cells{"-9223372036854775808", "9223372036854775807"});
  CHECK(read(numbers<std::uint64_t>("L", {UINT64_MAX})) == Cells{"18446744073709551615"});
  CHECK(read(numbers<double>("g", {45000, -0.0, 0.1, 1e22, 1e23, 1e-4, 1.5e-5, 123456.789})) ==
        Cells{"45000", "0", "0.1", "10000000000000000000000", "99999999999999991611392", "0.0001",
              "1.5e-05", "123456.789"});
  CHECK(read(numbers<double>("g", {std::nan(""), HUGE_VAL, -HUGE_VAL, 4503599627370495.5})) ==
        Cells{std::nullopt, "inf", "-inf", "4503599627370495.5"});
  CHECK(read(numbers<float>("f", {0.5F, 0.1F})) == Cells{"0.5", "0.10000000149011612"});
  Column truth{"b", 3, {std::nullopt, bits({1, 0, 1})}, 0, 0, {}, "c", {}, {}};
  CHECK(read(truth) == Cells{"true", "false", "true"});
  CHECK(read({"n", 2, {}, 0, 2, {}, "c", {}, {}}) == Cells{std::nullopt, std::nullopt});
}

TEST_CASE("arrow: decimals keep all their digits and no zeros at their end") {
  // Two limbs of 64 bits each.
  const auto decimals = [](std::string format, const std::vector<std::int64_t>& limbs) {
    auto column = numbers(std::move(format), limbs);
    column.length /= 2;
    return column;
  };
  CHECK(read(decimals("d:38,2", {4500, 0, -4550, -1, 7, 0, 0, 0, -1, -1})) ==
        Cells{"45", "-45.5", "0.07", "0", "-0.01"});
  CHECK(read(decimals("d:38,-3", {12, 0, 0, 0})) == Cells{"12000", "0"});
  CHECK(read(decimals("d:38,0", {-1, INT64_MAX})) ==
        Cells{"170141183460469231731687303715884105727"});
  auto wide = numbers<std::int64_t>("d:76,1,256", {0, 0, 1, 0});
  wide.length = 1;
  CHECK(read(wide) == Cells{"34028236692093846346337460743176821145.6"});
  CHECK(read(numbers<std::int32_t>("d:9,2,32", {-150})) == Cells{"-1.5"});
  CHECK(read(numbers<std::int64_t>("d:18,2,64", {150})) == Cells{"1.5"});
}

TEST_CASE("arrow: days and moments") {
  CHECK(read(numbers<std::int32_t>("tdD", {0, 20083, -719162, 2932896})) ==
        Cells{"1970-01-01", "2024-12-26", "0001-01-01", "9999-12-31"});
  CHECK(read(numbers<std::int64_t>("tdm", {-1, 86'400'000})) == Cells{"1969-12-31", "1970-01-02"});
  CHECK(read(numbers<std::int64_t>("tss:", {0, 3661, -1})) ==
        Cells{"1970-01-01", "1970-01-01 01:01:01", "1969-12-31 23:59:59"});
  CHECK(read(numbers<std::int64_t>("tsm:", {1500})) == Cells{"1970-01-01 00:00:01.500000"});
  CHECK(read(numbers<std::int64_t>("tsu:", {1})) == Cells{"1970-01-01 00:00:00.000001"});
  CHECK(read(numbers<std::int64_t>("tsn:", {1, 1000, INT64_MIN + 1})) ==
        Cells{"1970-01-01 00:00:00.000000001", "1970-01-01 00:00:00.000001",
              "1677-09-21 00:12:43.145224193"});
  // 17:00 at Greenwich is the next day in Vietnam.
  CHECK(read(numbers<std::int64_t>("tss:UTC", {17 * 3600, 0})) ==
        Cells{"1970-01-02", "1970-01-01 07:00:00"});
  const std::string outside = "batch 1: column «c»: a day outside the years 1 to 9999";
  CHECK(fault_of(numbers<std::int32_t>("tdD", {2932897})) == outside);
  CHECK(fault_of(numbers<std::int64_t>("tss:", {INT64_MAX})) == outside);
  CHECK(fault_of(numbers<std::int64_t>("tsu:Asia/Ho_Chi_Minh", {INT64_MIN})) == outside);
}

TEST_CASE("arrow: texts in their five layouts, blank ones missing") {
  const std::vector<std::string> given{"Phòng Một",
                                       "",
                                       " \t",
                                       "\u00a0\u3000",
                                       " a ",
                                       "một cái tên dài hơn mười hai byte",
                                       "tên dài thứ hai, ở bộ đệm kia",
                                       "mười hai bt"};
  const Cells expected{"Phòng Một", std::nullopt, std::nullopt, std::nullopt,
                       " a ",       given[5],     given[6],     given[7]};
  CHECK(read(texts<std::int32_t>("u", given)) == expected);
  CHECK(read(texts<std::int64_t>("U", given)) == expected);
  CHECK(read(views("vu", given)) == expected);
  // Bytes are told as they are.
  const std::vector<std::string> bytes{"", "a", "\xff\xe1\xba", "\xed\xa0\x80", "đ"};
  const Cells told{"", "a", "\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD", "đ"};
  CHECK(read(texts<std::int32_t>("z", bytes)) == told);
  CHECK(read(texts<std::int64_t>("Z", bytes)) == told);
  CHECK(read(views("vz", bytes)) == told);
  Column fixed{"w:2", 2, {std::nullopt, "abcd"}, 0, 0, {}, "c", {}, {}};
  CHECK(read(fixed) == Cells{"ab", "cd"});
  CHECK(fault_of(texts<std::int32_t>("u", {"\xff"})) ==
        "batch 1: column «c»: a text that is not UTF-8");
}

TEST_CASE("arrow: nulls and offsets of columns, of the batch and of dictionaries") {
  const auto names = texts<std::int32_t>("u", {"a", "b", "c", "d", "e"});
  CHECK(read(with_nulls(names, {1, 0, 1, 0, 1})) ==
        Cells{"a", std::nullopt, "c", std::nullopt, "e"});
  CHECK(read(sliced(with_nulls(names, {1, 0, 1, 0, 1}), 1, 3)) ==
        Cells{std::nullopt, "c", std::nullopt});
  // The batch is a slice itself, with rows that are null as wholes; the column's own offset comes on top.
  auto batch = batch_of({sliced(with_nulls(names, {1, 1, 1, 0, 1}), 1, 4)}, 3);
  batch.offset = 1;
  batch.buffers.front() = bits({1, 0, 1, 1});
  batch.nulls = 1;
  auto stream = stream_of({batch});
  CHECK(cells_of(ArrowTables{&stream, "s"}.read_all()) == Cells{std::nullopt, std::nullopt, "e"});

  for (const bool is_view : {false, true}) {
    const std::vector<std::string> values{"không", "Trực tuyến", " ", "Trực tiếp", "không"};
    auto words = is_view ? views("vu", values) : texts<std::int64_t>("U", values);
    words = sliced(with_nulls(words, {1, 1, 1, 1, 0}), 1, 4);
    const auto shared = std::make_shared<Column>(words);
    const auto coded = [&](auto column) {
      column.dictionary = shared;
      return sliced(with_nulls(column, {1, 1, 1, 1, 0, 1, 1}), 1, 6);
    };
    // Of seven indices the first is left out and the fifth is null; 1 is blank, 3 is null in the dictionary.
    const Cells expected{"Trực tuyến", "Trực tiếp",  std::nullopt,
                         std::nullopt, std::nullopt, "Trực tuyến"};
    CHECK(read(coded(numbers<std::int8_t>("c", {9, 0, 2, 1, 99, 3, 0}))) == expected);
    CHECK(read(coded(numbers<std::uint16_t>("S", {9, 0, 2, 1, 99, 3, 0}))) == expected);
    CHECK(read(coded(numbers<std::uint32_t>("I", {9, 0, 2, 1, 99, 3, 0}))) == expected);
    CHECK(read(coded(numbers<std::int64_t>("l", {9, 0, 2, 1, 99, 3, 0}))) == expected);
    CHECK(fault_of(coded(numbers<std::int8_t>("c", {9, 0, -1, 1, 0, 3, 0}))) ==
          "batch 1: column «c»: an index beyond its dictionary");
    CHECK(fault_of(coded(numbers<std::uint64_t>("L", {9, 0, UINT64_MAX, 1, 0, 3, 0}))) ==
          "batch 1: column «c»: an index beyond its dictionary");
  }
  auto years = numbers<std::int32_t>("i", {1, 0, 1});
  years.dictionary = std::make_shared<Column>(numbers<std::int32_t>("tdD", {0, 20083}));
  CHECK(read(years) == Cells{"2024-12-26", "1970-01-01", "2024-12-26"});
}

TEST_CASE("arrow: batches, their parts, and the columns that are needed") {
  const auto batch = [](std::vector<std::string> ids) {
    auto first = texts<std::int32_t>("u", ids);
    first.name = "id";
    Column list{"+l", first.length, {}, 0, 0, {}, "list", {}, {}};
    return batch_of({list, first}, first.length);
  };
  const std::vector<Column> batches{batch({"1", "2", "3"}), batch({}), batch({"4"}),
                                    batch({"5", "6"})};
  auto stream = stream_of(batches);
  ArrowTables tables{&stream, "s"};
  CHECK((stream.release == nullptr));
  CHECK(tables.columns() == std::vector<std::string>{"list", "id"});
  CHECK(tables.unread() == std::vector<ArrowTables::UnreadColumn>{{"list", "+l"}});
  tables.need_only(std::vector<std::string>{"id"});
  std::vector<std::vector<std::int64_t>> rows;
  Cells ids;
  while (const auto table = tables.next(2)) {
    rows.push_back(table->row_numbers());
    for (auto& cell : cells_of(*table, 1)) { ids.push_back(std::move(cell)); }
    for (const auto& cell : cells_of(*table, 0)) { CHECK(!cell); }
  }
  CHECK(rows == std::vector<std::vector<std::int64_t>>{{2, 3}, {4}, {5}, {6, 7}});
  CHECK(ids == Cells{"1", "2", "3", "4", "5", "6"});
  CHECK(!tables.next());

  auto again = stream_of(batches);
  ArrowTables gathered{&again, "s"};
  gathered.set_columns({"id", "năm"});
  gathered.number_from(10);
  CHECK(gathered.gather(4)->row_numbers() == std::vector<std::int64_t>{10, 11, 12, 13});
  const auto last = gathered.gather(4);
  CHECK(cells_of(*last) == Cells{"5", "6"});
  CHECK(cells_of(*last, 1) == Cells{std::nullopt, std::nullopt});
  CHECK(gathered.read_all().rows() == 0);

  CHECK(fault_of(batches) == "batch 1: column «list»: Arrow type \"+l\" is not read");
}

TEST_CASE("arrow: a single batch, and a stream that is handed on") {
  const auto batch = batch_of({texts<std::int32_t>("u", {"a", "b"})}, 2);
  auto schema = schema_of(batch);
  auto array = array_of(batch);
  ArrowTables tables{&schema, &array, "s"};
  CHECK((schema.release == nullptr));
  CHECK((array.release == nullptr));
  CHECK(cells_of(*tables.next(1)) == Cells{"a"});
  CHECK(cells_of(*tables.next(1)) == Cells{"b"});
  CHECK(!tables.next(1));

  auto stream = stream_of({batch});
  ArrowTables first{&stream, "s"};
  ArrowArrayStream handed{};
  first.hand_on(&handed);
  CHECK(!first.next());
  ArrowTables second{&handed, "s"};
  CHECK(cells_of(second.read_all()) == Cells{"a", "b"});
  CHECK_THROWS_AS((ArrowTables{&handed, "s"}), thidua::InputError);
}

TEST_CASE("arrow: a stream that fails midway says so, and goes on saying it") {
  released = 0;
  {
    const auto batch = batch_of({texts<std::int32_t>("u", {"a"})}, 1);
    auto stream = stream_of({batch, batch}, "đường dây bị đứt \xff");
    ArrowTables tables{&stream, "s"};
    CHECK(tables.next());
    CHECK(tables.next());
    for (int i = 0; i < 2; ++i) {
      try {
        static_cast<void>(tables.next());
        FAIL("no fault");
      } catch (const thidua::InputError& error) {
        CHECK(error.diagnostics().front().arguments.front() == "batch 3: đường dây bị đứt \uFFFD");
      }
    }
    CHECK(released == 1);
    CHECK(fault_of({batch, batch}, "đứt") == "batch 3: đứt");
  }
  CHECK(released == 2);
  CHECK(alive == 0);
}

TEST_CASE("arrow: what no producer should give is refused") {
  CHECK(fault_of(std::vector<Column>{}) == std::strerror(EIO));
  CHECK(fault_of(std::vector<Column>{numbers<std::int8_t>("c", {1})}) ==
        "elements of Arrow type \"c\" are no rows");
  auto column = numbers<std::int32_t>("i", {1, 2});
  column.buffers[1] = std::nullopt;
  CHECK(fault_of(column) == "batch 1: column «c»: a buffer is missing");
  column.buffers.pop_back();
  CHECK(fault_of(column) == "batch 1: column «c»: a buffer is missing");
  column = numbers<std::int32_t>("i", {1, 2});
  column.nulls = 1;
  CHECK(fault_of(column) == "batch 1: column «c»: nulls without a bitmap");
  column.nulls = 0;
  CHECK(fault_of(std::vector<Column>{batch_of({column}, 3)}) ==
        "batch 1: column «c»: a column shorter than its batch");
  column.offset = -1;
  CHECK(fault_of(column) == "batch 1: column «c»: a length that no array has");
  CHECK(fault_of(std::vector<Column>{batch_of({}, -1)}) == "batch 1: a length that no array has");
  CHECK(fault_of({batch_of({}, 0), batch_of({column}, 1)}) ==
        "batch 2: a batch with other columns than its schema");
  auto disordered = texts<std::int32_t>("u", {"ab", "c"});
  disordered.buffers[1] = buffer<std::int32_t>({0, 2, 1});
  CHECK(fault_of(disordered) == "batch 1: column «c»: offsets that are in no order");
  auto beyond = views("vu", {"một cái tên dài hơn mười hai byte"});
  beyond.buffers.back() = buffer<std::int64_t>({10, 0});
  CHECK(fault_of(beyond) == "batch 1: column «c»: a text beyond its buffer");
  // An extension means something else than its storage.
  auto extension = numbers<std::int32_t>("i", {1});
  const std::string key = "ARROW:extension:name";
  std::string metadata{"\1\0\0\0\x14\0\0\0", 8};
  extension.metadata = metadata + key + std::string{"\1\0\0\0x", 5};
  CHECK(fault_of(extension) == "batch 1: column «c»: Arrow type \"i\" is not read");
  for (const auto* const format : {"", "d:38", "d:1,2,7", "tsx:", "ts", "w:", "ttm", "+l", "e"}) {
    auto other = numbers<std::int32_t>(format, {1});
    CHECK(fault_of(other) ==
          "batch 1: column «c»: Arrow type \"" + std::string{format} + "\" is not read");
  }
  CHECK(alive == 0);
}

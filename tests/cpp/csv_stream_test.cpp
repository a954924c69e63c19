/// \file
/// A CSV file read in pieces gives the rows, numbers and faults of the file read as a whole, wherever the pieces end.
#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include <thidua/io/csv_stream.hpp>
#include <thidua/io/read_csv.hpp>

using namespace thidua;

namespace {

class File {
 public:
  explicit File(const std::string& text)
      : path_{std::filesystem::temp_directory_path() /
              ("thidua-csv-stream-" + std::to_string(std::random_device{}()) + ".csv")} {
    std::ofstream{path_, std::ios::binary} << text;
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  File(File&&) = delete;
  File& operator=(File&&) = delete;
  ~File() { std::filesystem::remove(path_); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// All batches as one table.
TextTable streamed(const std::filesystem::path& path, std::size_t bytes, std::size_t rows) {
  CsvStream stream{path, bytes};
  TextTable whole{stream.source(), stream.columns()};
  while (const auto batch = stream.next(rows)) {
    CHECK(batch->rows() + batch->set_aside().size() <= rows);
    for (std::size_t row = 0; row < batch->rows(); ++row) {
      std::vector<TextTable::Cell> cells;
      for (std::size_t i = 0; i < whole.columns().size(); ++i) {
        cells.emplace_back(batch->cell(row, i));
      }
      whole.add_row(batch->row_number(row), cells);
    }
    for (const auto& fault : batch->set_aside()) { whole.set_aside(fault); }
  }
  return whole;
}

void same(const TextTable& a, const TextTable& b) {
  CHECK(a.columns() == b.columns());
  CHECK(a.set_aside() == b.set_aside());
  REQUIRE(a.rows() == b.rows());
  for (std::size_t row = 0; row < a.rows(); ++row) {
    CHECK(a.row_number(row) == b.row_number(row));
    for (std::size_t i = 0; i < a.columns().size(); ++i) {
      CHECK(a.cell(row, i) == b.cell(row, i));
    }
  }
}

}  // namespace

TEST_CASE("csv stream: random texts in random pieces") {
  std::mt19937_64 random{20240620};
  constexpr std::string_view pieces[] = {"a",  ",", ";",    "\"", "\"\"",         "\n",      "\r\n",
                                         "\r", "ễ", "\xFF", " ",  "\xEF\xBB\xBF", "\"x\ny\""};
  int refused = 0;
  for (int round = 0; round < 800; ++round) {
    std::string text;
    for (auto left = random() % 24; left > 0; --left) {
      text += pieces[random() % std::size(pieces)];
    }
    CAPTURE(text);
    const File file{text};
    const auto whole = try_read_csv(file.path());
    const std::size_t bytes = 1 + random() % 9;
    const std::size_t rows = 1 + random() % 4;
    if (whole) {
      same(streamed(file.path(), bytes, rows), *whole);
      continue;
    }
    ++refused;
    try {
      static_cast<void>(streamed(file.path(), bytes, rows));
      FAIL("it was read");
    } catch (const InputError& error) { CHECK(error.diagnostics() == whole.error()); }
  }
  CHECK(refused > 20);
  CHECK(refused < 780);
}

TEST_CASE("csv stream: what is no file") {
  CHECK_THROWS_AS(CsvStream{"/no/such/file.csv"}, InputError);
  CHECK_THROWS_AS(CsvStream{std::filesystem::temp_directory_path()}, InputError);
}

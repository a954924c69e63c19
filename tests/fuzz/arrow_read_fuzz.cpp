/// \file
/// Any bytes as columns of an Arrow stream: a table, or an error. The buffers are as long as their layout wants, which the interface does not
/// let a reader see; offsets, indices, views, nulls and values are whatever comes.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <thidua/core/text.hpp>
#include <thidua/io/arrow_stream.hpp>

namespace {

struct Format {
  const char* name;
  std::int64_t width;  // of an element of the second buffer
};

constexpr Format formats[] = {
    {"c", 1},      {"C", 1},
    {"s", 2},      {"i", 4},
    {"L", 8},      {"f", 4},
    {"g", 8},      {"b", 1},
    {"tdD", 4},    {"tdm", 8},
    {"tss:", 8},   {"tsn:UTC", 8},
    {"d:9,2", 16}, {"d:76,-4,256", 32},
    {"u", 4},      {"z", 4},
    {"vu", 16},    {"vz", 16},
    {"w:3", 3},    {"n", 1},
    {"+l", 1},
};

ArrowSchema schema(const char* format) {
  ArrowSchema result{};
  result.format = format;
  result.name = "c";
  result.release = [](ArrowSchema* self) { self->release = nullptr; };
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 8) { return 0; }
  const auto& format = formats[data[0] % std::size(formats)];
  const bool is_coded = (data[1] & 1U) != 0;
  const std::int64_t offset = data[2] % 4;
  // Offsets and views point at most this far.
  const std::string texts(reinterpret_cast<const char*>(data), size);
  std::string values(reinterpret_cast<const char*>(data) + 4, size - 4);
  const auto length = static_cast<std::int64_t>(values.size()) / format.width;
  const bool is_text = std::string_view{format.name} == "u" || std::string_view{format.name} == "z";
  if (is_text) {
    // An offset beyond the bytes can't be seen; all others may be in any order.
    for (std::size_t i = 0; i + 4 <= values.size(); i += 4) {
      std::int32_t at = 0;
      std::memcpy(&at, values.data() + i, 4);
      at %= static_cast<std::int32_t>(texts.size());
      std::memcpy(values.data() + i, &at, 4);
    }
  }
  const std::int64_t rows = length - offset - (is_text ? 1 : 0);
  if (rows < 0) { return 0; }
  const std::string bits(static_cast<std::size_t>(length) / 8 + 1, static_cast<char>(data[3]));
  const std::int64_t text_size = static_cast<std::int64_t>(texts.size());
  std::array<const void*, 4> buffers{bits.data(), values.data(), texts.data(), &text_size};
  ArrowArray words{};
  words.length = rows;
  words.null_count = -1;
  words.offset = offset;
  words.n_buffers = std::string_view{format.name} == "n" ? 0 : is_text ? 3 : 4;
  words.buffers = buffers.data();
  words.release = [](ArrowArray* self) { self->release = nullptr; };
  std::array<const void*, 2> index_buffers{nullptr, data};
  ArrowArray indices = words;
  indices.length = static_cast<std::int64_t>(size);
  indices.offset = 0;
  indices.n_buffers = 2;
  indices.buffers = index_buffers.data();
  indices.dictionary = &words;

  ArrowSchema value_schema = schema(format.name);
  ArrowSchema index_schema = schema("c");
  index_schema.dictionary = &value_schema;
  std::array<ArrowSchema*, 1> columns{is_coded ? &index_schema : &value_schema};
  ArrowSchema of_batch = schema("+s");
  of_batch.n_children = 1;
  of_batch.children = columns.data();
  std::array<ArrowArray*, 1> children{is_coded ? &indices : &words};
  std::array<const void*, 1> no_nulls{nullptr};
  ArrowArray batch = words;
  batch.length = children[0]->length;
  batch.null_count = 0;
  batch.offset = 0;
  batch.n_buffers = 1;
  batch.buffers = no_nulls.data();
  batch.n_children = 1;
  batch.children = children.data();
  try {
    thidua::ArrowTables tables{&of_batch, &batch, "fuzz"};
    while (const auto table = tables.next(1 + data[1] / 2)) {
      for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto cell = table->cell(row, 0);
        if (cell && !thidua::is_utf8(*cell)) { std::abort(); }
      }
    }
  } catch (const thidua::InputError&) {
    static_cast<void>(0);  // refused, as most bytes should be
  }
  return 0;
}

/// \file
/// Columns, batches and streams of the Arrow C data interface, made by hand. What is alive and what was released is counted.
#pragma once

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <thidua/io/arrow_abi.hpp>

namespace arrow_samples {

/// Bytes as a buffer. `nothing` is a null pointer.
using Buffer = std::optional<std::string>;

template <class T>
Buffer buffer(const std::vector<T>& values) {
  if (values.empty()) { return std::string{}; }
  return std::string{reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

inline Buffer bits(const std::vector<int>& values) {
  std::string bytes(values.size() / 8 + 1, '\0');
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != 0) { bytes[i / 8] = static_cast<char>(bytes[i / 8] | 1 << (i % 8)); }
  }
  return bytes;
}

inline int released = 0;  // structs, children not among them
inline int alive = 0;

/// An array to be exported, as a value.
struct Column {
  std::string format;
  std::int64_t length = 0;
  std::vector<Buffer> buffers;
  std::int64_t offset = 0;
  std::int64_t nulls = -1;
  std::shared_ptr<Column> dictionary;
  std::string name = "c";
  std::vector<Column> children;
  std::string metadata;
};

struct HeldArray {
  Column column;
  std::vector<const void*> buffers;
  std::deque<ArrowArray> children;
  std::vector<ArrowArray*> places;
  ArrowArray dictionary{};
};

inline ArrowArray array_of(const Column& column) {
  auto* held = new HeldArray{column, {}, {}, {}, {}};
  ++alive;
  for (const auto& bytes : held->column.buffers) {
    held->buffers.push_back(bytes ? bytes->data() : nullptr);
  }
  for (const auto& child : held->column.children) { held->children.push_back(array_of(child)); }
  for (auto& child : held->children) { held->places.push_back(&child); }
  if (column.dictionary) { held->dictionary = array_of(*column.dictionary); }
  ArrowArray array{};
  array.length = column.length;
  array.null_count = column.nulls;
  array.offset = column.offset;
  array.n_buffers = static_cast<std::int64_t>(held->buffers.size());
  array.n_children = static_cast<std::int64_t>(held->children.size());
  array.buffers = held->buffers.data();
  array.children = held->places.data();
  array.dictionary = column.dictionary ? &held->dictionary : nullptr;
  array.private_data = held;
  array.release = [](ArrowArray* self) {
    auto* mine = static_cast<HeldArray*>(self->private_data);
    for (auto& child : mine->children) { child.release(&child); }
    if (mine->dictionary.release != nullptr) { mine->dictionary.release(&mine->dictionary); }
    delete mine;
    --alive;
    self->release = nullptr;
  };
  return array;
}

struct HeldSchema {
  Column column;
  std::deque<ArrowSchema> children;
  std::vector<ArrowSchema*> places;
  ArrowSchema dictionary{};
};

inline ArrowSchema schema_of(const Column& column) {
  auto* held = new HeldSchema{column, {}, {}, {}};
  ++alive;
  for (const auto& child : held->column.children) { held->children.push_back(schema_of(child)); }
  for (auto& child : held->children) { held->places.push_back(&child); }
  if (column.dictionary) { held->dictionary = schema_of(*column.dictionary); }
  ArrowSchema schema{};
  schema.format = held->column.format.c_str();
  schema.name = held->column.name.c_str();
  schema.metadata = held->column.metadata.empty() ? nullptr : held->column.metadata.data();
  schema.n_children = static_cast<std::int64_t>(held->children.size());
  schema.children = held->places.data();
  schema.dictionary = column.dictionary ? &held->dictionary : nullptr;
  schema.private_data = held;
  schema.release = [](ArrowSchema* self) {
    auto* mine = static_cast<HeldSchema*>(self->private_data);
    for (auto& child : mine->children) { child.release(&child); }
    if (mine->dictionary.release != nullptr) { mine->dictionary.release(&mine->dictionary); }
    delete mine;
    --alive;
    self->release = nullptr;
  };
  return schema;
}

struct HeldStream {
  std::vector<Column> batches;
  std::size_t next = 0;
  std::string error;  // told after the last batch
};

inline ArrowArrayStream stream_of(std::vector<Column> batches, std::string error = {}) {
  auto* held = new HeldStream{std::move(batches), 0, std::move(error)};
  ++alive;
  ArrowArrayStream stream{};
  stream.private_data = held;
  stream.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
    auto& mine = *static_cast<HeldStream*>(self->private_data);
    if (mine.batches.empty()) { return EIO; }
    *out = schema_of(mine.batches.front());
    return 0;
  };
  stream.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
    auto& mine = *static_cast<HeldStream*>(self->private_data);
    if (mine.next == mine.batches.size()) {
      if (!mine.error.empty()) { return EIO; }
      *out = ArrowArray{};
      return 0;
    }
    *out = array_of(mine.batches[mine.next++]);
    return 0;
  };
  stream.get_last_error = [](ArrowArrayStream* self) {
    return static_cast<HeldStream*>(self->private_data)->error.c_str();
  };
  stream.release = [](ArrowArrayStream* self) {
    delete static_cast<HeldStream*>(self->private_data);
    --alive;
    ++released;
    self->release = nullptr;
  };
  return stream;
}

inline Column batch_of(std::vector<Column> columns, std::int64_t rows) {
  Column batch{"+s", rows, {std::nullopt}, 0, 0, {}, "", std::move(columns), {}};
  return batch;
}

template <class T>
Column numbers(std::string format, const std::vector<T>& values) {
  return {std::move(format),
          static_cast<std::int64_t>(values.size()),
          {std::nullopt, buffer(values)},
          0,
          0,
          {},
          "c",
          {},
          {}};
}

template <class Offset>
Column texts(std::string format, const std::vector<std::string>& values) {
  std::vector<Offset> offsets{0};
  std::string bytes;
  for (const auto& value : values) {
    bytes += value;
    offsets.push_back(static_cast<Offset>(bytes.size()));
  }
  return {std::move(format),
          static_cast<std::int64_t>(values.size()),
          {std::nullopt, buffer(offsets), bytes},
          0,
          0,
          {},
          "c",
          {},
          {}};
}

/// Long texts go to one of two buffers by turns.
inline Column views(std::string format, const std::vector<std::string>& values) {
  std::string view;
  std::array<std::string, 2> data;
  std::size_t turn = 0;
  for (const auto& value : values) {
    std::array<char, 16> one{};
    const auto size = static_cast<std::int32_t>(value.size());
    std::memcpy(one.data(), &size, 4);
    if (size <= 12) {
      std::memcpy(one.data() + 4, value.data(), value.size());
    } else {
      const auto which = static_cast<std::int32_t>(turn++ % 2);
      auto& bytes = data.at(static_cast<std::size_t>(which));
      const auto begin = static_cast<std::int32_t>(bytes.size());
      std::memcpy(one.data() + 4, value.data(), 4);
      std::memcpy(one.data() + 8, &which, 4);
      std::memcpy(one.data() + 12, &begin, 4);
      bytes += value;
    }
    view.append(one.data(), one.size());
  }
  const std::vector<std::int64_t> sizes{static_cast<std::int64_t>(data[0].size()),
                                        static_cast<std::int64_t>(data[1].size())};
  return {std::move(format),
          static_cast<std::int64_t>(values.size()),
          {std::nullopt, view, data[0], data[1], buffer(sizes)},
          0,
          0,
          {},
          "c",
          {},
          {}};
}

inline Column with_nulls(Column column, const std::vector<int>& valid) {
  column.buffers.front() = bits(valid);
  column.nulls = -1;
  return column;
}

/// The rows from `first` on, as a slice.
inline Column sliced(Column column, std::int64_t first, std::int64_t length) {
  column.offset = first;
  column.length = length;
  return column;
}

}  // namespace arrow_samples

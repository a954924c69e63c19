/// \file
/// Holds a stream and the batch that is being read, and lets go of both whatever happens. A stream that fails is told as a table that
/// can't be read, with the number of the batch: what was given before it is no whole, and who counts it knows that then.
#include <thidua/io/arrow_stream.hpp>

#include <algorithm>
#include <cstring>
#include <numeric>
#include <stdexcept>
#include <utility>

#include <thidua/core/text.hpp>

#include "arrow_cells.hpp"
#include "arrow_layout.hpp"
#include "arrow_value_text.hpp"

namespace thidua::inline v0 {

namespace {

/// One of the interface's structs: ours alone, and released once.
template <class T>
class Owned {
 public:
  Owned() = default;
  /// Moves it here, as the interface does: the other one counts as released.
  explicit Owned(T* from) noexcept : held_{*from} { from->release = nullptr; }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() { release(); }

  void take(Owned& other) noexcept {
    release();
    other.move_to(&held_);
  }
  void move_to(T* to) noexcept {
    *to = held_;
    held_.release = nullptr;
  }
  void release() noexcept {
    if (held_.release != nullptr) { held_.release(&held_); }
    held_.release = nullptr;
  }
  [[nodiscard]] bool is_there() const noexcept { return held_.release != nullptr; }
  [[nodiscard]] T* get() noexcept { return &held_; }
  T* operator->() noexcept { return &held_; }

 private:
  T held_{};
};

/// Whoever wrote the words: diagnostics are UTF-8.
Diagnostics unreadable(const std::string& source, std::string_view why) {
  std::string told;
  arrow::append_decoded(why, told);
  return {{Fault::table_unreadable, {source, 0, 0, 0, {}}, {}, {}, {std::move(told)}, {}}};
}

}  // namespace

struct ArrowTables::Stream {
  struct Column {
    std::string name;
    arrow::Layout layout;
  };

  Owned<ArrowArrayStream> stream;
  std::vector<Column> columns;
  /// Which column of the stream each column of the tables is; none where it is left empty.
  std::vector<std::optional<std::size_t>> places;
  Owned<ArrowArray> batch;
  std::int64_t taken = 0;    // rows of the batch
  std::int64_t batches = 0;  // of the stream, that one among them

  /// \throws arrow::Fault with the stream's own words
  void succeed(int error) {
    if (error == 0) { return; }
    const char* said =
        stream->get_last_error == nullptr ? nullptr : stream->get_last_error(stream.get());
    throw arrow::Fault{said != nullptr && *said != '\0' ? said : std::strerror(error)};
  }

  void read_schema(const ArrowSchema& schema) {
    const std::string_view format = schema.format == nullptr ? "" : schema.format;
    if (format != "+s" || schema.dictionary != nullptr) {
      throw arrow::Fault{"elements of Arrow type \"" + std::string{format} + "\" are no rows"};
    }
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
      const ArrowSchema& child = *schema.children[i];
      const std::string_view name = child.name == nullptr ? "" : child.name;
      if (!is_utf8(name)) { throw arrow::Fault{"a column's name is not UTF-8"}; }
      columns.push_back({std::string{name}, arrow::layout_of(child)});
    }
  }

  [[nodiscard]] std::optional<std::size_t> place_of(const std::string& name) const {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const Column& column) { return column.name == name; });
    if (found == columns.end()) { return std::nullopt; }
    return static_cast<std::size_t>(found - columns.begin());
  }

  /// Goes to a batch with rows that are not taken; false at the end.
  bool find_rows() {
    while (!batch.is_there() || taken == batch->length) {
      batch.release();
      taken = 0;
      if (!stream.is_there()) { return false; }
      Owned<ArrowArray> next;
      ++batches;
      succeed(stream->get_next(stream.get(), next.get()));
      if (!next.is_there()) {
        stream.release();
        return false;
      }
      batch.take(next);
      check_batch();
    }
    return true;
  }

  void check_batch() {
    arrow::check_lengths(*batch.get());
    if (batch->n_children != static_cast<std::int64_t>(columns.size()) ||
        (batch->n_children > 0 && batch->children == nullptr)) {
      throw arrow::Fault{"a batch with other columns than its schema"};
    }
    for (std::int64_t i = 0; i < batch->n_children; ++i) {
      if (batch->children[i] == nullptr) { throw arrow::Fault{"a column is missing"}; }
    }
  }

  /// Adds so many rows of the batch at most; how many there were.
  std::int64_t append(std::vector<TextColumn>& cells, std::int64_t most) {
    const std::int64_t count = std::min(most, batch->length - taken);
    const arrow::Rows rows{batch->offset + taken, count, arrow::Nulls{*batch.get()}};
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (!places[i]) {
        for (std::int64_t row = 0; row < count; ++row) { cells[i].add_code(TextColumn::none); }
        continue;
      }
      const Column& column = columns[*places[i]];
      try {
        arrow::append_cells(cells[i], column.layout, *batch->children[*places[i]], rows);
      } catch (const arrow::Fault& fault) {
        throw arrow::Fault{"column «" + column.name + "»: " + fault.what()};
      }
    }
    taken += count;
    return count;
  }
};

ArrowTables::ArrowTables(ArrowArrayStream* stream, std::string source)
    : stream_{std::make_unique<Stream>()}, source_{std::move(source)} {
  Owned<ArrowArrayStream> given{stream};
  stream_->stream.take(given);
  begin([this] {
    if (!stream_->stream.is_there()) { throw arrow::Fault{"the stream was read before"}; }
    Owned<ArrowSchema> schema;
    stream_->succeed(stream_->stream->get_schema(stream_->stream.get(), schema.get()));
    stream_->read_schema(*schema.get());
  });
}

ArrowTables::ArrowTables(ArrowSchema* schema, ArrowArray* batch, std::string source)
    : stream_{std::make_unique<Stream>()}, source_{std::move(source)} {
  Owned<ArrowSchema> owned_schema{schema};
  Owned<ArrowArray> given{batch};
  stream_->batch.take(given);
  stream_->batches = 1;
  begin([&] {
    if (!stream_->batch.is_there() || !owned_schema.is_there()) {
      throw arrow::Fault{"the batch was read before"};
    }
    stream_->read_schema(*owned_schema.get());
    stream_->check_batch();
  });
}

template <class ReadSchema>
void ArrowTables::begin(const ReadSchema& read_schema) {
  try {
    read_schema();
  } catch (const arrow::Fault& fault) { throw InputError{unreadable(source_, fault.what())}; }
  for (const auto& column : stream_->columns) { columns_.push_back(column.name); }
  stream_->places.resize(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) { stream_->places[i] = i; }
}

ArrowTables::ArrowTables(ArrowTables&&) noexcept = default;
ArrowTables& ArrowTables::operator=(ArrowTables&&) noexcept = default;
ArrowTables::~ArrowTables() = default;

std::vector<ArrowTables::UnreadColumn> ArrowTables::unread() const {
  std::vector<UnreadColumn> result;
  for (const auto& column : stream_->columns) {
    if (arrow::is_read(column.layout)) { continue; }
    const auto& layout = column.layout.words ? *column.layout.words : column.layout;
    result.push_back({column.name, layout.format});
  }
  return result;
}

void ArrowTables::set_columns(std::vector<std::string> columns) {
  columns_ = std::move(columns);
  stream_->places.clear();
  for (const auto& name : columns_) { stream_->places.push_back(stream_->place_of(name)); }
}

void ArrowTables::need_only(std::span<const std::string> names) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (std::find(names.begin(), names.end(), columns_[i]) == names.end()) {
      stream_->places[i].reset();
    }
  }
}

std::optional<TextTable> ArrowTables::next(std::size_t most_rows) { return take(most_rows, true); }

std::optional<TextTable> ArrowTables::gather(std::size_t most_rows) {
  return take(most_rows, false);
}

TextTable ArrowTables::read_all() {
  auto table = gather(all_rows);
  return table ? std::move(*table) : TextTable{source_, columns_};
}

std::optional<TextTable> ArrowTables::take(std::size_t most_rows, bool of_one_batch) {
  if (broken_) { throw InputError{*broken_}; }
  constexpr auto longest = std::size_t{std::numeric_limits<std::int64_t>::max()};
  const auto most = static_cast<std::int64_t>(std::min(most_rows, longest));
  std::vector<TextColumn> cells(columns_.size());
  std::int64_t count = 0;
  ++tables_;
  try {
    while (count < most && stream_->find_rows()) {
      count += stream_->append(cells, most - count);
      if (of_one_batch) { break; }
    }
  } catch (const std::exception& fault) {
    const auto number = std::to_string(of_one_batch ? tables_ : stream_->batches);
    broken_ = unreadable(source_, "batch " + number + ": " + fault.what());
    stream_->batch.release();
    stream_->stream.release();
    if (dynamic_cast<const arrow::Fault*>(&fault) == nullptr) { throw; }  // out of memory
    throw InputError{*broken_};
  }
  if (count == 0) { return std::nullopt; }
  std::vector<std::int64_t> numbers(static_cast<std::size_t>(count));
  std::iota(numbers.begin(), numbers.end(), row_);
  row_ += count;
  return TextTable{source_, columns_, std::move(numbers), std::move(cells)};
}

void ArrowTables::hand_on(ArrowArrayStream* to) noexcept { stream_->stream.move_to(to); }

}  // namespace thidua::inline v0

/// \file
/// Each row becomes a code. A text is entered where it is met for the first time, those of a dictionary once, however many rows have it.
#include "arrow_cells.hpp"

#include <limits>
#include <utility>
#include <vector>

#include <thidua/core/text.hpp>

#include "arrow_buffers.hpp"

namespace thidua::inline v0::arrow {

namespace {

using Code = TextColumn::Code;

/// The code of a text that somebody gave: looked at when it is new.
Code code_of_given(TextColumn& column, std::string_view text) {
  const auto known = column.codes();
  const Code code = column.code_of(text);
  if (column.codes() != known && !is_utf8(text)) { throw Fault{"a text that is not UTF-8"}; }
  return code;
}

template <class CodeAt>
void append(TextColumn& column, const ArrowArray& array, const Rows& rows, CodeAt&& code_at) {
  const Nulls nulls{array};
  for (std::int64_t row = rows.first; row < rows.first + rows.count; ++row) {
    const std::int64_t place = row + array.offset;
    const bool is_missing = rows.nulls.at(row) || nulls.at(place);
    column.add_code(is_missing ? TextColumn::none : code_at(place));
  }
}

/// What `text_at` says, as a code.
template <class TextAt>
auto coded(TextColumn& column, const TextAt& text_at, bool is_given) {
  return [&column, &text_at, is_given](std::int64_t place) {
    const Text text = text_at(place);
    if (!text) { return TextColumn::none; }
    return is_given ? code_of_given(column, *text) : column.code_of(*text);
  };
}

/// The codes of a dictionary's values, each asked for once. For few rows it is not worth a list as long as the dictionary.
template <class CodeAt>
class Remembered {
 public:
  Remembered(const CodeAt& code_at, std::int64_t values, std::int64_t rows) : code_at_{code_at} {
    if (rows >= values) { codes_.resize(static_cast<std::size_t>(values), unknown); }
  }
  Code operator()(std::int64_t value, std::int64_t place) {
    if (codes_.empty()) { return code_at_(place); }
    Code& code = codes_[static_cast<std::size_t>(value)];
    if (code == unknown) { code = code_at_(place); }
    return code;
  }

 private:
  static constexpr Code unknown = std::numeric_limits<Code>::max();
  const CodeAt& code_at_;
  std::vector<Code> codes_;
};

void append_words(TextColumn& column, const Layout& layout, const ArrowArray& array,
                  const Rows& rows) {
  if (array.dictionary == nullptr) { throw Fault{"a dictionary is missing"}; }
  const ArrowArray& words = *array.dictionary;
  check_lengths(words);
  const Nulls nulls{words};
  const auto enter = [&](const auto& index_at, const auto& code_at) {
    Remembered remembered{code_at, words.length, rows.count};
    append(column, array, rows, [&](std::int64_t place) {
      const auto index = index_at(place);
      if (!std::in_range<std::int64_t>(index) || std::cmp_less(index, 0) ||
          std::cmp_greater_equal(index, words.length)) {
        throw Fault{"an index beyond its dictionary"};
      }
      const auto value = static_cast<std::int64_t>(index);
      const std::int64_t there = value + words.offset;
      return nulls.at(there) ? TextColumn::none : remembered(value, there);
    });
  };
  with_whole_numbers(layout, array, [&](const auto& index_at) {
    if (words.length == 0) {  // has no buffers, perhaps; then all rows are null
      return enter(index_at, [](std::int64_t) { return TextColumn::none; });
    }
    with_texts(*layout.words, words, [&](const auto& text_at, bool is_given) {
      enter(index_at, coded(column, text_at, is_given));
    });
  });
}

}  // namespace

Nulls::Nulls(const ArrowArray& array) {
  if (array.null_count == 0 || array.n_buffers == 0) { return; }
  bits_ = array.buffers == nullptr ? nullptr : static_cast<const unsigned char*>(array.buffers[0]);
  if (bits_ == nullptr && array.null_count > 0) { throw Fault{"nulls without a bitmap"}; }
}

void check_lengths(const ArrowArray& array) {
  constexpr std::int64_t most = std::int64_t{1} << 56U;  // so that sums and bytes can be counted
  if (array.length < 0 || array.length > most || array.offset < 0 || array.offset > most ||
      array.n_buffers < 0 || array.n_children < 0) {
    throw Fault{"a length that no array has"};
  }
}

void append_cells(TextColumn& column, const Layout& layout, const ArrowArray& array,
                  const Rows& rows) {
  check_lengths(array);
  if (rows.count == 0) { return; }  // an empty array need not have buffers
  if (rows.first + rows.count > array.length) { throw Fault{"a column shorter than its batch"}; }
  if (layout.kind == Kind::nothing) {
    for (std::int64_t row = 0; row < rows.count; ++row) { column.add_code(TextColumn::none); }
    return;
  }
  if (layout.words) { return append_words(column, layout, array, rows); }
  with_texts(layout, array, [&](const auto& text_at, bool is_given) {
    append(column, array, rows, coded(column, text_at, is_given));
  });
}

}  // namespace thidua::inline v0::arrow

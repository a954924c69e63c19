/// \file
/// What the texts of a column say, each text read once however many rows have it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <thidua/measure/text_column.hpp>

namespace thidua::inline v0 {

template <class Value>
class ReadOnce {
 public:
  explicit ReadOnce(const TextColumn& column) : column_{&column}, values_(column.codes()) {}

  /// What `read` says of the row's cell: of its text, or of none where there is none.
  template <class Read>
  [[nodiscard]] Value& of_row(std::size_t row, const Read& read) {
    const TextColumn::Code code = column_->code(row);
    auto& value = values_[code];
    if (!value) {
      value = read(code == TextColumn::none ? std::nullopt
                                            : std::optional<std::string_view>{column_->text(code)});
    }
    return *value;
  }

 private:
  const TextColumn* column_;
  std::vector<std::optional<Value>> values_;  // by code
};

}  // namespace thidua::inline v0

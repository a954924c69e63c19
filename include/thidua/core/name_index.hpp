/// \file
/// Finds an id by id or name, however the name was typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <thidua/core/text.hpp>

namespace thidua::inline v0 {

class NameIndex {
 public:
  /// False, with nothing changed, when the name already stands for another id.
  bool add(std::string_view name, const std::string& id) {
    const auto [entry, added] = ids_.try_emplace(name_key(name), id);
    return added || entry->second == id;
  }
  /// The id, or null.
  [[nodiscard]] const std::string* find(std::string_view name) const {
    const auto entry = ids_.find(name_key(name));
    return entry == ids_.end() ? nullptr : &entry->second;
  }
  [[nodiscard]] bool empty() const noexcept { return ids_.empty(); }

 private:
  std::unordered_map<std::string, std::string> ids_;
};

}  // namespace thidua::inline v0

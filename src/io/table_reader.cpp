/// \file
/// The getters of `TableReader`.
#include "table_reader.hpp"

#include <thidua/core/id.hpp>
#include <thidua/time/parse_date.hpp>

namespace thidua::inline v0 {

namespace {

std::string_view type_name(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return "table";
    case toml::node_type::array:
      return "array";
    case toml::node_type::string:
      return "string";
    case toml::node_type::integer:
      return "integer";
    case toml::node_type::floating_point:
      return "float";
    case toml::node_type::boolean:
      return "boolean";
    case toml::node_type::date:
      return "date";
    case toml::node_type::time:
      return "time";
    case toml::node_type::date_time:
      return "date-time";
    default:
      return "nothing";
  }
}

}  // namespace

TableReader::TableReader(TomlDocument& document, const toml::table& table, std::string path)
    : document_{document}, table_{table}, path_{std::move(path)} {
  document_.remember(path_, table_.source());
}

TableReader::~TableReader() {
  for (const auto& [key, node] : table_) {
    const std::string name{key.str()};
    if (known_.contains(name)) { continue; }
    const std::vector<std::string> known{known_.begin(), known_.end()};
    document_.report(FormFault::unknown_key, key.source(), path_to(name), {name},
                     nearest(name, known));
  }
}

std::string TableReader::path_to(std::string_view key) const {
  return path_.empty() ? std::string{key} : path_ + "." + std::string{key};
}

std::vector<std::string> TableReader::keys() const {
  std::vector<std::string> result;
  for (const auto& entry : table_) { result.emplace_back(entry.first.str()); }
  return result;
}

const toml::source_region& TableReader::region_of(std::string_view key) const {
  const auto* node = table_.get(key.substr(0, key.find('[')));
  return node != nullptr ? node->source() : table_.source();
}

void TableReader::report(FormFault form, std::string_view key, std::vector<std::string> arguments,
                         std::string suggestion) {
  document_.report(form, region_of(key), path_to(key), std::move(arguments), std::move(suggestion));
}
void TableReader::report(Fault fault, std::string_view key, std::vector<std::string> arguments,
                         std::string suggestion) {
  document_.report(fault, region_of(key), path_to(key), std::move(arguments),
                   std::move(suggestion));
}
void TableReader::wrong_type(std::string_view key, const toml::node& node,
                             std::string_view wanted) {
  document_.report(FormFault::wrong_type, node.source(), path_to(key),
                   {std::string{key}, std::string{wanted}, std::string{type_name(node)}});
}
void TableReader::bad_word(std::string_view key, const std::string& value,
                           const std::vector<std::string>& known) {
  std::string list;
  for (const auto& entry : known) { list += (list.empty() ? "" : ", ") + entry; }
  report(FormFault::bad_value, key, {std::string{key}, value, list}, nearest(value, known));
}

const toml::node* TableReader::raw(std::string_view key, Presence presence) {
  known_.insert(std::string{key});
  const toml::node* node = table_.get(key);
  if (node == nullptr) {
    if (presence == Presence::required) { missing(key); }
    return nullptr;
  }
  document_.remember(path_to(key), node->source());
  return node;
}

std::string TableReader::text(std::string_view key, Presence presence) {
  const toml::node* node = raw(key, presence);
  if (node == nullptr) { return {}; }
  const auto* text = node->as_string();
  if (text == nullptr) {
    wrong_type(key, *node, "string");
    return {};
  }
  if (text->get().empty() && presence == Presence::required) { missing(key); }
  return text->get();
}

LocalText TableReader::local_text(std::string_view key, Presence presence) {
  const toml::node* node = raw(key, presence);
  if (node == nullptr) { return {}; }
  if (const auto* text = node->as_string()) { return {text->get(), {}}; }
  LocalText result;
  if (const auto* table = node->as_table()) {
    TableReader reader{document_, *table, path_to(key)};
    result.vi = reader.text("vi");
    result.en = reader.text("en");
    if (table->empty()) { reader.report_here(FormFault::missing_key, {"vi"}); }
  } else {
    wrong_type(key, *node, "string | { vi, en }");
  }
  return result;
}

std::string TableReader::id(std::string_view key, Presence presence) {
  const toml::node* node = table_.get(key);
  if (node != nullptr && node->is_string() && node->as_string()->get().empty()) {
    static_cast<void>(raw(key));
    report(FormFault::bad_id, key, {""});
    return {};
  }
  return text(key, presence);
}

std::string TableReader::new_id() {
  std::string id = this->id();
  if (!is_id(id)) {
    report(FormFault::bad_id, "id", {id});
    return {};
  }
  return id;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key, Presence presence) {
  const toml::node* node = raw(key, presence);
  if (node == nullptr) { return std::nullopt; }
  const auto* value = node->as_integer();
  if (value == nullptr) {
    wrong_type(key, *node, "integer");
    return std::nullopt;
  }
  return value->get();
}

std::optional<bool> TableReader::boolean(std::string_view key, Presence presence) {
  const toml::node* node = raw(key, presence);
  if (node == nullptr) { return std::nullopt; }
  const auto* value = node->as_boolean();
  if (value == nullptr) {
    wrong_type(key, *node, "boolean");
    return std::nullopt;
  }
  return value->get();
}

std::optional<Date> TableReader::date(std::string_view key, Presence presence) {
  const toml::node* node = raw(key, presence);
  if (node == nullptr) { return std::nullopt; }
  if (const auto* value = node->as_date()) {
    const auto& parts = value->get();
    if (auto day = Date::from_ymd(parts.year, parts.month, parts.day)) { return day; }
    report(FormFault::bad_date, key,
           {std::to_string(parts.year) + "-" + std::to_string(parts.month) + "-" +
            std::to_string(parts.day)});
  } else if (const auto* text = node->as_string()) {
    report(FormFault::bad_date, key, {text->get()});
  } else {
    wrong_type(key, *node, "date");
  }
  return std::nullopt;
}

std::optional<TimeOfDay> TableReader::time_of_day(std::string_view key) {
  const toml::node* node = raw(key);
  if (node == nullptr) { return std::nullopt; }
  if (const auto* value = node->as_time()) {
    const auto& parts = value->get();
    return TimeOfDay{parts.hour, parts.minute, parts.second,
                     static_cast<std::int32_t>(parts.nanosecond)};
  }
  if (const auto* text = node->as_string()) {
    if (auto time = parse_time_of_day(text->get())) { return time; }
    report(Fault::plan_bad_time, key, {text->get()});
  } else {
    wrong_type(key, *node, "time");
  }
  return std::nullopt;
}

std::pair<std::optional<Date>, std::optional<TimeOfDay>> TableReader::moment(std::string_view key,
                                                                             Presence presence) {
  const toml::node* node = raw(key, presence);
  const auto* value = node != nullptr ? node->as_date_time() : nullptr;
  if (value == nullptr) { return {date(key), std::nullopt}; }
  const auto& [day, time, offset] = value->get();
  const auto named = Date::from_ymd(day.year, day.month, day.day);
  constexpr int vietnam = 7 * 60;
  constexpr int whole_day = 24 * 60;
  const int minutes = time.hour * 60 + time.minute + (offset ? vietnam - offset->minutes : 0);
  const int days_later = minutes < 0 ? -1 : minutes / whole_day;
  const auto here = named ? detail::neighbour(*named, days_later) : std::nullopt;
  if (!here) {
    report(FormFault::bad_date, key,
           {std::to_string(day.year) + "-" + std::to_string(day.month) + "-" +
            std::to_string(day.day)});
    return {};
  }
  const int of_day = minutes - days_later * whole_day;
  return {here, TimeOfDay{of_day / 60, of_day % 60, time.second,
                          static_cast<std::int32_t>(time.nanosecond)}};
}

std::variant<std::string, Date> TableReader::date_or_id(std::string_view key) {
  const toml::node* node = raw(key, Presence::required);
  if (node == nullptr) { return {}; }
  const auto* text = node->as_string();
  if (text != nullptr && !parse_date(text->get())) { return text->get(); }
  if (auto day = date(key)) { return *day; }
  return {};
}

std::vector<std::string> TableReader::texts(std::string_view key, Presence presence) {
  const toml::node* node = raw(key, presence);
  if (node == nullptr) { return {}; }
  const auto* array = node->as_array();
  if (array == nullptr) {
    wrong_type(key, *node, "array of strings");
    return {};
  }
  std::vector<std::string> result;
  for (std::size_t i = 0; i < array->size(); ++i) {
    const std::string name = std::string{key} + "[" + std::to_string(i) + "]";
    const auto& element = *array->get(i);
    document_.remember(path_to(name), element.source());
    if (const auto* text = element.as_string()) {
      result.push_back(text->get());
    } else {
      wrong_type(name, element, "string");
    }
  }
  return result;
}

}  // namespace thidua::inline v0

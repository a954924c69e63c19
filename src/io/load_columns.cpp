/// \file
/// Decodes column mappings.
#include <thidua/io/load_columns.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <thidua/core/id.hpp>
#include <thidua/core/joined.hpp>

#include "answer.hpp"
#include "table_reader.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{4} << 20U;

void check_words(TableReader& table, const FlagColumns& flag) {
  for (const auto& text : flag.yes) {
    const bool both = std::any_of(flag.no.begin(), flag.no.end(), [&](const std::string& no) {
      return name_key(no) == name_key(text);
    });
    if (both) { table.report(Fault::columns_contradiction, "yes", {text, flag.flag}); }
  }
  if (flag.yes.empty() && flag.no.empty() && !table.has("positive")) {
    table.report_here(FormFault::missing_key, {"yes"});
  }
}

/// Headers; of the amount perhaps also what an empty cell says.
FieldColumns decode_field(TableReader& table, Field field) {
  FieldColumns result{field, {}, std::nullopt};
  const std::string_view key = word(field);
  const toml::node* node = table.raw(key);
  if (field != Field::amount || !node->is_table()) {
    result.columns = table.texts(key);
    return result;
  }
  table.table(key, [&](TableReader& amount) {
    result.columns = amount.texts("columns", Presence::required);
    result.empty = amount.integer("empty");
    if (result.empty && *result.empty < 0) {
      amount.report(FormFault::bad_value, "empty",
                    {"empty", std::to_string(*result.empty), "0, 1, 2, …"});
    }
  });
  return result;
}

FlagColumns decode_flag(TableReader& table) {
  FlagColumns flag;
  flag.flag = table.new_id();
  flag.columns = table.texts("columns", Presence::required);
  flag.yes = table.texts("yes");
  flag.no = table.texts("no");
  if (const auto empty = table.one_of<Answer>("empty")) { flag.empty = *empty == Answer::yes; }
  flag.positive = table.boolean("positive").value_or(false);
  check_words(table, flag);
  return flag;
}

/// A column with one of a few values: each value is a flag of its own, «channel.post», and a dossier has one of them.
void decode_category(TableReader& table, ColumnMapping& mapping) {
  const std::string id = table.new_id();
  const auto columns = table.texts("columns", Presence::required);
  const std::string empty = table.text("empty");
  std::vector<std::pair<std::string, std::vector<std::string>>> values;
  table.table(
      "values",
      [&](TableReader& words) {
        std::map<std::string, std::string> value_of;
        for (const auto& value : words.keys()) {
          if (!is_id(value)) { words.report(FormFault::bad_id, value, {value}); }
          values.emplace_back(value, words.texts(value));
          for (const auto& text : values.back().second) {
            const auto known = value_of.try_emplace(name_key(text), value).first;
            if (known->second != value) {
              words.report(Fault::columns_contradiction, value, {text, id + "." + value});
            }
          }
        }
      },
      Presence::required);
  std::vector<std::string> known;
  for (const auto& entry : values) { known.push_back(entry.first); }
  if (!empty.empty() && std::find(known.begin(), known.end(), empty) == known.end()) {
    table.report(FormFault::bad_value, "empty", {"empty", empty, joined(known, ", ")},
                 nearest(empty, known));
  }
  for (const auto& value : known) {
    FlagColumns flag;
    flag.flag = id + "." + value;
    flag.columns = columns;
    for (const auto& [other, words] : values) {
      auto& side = other == value ? flag.yes : flag.no;
      side.insert(side.end(), words.begin(), words.end());
    }
    if (!empty.empty()) { flag.empty = value == empty; }
    mapping.flags.push_back(std::move(flag));
  }
}

}  // namespace

Result<ColumnMapping> parse_columns(std::string_view text, std::string_view file_name) {
  TomlDocument document{Format::columns, text, std::string{file_name}};
  if (!document.diagnostics().empty()) { return tl::unexpected{document.diagnostics()}; }
  ColumnMapping mapping;
  {
    TableReader root{document, document.root(), {}};
    const auto version = root.integer("thidua_columns", Presence::required);
    if (version && *version != 1) {
      root.report(FormFault::unsupported_version, "thidua_columns", {std::to_string(*version)});
    }
    root.table(
        "field",
        [&](TableReader& table) {
          for (const auto& [field, key] : Words<Field>::table) {
            if (table.has(key)) {
              mapping.fields.push_back(decode_field(table, field));
            } else {
              table.allow(key);
            }
          }
        },
        Presence::required);
    root.tables("flag", [&](TableReader& table) { mapping.flags.push_back(decode_flag(table)); });
    root.tables("category", [&](TableReader& table) { decode_category(table, mapping); });
  }
  Diagnostics faults = document.diagnostics();
  sort_by_place(faults);
  if (has_errors(faults)) { return tl::unexpected{std::move(faults)}; }
  return mapping;
}

Result<ColumnMapping> try_load_columns(const std::filesystem::path& path) {
  Diagnostics faults;
  const std::string text = TomlDocument::read_file(Format::columns, path, most_bytes, faults);
  if (!faults.empty()) { return tl::unexpected{std::move(faults)}; }
  return parse_columns(text, path.filename().string());
}

ColumnMapping load_columns(const std::filesystem::path& path) {
  auto result = try_load_columns(path);
  if (!result) { throw InputError{std::move(result.error())}; }
  return std::move(*result);
}

const ColumnMapping& shipped_columns() {
  static const ColumnMapping mapping =
      parse_columns(shipped_columns_toml(), "columns.toml").value();
  return mapping;
}

}  // namespace thidua::inline v0

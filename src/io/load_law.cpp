/// \file
/// Decodes figures of law.
#include <thidua/io/load_law.hpp>

#include <algorithm>

#include <thidua/core/text.hpp>

#include "decode_plan.hpp"
#include "table_reader.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{4} << 20U;

FigureStatus status_in(TableReader& table) {
  return table.one_of<FigureStatus>("status", Presence::required).value_or(FigureStatus::seen);
}

void decode_texts(TableReader& root, LawBook& book) {
  root.tables("text", [&](TableReader& table) {
    LegalText text{table.new_id(), BasisKind::decree, {}, {}, {Date{1970, 1, 1}, {}}, {}, {}};
    text.kind = table.one_of<BasisKind>("kind", Presence::required).value_or(text.kind);
    text.number = table.text("number", Presence::required);
    text.title = table.local_text("title", Presence::required);
    table.table(
        "in_force",
        [&](TableReader& days) {
          text.in_force.from = days.date("from", Presence::required).value_or(text.in_force.from);
          text.in_force.through = days.date("through");
        },
        Presence::required);
    text.status = status_in(table);
    text.source = table.text("source", Presence::required);
    book.texts.push_back(std::move(text));
  });
}

void decode_salaries(TableReader& root, LawBook& book) {
  root.tables("base_salary", [&](TableReader& table) {
    const auto from = table.date("from", Presence::required);
    const std::string text = table.text("amount", Presence::required);
    const auto amount = parse_money(nfc(text));
    if (!amount && !text.empty()) { table.report(Fault::law_bad_money, "amount", {text}); }
    const auto status = status_in(table);
    const std::string source = table.text("source", Presence::required);
    if (from && amount) { book.base_salaries.push_back({*from, {*amount, status}, source}); }
  });
}

/// One entry of `rates`; several of one recipient follow each other by date.
void decode_rate(TableReader& table, Bonus& bonus) {
  const auto recipient = table.one_of<Recipient>("recipient", Presence::required);
  const auto from = table.date("from", Presence::required);
  const bool of_individual = table.has("of_individual");
  const std::string_view key = of_individual ? "of_individual" : "multiple";
  const auto multiple = decode_multiple(table, key, Fault::law_bad_multiple);
  const auto status = status_in(table);
  const std::string source = table.text("source", Presence::required);
  if (!recipient || !from || !multiple) { return; }
  auto at = std::find_if(bonus.rates.begin(), bonus.rates.end(),
                         [&](const BonusRate& rate) { return rate.recipient == *recipient; });
  if (at == bonus.rates.end()) { at = bonus.rates.insert(at, {*recipient, {}}); }
  at->multiples.push_back({*from, {*multiple, of_individual, status}, source});
}

void decode_bonuses(TableReader& root, LawBook& book) {
  root.tables("bonus", [&](TableReader& table) {
    Bonus bonus{table.new_id(), table.local_text("title", Presence::required), {}};
    table.tables(
        "rates", [&](TableReader& rate) { decode_rate(rate, bonus); }, Presence::required);
    book.bonuses.push_back(std::move(bonus));
  });
}

}  // namespace

Result<LawBook> parse_law(std::string_view text, std::string_view file_name) {
  TomlDocument document{Format::law, text, std::string{file_name}};
  if (!document.diagnostics().empty()) { return tl::unexpected{document.diagnostics()}; }
  LawBook book;
  {
    TableReader root{document, document.root(), {}};
    const auto version = root.integer("thidua_law", Presence::required);
    if (version && *version != 1) {
      root.report(FormFault::unsupported_version, "thidua_law", {std::to_string(*version)});
    }
    book.id = root.new_id();
    book.title = root.local_text("title", Presence::required);
    decode_texts(root, book);
    decode_salaries(root, book);
    decode_bonuses(root, book);
  }
  Diagnostics faults = document.diagnostics();
  // What could not be read stands for nothing: what it contradicts is told once it can be.
  if (!has_errors(faults)) {
    faults = check(book);
    document.locate(faults);
  }
  sort_by_place(faults);
  if (has_errors(faults)) { return tl::unexpected{std::move(faults)}; }
  return book;
}

Result<LawBook> try_load_law(const std::filesystem::path& path) {
  Diagnostics faults;
  const std::string text = TomlDocument::read_file(Format::law, path, most_bytes, faults);
  if (!faults.empty()) { return tl::unexpected{std::move(faults)}; }
  return parse_law(text, path.filename().string());
}

LawBook load_law(const std::filesystem::path& path) {
  auto result = try_load_law(path);
  if (!result) { throw InputError{std::move(result.error())}; }
  return std::move(*result);
}

const LawBook& shipped_law() {
  static const LawBook book = parse_law(shipped_law_toml(), "law-vn.toml").value();
  return book;
}

}  // namespace thidua::inline v0

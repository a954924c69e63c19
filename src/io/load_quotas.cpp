/// \file
/// From the text of a file of quotas to the rules of awards.
#include <thidua/io/load_quotas.hpp>

#include <map>

#include <thidua/score/mark.hpp>

#include "table_reader.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{4} << 20U;

class QuotaReader {
 public:
  explicit QuotaReader(TomlDocument& document) : document_{document} {}

  QuotaFile run() {
    QuotaFile file;
    TableReader root{document_, document_.root(), {}};
    root.table("rank", [&](TableReader& table) { file.rank = order(table); });
    root.tables(
        "award", [&](TableReader& table) { file.awards.push_back(award(table)); },
        Presence::required);
    return file;
  }

  /// The clause of the innermost award or quota that has one.
  [[nodiscard]] std::string clause_around(std::string path) const {
    while (!path.empty()) {
      if (const auto found = clauses_.find(path); found != clauses_.end()) { return found->second; }
      const auto cut = path.rfind('.');
      path.resize(cut == std::string::npos ? 0 : cut);
    }
    return {};
  }

 private:
  Citation cite(TableReader& table) {
    auto cite = table.cite();
    if (!cite.empty()) { clauses_[table.path()] = to_string(cite); }
    return cite;
  }

  /// A text, or a list of texts.
  static std::vector<std::string> one_or_more(TableReader& table, std::string_view key) {
    const auto* node = table.raw(key);
    if (node == nullptr) { return {}; }
    if (node->is_string()) { return {table.text(key)}; }
    return table.texts(key);
  }

  static std::int64_t amount(TableReader& table, std::string_view key) {
    const auto value = table.integer(key).value_or(0);
    if (value >= 0) { return value; }
    table.report(FormFault::bad_value, key, {std::string{key}, std::to_string(value), "0, 1, 2 …"});
    return 0;
  }

  KeyColumns tie_break(TableReader& table) {
    KeyColumns key;
    if (!table.has("column")) { static_cast<void>(table.raw("column", Presence::required)); }
    const auto columns = one_or_more(table, "column");
    const bool is_given = table.has("column");
    if (is_given && (columns.size() > 2 || columns.empty())) {
      table.report(FormFault::bad_value, "column", {"column", "[…]", "\"a\", [\"low\", \"high\"]"});
    } else if (is_given) {
      key.low = columns.front();
      key.high = columns.size() > 1 ? columns.back() : std::string{};
    }
    key.key.id = key.low;
    key.key.title = table.local_text("title");
    key.key.direction = table.boolean("lower_first").value_or(false) ? Direction::lower_first
                                                                     : Direction::higher_first;
    key.key.cite = cite(table);
    return key;
  }

  QuotaOrder order(TableReader& table) {
    QuotaOrder order;
    order.cite = cite(table);
    if (const auto lower = table.boolean("lower_first")) {
      order.direction = *lower ? Direction::lower_first : Direction::higher_first;
    }
    table.tables("tie_breaks",
                 [&](TableReader& entry) { order.tie_breaks.push_back(tie_break(entry)); });
    order.end = table.one_of<ChainEnd>("end");
    order.end_cite = parse_citation(table.text("end_cite"));
    order.method = table.one_of<RankMethod>("method");
    order.within = one_or_more(table, "within");
    return order;
  }

  QuotaAward award(TableReader& table) {
    QuotaAward award;
    auto& rule = award.rule;
    rule.id = table.id();
    rule.title = table.local_text("title");
    rule.cite = cite(table);
    award.eligible_column = table.text("eligible");
    const auto* already = table.raw("already");
    if (already != nullptr && already->is_string()) {
      award.already_column = table.text("already");
    } else {
      rule.already = table.texts("already");
    }
    rule.already_cite = parse_citation(table.text("already_cite"));
    rule.beside_higher = table.boolean("beside_higher").value_or(false);
    rule.higher_cite = parse_citation(table.text("higher_cite"));
    rule.quotas = quotas(table);
    return award;
  }

  std::vector<Quota> quotas(TableReader& around) {
    std::vector<Quota> quotas;
    around.tables("quota", [&](TableReader& table) {
      const std::size_t number = quotas.size() + 1;
      quotas.push_back(quota(table, number == 1 ? "quota" : "quota-" + std::to_string(number)));
    });
    return quotas;
  }

  Quota quota(TableReader& table, std::string unnamed) {
    Quota quota;
    quota.id = table.id("id", Presence::optional);
    if (quota.id.empty()) { quota.id = std::move(unnamed); }
    quota.title = table.local_text("title");
    quota.cite = cite(table);
    if (table.has("count")) { quota.count = amount(table, "count"); }
    const auto rounding = table.one_of<ShareRounding>(
        "rounding", table.has("share") ? Presence::required : Presence::optional);
    const auto of = table.one_of<ShareOf>("of").value_or(ShareOf::eligible);
    if (const std::string share = table.text("share"); !share.empty()) {
      const auto mark = parse_mark(share);
      if (mark && mark->unit == percent_unit) {
        quota.share = QuotaShare{mark->value, rounding.value_or(ShareRounding::down), of};
      } else {
        table.report(FormFault::bad_value, "share", {"share", share, "\"10%\""});
      }
    }
    if (table.has("least")) {
      quota.least = amount(table, "least");
      if (!table.has("share")) { table.report_here(FormFault::missing_key, {"share"}); }
    }
    quota.per = table.one_of<Within>("per").value_or(Within::all);
    quota.kinds = table.texts("kinds");
    quota.blocks = table.texts("blocks");
    quota.ties = table.one_of<EdgeTie>("ties").value_or(EdgeTie::council);
    quota.parts = quotas(table);
    return quota;
  }

  TomlDocument& document_;
  std::map<std::string, std::string> clauses_;  // by the path of their table
};

Result<QuotaFile> file_from(QuotaReport report) {
  if (has_errors(report.diagnostics)) { return tl::unexpected{std::move(report.diagnostics)}; }
  return std::move(report.file);
}

}  // namespace

QuotaReport check_quotas_text(std::string_view text, std::string_view file_name) {
  QuotaReport report;
  TomlDocument document{Format::quotas, text, std::string{file_name}};
  if (!document.diagnostics().empty()) {
    report.diagnostics = document.diagnostics();
    return report;
  }
  QuotaReader reader{document};
  report.file = reader.run();
  report.diagnostics = document.diagnostics();
  for (auto& diagnostic : report.diagnostics) {
    diagnostic.clause = reader.clause_around(diagnostic.path);
  }
  sort_by_place(report.diagnostics);
  return report;
}

QuotaReport check_quotas(const std::filesystem::path& path) {
  QuotaReport report;
  const std::string text =
      TomlDocument::read_file(Format::quotas, path, most_bytes, report.diagnostics);
  if (!report.diagnostics.empty()) { return report; }
  return check_quotas_text(text, path.filename().string());
}

Result<QuotaFile> parse_quotas(std::string_view text, std::string_view file_name) {
  return file_from(check_quotas_text(text, file_name));
}

QuotaFile load_quotas(const std::filesystem::path& path) {
  auto result = file_from(check_quotas(path));
  if (!result) { throw InputError{std::move(result.error())}; }
  return std::move(*result);
}

}  // namespace thidua::inline v0

/// \file
/// Writes a plan table by table, in the order of the guide.
#include <thidua/io/write_campaign.hpp>

#include <stdexcept>

#include <thidua/core/text.hpp>

#include "toml_scan.hpp"
#include "write_dated.hpp"
#include "write_deadlines.hpp"
#include "write_parts.hpp"

namespace thidua::inline v0 {

namespace {

class PlanWriter {
 public:
  explicit PlanWriter(const Plan& plan) : plan_{plan} {}

  std::string run() {
    head();
    sources();
    people();
    counting();
    contents();
    awards();
    readings();
    for (const auto& card : plan_.scorecards) { text_ += scorecard_tables(card); }
    return std::move(text_);
  }

 private:
  void add(std::string_view header, const TomlTable& table) {
    text_ += "\n" + std::string{header} + "\n" + table.lines();
  }
  /// A table that belongs to the one before it.
  void add_below(std::string_view header, const TomlTable& table) {
    text_ += std::string{header} + "\n" + table.lines();
  }
  template <class T, class Fill>
  void add_each(std::string_view header, const std::vector<T>& entries, const Fill& fill) {
    for (const auto& entry : entries) {
      TomlTable table;
      if constexpr (requires { entry.id; }) { table.set_text("id", entry.id); }
      fill(table, entry);
      if constexpr (requires { entry.cite; }) { set_cite(table, entry.cite); }
      add(header, table);
    }
  }

  void head() {
    text_ = "thidua = 1\n";
    TomlTable period;
    period.set("from", day_text(plan_.period.from, "period"));
    period.set("through", day_text(plan_.period.through, "period"));
    set_cite(period, plan_.period.cite);
    TomlTable table;
    table.set_text("id", plan_.id);
    set_wording(table, "title", plan_.title);
    set_wording(table, "issuer", plan_.issuer);
    set_cite(table, plan_.cite);
    set_word(table, "counted_by", plan_.counted_by);
    table.set("period", period.on_one_line());
    add("[campaign]", table);
  }

  void sources() {
    add_each("[[clause]]", plan_.clauses, [](TomlTable& table, const Clause& clause) {
      set_wording(table, "text", clause.text);
    });
    add_each("[[basis]]", plan_.basis, [](TomlTable& table, const Basis& basis) {
      set_word(table, "kind", basis.kind);
      table.set_text("number", basis.number);
      if (basis.date) { table.set("date", iso(*basis.date)); }
      set_wording(table, "issuer", basis.issuer);
      set_wording(table, "title", basis.title);
      set_in_force(table, basis.in_force);
    });
    add_each("[[parameter]]", plan_.parameters, [](TomlTable& table, const Parameter& parameter) {
      set_word(table, "kind", parameter.kind);
      set_wording(table, "title", parameter.title);
      if (parameter.not_before) { table.set("not_before", iso(*parameter.not_before)); }
      set_values(table, parameter);
      table.set_text("decided_by", parameter.decided_by);
    });
  }

  void people() {
    add_each("[[authority]]", plan_.authorities, [](TomlTable& table, const Authority& authority) {
      set_wording(table, "title", authority.title);
    });
    add_each("[[role]]", plan_.roles,
             [](TomlTable& table, const Role& role) { set_wording(table, "title", role.title); });
    add_each("[[subject_kind]]", plan_.subject_kinds,
             [](TomlTable& table, const SubjectKind& kind) {
               set_wording(table, "title", kind.title);
               if (kind.counted_as != CountedAs::unit) {
                 set_word(table, "counted_as", kind.counted_as);
               }
               if (!is_fixed_to(kind.results_of, ResultsOf::own)) {
                 set_choice(table, "results_of", kind.results_of);
               }
               if (kind.eligible) { table.set("eligible", criterion_text(*kind.eligible)); }
             });
    add_each("[[duty]]", plan_.duties, [](TomlTable& table, const Duty& duty) {
      set_wording(table, "who", duty.who);
      set_wording(table, "what", duty.what);
    });
  }

  static void set_count(TomlTable& table, std::string_view key,
                        const std::optional<CountRule>& rule) {
    if (!rule) { return; }
    std::vector<std::string> where;
    for (const auto& test : rule->where) {
      where.push_back((test.expected ? "" : "not ") + test.flag);
    }
    TomlTable count;
    set_word(count, "count", rule->counted);
    if (!where.empty()) { count.set("where", toml_strings(where)); }
    table.set(key, count.on_one_line());
  }

  void counting() {
    add_each("[[flag]]", plan_.flags, [](TomlTable& table, const Flag& flag) {
      set_wording(table, "title", flag.title);
      if (flag.dated) { set_word(table, "dated", *flag.dated); }
    });
    add_each("[[indicator]]", plan_.indicators, [](TomlTable& table, const Indicator& indicator) {
      set_wording(table, "title", indicator.title);
      set_wording(table, "system", indicator.system);
      set_count(table, "numerator", indicator.numerator);
      set_count(table, "denominator", indicator.denominator);
      if (!indicator.is_share()) { table.set_text("quantity", indicator.unit); }
      set_choice(table, "no_activity", indicator.no_activity);
    });
  }

  void contents() {
    add_each("[[target]]", plan_.targets, [](TomlTable& table, const Target& target) {
      set_wording(table, "title", target.title);
      table.set_text("indicator", target.indicator);
      set_levels(table, target);
      if (!is_fixed_to(target.met_when, target.comparison)) {
        set_choice(table, "met_when", target.met_when);
      }
    });
    const auto fill = [](TomlTable& table, const Attested& attested) {
      set_wording(table, "title", attested.title);
      table.set("by", toml_strings(attested.by));
    };
    add_each("[[content]]", plan_.contents, fill);
    if (plan_.contents_rule) {
      TomlTable table;
      set_choice(table, "exceeded", plan_.contents_rule->exceeded);
      table.set_text("margin", plan_.contents_rule->margin);
      set_choice(table, "attested_exceeded", plan_.contents_rule->attested_exceeded);
      set_cite(table, plan_.contents_rule->cite);
      add("[contents]", table);
    }
    add_each("[[attested]]", plan_.attested, fill);
  }

  void awards() {
    add_each("[[deadline]]", plan_.deadlines,
             [](TomlTable& table, const Deadline& deadline) { set_deadline(table, deadline); });
    add_each("[[paper]]", plan_.papers, [](TomlTable& table, const Paper& paper) {
      set_wording(table, "title", paper.title);
      set_wording(table, "form", paper.form);
      table.set_text("to", paper.to);
      table.set_text("deadline", paper.deadline);
    });
    add_each("[[criterion]]", plan_.criteria, [](TomlTable& table, const NamedCriterion& named) {
      table.set("rule", criterion_text(named.rule));
    });
    for (const auto& award : plan_.awards) {
      TomlTable table;
      table.set_text("id", award.id);
      set_wording(table, "title", award.title);
      table.set_text("authority", award.authority);
      if (!award.papers.empty()) { table.set("papers", toml_strings(award.papers)); }
      set_cite(table, award.cite);
      add("[[award]]", table);
      TomlTable criteria;
      for (const auto& [kind, criterion] : award.criteria) {
        criteria.set(kind, criterion_text(criterion));
      }
      add_below("[award.criteria]", criteria);
      if (award.bonus) { add_below("[award.bonus]", award_bonus_table(award)); }
    }
    if (plan_.one_achievement) {
      TomlTable table;
      set_choice(table, "rule", plan_.one_achievement->rule);
      table.set("order", toml_strings(plan_.one_achievement->order));
      set_cite(table, plan_.one_achievement->cite);
      add("[one_achievement]", table);
    }
  }

  void readings() {
    for (const auto& point : plan_.open_points) {
      TomlTable table;
      table.set_text("id", point.id);
      set_wording(table, "question", point.question);
      set_cite(table, point.cite);
      add("[[open_point]]", table);
      for (const auto& reading : point.readings) {
        TomlTable entry;
        entry.set_text("id", reading.id);
        set_wording(entry, "title", reading.title);
        entry.set_text("value", reading.value);
        add_below("[[open_point.reading]]", entry);
      }
    }
    add_each("[[reading]]", plan_.readings, [](TomlTable& table, const NamedReading& named) {
      set_wording(table, "title", named.title);
      TomlTable choices;
      for (const auto& [point, reading] : named.choices) { choices.set_text(point, reading); }
      table.set("choices", choices.on_one_line());
    });
  }

  const Plan& plan_;
  std::string text_;
};

}  // namespace

std::string write_plan(const Plan& plan) {
  std::string text = PlanWriter{plan}.run();
  if (scan_toml(text)) {
    throw std::invalid_argument{"the criteria are nested deeper than a plan file can be"};
  }
  return text;
}

std::string write_campaign(const Campaign& campaign) { return write_plan(campaign.plan()); }

}  // namespace thidua::inline v0

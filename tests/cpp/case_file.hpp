/// \file
/// Conformance cases from their files (docs/guide/cases.md), read strictly: an unknown key is an error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <thidua/evaluate/evaluation.hpp>
#include <thidua/evaluate/pace.hpp>
#include <thidua/measure/text_table.hpp>
#include <thidua/time/date.hpp>

namespace cases {

using RowsByCode = std::map<std::string, std::vector<std::int64_t>>;

struct ExpectedShortfall {
  std::string distance;
  std::optional<std::int64_t> of_existing;
  std::optional<std::int64_t> of_new;
};

/// One verdict; nothing where the case does not say.
struct Expected {
  std::string subject;
  thidua::FindingKind kind = thidua::FindingKind::award;
  std::string id;
  std::string truth;
  std::optional<std::string> under;
  std::optional<bool> under_every_reading;
  std::optional<std::set<std::string>> turns_on;
  std::optional<std::set<std::string>> deciding;
  std::optional<std::set<std::string>> reasons;
  std::optional<ExpectedShortfall> shortfall;
  std::optional<std::set<std::set<std::string>>> missing;
  std::optional<std::string> measure;
};

struct ExpectedDiagnostic {
  std::string code;
  std::optional<std::int64_t> line;
  std::optional<std::string> says;
};

/// What `[pace]` asks for; the day is the case's.
struct PaceAsked {
  thidua::CheckpointDays by = thidua::PeriodPart::week;
  thidua::Expectation expected;
  int weeks = 4;
};

/// Part of the pace's JSON form: of the whole, or of the one row of a subject and target that is under these readings.
struct ExpectedPace {
  std::string subject;  ///< empty: the whole
  std::string target;
  std::map<std::string, std::string> readings;
  nlohmann::json is;
};

/// The money of an award by the plan, or the code of the fault that is said instead.
struct ExpectedMoney {
  std::string award;
  std::string recipient;
  thidua::Date decided;
  std::optional<std::int64_t> amount;
  std::optional<std::string> exact;
  std::optional<std::string> code;
};

struct Case {
  std::string plan;
  std::map<std::string, std::string> parameters;
  std::optional<thidua::Date> as_of;
  std::string reading = "all";
  std::string evidence;  ///< the text of an evidence file
  std::optional<thidua::TextTable> counts;
  std::optional<thidua::TextTable> dossiers;
  std::optional<std::string> dossier_csv;
  std::optional<std::string> columns;  ///< the text of a column mapping
  std::vector<Expected> verdicts;
  std::optional<std::int64_t> counted;
  std::vector<std::int64_t> outside;
  RowsByCode dossiers_set_aside;
  std::vector<std::string> tally_notes;
  RowsByCode counts_set_aside;
  std::vector<ExpectedDiagnostic> notes;
  std::vector<ExpectedDiagnostic> faults;
  PaceAsked pace;
  std::vector<ExpectedPace> pace_rows;
  std::vector<ExpectedMoney> money;
};

/// Every case file of a folder in `tests/cases`, in the order of their numbers.
[[nodiscard]] std::vector<std::filesystem::path> case_paths(const std::string& inner = ".");

/// \throws std::runtime_error for a file that breaks the form
[[nodiscard]] Case load_case(const std::filesystem::path& path);

}  // namespace cases

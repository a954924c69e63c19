/// \file
/// Reads tables of expected numbers.
#include <thidua/evaluate/read_expected.hpp>

#include <array>
#include <map>

#include <thidua/core/count_text.hpp>
#include <thidua/core/text.hpp>

namespace thidua::inline v0 {

namespace {

enum Column : std::size_t { subject, indicator, number, columns };

/// The first name of each is the one of the format.
const std::array<std::vector<std::string>, columns>& known_columns() {
  static const std::array<std::vector<std::string>, columns> names{{
      {"subject", "Đơn vị", "Đối tượng", "Tên đơn vị"},
      {"indicator", "Chỉ số", "Chỉ tiêu", "Mã chỉ số"},
      {"expected", "Dự kiến", "Số dự kiến", "Số hồ sơ dự kiến"},
  }};
  return names;
}

class ExpectedReader {
 public:
  ExpectedReader(const TextTable& table, const Campaign& campaign,
                 const std::vector<Subject>& subjects)
      : table_{table}, plan_{campaign.plan()}, faults_{table.set_aside()} {
    std::vector<std::string> kinds;
    for (const auto& kind : plan_.subject_kinds) { kinds.push_back(kind.id); }
    subjects_ = index_subjects(subjects, kinds);
    for (const auto& entry : plan_.indicators) {
      for (const auto& name : {entry.id, entry.title.vi, entry.title.en}) {
        if (!name.empty()) { indicators_.add(name, entry.id); }
      }
    }
  }

  Expectation run() {
    find_columns();
    stop_on_faults();
    Expectation expected;
    for (row_ = 0; row_ < table_.rows(); ++row_) { expected.numbers.push_back(read()); }
    stop_on_faults();
    return expected;
  }

 private:
  void stop_on_faults() {
    if (!faults_.empty()) { throw InputError{std::move(faults_)}; }
  }

  void find_columns() {
    std::map<std::string, std::size_t> headers;
    std::string all;
    for (std::size_t i = 0; i < table_.columns().size(); ++i) {
      const auto& header = table_.columns()[i];
      all += (all.empty() ? "«" : ", «") + header + "»";
      const auto key = header_key(header);
      if (!key.empty() && !headers.emplace(key, i).second) {
        report_header(Fault::table_duplicate_column, {header});
      }
    }
    for (std::size_t column = 0; column < columns; ++column) {
      std::string accepted;
      for (const auto& name : known_columns().at(column)) {
        accepted += (accepted.empty() ? "«" : ", «") + name + "»";
        const auto found = headers.find(header_key(name));
        if (found != headers.end() && !at_.at(column)) { at_.at(column) = found->second; }
      }
      if (column != Column::indicator && !at_.at(column)) {
        report_header(Fault::table_missing_column,
                      {known_columns().at(column).front(), all, accepted});
      }
    }
  }
  void report_header(Fault fault, std::vector<std::string> arguments) {
    faults_.push_back({fault, {table_.source(), 0, 0, 1, {}}, {}, {}, std::move(arguments), {}});
  }

  [[nodiscard]] std::string text(Column column) const {
    const auto& at = at_.at(column);
    if (!at || !table_.cell(row_, *at)) { return {}; }
    return nfc(detail::without_outer_spaces(*table_.cell(row_, *at)));
  }
  void fail(Fault fault, Column column, std::vector<std::string> arguments,
            std::string suggestion = {}) {
    const auto& at = at_.at(column);
    faults_.push_back({fault,
                       {table_.source(), 0, 0, table_.row_number(row_),
                        at ? table_.columns()[*at] : std::string{}},
                       {},
                       {},
                       std::move(arguments),
                       std::move(suggestion)});
  }

  ExpectedNumber read() {
    const std::size_t faults_before = faults_.size();
    ExpectedNumber entry;
    entry.place = {table_.source(), 0, 0, table_.row_number(row_), {}};
    const std::string name = text(Column::subject);
    const auto* id = subjects_.find(name);
    if (name.empty()) {
      fail(Fault::row_no_subject, Column::subject, {});
    } else if (id == nullptr && !subjects_.empty()) {
      fail(Fault::row_unknown_subject, Column::subject, {name});
    }
    entry.subject = id != nullptr ? *id : name;
    if (const std::string what = text(Column::indicator); !what.empty()) {
      const auto* known = indicators_.find(what);
      if (known == nullptr) {
        std::vector<std::string> ids;
        for (const auto& one : plan_.indicators) { ids.push_back(one.id); }
        fail(Fault::row_unknown_indicator, Column::indicator, {what}, nearest(what, ids));
      } else {
        entry.indicator = *known;
      }
    }
    const bool named = faults_.size() == faults_before;
    entry.number = read_number(text(Column::number));
    if (!named) { return entry; }  // whom a second row would repeat is not known
    const auto [first, is_new] =
        rows_.try_emplace({entry.subject, entry.indicator}, table_.row_number(row_));
    if (!is_new) {
      fail(Fault::row_duplicate_measure, Column::subject, {std::to_string(first->second)});
    }
    return entry;
  }

  std::int64_t read_number(const std::string& text) {
    const auto value = parse_count(text);
    if (!value || *value > most_expected) {
      fail(Fault::row_bad_number, Column::number, {text});
      return 0;
    }
    return *value;
  }

  const TextTable& table_;
  const Plan& plan_;
  Diagnostics faults_;
  NameIndex subjects_;
  NameIndex indicators_;
  std::array<std::optional<std::size_t>, columns> at_;
  std::map<std::pair<std::string, std::string>, std::int64_t> rows_;
  std::size_t row_ = 0;
};

}  // namespace

Expectation read_expected(const TextTable& table, const Campaign& campaign,
                          const std::vector<Subject>& subjects) {
  return ExpectedReader{table, campaign, subjects}.run();
}

}  // namespace thidua::inline v0

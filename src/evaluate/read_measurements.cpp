/// \file
/// Reads tables of counts, reported percentages and quantities.
#include <thidua/evaluate/read_measurements.hpp>

#include <algorithm>
#include <map>

#include <thidua/core/count_text.hpp>
#include <thidua/core/text.hpp>
#include <thidua/time/parse_date.hpp>

namespace thidua::inline v0 {

namespace {

enum class Column : std::uint8_t {
  subject,
  indicator,
  n,
  d,
  reported,
  rounding,
  quantity,
  as_of,
  source
};

struct ColumnNames {
  Column column;
  std::vector<std::string> names;  ///< the first is the one of the format
};

const std::vector<ColumnNames>& known_columns() {
  static const std::vector<ColumnNames> columns{
      {Column::subject, {"subject", "Đơn vị", "Đối tượng", "Tên đơn vị"}},
      {Column::indicator, {"indicator", "Chỉ số", "Chỉ tiêu", "Mã chỉ số"}},
      {Column::n, {"n", "numerator", "Tử số"}},
      {Column::d, {"d", "denominator", "Mẫu số"}},
      {Column::reported, {"reported", "Tỷ lệ công bố", "Tỷ lệ báo cáo"}},
      {Column::rounding, {"rounding", "Cách làm tròn"}},
      {Column::quantity, {"quantity", "Khối lượng"}},
      {Column::as_of, {"as_of", "Tính đến ngày"}},
      {Column::source, {"source", "Nguồn"}}};
  return columns;
}

PrintRounding rounding_from(std::string_view text, bool& known) {
  static const std::map<std::string, PrintRounding> words{
      {name_key("nearest"), PrintRounding::nearest}, {name_key("gần nhất"), PrintRounding::nearest},
      {name_key("down"), PrintRounding::down},       {name_key("xuống"), PrintRounding::down},
      {name_key("up"), PrintRounding::up},           {name_key("lên"), PrintRounding::up}};
  const auto found = words.find(name_key(text));
  known = found != words.end();
  return known ? found->second : PrintRounding::nearest;
}

class MeasurementReader {
 public:
  MeasurementReader(const TextTable& table, const Campaign& campaign,
                    const std::vector<Subject>& subjects)
      : table_{table}, plan_{campaign.plan()} {
    find_columns();
    std::vector<std::string> kinds;
    for (const auto& kind : plan_.subject_kinds) { kinds.push_back(kind.id); }
    subjects_ = index_subjects(subjects, kinds);
    for (const auto& indicator : plan_.indicators) {
      for (const auto& name : {indicator.id, indicator.title.vi, indicator.title.en}) {
        if (!name.empty()) { indicators_.add(name, indicator.id); }
      }
    }
  }

  Measurements run() {
    Measurements measurements;
    measurements.count_rows(static_cast<std::int64_t>(table_.rows() + table_.set_aside().size()));
    for (const auto& fault : table_.set_aside()) { measurements.set_aside(fault); }
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      row_ = row;
      fault_.reset();
      auto measurement = read();
      if (fault_) {
        measurements.set_aside(std::move(*fault_));
      } else {
        measurements.set(std::move(measurement));
      }
    }
    return measurements;
  }

 private:
  void find_columns() {
    Diagnostics faults;
    std::map<std::string, std::size_t> headers;
    for (std::size_t i = 0; i < table_.columns().size(); ++i) {
      const auto key = header_key(table_.columns()[i]);
      if (!key.empty() && !headers.emplace(key, i).second) {
        report(faults, Fault::table_duplicate_column, {table_.columns()[i]});
      }
    }
    std::string all;
    for (const auto& header : table_.columns()) {
      all += (all.empty() ? "«" : ", «") + header + "»";
    }
    for (const auto& [column, names] : known_columns()) {
      std::string accepted;
      for (const auto& name : names) {
        accepted += (accepted.empty() ? "«" : ", «") + name + "»";
        const auto found = headers.find(header_key(name));
        if (found != headers.end()) { at_.try_emplace(column, found->second); }
      }
      const bool required = column == Column::subject || column == Column::indicator;
      if (required && !at_.contains(column)) {
        report(faults, Fault::table_missing_column, {names.front(), all, accepted});
      }
    }
    const bool has_counts = at_.contains(Column::n) && at_.contains(Column::d);
    if (!has_counts && !at_.contains(Column::reported) && !at_.contains(Column::quantity)) {
      report(faults, Fault::table_missing_column,
             {"n + d", all, "«n» + «d», «reported», «quantity»"});
    }
    if (has_errors(faults)) { throw InputError{std::move(faults)}; }
  }
  void report(Diagnostics& faults, Fault fault, std::vector<std::string> arguments) const {
    faults.push_back({fault, {table_.source(), 0, 0, 1, {}}, {}, {}, std::move(arguments), {}});
  }

  [[nodiscard]] std::string text(Column column) const {
    const auto at = at_.find(column);
    if (at == at_.end() || !table_.cell(row_, at->second)) { return {}; }
    return nfc(detail::without_outer_spaces(*table_.cell(row_, at->second)));
  }
  void fail(Fault fault, Column column, std::vector<std::string> arguments,
            std::string suggestion = {}) {
    if (fault_) { return; }
    const auto at = at_.find(column);
    fault_ = Diagnostic{fault,
                        {table_.source(), 0, 0, table_.row_number(row_),
                         at != at_.end() ? table_.columns()[at->second] : std::string{}},
                        {},
                        {},
                        std::move(arguments),
                        std::move(suggestion)};
  }

  Measurement read() {
    Measurement measurement;
    const std::string subject = text(Column::subject);
    const auto* subject_id = subjects_.find(subject);
    if (subject.empty()) {
      fail(Fault::row_no_subject, Column::subject, {});
    } else if (subject_id == nullptr && !subjects_.empty()) {
      fail(Fault::row_unknown_subject, Column::subject, {subject});
    }
    measurement.subject = subject_id != nullptr ? *subject_id : subject;
    const std::string name = text(Column::indicator);
    const auto* indicator_id = indicators_.find(name);
    if (indicator_id == nullptr) {
      std::vector<std::string> known;
      for (const auto& indicator : plan_.indicators) { known.push_back(indicator.id); }
      fail(Fault::row_unknown_indicator, Column::indicator, {name}, nearest(name, known));
      return measurement;
    }
    measurement.indicator = *indicator_id;
    measurement.source = text(Column::source);
    if (const auto day = text(Column::as_of); !day.empty()) {
      measurement.as_of = parse_date(day);
      if (!measurement.as_of) { fail(Fault::row_bad_date, Column::as_of, {day}); }
    }
    measurement.measure = read_measure(*find(plan_.indicators, *indicator_id));
    check_repeated(measurement);
    return measurement;
  }

  Measure read_measure(const Indicator& indicator) {
    const std::string n = text(Column::n);
    const std::string d = text(Column::d);
    const std::string reported = text(Column::reported);
    const std::string quantity = text(Column::quantity);
    const int given =
        (n.empty() && d.empty() ? 0 : 1) + (reported.empty() ? 0 : 1) + (quantity.empty() ? 0 : 1);
    if (given == 0) {
      fail(Fault::row_no_measure, Column::n, {});
    } else if (given > 1 || n.empty() != d.empty()) {
      fail(Fault::row_ambiguous_measure, Column::n, {});
    } else if (!quantity.empty()) {
      return read_quantity(indicator, quantity);
    } else if (!indicator.is_share()) {
      fail(Fault::row_unit_mismatch, reported.empty() ? Column::n : Column::reported,
           {indicator.id, indicator.unit, "%"});
    } else {
      return reported.empty() ? read_counts(indicator, n, d) : read_reported(indicator, reported);
    }
    return Missing{};
  }

  Measure read_quantity(const Indicator& indicator, const std::string& text) {
    const auto quantity = parse_quantity(text);
    if (!quantity) {
      fail(Fault::row_bad_quantity, Column::quantity, {text});
      return Missing{};
    }
    if (quantity->unit != indicator.unit) {
      fail(Fault::row_unit_mismatch, Column::quantity,
           {indicator.id, indicator.unit, quantity->unit});
    }
    return *quantity;
  }

  Measure read_counts(const Indicator& indicator, const std::string& n_text,
                      const std::string& d_text) {
    const auto n = parse_count(n_text);
    const auto d = parse_count(d_text);
    if (!n) { fail(Fault::row_bad_number, Column::n, {n_text}); }
    if (!d) { fail(Fault::row_bad_number, Column::d, {d_text}); }
    if (!n || !d) { return Missing{}; }
    if ((indicator.is_part_of_whole() && *n > *d) || (*d == 0 && *n > 0)) {
      fail(Fault::row_numerator_above_denominator, Column::n, {n_text, d_text});
      return Missing{};
    }
    return measure_of_counts(*n, *d);
  }

  Measure read_reported(const Indicator& indicator, const std::string& text) {
    const auto written = parse_written_percent(text);
    bool known = true;
    Reported reported;
    if (const auto rounding = this->text(Column::rounding); !rounding.empty()) {
      reported.rounding = rounding_from(rounding, known);
    }
    if (!known) {
      fail(Fault::row_unknown_value, Column::rounding, {this->text(Column::rounding)});
    }
    if (!written || written->places > 15) {
      fail(Fault::row_bad_percent, Column::reported, {text});
      return Missing{};
    }
    const auto& value = written->value.fraction();
    if (value < Rational{0} || (indicator.is_part_of_whole() && value > Rational{1})) {
      fail(Fault::row_percent_out_of_range, Column::reported, {text});
    }
    reported.value = written->value;
    reported.places = written->places;
    return reported;
  }

  void check_repeated(const Measurement& m) {
    if (fault_) { return; }
    const auto key =
        m.subject + '\0' + m.indicator + '\0' + (m.as_of ? iso(*m.as_of) : std::string{});
    const auto [first, is_new] = rows_.try_emplace(key, table_.row_number(row_));
    if (!is_new) {
      fail(Fault::row_duplicate_measure, Column::subject, {std::to_string(first->second)});
    }
  }

  const TextTable& table_;
  const Plan& plan_;
  NameIndex subjects_;
  NameIndex indicators_;
  std::map<Column, std::size_t> at_;
  std::map<std::string, std::int64_t> rows_;
  std::size_t row_ = 0;
  std::optional<Diagnostic> fault_;
};

}  // namespace

Measurements read_measurements(const TextTable& table, const Campaign& campaign,
                               const std::vector<Subject>& subjects) {
  return MeasurementReader{table, campaign, subjects}.run();
}

}  // namespace thidua::inline v0

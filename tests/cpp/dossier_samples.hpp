/// \file
/// Synthetic dossier rows: the rules, the columns and a table from rows of cells, for the tests of tallies and counting.
#pragma once

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <thidua/measure/column_mapping.hpp>
#include <thidua/measure/tally.hpp>
#include <thidua/measure/tally_builder.hpp>
#include <thidua/measure/text_table.hpp>

namespace samples {

/// fee_due from the dossier's own day, paid_online from the day of payment; submitted from 20/06 to 26/12/2024.
inline thidua::TallyRules rules() {
  using namespace thidua;
  TallyRules rules;
  rules.flags = {{"fee_due", {}, {}}, {"paid_online", {}, DateField::paid}};
  rules.counted_by = DateField::submitted;
  rules.period = Period{Date(2024, 6, 20), Date(2024, 12, 26)};
  rules.with_service = true;
  rules.with_officer = true;
  return rules;
}

inline thidua::TallyRules rules_with_amounts() {
  auto with_amounts = rules();
  with_amounts.with_amount = true;
  return with_amounts;
}

inline thidua::ColumnMapping mapping() {
  using namespace thidua;
  ColumnMapping mapping;
  mapping.fields = {{Field::dossier, {"Mã hồ sơ", "dossier"}},
                    {Field::unit, {"Đơn vị"}},
                    {Field::service, {"Mã TTHC"}},
                    {Field::officer, {"Cán bộ"}},
                    {Field::submitted, {"Ngày nộp"}},
                    {Field::finished, {"Ngày trả"}},
                    {Field::paid, {"Ngày thanh toán"}},
                    {Field::amount, {"Lệ phí"}}};
  mapping.flags = {{"fee_due", {"Lệ phí"}, {}, {}, {}, true},
                   {"paid_online",
                    {"Trạng thái"},
                    {"Đã thanh toán trực tuyến"},
                    {"Chưa thanh toán"},
                    false,
                    false}};
  return mapping;
}

inline std::vector<std::string> columns() {
  return {"Mã hồ sơ", "Đơn vị",          "Mã TTHC", "Cán bộ",    "Ngày nộp",
          "Ngày trả", "Ngày thanh toán", "Lệ phí",  "Trạng thái"};
}

struct Dossier {
  std::string id = "H1";
  std::string unit = "P01";
  std::string service = "1.001";
  std::string officer = "CB1";
  std::string submitted = "01/07/2024";
  std::string finished;
  std::string paid;
  std::string fee = "0";
  std::string status;

  [[nodiscard]] std::vector<thidua::TextTable::Cell> cells() const {
    return {id, unit, service, officer, submitted, finished, paid, fee, status};
  }
};

/// Row numbers go on from `first_row`: the header is row 1.
inline thidua::TextTable table(const std::vector<Dossier>& dossiers, std::int64_t first_row = 2,
                               std::string source = "a.csv") {
  thidua::TextTable table{std::move(source), columns()};
  for (const auto& dossier : dossiers) { table.add_row(first_row++, dossier.cells()); }
  return table;
}

inline thidua::Tally tally(const std::vector<Dossier>& dossiers,
                           thidua::TallyRules counted = rules()) {
  thidua::TallyBuilder builder{std::move(counted), mapping()};
  builder.add(table(dossiers));
  return builder.tally();
}

/// Synthetic dossiers, most of them good, some outside the period, some with each kind of fault; every id once.
inline std::vector<Dossier> random_dossiers(std::size_t count, std::uint64_t seed) {
  using namespace thidua;
  std::mt19937_64 random{seed};
  const auto below = [&](std::uint64_t limit) { return static_cast<int>(random() % limit); };
  std::vector<Dossier> dossiers;
  for (std::size_t i = 0; i < count; ++i) {
    Dossier d;
    d.id = "H" + std::to_string(i);
    d.unit = "P0" + std::to_string(below(3));
    d.service = "1.00" + std::to_string(below(6));
    d.officer = below(4) == 0 ? std::string{} : "CB" + std::to_string(below(4));
    const Date submitted = Date(2024, 6, 10) + Days{below(210)};
    d.submitted = day_month_year(submitted);
    d.fee = below(3) == 0 ? "0" : "150.000 đồng";
    if (below(2) == 0) {
      d.status = "Đã thanh toán trực tuyến";
      d.paid = iso(submitted + Days{below(60)});
    } else {
      d.status = below(2) == 0 ? "Chưa thanh toán" : "";
    }
    switch (below(40)) {
      case 0:
        d.unit.clear();
        break;
      case 1:
        d.service.clear();
        break;
      case 2:
        d.submitted = "30/02/2024";
        break;
      case 3:
        d.submitted.clear();
        break;
      case 4:
        d.fee = "miễn";
        break;
      case 5:
        d.paid = "2024-01-01";
        break;
      case 6:
        d.id.clear();
        break;
      default:
        break;
    }
    dossiers.push_back(std::move(d));
  }
  return dossiers;
}

}  // namespace samples

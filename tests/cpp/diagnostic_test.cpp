/// \file
/// The catalogue of faults and how a fault is said: every code once, every sentence in both languages, with the same holes.
#include <algorithm>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include <thidua/core/choice.hpp>
#include <thidua/core/citation.hpp>
#include <thidua/core/diagnostic.hpp>
#include <thidua/core/local_text.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

/// The numbers in a sentence's holes: "{0} … {1}" has 0 and 1.
std::set<char> holes(std::string_view text) {
  std::set<char> found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 2] == '}') { found.insert(text[i + 1]); }
  }
  return found;
}

Diagnostic fault_at(std::int64_t line, std::string path = {},
                    std::vector<std::string> arguments = {}) {
  return {Fault::plan_unknown_key, {"plan.toml", line, 0, 0, {}},
          std::move(path),         {},
          std::move(arguments),    {}};
}

}  // namespace

TEST_CASE("fault: every code is there once and well-formed") {
  std::set<std::string_view> codes;
  for (const auto& entry : fault_catalogue) {
    CAPTURE(entry.code);
    CHECK(codes.insert(entry.code).second);
    CHECK(std::count(entry.code.begin(), entry.code.end(), '.') == 1);
    CHECK(entry.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz-.") == std::string_view::npos);
    CHECK(code(entry.fault) == entry.code);
    CHECK(severity(entry.fault) == entry.severity);
  }
  // The last fault is the last of the catalogue: none is without its sentence.
  CHECK(static_cast<std::size_t>(Fault::quality_officer_in_units) + 1 == fault_catalogue.size());
}

TEST_CASE("fault: every sentence is there in both languages with the same holes") {
  for (const auto& entry : fault_catalogue) {
    CAPTURE(entry.code);
    CHECK(!entry.text.vi.empty());
    CHECK(!entry.text.en.empty());
    CHECK(entry.text.vi != entry.text.en);
    CHECK(entry.text.hint_vi.empty() == entry.text.hint_en.empty());
    CHECK(holes(entry.text.vi) == holes(entry.text.en));
    CHECK(holes(entry.text.hint_vi) == holes(entry.text.hint_en));
    for (const char hole : holes(entry.text.en)) { CHECK((hole >= '0' && hole <= '9')); }
  }
}

TEST_CASE("diagnostic: the holes are filled - and text that looks like one is left alone") {
  Diagnostic d{Fault::plan_duplicate_id, {}, {}, {}, {"a{1}b", "target[0]"}, {}};
  CHECK(d.message() == "the id «a{1}b» is used already at target[0]");
  d.arguments.clear();
  CHECK(d.message() == "the id «» is used already at ");
  const Diagnostic unused{Fault::plan_unused_open_point, {}, {}, {}, {"strictness"}, {}};
  CHECK(unused.hint() == "write { open_point = \"strictness\" } at the setting that it decides");
  CHECK(unused.hint(Language::vi).find("{ open_point = \"strictness\" }") != std::string::npos);
}

TEST_CASE("diagnostic: a suggestion of its own takes the place of the general hint") {
  Diagnostic d{Fault::plan_dangling_citation, {}, {}, {}, {"IV.2.1.x"}, {}};
  CHECK(d.hint() == "add the [[clause]], or correct its number");
  d.suggestion = "IV.2.1.a";
  CHECK(d.hint() == "did you mean «IV.2.1.a»?");
  CHECK(d.hint(Language::vi) == "có phải là «IV.2.1.a»?");
}

TEST_CASE("diagnostic: one line as compilers print it") {
  Diagnostic d{Fault::plan_unknown_key,
               {"plan.toml", 12, 5, 0, {}},
               "award[0]",
               "IV.2",
               {"autority"},
               "authority"};
  CHECK(to_string(d) ==
        "plan.toml:12:5: error: unknown key «autority» [plan.unknown-key] (clause IV.2)\n  hint: "
        "did you mean «authority»?");
  d.place = {};
  CHECK(to_string(d).starts_with(
      "error: unknown key «autority» [plan.unknown-key] at award[0] (clause IV.2)"));
  const Diagnostic row{Fault::row_no_unit, {"a.csv", 0, 0, 7, "Đơn vị"}, {}, {}, {}, {}};
  CHECK(to_string(row) == "a.csv: row 7, column «Đơn vị»: error: there is no unit [row.no-unit]");
  CHECK(to_string(row, Language::vi) ==
        "a.csv: dòng 7, cột «Đơn vị»: lỗi: không có đơn vị [row.no-unit]");
}

TEST_CASE("diagnostic: notes and warnings are no errors") {
  CHECK(!has_errors({}));
  CHECK(!has_errors({{Fault::row_outside_period, {}, {}, {}, {}, {}},
                     {Fault::plan_deadline_before_end, {}, {}, {}, {}, {}}}));
  CHECK(has_errors(
      {{Fault::row_outside_period, {}, {}, {}, {}, {}}, {Fault::plan_cycle, {}, {}, {}, {}, {}}}));
}

TEST_CASE("diagnostic: sorted by place - each fault once") {
  Diagnostics all{fault_at(9), fault_at(10), fault_at(2, "b"), fault_at(2, "a"), fault_at(9)};
  sort_by_place(all);
  CHECK(all == Diagnostics{fault_at(2, "a"), fault_at(2, "b"), fault_at(9), fault_at(10)});
  Diagnostics mixed{fault_at(2, "a", {"x"}), fault_at(2, "a", {"y"}), fault_at(2, "a", {"x"})};
  sort_by_place(mixed);
  CHECK(mixed.size() == 2);
}

TEST_CASE("diagnostic: an error of an input carries all its faults") {
  const InputError error{{fault_at(1, {}, {"a"}), fault_at(2, {}, {"b"})}};
  CHECK(error.diagnostics().size() == 2);
  const std::string what = error.what();
  CHECK(what.find("«a»") != std::string::npos);
  CHECK(what.find("«b»") != std::string::npos);
}

TEST_CASE("citation: of the plan or of another document") {
  CHECK(parse_citation("IV.2.1.a") == Citation{{}, "IV.2.1.a"});
  CHECK(parse_citation("LAW-2022:5") == Citation{"LAW-2022", "5"});
  CHECK(parse_citation("").empty());
  CHECK(parse_citation("LAW-2022:").empty());
  for (const char* text : {"III", "LAW-2022:5", "BASIS-1:II.2"}) {
    CHECK(to_string(parse_citation(text)) == text);
  }
}

TEST_CASE("text: the other language stands in where one is missing") {
  const LocalText vietnamese{"Bằng khen", {}};
  CHECK(vietnamese.in(Language::en) == "Bằng khen");
  CHECK(LocalText{{}, "merit"}.in(Language::vi) == "merit");
  CHECK(LocalText{}.empty());
  CHECK(language_from("vi") == Language::vi);
  CHECK(!language_from("VI"));
}

TEST_CASE("choice: fixed or open - and a fixed one has no open point") {
  const Choice<int> fixed{3};
  const Choice<int> open{OpenPointRef{"strictness"}};
  CHECK(!fixed.is_open());
  CHECK(fixed.open_point().empty());
  CHECK(*fixed.fixed() == 3);
  CHECK(open.is_open());
  CHECK(open.fixed() == nullptr);
  CHECK(open.open_point() == "strictness");
  CHECK(fixed != open);
  CHECK(Choice<int>{} == Choice<int>{0});
}

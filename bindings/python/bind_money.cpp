/// \file
/// Figures of law by date and the money of awards: amounts as whole numbers, exact ones as (n, d).
#include <pybind11/stl.h>
#include <pybind11/typing.h>

#include <tuple>
#include <utility>

#include <thidua/campaign/award_money.hpp>
#include <thidua/io/load_law.hpp>
#include <thidua/render/award_money_text.hpp>

#include "casters/date.hpp"
#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using Fraction = std::pair<std::int64_t, std::int64_t>;

template <class T>
T value_or_throw(thidua::Result<T> result) {
  if (!result) { throw thidua::InputError{std::move(result.error())}; }
  return std::move(*result);
}

template <class E>
E from_text(const std::string& text) {
  if (const auto value = thidua::from_word<E>(text)) { return *value; }
  std::string known;
  for (const auto& one : thidua::all_words<E>()) { known += (known.empty() ? "" : ", ") + one; }
  throw std::invalid_argument{"there is no «" + text + "»; there are: " + known};
}

py::object fraction(const thidua::Rational& value) {
  return py::cast(Fraction{value.n(), value.d()});
}

using MoneyRecord = py::typing::Dict<py::str, py::object>;

std::string status_text(thidua::FigureStatus status) { return std::string{word(status)}; }

MoneyRecord as_dict(const thidua::AwardMoney& money) {
  MoneyRecord result;
  result["award"] = money.award;
  result["title_vi"] = money.title.vi;
  result["title_en"] = money.title.en;
  result["recipient"] = money.recipient;
  result["decided"] = money.decided;
  result["multiple"] = fraction(money.multiple);
  result["multiple_source"] = money.multiple_source;
  result["base"] = money.base.dong();
  result["base_from"] = money.base_from;
  result["base_source"] = money.base_source;
  result["exact"] = fraction(money.exact);
  result["rounding"] = std::string{word(money.rounding)};
  result["amount"] = money.amount.dong();
  result["status"] = status_text(money.status);
  result["text_vi"] = award_money_text(money, thidua::Language::vi);
  result["text_en"] = award_money_text(money, thidua::Language::en);
  return result;
}

MoneyRecord award_money(const thidua::LawBook& book, const std::string& award,
                        const std::string& recipient, const thidua::Date& decided,
                        const std::string& rounding, bool inferred, bool unverified,
                        std::optional<Fraction> multiple, std::optional<std::int64_t> base) {
  thidua::AwardMoneyQuestion question{award, from_text<thidua::Recipient>(recipient), decided};
  question.rounding = from_text<thidua::MoneyRounding>(rounding);
  question.trust = {inferred, unverified};
  if (multiple) { question.multiple = thidua::Rational{multiple->first, multiple->second}; }
  if (base) { question.base = thidua::Money::dong(*base); }
  return as_dict(value_or_throw(thidua::award_money(book, question)));
}

auto as_tuple(const thidua::LegalText& text) {
  return std::make_tuple(text.id, std::string{word(text.kind)}, text.number, text.title.vi,
                         text.title.en, text.in_force.from, text.in_force.through,
                         status_text(text.status), text.source);
}

}  // namespace

void bind_money(py::module_& m) {
  py::class_<thidua::LawBook>(m, "LawBook", "Figures of law by date.")
      .def_static("shipped", [] { return thidua::shipped_law(); })
      .def_static(
          "load", [](const std::string& path) { return thidua::load_law(path); }, py::arg("path"))
      .def_static(
          "parse",
          [](const std::string& text, const std::string& file_name) {
            return value_or_throw(thidua::parse_law(text, file_name));
          },
          py::arg("text"), py::arg("file_name"))
      .def_readonly("id", &thidua::LawBook::id)
      .def("awards",
           [](const thidua::LawBook& book) {
             std::vector<std::tuple<std::string, std::string, std::string>> found;
             for (const auto& bonus : book.bonuses) {
               found.emplace_back(bonus.id, bonus.title.vi, bonus.title.en);
             }
             return found;
           })
      .def(
          "in_force",
          [](const thidua::LawBook& book, const std::string& kind, const thidua::Date& on) {
            std::vector<decltype(as_tuple(std::declval<const thidua::LegalText&>()))> found;
            for (const auto& text : value_or_throw(
                     thidua::in_force_on(book, from_text<thidua::BasisKind>(kind), on))) {
              found.push_back(as_tuple(text));
            }
            return found;
          },
          py::arg("kind"), py::arg("on"))
      .def(
          "base_salary",
          [](const thidua::LawBook& book, const thidua::Date& on, bool inferred, bool unverified) {
            const auto salary =
                value_or_throw(thidua::base_salary(book, on, {inferred, unverified}));
            return py::make_tuple(salary.value.amount.dong(), salary.from, salary.source,
                                  status_text(salary.value.status));
          },
          py::arg("on"), py::arg("inferred"), py::arg("unverified"))
      .def("award_money", &award_money, py::arg("award"), py::arg("recipient"), py::arg("decided"),
           py::arg("rounding"), py::arg("inferred"), py::arg("unverified"), py::arg("multiple"),
           py::arg("base"))
      .def(
          "equals", [](const thidua::LawBook& a, const thidua::LawBook& b) { return a == b; },
          py::arg("other"));
  m.def(
      "campaign_award_money",
      [](const thidua::Campaign& campaign, const std::string& award, const std::string& kind,
         const thidua::Date& decided) {
        return as_dict(value_or_throw(thidua::award_money(campaign, award, kind, decided)));
      },
      py::arg("campaign"), py::arg("award"), py::arg("recipient"), py::arg("decided"));
  m.def("shipped_law_toml", [] { return std::string{thidua::shipped_law_toml()}; });
}

}  // namespace thidua_python

/// \file
/// The extension module `thidua._core`: thin, private, and free of the interpreter's lock in long work. People use the package around it.
#include "module.hpp"

#include <thidua/core/version.hpp>

PYBIND11_MODULE(_core, m, pybind11::mod_gil_not_used()) {
  m.doc() = "The C++ library as Python sees it. Private: use the package thidua.";
  m.attr("version") = std::string{thidua::library_version};
  thidua_python::bind_core(m);
  thidua_python::bind_campaign(m);
  thidua_python::bind_tables(m);
  thidua_python::bind_arrow(m);
  thidua_python::bind_facts(m);
  thidua_python::bind_streams(m);
  thidua_python::bind_tally(m);
  thidua_python::bind_calendar(m);
  thidua_python::bind_evaluation(m);
  thidua_python::bind_deadlines(m);
  thidua_python::bind_lunar(m);
  thidua_python::bind_money(m);
  thidua_python::bind_pace(m);
  thidua_python::bind_dates(m);
  thidua_python::bind_periods(m);
  thidua_python::bind_score(m);
  thidua_python::bind_rank(m);
  thidua_python::bind_select(m);
  thidua_python::bind_sensitivity(m);
  thidua_python::bind_exact_ranks(m);
  thidua_python::bind_dossier_store(m);
  thidua_python::bind_data_quality(m);
  thidua_python::bind_bulk(m);
}

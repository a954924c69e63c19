/// \file
/// The parts of the extension module, one function a room.
#pragma once

#include <pybind11/pybind11.h>

namespace thidua_python {

void bind_core(pybind11::module_& m);
void bind_campaign(pybind11::module_& m);
void bind_tables(pybind11::module_& m);
void bind_arrow(pybind11::module_& m);
void bind_facts(pybind11::module_& m);
void bind_streams(pybind11::module_& m);
void bind_tally(pybind11::module_& m);
void bind_evaluation(pybind11::module_& m);
void bind_deadlines(pybind11::module_& m);
void bind_calendar(pybind11::module_& m);
void bind_lunar(pybind11::module_& m);
void bind_money(pybind11::module_& m);
void bind_pace(pybind11::module_& m);
void bind_dates(pybind11::module_& m);
void bind_periods(pybind11::module_& m);
void bind_score(pybind11::module_& m);
void bind_rank(pybind11::module_& m);
void bind_select(pybind11::module_& m);
void bind_sensitivity(pybind11::module_& m);
void bind_exact_ranks(pybind11::module_& m);
void bind_dossier_store(pybind11::module_& m);
void bind_data_quality(pybind11::module_& m);
void bind_bulk(pybind11::module_& m);
void bind_bulk_evaluation(pybind11::module_& m);

}  // namespace thidua_python

/// \file
/// All of thidua: from a plan file and facts to explained awards. Programs that compile often include the rooms they need instead.
#pragma once

#include <thidua/campaign/builder.hpp>
#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/readings.hpp>
#include <thidua/core/version.hpp>
#include <thidua/evaluate/evaluation.hpp>
#include <thidua/evaluate/evidence.hpp>
#include <thidua/evaluate/read_measurements.hpp>
#include <thidua/evaluate/tally_dossiers.hpp>
#include <thidua/io/facts_json.hpp>
#include <thidua/io/json.hpp>
#include <thidua/io/load_campaign.hpp>
#include <thidua/io/load_columns.hpp>
#include <thidua/io/load_evidence.hpp>
#include <thidua/io/read_csv.hpp>
#include <thidua/io/receipt.hpp>
#include <thidua/io/write_campaign.hpp>
#include <thidua/render/explanation_html.hpp>
#include <thidua/render/explanation_text.hpp>
#include <thidua/render/figure.hpp>
#include <thidua/render/need_text.hpp>

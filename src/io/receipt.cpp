/// \file
/// Receipts and their digests.
#include <thidua/io/receipt.hpp>

#include <array>
#include <memory>
#include <stdexcept>
#include <openssl/evp.h>

#include <thidua/core/version.hpp>
#include <thidua/io/facts_json.hpp>
#include <thidua/io/write_campaign.hpp>

#include "json_values.hpp"

namespace thidua::inline v0 {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error{"SHA-256 is not available"};
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text += digits[digest.at(i) >> 4U];
    text += digits[digest.at(i) & 0xFU];
  }
  return text;
}

Receipt receipt_of(const Evaluation& evaluation) {
  Receipt receipt;
  const Plan& plan = evaluation.campaign().plan();
  const Facts& facts = evaluation.facts();
  receipt.library_version = library_version;
  receipt.plan_id = plan.id;
  receipt.plan_sha256 = sha256(write_plan(plan));
  for (const auto& parameter : plan.parameters) {
    if (parameter.value) { receipt.parameters.emplace(parameter.id, to_string(*parameter.value)); }
  }
  receipt.evidence_sha256 = sha256(evidence_json(facts.evidence));
  receipt.measurements_sha256 = sha256(measurements_json(facts.measurements));
  receipt.measurement_rows = facts.measurements.rows_read();
  receipt.measurement_rows_set_aside =
      static_cast<std::int64_t>(facts.measurements.set_aside().size());
  if (facts.tally) {
    receipt.tally_sha256 = sha256(tally_json(*facts.tally));
    receipt.rows_read = facts.tally->rows_read();
    receipt.rows_counted = facts.tally->rows_counted();
    receipt.rows_outside_period = static_cast<std::int64_t>(facts.tally->outside_period().size());
    receipt.rows_set_aside = static_cast<std::int64_t>(facts.tally->set_aside().size());
  }
  receipt.as_of = evaluation.as_of();
  receipt.readings = evaluation.readings();
  receipt.combinations = evaluation.combinations().size();
  return receipt;
}

std::string receipt_json(const Receipt& receipt) {
  Json json{{"library", {{"name", "thidua"}, {"version", receipt.library_version}}},
            {"plan", {{"id", receipt.plan_id}, {"sha256", receipt.plan_sha256}}},
            {"parameters", receipt.parameters},
            {"evidence", {{"sha256", receipt.evidence_sha256}}},
            {"measurements",
             {{"sha256", receipt.measurements_sha256},
              {"rows_read", receipt.measurement_rows},
              {"rows_set_aside", receipt.measurement_rows_set_aside}}},
            {"readings", receipt.readings},
            {"combinations", receipt.combinations}};
  if (receipt.tally_sha256) {
    json["tally"] = {{"sha256", *receipt.tally_sha256},
                     {"rows_read", receipt.rows_read},
                     {"rows_counted", receipt.rows_counted},
                     {"rows_outside_period", receipt.rows_outside_period},
                     {"rows_set_aside", receipt.rows_set_aside}};
  }
  set(json, "as_of", receipt.as_of);
  return dumped(json);
}

}  // namespace thidua::inline v0

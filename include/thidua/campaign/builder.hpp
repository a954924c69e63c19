/// \file
/// A campaign written in C++ so that it reads like its plan; equal to the one loaded from the plan file that says the same.
///
/// `CampaignBuilder` takes the head of the plan. Each entry (a flag, an indicator, an award …) is begun with its id and wording, and the
/// steps after it say the rest of that entry until the next one begins; a step that the entry does not have does not compile:
///
///     using namespace thidua::build;
///     const auto campaign = thidua::CampaignBuilder{"lang-son-sct-2024"}
///         .title({"Nâng cao tỷ lệ thanh toán trực tuyến …", "Raise the share of online payment …"})
///         .cite("TITLE")
///         .period(from_parameter("issue-date"), through(thidua::date(2024, 12, 26)), "III")
///         .flag("paid_online", {"Đã thanh toán trực tuyến", "Paid online"}).dated(thidua::DateField::paid)
///         .award("bang-khen", {"Bằng khen", "Certificate of Merit"}).granted_by("chairman").cite("IV.2")
///             .for_kind("collective", all_of(contents_exceeded(), attested("effective-solutions")).cite("IV.2.1"))
///         .build();
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <thidua/campaign/build_criterion.hpp>
#include <thidua/campaign/build_steps.hpp>
#include <thidua/campaign/build_words.hpp>
#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/plan.hpp>

namespace thidua::inline v0 {

/// A copy is another plan; the steps that follow an entry write to the plan of the builder they came from, and keep it
/// alive.
class CampaignBuilder : public build::PlanSteps {
 public:
  explicit CampaignBuilder(std::string id);
  CampaignBuilder(const CampaignBuilder& other);
  CampaignBuilder& operator=(const CampaignBuilder& other);
  CampaignBuilder(CampaignBuilder&& other) noexcept = default;
  CampaignBuilder& operator=(CampaignBuilder&& other) noexcept = default;
  ~CampaignBuilder() = default;

  CampaignBuilder& title(LocalText title);
  CampaignBuilder& issuer(LocalText issuer);
  CampaignBuilder& cite(std::string_view clause);
  /// Which date of a dossier decides whether it lies in the period.
  CampaignBuilder& counted_by(DateField field);
  CampaignBuilder& period(build::From from, build::Through through, std::string_view cite);
};

}  // namespace thidua::inline v0

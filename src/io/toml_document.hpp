/// \file
/// A TOML file as it is read: bounded in size and depth, checked for UTF-8, with the place of everything in it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include <thidua/core/diagnostic.hpp>

#include "toml.hpp"
#include "toml_scan.hpp"

namespace thidua::inline v0 {

/// The formats; each has its own codes for the same faults of form.
enum class Format : std::uint8_t { plan, evidence, columns, calendar, law, scorecard, quotas };

/// Faults of form, in the order in which the catalogue lists them for each format.
enum class FormFault : std::uint8_t {
  syntax,
  encoding,
  unreadable,
  too_large,
  too_deep,
  unknown_key,
  missing_key,
  wrong_type,
  bad_value,
  bad_date,
  bad_id,
  unsupported_version
};

[[nodiscard]] constexpr Fault fault_of(Format format, FormFault form) noexcept {
  constexpr Fault first[] = {
      Fault::plan_syntax, Fault::evidence_syntax,  Fault::columns_syntax, Fault::calendar_syntax,
      Fault::law_syntax,  Fault::scorecard_syntax, Fault::quotas_syntax};
  return static_cast<Fault>(
      static_cast<int>(first[static_cast<std::size_t>(format)]) +
      static_cast<int>(form));  // NOLINT(cppcoreguidelines-pro-bounds-constant-array-index)
}
static_assert(fault_of(Format::plan, FormFault::unsupported_version) ==
              Fault::plan_unsupported_version);
static_assert(fault_of(Format::evidence, FormFault::unsupported_version) ==
              Fault::evidence_unsupported_version);
static_assert(fault_of(Format::columns, FormFault::unsupported_version) ==
              Fault::columns_unsupported_version);
static_assert(fault_of(Format::calendar, FormFault::unsupported_version) ==
              Fault::calendar_unsupported_version);
static_assert(fault_of(Format::law, FormFault::unsupported_version) ==
              Fault::law_unsupported_version);
static_assert(fault_of(Format::scorecard, FormFault::unsupported_version) ==
              Fault::scorecard_unsupported_version);
static_assert(fault_of(Format::quotas, FormFault::unsupported_version) ==
              Fault::quotas_unsupported_version);

/// What was read, the faults found while decoding it, and where each path of keys stands.
class TomlDocument {
 public:
  /// Faults are in `diagnostics()`; with any, the root is empty.
  TomlDocument(Format format, std::string_view text, std::string file);

  /// The text of a file, or a fault. Files of these formats are a few pages long; larger ones are refused unread.
  [[nodiscard]] static std::string read_file(Format format, const std::filesystem::path& path,
                                             std::uintmax_t most_bytes, Diagnostics& faults);

  [[nodiscard]] Format format() const noexcept { return format_; }
  /// A part of another format within the file: its faults of form have the codes that they have in a file of its own.
  void read_as(Format format) noexcept { format_ = format; }
  [[nodiscard]] const toml::table& root() const noexcept { return root_; }
  [[nodiscard]] const std::string& file() const noexcept { return file_; }
  [[nodiscard]] const Diagnostics& diagnostics() const noexcept { return diagnostics_; }

  void report(FormFault form, const toml::source_region& region, std::string path,
              std::vector<std::string> arguments, std::string suggestion = {}) {
    report(fault_of(format_, form), region, std::move(path), std::move(arguments),
           std::move(suggestion));
  }
  void report(Fault fault, const toml::source_region& region, std::string path,
              std::vector<std::string> arguments, std::string suggestion = {});
  void remember(const std::string& path, const toml::source_region& region) {
    places_.try_emplace(path, place(region));
  }
  [[nodiscard]] Place place(const toml::source_region& region) const;

  /// Gives each diagnostic without a line the place of its path, or of the nearest path around it.
  void locate(Diagnostics& diagnostics) const;

 private:
  [[nodiscard]] Diagnostic diagnostic_of(const ScanFinding& finding) const;

  Format format_;
  std::string file_;
  toml::table root_;
  Diagnostics diagnostics_;
  std::map<std::string, Place> places_;
};

}  // namespace thidua::inline v0

/// \file
/// Reads TOML text that may be broken or hostile.
#include "toml_document.hpp"

#include <fstream>
#include <sstream>
#include <system_error>

#include <thidua/core/text.hpp>

#include "toml_scan.hpp"

namespace thidua::inline v0 {

namespace {

std::size_t first_bad_byte(std::string_view text) {
  std::size_t good = 0;
  std::size_t bad = text.size();
  while (
      good + 1 <
      bad) {  // a prefix cut inside a character is bad too, which moves the answer by 3 bytes at most
    const std::size_t middle = (good + bad) / 2;
    bool is_good = false;
    for (std::size_t back = 0; back < 4 && back <= middle; ++back) {
      is_good = is_good || is_utf8(text.substr(0, middle - back));
    }
    (is_good ? good : bad) = middle;
  }
  return good + 1;
}

}  // namespace

std::string TomlDocument::read_file(Format format, const std::filesystem::path& path,
                                    std::uintmax_t most_bytes, Diagnostics& faults) {
  const auto refuse = [&](FormFault form, std::string argument) {
    faults.push_back({fault_of(format, form),
                      {path.filename().string(), 0, 0, 0, {}},
                      {},
                      {},
                      {std::move(argument)},
                      {}});
    return std::string{};
  };
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (error || !std::filesystem::exists(status)) {
    return refuse(FormFault::unreadable, "no such file");
  }
  if (std::filesystem::is_directory(status)) {
    return refuse(FormFault::unreadable, "it is a folder");
  }
  std::ifstream stream{path, std::ios::binary};
  if (!stream) { return refuse(FormFault::unreadable, "permission denied"); }
  std::string text;
  std::string block(std::size_t{1} << 16U, '\0');
  while (stream) {  // read on rather than ask for the size: a pipe or device has none
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    text.append(block, 0, static_cast<std::size_t>(stream.gcount()));
    if (text.size() > most_bytes) {
      return refuse(FormFault::too_large, std::to_string(most_bytes));
    }
  }
  if (stream.bad()) { return refuse(FormFault::unreadable, "the reading failed"); }
  return text;
}

TomlDocument::TomlDocument(Format format, std::string_view text, std::string file)
    : format_{format}, file_{std::move(file)} {
  if (!is_utf8(text)) {
    diagnostics_.push_back({fault_of(format_, FormFault::encoding),
                            {file_, 0, 0, 0, {}},
                            {},
                            {},
                            {std::to_string(first_bad_byte(text))},
                            {}});
    return;
  }
  if (const auto finding = scan_toml(text)) {
    diagnostics_.push_back(diagnostic_of(*finding));
    return;
  }
  try {
    root_ = toml::parse(text, file_);
  } catch (const toml::parse_error& error) {
    const std::string description{error.description()};
    const bool nesting = description.find("nesting depth") != std::string::npos;
    diagnostics_.push_back({fault_of(format_, nesting ? FormFault::too_deep : FormFault::syntax),
                            place(error.source()),
                            {},
                            {},
                            {nesting ? std::to_string(TOML_MAX_NESTED_VALUES) : description},
                            {}});
  }
}

Diagnostic TomlDocument::diagnostic_of(const ScanFinding& finding) const {
  const Place place{file_,
                    static_cast<std::int64_t>(finding.line),
                    static_cast<std::int64_t>(finding.column),
                    0,
                    {}};
  switch (finding.fault) {
    case ScanFault::too_deep:
      return {fault_of(format_, FormFault::too_deep), place, {}, {},
              {std::to_string(deepest_nesting)},      {}};
    case ScanFault::letter_outside_quotes:
      return {fault_of(format_, FormFault::syntax),
              place,
              {},
              {},
              {"keys are ASCII; other letters stand in quotes only"},
              {}};
    case ScanFault::letter_after_continuation:
      break;
  }
  return {fault_of(format_, FormFault::syntax),
          place,
          {},
          {},
          {"after a backslash at the end of a line the next line must not begin with a letter "
           "outside ASCII"},
          {}};
}

Place TomlDocument::place(const toml::source_region& region) const {
  return {file_,
          static_cast<std::int64_t>(region.begin.line),
          static_cast<std::int64_t>(region.begin.column),
          0,
          {}};
}

void TomlDocument::report(Fault fault, const toml::source_region& region, std::string path,
                          std::vector<std::string> arguments, std::string suggestion) {
  diagnostics_.push_back(
      {fault, place(region), std::move(path), {}, std::move(arguments), std::move(suggestion)});
}

void TomlDocument::locate(Diagnostics& diagnostics) const {
  for (auto& diagnostic : diagnostics) {
    if (diagnostic.place.line > 0) { continue; }
    diagnostic.place.file = file_;
    for (std::string path = diagnostic.path; !path.empty();) {
      if (const auto known = places_.find(path); known != places_.end()) {
        diagnostic.place = known->second;
        break;
      }
      const auto cut = path.find_last_of(".[");
      path.resize(cut == std::string::npos ? 0 : cut);
    }
  }
}

}  // namespace thidua::inline v0

/// \file
/// Where the wording leaves room: open points with their possible readings, and named sets of readings.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <thidua/core/citation.hpp>
#include <thidua/core/local_text.hpp>

namespace thidua::inline v0 {

struct Reading {
  std::string id;
  LocalText title;
  std::string value;  ///< the word that each setting left open to the point takes
  friend bool operator==(const Reading&, const Reading&) = default;
};

struct OpenPoint {
  std::string id;
  LocalText question;
  std::vector<Reading> readings;
  Citation cite;
  friend bool operator==(const OpenPoint&, const OpenPoint&) = default;
};

/// A reading for each of some open points: what the council decided, or one person's view. Points left out stay open.
using ReadingChoices = std::map<std::string, std::string>;

struct NamedReading {
  std::string id;
  LocalText title;
  ReadingChoices choices;
  friend bool operator==(const NamedReading&, const NamedReading&) = default;
};

}  // namespace thidua::inline v0

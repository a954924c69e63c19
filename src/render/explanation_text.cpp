/// \file
/// Writes an explanation's outline as indented lines.
#include <thidua/render/explanation_text.hpp>

#include "outline.hpp"

namespace thidua::inline v0 {

namespace {

/// Names from data can't start a line of their own, nor reach a terminal as commands.
std::string one_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) { c = ' '; }
  }
  return text;
}

std::string indent(std::size_t depth) { return std::string(depth * 2, ' '); }

void write(const OutlineNode& node, std::size_t depth, std::string& text) {
  std::string line = sign(node.truth) + " ";
  if (!node.clause.empty()) { line += node.clause + " "; }
  line += node.title + " — " + node.sentence + note_marks(node.notes);
  text += indent(depth) + one_line(std::move(line)) + "\n";
  for (const auto& child : node.children) { write(child, depth + 1, text); }
}

void write(const OutlineItem& item, std::size_t depth, std::string& text) {
  text += indent(depth) + "- " + one_line(item.text) + "\n";
  for (const auto& child : item.children) { write(child, depth + 1, text); }
}

}  // namespace

std::string explanation_text(const Explanation& explanation, const Plan& plan, Language language) {
  const Outline page = outline(explanation, plan, language);
  std::string text;
  write(page.root, 0, text);
  for (const auto& section : page.sections) {
    text += "\n" + section.title + "\n";
    for (const auto& item : section.items) { write(item, 1, text); }
  }
  if (!page.readings.empty()) { text += "\n" + page.readings_title + "\n"; }
  for (std::size_t i = 0; i < page.readings.size(); ++i) {
    text += "  [" + std::to_string(i + 1) + "] " + one_line(page.readings[i]) + "\n";
  }
  return text;
}

}  // namespace thidua::inline v0

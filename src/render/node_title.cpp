/// \file
/// Titles of nodes: the plan's, or a word for what kind of condition it is.
#include "node_title.hpp"

namespace thidua::inline v0 {

namespace {

std::string own_title(const Explanation& node, Phrase otherwise, const Wordbook& words) {
  if (!node.title.empty()) { return node.title.in(words.language()); }
  return node.id.empty() ? words.say(otherwise) : node.id;
}

std::string kind_title(const Explanation& node, const Wordbook& words) {
  switch (node.kind) {
    case NodeKind::award:
      return own_title(node, Phrase::title_award, words);
    case NodeKind::eligible:
      break;
    case NodeKind::criterion:
      return words.say(Phrase::title_criterion);
    case NodeKind::all:
      return words.say(Phrase::title_all);
    case NodeKind::any:
      return words.say(Phrase::title_any);
    case NodeKind::at_least:
      return words.say(Phrase::title_at_least, {std::to_string(node.least)});
    case NodeKind::none:
      return words.say(Phrase::title_none);
    case NodeKind::excepted:
      return words.say(Phrase::title_excepted);
    case NodeKind::exception:
      return words.say(node.then.value_or(false) ? Phrase::title_exception_yes
                                                 : Phrase::title_exception_no);
    case NodeKind::contents:
      return words.say(node.wanted == Judgement::exceeded ? Phrase::title_contents_exceeded
                                                          : Phrase::title_contents_met);
    case NodeKind::target_met:
    case NodeKind::target_exceeded:
    case NodeKind::measure:
      return own_title(node, Phrase::title_measure, words);
    case NodeKind::attested:
      return own_title(node, Phrase::title_attested, words);
    case NodeKind::paper:
      return own_title(node, Phrase::title_paper, words);
    case NodeKind::role:
      return words.say(Phrase::title_role);
    case NodeKind::no_discipline:
      return words.say(Phrase::title_no_discipline);
    case NodeKind::precedence:
      return words.say(Phrase::title_precedence);
  }
  return own_title(node, Phrase::title_criterion, words);
}

}  // namespace

const Explanation& node_body(const Explanation& node) {
  const bool is_name = node.kind == NodeKind::criterion || node.kind == NodeKind::eligible;
  if (!is_name || node.children.size() != 1) { return node; }
  const auto& only = node.children.front();
  const bool is_group = !only.children.empty() && only.kind != NodeKind::excepted;
  return is_group && only.title.empty() ? only : node;
}

std::string node_title(const Explanation& node, const Wordbook& words) {
  if (node.kind == NodeKind::eligible) {
    return words.say(Phrase::title_eligible, {own_title(node, Phrase::title_criterion, words)});
  }
  if (node.kind == NodeKind::target_exceeded) {
    return words.say(Phrase::title_exceeded, {own_title(node, Phrase::title_measure, words)});
  }
  if (node.kind == NodeKind::criterion && node.title.empty()) {
    return kind_title(node_body(node), words);
  }
  return node.title.empty() ? kind_title(node, words) : node.title.in(words.language());
}

}  // namespace thidua::inline v0

/// \file
/// Puts an explanation into words, node by node, and finds what failed and what is missing.
#include "outline.hpp"

#include <algorithm>
#include <map>

#include <thidua/render/need_text.hpp>
#include <thidua/rule/settle.hpp>

#include "node_title.hpp"
#include "wording.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::size_t ways_shown = 5;  ///< the smallest ones

/// A whole other award is one line: its own criteria are explained where it is asked for.
Explanation without_higher_criteria(Explanation node) {
  for (auto& child : node.children) {
    if (node.kind == NodeKind::precedence) {
      child.children.clear();
    } else {
      child = without_higher_criteria(std::move(child));
    }
  }
  return node;
}

class Outliner {
 public:
  Outliner(const Explanation& root, const Plan& plan, Language language)
      : root_{root}, words_{plan, language} {
    learn_names(root);
  }

  Outline outline() {
    const Explanation shown = without_higher_criteria(root_);
    Outline result;
    result.root = in_words(shown);
    result.root.title = of_subject(result.root.title);
    const std::string verdict = words_.say(verdict_phrase());
    result.root.sentence =
        result.root.sentence.empty() ? verdict : verdict + "; " + result.root.sentence;
    if (root_.truth == Truth::no) { result.sections.push_back(what_failed(shown)); }
    if (root_.truth == Truth::undetermined) { result.sections.push_back(still_missing()); }
    result.readings_title = words_.say(Phrase::readings_used);
    for (const auto& use : readings_) { result.readings.push_back(reading_text(use)); }
    return result;
  }

 private:
  [[nodiscard]] bool is_award() const { return root_.kind == NodeKind::award; }

  /// An award whose criteria are met, and which only a higher one rules out.
  [[nodiscard]] bool is_superseded() const {
    return is_award() && !root_.children.empty() &&
           std::all_of(root_.children.begin(), root_.children.end(), [](const Explanation& part) {
             return part.truth == (part.kind == NodeKind::precedence ? Truth::no : Truth::yes);
           });
  }
  [[nodiscard]] Phrase verdict_phrase() const {
    switch (root_.truth) {
      case Truth::yes:
        return is_award() ? Phrase::award_yes : Phrase::sign_yes;
      case Truth::no:
        if (is_superseded()) { return Phrase::award_superseded; }
        return is_award() ? Phrase::award_no : Phrase::sign_no;
      case Truth::undetermined:
        break;
    }
    return is_award() ? Phrase::award_undetermined : Phrase::sign_undetermined;
  }

  void learn_names(const Explanation& node) {
    if (!node.subject_name.empty()) {
      names_.emplace(node.subject, node.subject_name.in(words_.language()));
    }
    for (const auto& child : node.children) { learn_names(child); }
  }
  [[nodiscard]] std::string name(const std::string& subject) const {
    const auto known = names_.find(subject);
    return known == names_.end() ? subject : known->second;
  }
  [[nodiscard]] std::string of_subject(const std::string& title) const {
    return root_.subject.empty()
               ? title
               : words_.say(Phrase::award_of_subject, {title, name(root_.subject)});
  }

  // ---- The tree ----

  OutlineNode in_words(const Explanation& node) {
    const Explanation& inner = node_body(node);
    OutlineNode line;
    line.truth = node.truth;
    line.clause = words_.clause(node.cite);
    line.title = node_title(node, words_);
    line.sentence = sentence(inner);
    line.wording = node.wording.in(words_.language());
    line.notes = notes(node);
    if (&inner != &node) {
      for (const auto note : notes(inner)) { add_once(line.notes, note); }
    }
    if (node.kind != NodeKind::precedence) {
      for (const auto& child : inner.children) { line.children.push_back(in_words(child)); }
    }
    return line;
  }

  /// The sentence, and whose results were looked at where that is somebody else.
  [[nodiscard]] std::string sentence(const Explanation& node) const {
    std::string text = reason_text(node, words_.plan(), words_.language());
    if (node.children.empty() && !node.subject.empty() && node.subject != root_.subject) {
      text += words_.say(Phrase::results_of, {name(node.subject)});
    }
    return text;
  }

  // ---- Readings ----

  static void add_once(std::vector<std::size_t>& notes, std::size_t note) {
    if (std::find(notes.begin(), notes.end(), note) == notes.end()) { notes.push_back(note); }
  }
  std::vector<std::size_t> notes(const Explanation& node) {
    std::vector<std::size_t> numbers;
    for (const auto& use : node.readings) {
      auto known = std::find(readings_.begin(), readings_.end(), use);
      if (known == readings_.end()) { known = readings_.insert(readings_.end(), use); }
      add_once(numbers, static_cast<std::size_t>(known - readings_.begin()) + 1);
    }
    return numbers;
  }
  [[nodiscard]] std::string reading_text(const ReadingUse& use) const {
    const auto* point = find(words_.plan().open_points, use.open_point);
    const auto* reading = point == nullptr ? nullptr : find(point->readings, use.reading);
    const bool asked = point != nullptr && !point->question.empty();
    const bool titled = reading != nullptr && !reading->title.empty();
    return words_.say(Phrase::reading,
                      {asked ? point->question.in(words_.language()) : use.open_point,
                       titled ? reading->title.in(words_.language()) : use.reading});
  }

  // ---- What failed ----

  [[nodiscard]] OutlineSection what_failed(const Explanation& shown) const {
    OutlineSection section{words_.say(Phrase::what_failed), {}};
    for (const auto* leaf : deciding_leaves(shown)) {
      const bool higher = leaf->kind == NodeKind::award && leaf != &shown;
      std::string text = higher ? given_higher(*leaf) : failed_text(*leaf);
      const bool said = std::any_of(section.items.begin(), section.items.end(),
                                    [&](const OutlineItem& item) { return item.text == text; });
      if (!said) { section.items.push_back({std::move(text), {}}); }
    }
    return section;
  }
  [[nodiscard]] std::string failed_text(const Explanation& leaf) const {
    std::string text = words_.clause(leaf.cite);
    text += (text.empty() ? "" : " ") + node_title(leaf, words_) + " — " + sentence(leaf);
    return leaf.truth == root_.truth ? text : words_.say(Phrase::rules_it_out, {text});
  }
  [[nodiscard]] std::string given_higher(const Explanation& award) const {
    return words_.say(Phrase::higher_given, {" (" + award_title(award) + ")"});
  }
  [[nodiscard]] std::string award_title(const Explanation& award) const {
    return award.title.empty() ? words_.award(award.id) : award.title.in(words_.language());
  }

  // ---- What is missing ----

  [[nodiscard]] OutlineSection still_missing() const {
    const Settlement ways = settlement(root_);
    return {words_.say(Phrase::still_missing),
            {ways_item(is_award() ? Phrase::award_yes_when : Phrase::yes_when, ways.yes),
             ways_item(is_award() ? Phrase::award_no_when : Phrase::no_when, ways.no)}};
  }
  [[nodiscard]] OutlineItem ways_item(Phrase when, const std::vector<SettlingSet>& ways) const {
    return {words_.say(when, {ways.size() > 1 ? words_.say(Phrase::any_of_these) : std::string{}}),
            way_items(ways)};
  }
  [[nodiscard]] std::vector<OutlineItem> way_items(const std::vector<SettlingSet>& ways) const {
    if (ways.empty()) { return {{words_.say(Phrase::no_way), {}}}; }
    std::vector<OutlineItem> items;
    for (std::size_t i = 0; i < std::min(ways.size(), ways_shown); ++i) {
      items.push_back(way_item(ways[i]));
    }
    if (ways.size() > ways_shown) {
      const bool cut = ways.size() >= detail::most_ways;
      items.push_back({words_.say(cut ? Phrase::at_least_more_ways : Phrase::more_ways,
                                  {std::to_string(ways.size() - ways_shown)}),
                       {}});
    }
    return items;
  }
  [[nodiscard]] OutlineItem way_item(const SettlingSet& way) const {
    if (way.size() == 1) { return {fact_text(way.front()), {}}; }
    OutlineItem item{words_.say(Phrase::all_of_these), {}};
    for (const auto& fact : way) { item.children.push_back({fact_text(fact), {}}); }
    return item;
  }
  [[nodiscard]] std::string fact_text(const SettlingFact& fact) const {
    const std::string text = need_text(fact, words_.plan(), words_.language());
    const bool elsewhere = !fact.need.subject.empty() && fact.need.subject != root_.subject;
    return elsewhere ? words_.say(Phrase::of_subject, {text, name(fact.need.subject)}) : text;
  }

  const Explanation& root_;
  Wordbook words_;
  std::map<std::string, std::string> names_;
  std::vector<ReadingUse> readings_;
};

}  // namespace

Outline outline(const Explanation& explanation, const Plan& plan, Language language) {
  return Outliner{explanation, plan, language}.outline();
}

std::string sign(Truth truth) {
  switch (truth) {
    case Truth::yes:
      return "✓";
    case Truth::no:
      return "✗";
    case Truth::undetermined:
      break;
  }
  return "?";
}

std::string note_marks(const std::vector<std::size_t>& notes) {
  std::string text;
  for (const auto note : notes) { text += " [" + std::to_string(note) + "]"; }
  return text;
}

}  // namespace thidua::inline v0

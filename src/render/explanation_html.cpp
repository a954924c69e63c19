/// \file
/// Writes an explanation's outline as nested lists that fold. Colours carry nothing that the signs do not say, and are
/// readable on light and on dark paper.
#include <thidua/render/explanation_html.hpp>

#include <string_view>

#include <thidua/render/html_escape.hpp>

#include "outline.hpp"
#include "sentences.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::string_view style =
    "<style>"
    ".thidua-explanation{line-height:1.5;color:inherit}"
    ".thidua-explanation ul{list-style:none;margin:0;padding-left:1.4em}"
    ".thidua-explanation>ul.thidua{padding-left:0}"
    ".thidua-explanation summary{cursor:pointer}"
    ".thidua-explanation .sign{font-weight:bold}"
    ".thidua-explanation .yes>.sign,.thidua-explanation .yes>details>summary>.sign{color:#2da44e}"
    ".thidua-explanation .no>.sign,.thidua-explanation .no>details>summary>.sign{color:#e5534b}"
    ".thidua-explanation .undetermined>.sign,.thidua-explanation "
    ".undetermined>details>summary>.sign{color:#b08800}"
    ".thidua-explanation .clause{opacity:.8}"
    ".thidua-explanation .clause[title]{text-decoration:underline dotted;cursor:help}"
    ".thidua-explanation .heading{font-weight:bold;margin:.8em 0 .2em}"
    "</style>";

std::string element(std::string_view name, std::string_view kind, std::string_view content) {
  std::string tag{name};
  return "<" + tag + " class=\"" + std::string{kind} + "\">" + std::string{content} + "</" + tag +
         ">";
}

class Writer {
 public:
  explicit Writer(Language language) : language_{language} {}

  void node(const OutlineNode& node) {
    html_ += "<li class=\"" + std::string{to_string(node.truth)} + "\">";
    if (node.children.empty()) {
      line(node);
    } else {
      html_ += "<details open><summary>";
      line(node);
      html_ += "</summary><ul>";
      for (const auto& child : node.children) { this->node(child); }
      html_ += "</ul></details>";
    }
    html_ += "</li>";
  }

  void item(const OutlineItem& item) {
    html_ += "<li>" + html_escape(item.text);
    if (!item.children.empty()) {
      html_ += "<ul>";
      for (const auto& child : item.children) { this->item(child); }
      html_ += "</ul>";
    }
    html_ += "</li>";
  }

  void heading(std::string_view text) {
    html_ += "<p class=\"heading\" role=\"heading\" aria-level=\"4\">" + html_escape(text) + "</p>";
  }
  void raw(std::string_view html) { html_ += html; }
  [[nodiscard]] std::string html() && { return std::move(html_); }

 private:
  void line(const OutlineNode& node) {
    html_ += "<span class=\"sign\" role=\"img\" aria-label=\"" +
             html_escape(truth_word(node.truth)) + "\">" + sign(node.truth) + "</span> ";
    if (!node.clause.empty()) {
      html_ += "<span class=\"clause\"";
      if (!node.wording.empty()) { html_ += " title=\"" + html_escape(node.wording) + "\""; }
      html_ += ">" + html_escape(node.clause) + "</span> ";
    }
    html_ += element("span", "title", html_escape(node.title)) + " — " +
             element("span", "why", html_escape(node.sentence));
    if (!node.notes.empty()) { html_ += "<sup>" + note_marks(node.notes) + "</sup>"; }
  }
  [[nodiscard]] std::string truth_word(Truth truth) const {
    switch (truth) {
      case Truth::yes:
        return phrase(Phrase::sign_yes, language_);
      case Truth::no:
        return phrase(Phrase::sign_no, language_);
      case Truth::undetermined:
        break;
    }
    return phrase(Phrase::sign_undetermined, language_);
  }

  Language language_;
  std::string html_;
};

}  // namespace

std::string explanation_html(const Explanation& explanation, const Plan& plan, Language language) {
  const Outline page = outline(explanation, plan, language);
  Writer writer{language};
  writer.raw(language == Language::vi ? "<div class=\"thidua-explanation\" lang=\"vi\">"
                                      : "<div class=\"thidua-explanation\" lang=\"en\">");
  writer.raw(style);
  writer.raw("<ul class=\"thidua\">");
  writer.node(page.root);
  writer.raw("</ul>");
  for (const auto& section : page.sections) {
    writer.heading(section.title);
    writer.raw("<ul>");
    for (const auto& item : section.items) { writer.item(item); }
    writer.raw("</ul>");
  }
  if (!page.readings.empty()) {
    writer.heading(page.readings_title);
    writer.raw("<ul>");
    for (std::size_t i = 0; i < page.readings.size(); ++i) {
      writer.item({"[" + std::to_string(i + 1) + "] " + page.readings[i], {}});
    }
    writer.raw("</ul>");
  }
  writer.raw("</div>");
  return std::move(writer).html();
}

}  // namespace thidua::inline v0

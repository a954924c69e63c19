/// \file
/// What explanations of ranks and of selections share: numbers, names, lines.
#pragma once

#include <string>
#include <vector>

#include <thidua/render/ranking_text.hpp>

#include "rank_sentences.hpp"

namespace thidua::inline v0 {

/// A number, exact as a decimal or as n/d with its beginning; a share times 100 with its sign.
[[nodiscard]] std::string rank_number(const Score& value, const std::string& unit,
                                      Language language);
/// The key's title in that language, else its id.
[[nodiscard]] std::string key_name(const RankKey& key, Language language);

class RankLines {
 public:
  RankLines(const Ranking& ranking, Language language) : ranking_{ranking}, language_{language} {}

  void add(int depth, std::string about, std::string text, const Citation& cite = {}) {
    lines_.push_back({depth, std::move(about), std::move(text), to_string(cite)});
  }
  [[nodiscard]] std::string say(RankPhrase phrase,
                                std::initializer_list<std::string> parts = {}) const {
    return rank_phrase(phrase, language_, parts);
  }
  [[nodiscard]] std::string number(const Score& value, const RankKey& key) const {
    return rank_number(value, key.unit, language_);
  }
  [[nodiscard]] const Ranking& ranking() const noexcept { return ranking_; }
  [[nodiscard]] Language language() const noexcept { return language_; }
  [[nodiscard]] const Contender& contender(std::size_t i) const {
    return ranking_.subjects.at(i).contender;
  }
  [[nodiscard]] std::vector<RankLine> take() { return std::move(lines_); }

 private:
  const Ranking& ranking_;
  Language language_;
  std::vector<RankLine> lines_;
};

/// The keys one after another until one separates the two.
void add_pair(RankLines& lines, std::size_t first, std::size_t second, int depth);

}  // namespace thidua::inline v0

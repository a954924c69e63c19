/// \file
/// Strong Kleene logic, exhaustively: a verdict may only say yes or no when every way in which the unknown can turn out agrees.
#include <array>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/core/truth.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

constexpr std::array every_truth{Truth::no, Truth::undetermined, Truth::yes};

/// Every list of `size` truths.
std::vector<std::vector<Truth>> lists_of(std::size_t size) {
  std::vector<std::vector<Truth>> lists{{}};
  for (std::size_t i = 0; i < size; ++i) {
    std::vector<std::vector<Truth>> longer;
    for (const auto& list : lists) {
      for (const Truth truth : every_truth) {
        longer.push_back(list);
        longer.back().push_back(truth);
      }
    }
    lists = std::move(longer);
  }
  return lists;
}

/// What `count_is_enough` says of the number of yes under every completion of the unknowns: yes or no when all agree.
template <class Enough>
Truth by_completions(const std::vector<Truth>& truths, const Enough& count_is_enough) {
  std::size_t certain = 0;
  std::size_t unknown = 0;
  for (const Truth truth : truths) {
    certain += truth == Truth::yes ? 1U : 0U;
    unknown += truth == Truth::undetermined ? 1U : 0U;
  }
  bool may_hold = false;
  bool may_fail = false;
  for (std::size_t more = 0; more <= unknown; ++more) {
    (count_is_enough(certain + more) ? may_hold : may_fail) = true;
  }
  if (may_hold && may_fail) { return Truth::undetermined; }
  return to_truth(may_hold);
}

}  // namespace

TEST_CASE("truth: the tables of and - or - not are Kleene's") {
  using enum Truth;
  constexpr Truth and_table[3][3] = {
      {no, no, no}, {no, undetermined, undetermined}, {no, undetermined, yes}};
  constexpr Truth or_table[3][3] = {
      {no, undetermined, yes}, {undetermined, undetermined, yes}, {yes, yes, yes}};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      CHECK(both(every_truth[i], every_truth[j]) == and_table[i][j]);
      CHECK(either(every_truth[i], every_truth[j]) == or_table[i][j]);
    }
  }
  CHECK(negate(no) == yes);
  CHECK(negate(yes) == no);
  CHECK(negate(undetermined) == undetermined);
  CHECK(to_truth(true) == yes);
  CHECK(to_truth(false) == no);
}

TEST_CASE("truth: De Morgan holds and an unknown is not its own opposite") {
  for (const Truth a : every_truth) {
    CHECK(negate(negate(a)) == a);
    for (const Truth b : every_truth) {
      CHECK(negate(both(a, b)) == either(negate(a), negate(b)));
      CHECK(negate(either(a, b)) == both(negate(a), negate(b)));
    }
  }
  // The law of the excluded middle does not hold of what is not known.
  CHECK(either(Truth::undetermined, negate(Truth::undetermined)) == Truth::undetermined);
}

TEST_CASE("truth: of nothing - all hold and none does") {
  CHECK(all_of({}) == Truth::yes);
  CHECK(any_of({}) == Truth::no);
  CHECK(none_of({}) == Truth::yes);
  CHECK(at_least(0, {}) == Truth::yes);
  CHECK(at_least(1, {}) == Truth::no);
}

TEST_CASE("truth: every quantifier says what all completions of the unknowns agree on") {
  for (std::size_t size = 0; size <= 6; ++size) {
    for (const auto& truths : lists_of(size)) {
      CAPTURE(size);
      CHECK(all_of(truths) == by_completions(truths, [&](std::size_t yes) { return yes == size; }));
      CHECK(any_of(truths) == by_completions(truths, [](std::size_t yes) { return yes >= 1; }));
      CHECK(none_of(truths) == by_completions(truths, [](std::size_t yes) { return yes == 0; }));
      for (std::size_t least = 0; least <= size + 2; ++least) {
        CAPTURE(least);
        CHECK(at_least(least, truths) ==
              by_completions(truths, [&](std::size_t yes) { return yes >= least; }));
      }
    }
  }
}

TEST_CASE("truth: learning an unknown never turns a verdict over") {
  for (const auto& truths : lists_of(5)) {
    for (std::size_t i = 0; i < truths.size(); ++i) {
      if (truths[i] != Truth::undetermined) { continue; }
      for (const Truth learned : {Truth::no, Truth::yes}) {
        auto later = truths;
        later[i] = learned;
        for (std::size_t least = 0; least <= truths.size() + 1; ++least) {
          const Truth before = at_least(least, truths);
          if (before != Truth::undetermined) { CHECK(at_least(least, later) == before); }
        }
      }
    }
  }
}

TEST_CASE("truth: words go there and back - and no other word is a truth") {
  for (const Truth truth : every_truth) { CHECK(truth_from(to_string(truth)) == truth); }
  for (const char* word : {"", "Yes", "yes ", "true", "unknown", "no\n"}) {
    CAPTURE(word);
    CHECK(!truth_from(word));
  }
}

static_assert(both(Truth::yes, Truth::undetermined) == Truth::undetermined);
static_assert(at_least(2, std::array{Truth::yes, Truth::no, Truth::undetermined}) ==
              Truth::undetermined);
static_assert(at_least(2, std::array{Truth::yes, Truth::no, Truth::no}) == Truth::no);

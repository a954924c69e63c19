/// \file
/// What is said of a faulty scorecard: every fault once and at its place, none that only follows from another, none hidden by another.
#include <doctest/doctest.h>

#include <thidua/io/load_scorecard.hpp>

using namespace thidua;

namespace {

const std::string head = R"(thidua_scorecard = 1
[scorecard]
id = "card"
title = "Card"
source = "invented"
cite = "1"
)";
const std::string share = R"([[input]]
id = "share"
title = "Share"
unit = "%"
)";

/// An item of the input «share» under that id, with further lines.
std::string item(const std::string& id, const std::string& lines) {
  return "[[item]]\nid = \"" + id + "\"\ntitle = \"Item\"\ninput = \"share\"\ncite = \"2." + id +
         "\"\n" + lines + "\n";
}
const std::string policy = "no_activity = \"zero\"\nnot_applicable = \"zero\"\n";
const std::string linear = "linear = { full_at = \"85%\" }\n";

Diagnostics faults_of_card(const std::string& text) {
  return check_scorecard_text(text, "card.toml").diagnostics;
}
std::string told(const Diagnostics& faults) {
  std::string text;
  for (const auto& fault : faults) {
    text += (text.empty() ? "" : "\n") + std::string{fault.code()} + " " + fault.path;
  }
  return text;
}
std::string told(const std::string& text) { return told(faults_of_card(text)); }

}  // namespace

TEST_CASE("A float is shown as it is written, with the text to write instead") {
  const auto fault_of_level = [](const std::string& written) {
    const auto faults = faults_of_card(
        head + share + item("a", "max = 10\nlinear = { full_at = " + written + " }\n" + policy));
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().fault == Fault::scorecard_bad_number);
    CHECK(faults.front().path == "item[0].linear.full_at");
    CHECK(faults.front().place.line > 0);
    return faults.front();
  };
  const auto fault = fault_of_level("0.85");
  CHECK(fault.message(Language::en) == "«full_at = 0.85» is no exact number");
  CHECK(fault.message(Language::vi) == "«full_at = 0.85» không phải là một số chính xác");
  CHECK(fault.hint(Language::en) ==
        "write it as text: \"0.85\", \"85%\"; whole numbers need no quotes");
  CHECK(fault_of_level("85.5").message() == "«full_at = 85.5» is no exact number");
  CHECK(fault_of_level("85.5").hint() ==
        "write it as text: \"85.5\"; whole numbers need no quotes");
  CHECK(fault_of_level("60.0").message() == "«full_at = 60.0» is no exact number");
  CHECK(fault_of_level("-0.1").message() == "«full_at = -0.1» is no exact number");
  CHECK(fault_of_level("1e-5").message() == "«full_at = 0.00001» is no exact number");
  CHECK(fault_of_level("1e300").message() == "«full_at = 1e+300» is no exact number");
  CHECK(fault_of_level("nan").message() == "«full_at = nan» is no exact number");
  CHECK(fault_of_level("inf").message() == "«full_at = inf» is no exact number");
}

TEST_CASE("A number that can't be read hides no other fault") {
  CHECK(told(head + share +
             "[[group]]\nid = \"g\"\ntitle = \"G\"\ncite = \"2\"\naggregate = \"mean\"\n" +
             item("a", "group = \"g\"\nweight = \"0.5\"\nmax = 0.5\n" + linear +
                           "no_activity = \"zero\"") +
             item("b", "group = \"g\"\nweight = \"0.4\"\nmax = 10\n" + linear + policy)) ==
        "scorecard.weights group[0]\n"
        "scorecard.no-data-policy item[0]\n"
        "scorecard.bad-number item[0].max");
}

TEST_CASE("A bound that can't be compared hides no overlap, and makes no gap") {
  const auto steps = [](const std::string& second) {
    return told(head + share +
                item("a", "max = 10\nsteps = [\n{ at_most = \"80%\", points = 0 },\n" + second +
                              "\n{ at_least = \"90%\", points = 10 },\n]\n" + policy));
  };
  // 90 lies in the second and in the third band, whatever the second begins with.
  CHECK(steps("{ above = \"80\", at_most = \"90%\", points = 5 },") ==
        "scorecard.unit-mismatch item[0].steps[1]\n"
        "scorecard.band-overlap item[0].steps[2]");
  CHECK(steps("{ above = 0.8, at_most = \"90%\", points = 5 },") ==
        "scorecard.bad-number item[0].steps[1].above\n"
        "scorecard.band-overlap item[0].steps[2]");
  CHECK(steps("{ above = 0.8, below = \"90%\", points = 5 },") ==
        "scorecard.bad-number item[0].steps[1].above");
  const auto both = faults_of_card(
      head + share +
      item("a",
           "max = 10\nsteps = [\n{ below = \"80%\", points = 0 },\n{ at_least = \"80%\", "
           "above = \"79%\", points = 10 },\n]\n" +
               policy));
  CHECK(told(both) == "scorecard.two-bounds item[0].steps[1].above");
  CHECK(both.front().message(Language::en) == "a band can't have both at_least and above");
}

TEST_CASE("An item without its most points, or in an unknown group, is told once") {
  CHECK(told(head + "max = 100\n" + share + item("a", linear + policy)) ==
        "scorecard.missing-key item[0]");
  CHECK(told(head + "max = 100\n" + share +
             item("a", "max = 100\ngroup = \"x\"\n" + linear + policy)) ==
        "scorecard.dangling-reference item[0].group");
  // The group that is meant lacks the item, those beside it are checked as ever.
  const std::string groups =
      "[[group]]\nid = \"first\"\ntitle = \"G\"\ncite = \"2\"\nmax = 60\n"
      "[[group]]\nid = \"second\"\ntitle = \"G\"\ncite = \"2\"\nmax = 30\n";
  CHECK(told(head + "max = 100\n" + share + groups +
             item("a", "max = 60\ngroup = \"frist\"\n" + linear + policy) +
             item("b", "max = 40\ngroup = \"second\"\n" + linear + policy)) ==
        "scorecard.maxima group[1].max\n"
        "scorecard.dangling-reference item[0].group");
}

TEST_CASE("A parameter that is not there, has no value or a bad one is told once, at its place") {
  const auto with = [](const std::string& parameter, const std::string& policies) {
    return faults_of_card(head + parameter + share +
                          item("a", "max = { parameter = \"most\" }\n" + linear + policies));
  };
  const std::string known = "[[parameter]]\nid = \"mostt\"\ncite = \"7\"\nvalue = 10\n";
  auto faults = with(known, policy);
  REQUIRE(told(faults) == "scorecard.dangling-reference item[0].max");
  CHECK(faults.front().place.line > 0);
  CHECK(faults.front().clause == "2.a");
  CHECK(faults.front().hint() == "did you mean «mostt»?");
  faults = with("", policy);
  REQUIRE(told(faults) == "scorecard.dangling-reference item[0].max");
  CHECK(faults.front().hint() ==
        "add the [[parameter]] with id = \"most\", or correct the id here");
  // What else is wrong is told with it.
  CHECK(told(with("", "no_activity = \"zero\"\n")) ==
        "scorecard.no-data-policy item[0]\nscorecard.dangling-reference item[0].max");
  const std::string unset = "[[parameter]]\nid = \"most\"\ncite = \"7\"\n";
  CHECK(told(with(unset, policy)) == "scorecard.parameter-unset parameter[0]");
  CHECK(told(with(unset, "no_activity = \"zero\"\n")) ==
        "scorecard.parameter-unset parameter[0]\nscorecard.no-data-policy item[0]");
  faults = with(unset + "value = 0.5\n", policy);
  CHECK(told(faults) == "scorecard.bad-number parameter[0].value");
  CHECK(faults.front().place.line > 0);
  const auto set = check_scorecard_text(
      head + unset + share + item("a", "max = { parameter = \"most\" }\n" + linear + policy),
      "card.toml", {{{"most", "ten"}}});
  CHECK(told(set.diagnostics) == "scorecard.bad-number ");
}

TEST_CASE("What has no unit is said to have none") {
  const auto with = [](const std::string& rule) {
    const auto faults = faults_of_card(head + share + item("a", "max = 10\n" + rule + policy));
    REQUIRE(faults.size() == 1);
    return faults.front();
  };
  const auto fault = with("linear = { full_at = 85 }\n");
  CHECK(fault.message(Language::en) == "«share» is measured in «%», but this is without a unit");
  CHECK(fault.message(Language::vi) == "«share» tính bằng «%», nhưng ở đây không có đơn vị");
  const auto counted = with("per_item = { each = 1 }\n");
  CHECK(counted.fault == Fault::scorecard_input_unit);
  CHECK(counted.message() == "«share» is measured in «%», but per-item needs «1, 2, 3 …»");
  const auto attested = with(linear + "evidence = \"share\"\n");
  CHECK(attested.fault == Fault::scorecard_input_unit);
  CHECK(attested.path == "item[0].evidence");
  CHECK(attested.hint() == "correct the unit of the [[input]] «share», or use something else");
}

TEST_CASE("A number out of its bounds is told once") {
  const std::string count = "[[input]]\nid = \"share\"\ntitle = \"Count\"\n";
  const std::string rest = "not_applicable = \"zero\"\n";
  CHECK(told(head + count + item("a", "max = 10\nper_item = { each = -1 }\n" + rest)) ==
        "scorecard.out-of-range item[0].per_item.each");
  CHECK(told(head + count + item("a", "max = 100\nrank = { places = [100, 1, 200] }\n" + rest)) ==
        "scorecard.out-of-range item[0].rank.places[2]");
  CHECK(told(head + count + item("a", "max = 100\nrank = { places = [100, 1, 2] }\n" + rest)) ==
        "scorecard.out-of-range item[0].rank.places[2]");
}

TEST_CASE("What a card hardly means is warned of") {
  const auto warned = [](const std::string& text) {
    const auto faults = faults_of_card(text);
    CHECK(!has_errors(faults));
    return told(faults);
  };
  const auto steps = [](const std::string& most) {
    return head + share +
           item("a", "max = " + most +
                         "\nsteps = [{ below = \"90%\", points = 0 }, { at_least = \"90%\", points "
                         "= 50 }]\n" +
                         policy);
  };
  CHECK(warned(steps("100")) == "scorecard.best-step item[0].steps");
  CHECK(warned(steps("50")).empty());
  const std::string count = "[[input]]\nid = \"share\"\ntitle = \"Count\"\n";
  const auto base = [&](const std::string& points) {
    return head + count +
           item("a", "max = 10\nincrements = { from = 5, step = 1, each = 1, base = " + points +
                         " }\nnot_applicable = \"zero\"\n");
  };
  CHECK(warned(base("11")) == "scorecard.base-above-max item[0].increments.base");
  CHECK(warned(base("10")).empty());
  const std::string other = "[[input]]\nid = \"other\"\ntitle = \"Other\"\n";
  CHECK(warned(head + share + other + item("a", "max = 10\n" + linear + policy)) ==
        "scorecard.unused-input input[1]");
  CHECK(
      warned(head + share + other +
             "[[knock_out]]\nid = \"k\"\ntitle = \"K\"\ncite = \"3\"\ninput = \"other\"\nat_least "
             "= 1\neffect = \"zero\"\n" +
             item("a", "max = 10\n" + linear + policy))
          .empty());
  const std::string handed_on = "no_activity = \"shared-equally\"\nnot_applicable = \"rescaled\"\n";
  CHECK(warned(head + share + item("a", "max = 10\n" + linear + handed_on)) ==
        "scorecard.nothing-beside item[0].no_activity\n"
        "scorecard.nothing-beside item[0].not_applicable");
  CHECK(warned(head + share + item("a", "max = 10\n" + linear + handed_on) +
               item("b", "max = 10\n" + linear + policy))
            .empty());
}

/// \file
/// What readers see of single facts: figures that are exact or say that they are not, a sentence for
/// every reason, a phrase for everything that can be missing.
#include <doctest/doctest.h>

#include <limits>
#include <set>
#include <string>

#include <thidua/render/explanation_html.hpp>
#include <thidua/render/figure.hpp>
#include <thidua/render/need_text.hpp>

#include "render_samples.hpp"

using namespace thidua;
using namespace thidua::samples;

TEST_CASE(
    "a figure is exact where its decimal ends within four places, and else says that it is not") {
  const auto vi = [](const Measure& measure) { return figure(measure, Language::vi); };
  CHECK(vi(Ratio{900, 2000}) == "900/2000 = 45 %");
  CHECK(vi(Ratio{11249, 25000}) == "11249/25000 = 44,996 %");
  CHECK(figure(Measure{Ratio{11249, 25000}}, Language::en) == "11249/25000 = 44.996 %");
  CHECK(vi(Ratio{13499, 30000}) == "13499/30000 ≈ 44,9967 %");
  CHECK(vi(Ratio{0, 7}) == "0/7 = 0 %");
  CHECK(vi(Ratio{7, 7}) == "7/7 = 100 %");
  CHECK(vi(Ratio{1, 1000000}) == "1/1000000 = 0,0001 %");
  CHECK(vi(NoActivity{}) == "0/0");
  CHECK(vi(Missing{}) == "—");
  CHECK(vi(NotApplicable{}) == "không áp dụng");
  CHECK(vi(Quantity{{25, 2}, "ha"}) == "12,5 ha");
  CHECK(vi(Reported{Percent::of_fraction({45, 100}), 2, PrintRounding::nearest}) ==
        "45,00 % (theo báo cáo)");
  CHECK(figure(Measure{Reported{Percent::of_fraction({9, 200}), 2, PrintRounding::down}},
               Language::en) == "4.50 % (as reported, rounded down)");
  CHECK(figure(percent(45), Language::vi) == "45 %");
  CHECK(figure(Rational{1, 3}, "%", Language::vi) == "100/3 %");
  CHECK(figure(PercentagePoints::of_fraction({1, 25000}), Language::vi) == "0,004 điểm phần trăm");
  CHECK(figure(PercentagePoints::of_fraction({1, 30000}), Language::en) ==
        "1/300 ≈ 0.0033 percentage points");
  CHECK(figure(PercentagePoints::of_fraction({1, 100}), Language::en) == "1 percentage point");
}

TEST_CASE(
    "a rounded figure never looks like a level that it only comes near, however large the counts") {
  CHECK(figure(Measure{Ratio{44999999, 100000000}}, Language::vi) ==
        "44999999/100000000 ≈ 44,999999 %");
  CHECK(figure(PercentagePoints::of_fraction({1, 300000000}), Language::vi) ==
        "1/3000000 ≈ 0,0000003 điểm phần trăm");
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  CHECK(figure(Measure{Ratio{most - 1, most}}, Language::en) ==
        "9223372036854775806/9223372036854775807 ≈ 99.99999999999999999 %");
}

TEST_CASE("every reason has a sentence of its own in each language") {
  const Plan plan = small_plan();
  for (const auto language : both_languages) {
    std::set<std::string> sentences;
    for (const auto& [reason, word] : Words<Reason>::table) {
      CAPTURE(word);
      const std::string sentence = reason_text(with_reason(reason), plan, language);
      CHECK_FALSE(sentence.empty());
      CHECK_FALSE(contains(sentence, "{"));
      CHECK(sentences.insert(sentence).second);
    }
  }
}

TEST_CASE("every reason has a sentence even where nothing else is known") {
  for (const auto language : both_languages) {
    for (const auto& [reason, word] : Words<Reason>::table) {
      Explanation bare;
      bare.reason = reason;
      CAPTURE(word);
      CHECK_FALSE(reason_text(bare, Plan{}, language).empty());
      CHECK_FALSE(explanation_html(bare, Plan{}, language).empty());
    }
  }
}

TEST_CASE("a shortfall says how far it is, and how many would do") {
  const Plan plan = small_plan();
  const auto vi = [&](const Explanation& node) { return reason_text(node, plan, Language::vi); };
  const auto en = [&](const Explanation& node) { return reason_text(node, plan, Language::en); };
  CHECK(vi(compared(Ratio{11249, 25000})) ==
        "11249/25000 = 44,996 %, yêu cầu trên 45 %: thiếu 0,004 điểm phần trăm so với mức; cần "
        "thêm 2 hồ sơ trong số 25000 hồ sơ đã có, hoặc 2 hồ sơ mới đều đạt");
  CHECK(en(compared(Ratio{45, 100}, Comparison::above, Counted::service)) ==
        "45/100 = 45 %, required: above 45 %: exactly at the level, but it must be above it; it "
        "takes 1 more of the existing 100 services, or 1 new service that counts");
  CHECK(contains(vi(compared(Ratio{45, 100})),
                 "đúng bằng mức, nhưng phải trên mức; cần thêm 1 hồ sơ"));
  CHECK(en(compared(Ratio{46, 100}, Comparison::at_most, Counted::officer)) ==
        "46/100 = 46 %, required: at most 45 %: 1 percentage point over the level; it takes 1 "
        "fewer of the existing 100 officers");
  CHECK(vi(compared(Ratio{46, 100})) == "46/100 = 46 %, yêu cầu trên 45 %");

  auto all = compared(Ratio{1, 2});
  all.truth = Truth::no;
  all.comparison->level = percent(100);
  all.shortfall = Shortfall{{1, 2}, false, {}, {}};
  CHECK(contains(vi(all), "dù cả 2 hồ sơ đã có đều đạt cũng không đủ"));

  auto margin = compared(Ratio{46, 100}, Comparison::at_least);
  margin.comparison->margin = Rational{2, 100};
  CHECK(vi(margin) ==
        "46/100 = 46 %, yêu cầu từ 47 % trở lên (45 % cộng khoảng chênh 2 điểm phần trăm)");
}

TEST_CASE("a printed figure says what it can stand for, and a paper its last day in time") {
  const Plan plan = small_plan();
  CHECK(reason_text(with_reason(Reason::straddles), plan, Language::vi) ==
        "45,00 % (theo báo cáo) có thể là từ 44,995 % đến 45,005 %, yêu cầu trên 45 %: chưa phân "
        "định được nếu không có số đếm chính xác");
  CHECK(reason_text(paper_leaf(Truth::no, Reason::paper_late, date(2024, 12, 31)), plan,
                    Language::vi) ==
        "nhận ngày 31/12/2024, hạn: trước ngày 31/12/2024, tức chậm nhất 30/12/2024: quá hạn");
  CHECK(reason_text(paper_leaf(Truth::yes, Reason::paper_in_time, date(2024, 12, 30)), plan,
                    Language::en) ==
        "received on 30 December 2024, due before 31 December 2024, that is by 30 December 2024 at "
        "the latest: in time");
  CHECK(
      reason_text(with_reason(Reason::judged), plan, Language::vi) ==
      "Nguyễn Văn Mẫu (Hội đồng Thi đua - Khen thưởng) đánh giá: đạt, ngày 20/12/2024, theo 12/BB");
}

TEST_CASE("every kind of need is a phrase of its own, open and for each outcome") {
  const Plan plan = small_plan();
  for (const auto language : both_languages) {
    std::set<std::string> phrases;
    for (const auto& [kind, word] : Words<NeedKind>::table) {
      const Need need{kind, "P01", "payment", Judgement::met};
      CAPTURE(word);
      CHECK(phrases.insert(need_text(need, plan, language)).second);
      CHECK(phrases.insert(need_text(SettlingFact{need, Truth::yes}, plan, language)).second);
      CHECK(phrases.insert(need_text(SettlingFact{need, Truth::no}, plan, language)).second);
    }
  }
  CHECK(need_text(Need{NeedKind::paper, "P01", "minutes", {}}, plan, Language::vi) ==
        "«Biên bản họp xét» (trước ngày 31/12/2024, tức chậm nhất 30/12/2024)");
  CHECK(
      need_text(SettlingFact{{NeedKind::judgement, "P01", "solutions", Judgement::met}, Truth::yes},
                plan, Language::vi) ==
      "ý kiến của Hội đồng Thi đua - Khen thưởng về «Có giải pháp hiệu quả»: đạt");
  CHECK(need_text(Need{NeedKind::exact_counts, "P01", "payment", {}}, plan, Language::en) ==
        "exact counts of «Online payment» instead of the reported figure");
}

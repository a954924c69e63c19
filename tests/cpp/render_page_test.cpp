/// \file
/// What readers see of whole explanations, in both languages, and names that try to be HTML or lines.
#include <doctest/doctest.h>

#include <string>

#include <thidua/render/explanation_html.hpp>
#include <thidua/render/explanation_text.hpp>
#include <thidua/render/html_escape.hpp>

#include "render_samples.hpp"

using namespace thidua;
using namespace thidua::samples;

namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

Explanation open_award() {
  return merit(Ratio{46, 100}, Truth::undetermined,
               paper_leaf(Truth::undetermined, Reason::paper_not_known, {}));
}
Explanation failed_award() {
  return merit(Ratio{11249, 25000}, Truth::no,
               paper_leaf(Truth::no, Reason::paper_late, date(2024, 12, 31)));
}
/// A lower award, where a higher one is given.
Explanation lower_award() {
  auto higher = inner(NodeKind::award, Truth::yes, "IV.2", {"Bằng khen", "Certificate of Merit"},
                      {compared(Ratio{46, 100})});
  auto none = inner(NodeKind::precedence, Truth::no, "V", {}, {higher});
  none.reason = Reason::higher_award;
  return inner(NodeKind::award, Truth::no, "IV.3", {"Giấy khen", "Certificate of Commendation"},
               {compared(Ratio{46, 100}), none});
}

}  // namespace

TEST_CASE("an undetermined award in Vietnamese: the tree, what is missing, the readings") {
  CHECK("\n" + explanation_text(open_award(), small_plan(), Language::vi) == R"(
? «IV.2» Bằng khen – Phòng Mây Trắng — chưa xác định; phải đạt tất cả: đạt 0/2, chưa xác định 2
  ? «IV.2.1» Tất cả các điều kiện sau — phải đạt tất cả: đạt 1/2, chưa xác định 1
    ✓ «IV.2.1.a» Đạt các nội dung thi đua — phải đạt tất cả: đạt 1/1
      ✓ «II.1.c» Tỷ lệ thanh toán trực tuyến — 46/100 = 46 %, yêu cầu trên 45 % [1]
    ? «IV.2.1.b» Có giải pháp hiệu quả — chưa có đánh giá của Hội đồng Thi đua - Khen thưởng
  ? «IV.3-HS.a» Biên bản họp xét — chưa biết đã nhận hay chưa, hạn: trước ngày 31/12/2024, tức chậm nhất 30/12/2024

Còn thiếu
  - Đủ điều kiện nếu:
    - có đủ các điều sau:
      - ý kiến của Hội đồng Thi đua - Khen thưởng về «Có giải pháp hiệu quả»: đạt
      - «Biên bản họp xét» được nhận trong hạn (trước ngày 31/12/2024, tức chậm nhất 30/12/2024)
  - Không đủ điều kiện nếu có một trong các điều sau:
    - ý kiến của Hội đồng Thi đua - Khen thưởng về «Có giải pháp hiệu quả»: chưa đạt
    - «Biên bản họp xét» không được nhận trong hạn (trước ngày 31/12/2024, tức chậm nhất 30/12/2024)

Cách hiểu đã áp dụng
  [1] Đúng mức có đạt không? → Không
)");
}

TEST_CASE("an award that is not earned in English: the tree, what failed, the readings") {
  CHECK("\n" + explanation_text(failed_award(), small_plan(), Language::en) == R"(
✗ clause IV.2: Certificate of Merit – Phòng Mây Trắng — does not qualify; all must hold: 0 of 2 yes, 2 no
  ✗ clause IV.2.1: All of the following — all must hold: 0 of 2 yes, 1 no, 1 undetermined
    ✗ clause IV.2.1.a: The contents are met — all must hold: 0 of 1 yes, 1 no
      ✗ clause II.1.c: Online payment — 11249/25000 = 44.996 %, required: above 45 %: 0.004 percentage points short of the level; it takes 2 more of the existing 25000 dossiers, or 2 new dossiers that all count [1]
    ? clause IV.2.1.b: Effective solutions — not judged yet by Emulation Council
  ✗ clause IV.3-HS.a: Minutes of the meeting — received on 31 December 2024, due before 31 December 2024, that is by 30 December 2024 at the latest: too late

What failed
  - clause II.1.c: Online payment — 11249/25000 = 44.996 %, required: above 45 %: 0.004 percentage points short of the level; it takes 2 more of the existing 25000 dossiers, or 2 new dossiers that all count
  - clause IV.3-HS.a: Minutes of the meeting — received on 31 December 2024, due before 31 December 2024, that is by 30 December 2024 at the latest: too late

Readings used
  [1] Is the level itself enough? → No
)");
}

TEST_CASE("a higher award is named in one line and not explained again") {
  CHECK("\n" + explanation_text(lower_award(), small_plan(), Language::vi) == R"(
✗ «IV.3» Giấy khen – Phòng Mây Trắng — đạt các tiêu chuẩn, nhưng không xét tặng vì đã có hình thức cao hơn; phải đạt tất cả: đạt 1/2, không đạt 1
  ✓ «II.1.c» Tỷ lệ thanh toán trực tuyến — 46/100 = 46 %, yêu cầu trên 45 %
  ✗ «V» Không có hình thức khen thưởng cao hơn cho cùng thành tích — đủ điều kiện nhận hình thức cao hơn (Bằng khen), nên không xét tặng hình thức này cho cùng thành tích

Vì sao không
  - đủ điều kiện nhận hình thức cao hơn (Bằng khen), nên không xét tặng hình thức này cho cùng thành tích
)");
}

TEST_CASE("what others' results, named criteria and exceptions look like") {
  auto unit = compared(Ratio{1, 2});
  unit.subject = "P02";
  unit.subject_name = {"Phòng Nắng Sớm", {}};
  unit.kind = NodeKind::target_exceeded;
  auto held = leaf(NodeKind::role, Truth::yes, Reason::role_held, "IV.1.b");
  held.roles = {"leader"};
  auto exception = inner(NodeKind::exception, Truth::yes, "IV.9", {}, {held});
  exception.then = false;
  auto excepted = inner(NodeKind::excepted, Truth::no, "IV.8", {}, {unit, exception});
  auto named = inner(NodeKind::criterion, Truth::yes, "IV.2.1.b", {},
                     {inner(NodeKind::any, Truth::yes, "IV.2.1.b", {}, {held})});
  const auto award = inner(NodeKind::award, Truth::no, "IV.2",
                           {"Bằng khen", "Certificate of Merit"}, {excepted, named});
  CHECK("\n" + explanation_text(award, small_plan(), Language::en) == R"(
✗ clause IV.2: Certificate of Merit – Phòng Mây Trắng — does not qualify; all must hold: 1 of 2 yes, 1 no
  ✗ clause IV.8: A condition with exceptions — an exception applies, so it counts as not met
    ✓ clause II.1.c: Exceeded: Online payment — 1/2 = 50 %, required: above 45 % (results of Phòng Nắng Sớm)
    ✓ clause IV.9: Exception; where it applies, the condition counts as not met — applies
      ✓ clause IV.1.b: Role — has a role that is asked for: «Leader»
  ✓ clause IV.2.1.b: One of the following — at least one must hold: 1 of 1 yes
    ✓ clause IV.1.b: Role — has a role that is asked for: «Leader»

What failed
  - clause IV.1.b: Role — has a role that is asked for: «Leader» (which rules it out)
)");
}

TEST_CASE("many ways are shown by their smallest, with the number of the others") {
  std::vector<Explanation> judgements;
  for (int i = 0; i < 8; ++i) {
    judgements.push_back(not_judged());
    judgements.back().need->id = "judged-" + std::to_string(i);
  }
  const auto one_of = inner(NodeKind::any, Truth::undetermined, "IV", {}, judgements);
  const auto text = explanation_text(one_of, small_plan(), Language::en);
  CHECK(contains(text,
                 "  - Yes if any one of these holds:\n    - the judgement on «judged-0»: met\n"));
  CHECK(contains(text, "    - and 3 more ways\n  - No if:\n    - all of these:\n"));

  auto stuck = inner(NodeKind::all, Truth::undetermined, "IV", {}, {not_judged()});
  stuck.children.front().need.reset();
  CHECK(contains(explanation_text(stuck, small_plan(), Language::en),
                 "no set of the missing facts was found"));
}

TEST_CASE("HTML has every line of the text, closed elements and the wording of clauses") {
  for (const auto language : both_languages) {
    auto award = failed_award();
    award.wording = {"Tiêu chuẩn tặng «Bằng khen»", "Criteria"};
    const auto html = explanation_html(award, small_plan(), language);
    for (const std::string tag :
         {"div", "ul", "li", "details", "summary", "span", "p", "sup", "style"}) {
      CAPTURE(tag);
      CHECK(count_of(html, "<" + tag + ">") + count_of(html, "<" + tag + " ") ==
            count_of(html, "</" + tag + ">"));
    }
    CHECK(contains(html, "title=\"" + award.wording.in(language) + "\""));
    CHECK(contains(html, "11249/25000 = 44"));
    CHECK(count_of(html, "<details open>") == 3);
  }
}

TEST_CASE("names that try to be HTML or lines of their own stay names") {
  CHECK(html_escape(R"(<b title="x" id='y'>&amp;)") ==
        "&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
  const std::string hostile = "<script>alert(\"1\")</script>'&\n✓ \x1b[2J{0}";
  Plan plan = small_plan();
  plan.authorities.front().title = {hostile, hostile};
  plan.open_points.front().question = {hostile, hostile};
  plan.papers.front().title = {hostile, hostile};
  for (auto award : {open_award(), failed_award()}) {
    award.title = {hostile, hostile};
    award.subject_name = {hostile, hostile};
    award.wording = {hostile, hostile};
    award.cite = {hostile, hostile};
    auto judged = with_reason(Reason::judged);
    judged.children.clear();
    judged.judgements.front().by = hostile;
    judged.judgements.front().paper = hostile;
    judged.comparison->source = hostile;
    award.children.push_back(judged);
    for (const auto language : both_languages) {
      const auto html = explanation_html(award, plan, language);
      CHECK_FALSE(contains(html, "<script"));
      CHECK_FALSE(contains(html, "alert(\""));
      CHECK(contains(html, "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;"));
      const auto text = explanation_text(award, plan, language);
      CHECK_FALSE(contains(text, "\x1b"));
      CHECK_FALSE(contains(text, "\n✓ "));
      CHECK(contains(text, "[2J{0}"));
    }
  }
}

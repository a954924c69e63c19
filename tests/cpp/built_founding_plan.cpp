/// \file
/// The founding plan, whole, in C++: the same as examples/campaigns/lang-son-2024.toml, whose comments say where it comes from.
#include "built_founding_plan.hpp"

namespace thidua {

namespace {

using namespace build;

/// What the plan rests on.
void add_basis(CampaignBuilder& plan) {
  plan.basis("BASIS-1", BasisKind::parent_plan, "134/KH-UBND")
      .dated(date(2024, 6, 6))
      .issuer({"UBND tỉnh Lạng Sơn", "People's Committee of Lạng Sơn province"})
      .cite("BASIS-1");
  plan.basis("BASIS-2", BasisKind::decision, "497/QĐ-UBND")
      .dated(date(2024, 3, 15))
      .issuer({"Chủ tịch UBND tỉnh Lạng Sơn",
               "Chairman of the People's Committee of Lạng Sơn province"})
      .cite("BASIS-2");
  plan.basis("DECREE-98", BasisKind::decree, "98/2023/NĐ-CP")
      .dated(date(2023, 12, 31))
      .cite("IV.3-HS.b");
  plan.basis("LAW-2022", BasisKind::law, "06/2022/QH15")
      .titled({"Luật Thi đua, khen thưởng", "Law on Emulation and Commendation"})
      .cite("LAW-2022:5");
}

/// What is not in the plan's text.
void add_parameters(CampaignBuilder& plan) {
  plan.parameter("issue-date", ParameterKind::date,
                 {"Ngày ban hành Kế hoạch", "Date of issue of the Plan"})
      .not_before(date(2024, 6, 6))
      .cite("III");
  plan.parameter(
          "exceeded-margin", ParameterKind::percentage_points,
          {"Mức chênh tối thiểu để coi là «vượt»", "Least difference that counts as «exceeded»"})
      .decided_by("council")
      .cite("IV.2.1.a");
}

/// Who judges, who may take part, who has to do what.
void add_people(CampaignBuilder& plan) {
  plan.authority("chairman",
                 {"Chủ tịch UBND tỉnh", "Chairman of the provincial People's Committee"});
  plan.authority("director", {"Giám đốc Sở", "Director of the Department"});
  plan.authority("council", {"Hội đồng Thi đua - Khen thưởng Sở",
                             "Emulation and Commendation Council of the Department"});
  plan.authority("office", {"Văn phòng Sở", "Office of the Department"});
  plan.authority("division-heads", {"Trưởng các phòng", "Heads of divisions"});
  plan.role("leader", {"Lãnh đạo", "Leader"}).cite("IV.1.b");
  plan.role("civil-servant", {"Công chức", "Civil servant"}).cite("IV.1.b");
  plan.role("employee", {"Người lao động", "Employee"}).cite("IV.1.b");
  plan.role("one-stop", {"Trực tiếp tham mưu, chỉ đạo, thực hiện nhiệm vụ tại Bộ phận Một cửa",
                         "Directly advises on, directs or performs the work of the One-Stop Shop"})
      .cite("IV.1.b");
  plan.subject_kind("collective", {"Tập thể", "Collective"}).cite("IV.1.a");
  plan.subject_kind("individual", {"Cá nhân", "Individual"})
      .counted_as(CountedAs::officer)
      .results_of(open("individual-results"))
      .eligible(
          all_of(role("leader", "civil-servant", "employee"), role("one-stop")).cite("IV.1.b"))
      .cite("IV.1.b");
  plan.duty({"Trưởng các phòng", "Heads of divisions"},
            {"Tổ chức triển khai; kết thúc đợt thi đua chủ động tổ chức tổng kết, đánh giá kết quả",
             "Organise the work; when the campaign ends, sum up and evaluate the results"})
      .cite("V.1");
  plan.duty({"Văn phòng Sở", "Office of the Department"},
            {"Đôn đốc thực hiện; tiếp nhận, thẩm định hồ sơ đề nghị khen thưởng",
             "Urge progress; receive and appraise the nominations"})
      .cite("V.2");
}

/// What is counted.
void add_counting(CampaignBuilder& plan) {
  plan.flag("online", {"Nộp trực tuyến", "Filed online"});
  plan.flag("processed_online", {"Xử lý trực tuyến", "Handled online"});
  plan.flag("fee_due", {"Phát sinh phí, lệ phí", "A fee or charge is due"});
  plan.flag("paid_online", {"Đã thanh toán trực tuyến", "Paid online"}).dated(DateField::paid);
  plan.indicator("services-online", {"Tỷ lệ dịch vụ công phát sinh hồ sơ trực tuyến",
                                     "Share of public services with at least one online dossier"})
      .system({"Hệ thống thông tin giải quyết TTHC của tỉnh",
               "The province's information system for handling administrative procedures"})
      .ratio(services("online"), services())
      .no_activity(open("no-activity"))
      .cite("BASIS-2");
  plan.indicator("processed-online",
                 {"Tỷ lệ hồ sơ xử lý trực tuyến", "Share of dossiers handled online"})
      .system({"Hệ thống thông tin giải quyết TTHC của tỉnh",
               "The province's information system for handling administrative procedures"})
      .ratio(dossiers("processed_online"), dossiers())
      .no_activity(open("no-activity"))
      .cite("BASIS-2");
  plan.indicator("online-payment",
                 {"Tỷ lệ thanh toán trực tuyến trên Cổng dịch vụ công quốc gia",
                  "Share of online payment on the National Public Service Portal"})
      .system({"Cổng dịch vụ công quốc gia", "National Public Service Portal"})
      .ratio(dossiers("fee_due", "paid_online"), dossiers("fee_due"))
      .no_activity(open("no-activity"))
      .cite("BASIS-2");
}

/// What is to be reached: part II.
void add_contents(CampaignBuilder& plan) {
  plan.target("II.1.a",
              {"Tỷ lệ dịch vụ công phát sinh hồ sơ trực tuyến đạt trên 90%",
               "Public services with online dossiers above 90%"},
              "services-online", above("90%"))
      .met_when(open("strictness"))
      .cite("II.1.a");
  plan.target("II.1.b",
              {"Tỷ lệ hồ sơ xử lý trực tuyến đạt trên 95%", "Dossiers handled online above 95%"},
              "processed-online", above("95%"))
      .met_when(open("strictness"))
      .cite("II.1.b");
  plan.target("II.1.c", {"Tỷ lệ thanh toán trực tuyến đạt trên 45%", "Online payment above 45%"},
              "online-payment", above("45%"))
      .met_when(open("strictness"))
      .cite("II.1.c");
  plan.content("II.2", {"Rà soát, trình công bố TTHC đủ điều kiện thực hiện DVCTT toàn trình",
                        "Review procedures and submit those fit for full-process online service"})
      .judged_by("council")
      .cite("II.2");
  plan.content(
          "II.3",
          {"Chỉ đạo, tuyên truyền, hỗ trợ, khuyến khích thực hiện TTHC và thanh toán trực tuyến",
           "Direct, publicise, support and encourage filing and paying online"})
      .judged_by("council")
      .cite("II.3");
  plan.content("II.4", {"Bồi dưỡng kỹ năng, kiến thức về thanh toán trực tuyến cho Bộ phận Một cửa",
                        "Train the One-Stop Shop in online payment"})
      .judged_by("council")
      .cite("II.4");
  plan.content("II.5",
               {"Nghiên cứu các giải pháp hiệu quả làm tăng tỷ lệ người dân thanh toán trực tuyến",
                "Find effective solutions that bring more people to pay online"})
      .judged_by("council")
      .cite("II.5");
  plan.contents()
      .exceeded(open("exceeded"))
      .margin("exceeded-margin")
      .attested_exceeded(open("attested-exceeded"))
      .cite("II");
  plan.attested("effective-solutions",
                {"Có giải pháp hiệu quả để tăng cường, thúc đẩy hoàn thành các nội dung thi đua",
                 "Effective solutions that strengthen and speed up the completion of the contents"})
      .judged_by("council")
      .cite("IV.2.1.b");
  plan.attested(
          "creative-practice",
          {"Có nhiều cách làm sáng tạo trong tổ chức, triển khai thực hiện phong trào thi đua",
           "Many creative ways of organising and carrying out the campaign"})
      .judged_by("council")
      .cite("IV.2.1.b");
  plan.attested("led-directly",
                {"Trực tiếp lãnh đạo, chỉ đạo, tổ chức thực hiện phong trào có hiệu quả",
                 "Led, directed or organised the campaign directly and effectively"})
      .judged_by("council")
      .cite("IV.2.2.a");
  plan.attested("outstanding-achievement", {"Có thành tích tiêu biểu trong phong trào thi đua",
                                            "Exemplary achievement in the campaign"})
      .judged_by("council")
      .cite("IV.2.2.b");
  plan.attested("active-advice", {"Tích cực trong công tác tham mưu, đề xuất sáng kiến cải tiến "
                                  "việc tăng tỷ lệ thanh toán trực tuyến",
                                  "Active in advising and in proposing initiatives that raise the "
                                  "share of online payment"})
      .judged_by("council")
      .cite("IV.2.2.b");
  plan.attested("guided-people", {"Tăng cường hướng dẫn người dân và doanh nghiệp nộp hồ sơ trực "
                                  "tuyến, thanh toán phí, lệ phí trực tuyến",
                                  "Guided people and businesses more in filing and paying online"})
      .judged_by("council")
      .cite("IV.3.2.b");
}

/// The nomination papers: IV.3-HS, IV.4.
void add_papers(CampaignBuilder& plan) {
  plan.deadline("nomination", before(date(2024, 12, 31))).cite("IV.4");
  plan.paper("minutes", {"Biên bản họp xét khen thưởng", "Minutes of the review meeting"})
      .to("office")
      .due("nomination")
      .cite("IV.3-HS.a");
  plan.paper("achievement-report", {"Báo cáo thành tích", "Achievement report"})
      .form(vi("Mẫu số 08, Nghị định số 98/2023/NĐ-CP"))
      .to("office")
      .due("nomination")
      .cite("IV.3-HS.b");
  plan.paper("summary-report",
             {"Báo cáo tổng kết, đánh giá kết quả đợt thi đua", "End-of-campaign summary report"})
      .cite("V.1");
}

/// The two awards: IV.2 and IV.3.
void add_awards(CampaignBuilder& plan) {
  plan.criterion("IV.2.1.b", all_of(attested("effective-solutions"), attested("creative-practice")))
      .cite("IV.2.1.b");
  plan.criterion("IV.2.2.b", all_of(attested("outstanding-achievement"), attested("active-advice")))
      .cite("IV.2.2.b");
  plan.award("bang-khen",
             {"Bằng khen của Chủ tịch UBND tỉnh",
              "Certificate of Merit of the Chairman of the provincial People's Committee"})
      .granted_by("chairman")
      .papers({"minutes", "achievement-report"})
      .cite("IV.2")
      .for_kind("collective",
                all_of(contents_exceeded().cite("IV.2.1.a"), named("IV.2.1.b").cite("IV.2.1.b"))
                    .cite("IV.2.1"))
      .for_kind("individual",
                any_of(all_of(attested("led-directly"), contents_exceeded()).cite("IV.2.2.a"),
                       named("IV.2.2.b").cite("IV.2.2.b"))
                    .cite("IV.2.2"));
  plan.award("giay-khen", {"Giấy khen của Giám đốc Sở",
                           "Certificate of Commendation of the Director of the Department"})
      .granted_by("director")
      .papers({"minutes", "achievement-report"})
      .cite("IV.3")
      .for_kind("collective",
                all_of(contents_met().cite("IV.3.1.a"), named("IV.2.1.b").cite("IV.3.1.b"))
                    .cite("IV.3.1"))
      .for_kind("individual",
                any_of(all_of(attested("led-directly"), contents_met()).cite("IV.3.2.a"),
                       all_of(named("IV.2.2.b"), attested("guided-people")).cite("IV.3.2.b"))
                    .cite("IV.3.2"));
  plan.one_achievement(open("one-achievement"), {"bang-khen", "giay-khen"}).cite("LAW-2022:5");
}

/// Where the wording leaves room, and two ways of reading the whole.
void add_readings(CampaignBuilder& plan) {
  plan.open_point("strictness", {"«đạt trên 45%» (cũng vậy với 90%, 95%): đúng 45% có đạt không?",
                                 "«đạt trên 45%» (90% and 95% alike): is exactly 45% enough?"})
      .cite("II.1")
      .reading("above", {"Không: «trên» là lớn hơn, đúng mức là chưa đạt",
                         "No: «trên» is more than; the level itself does not meet it"})
      .reading("at-least", {"Có: tỷ lệ là mức được giao, bằng mức là đạt",
                            "Yes: the percentage is the assigned level, and reaching it meets it"});
  plan.open_point("exceeded", {"«đạt và vượt các nội dung thi đua»: thế nào là «vượt»?",
                               "«đạt và vượt»: what is «exceeding» the contents?"})
      .cite("IV.2.1.a")
      .reading("above-level", {"Mọi chỉ tiêu cao hơn mức, các nội dung khác đạt",
                               "Every target above its level, the other contents met"})
      .reading(
          "margin",
          {"Mọi chỉ tiêu cao hơn mức ít nhất một khoảng do Hội đồng định, các nội dung khác đạt",
           "Every target past its level by a margin that the council sets, the other contents met"})
      .reading("one-target", {"Mọi nội dung đạt và ít nhất một chỉ tiêu cao hơn mức",
                              "Every content met and at least one target above its level"})
      .reading("all-contents", {"Mọi nội dung vượt, kể cả nội dung không có số liệu",
                                "Every content exceeded, those without a number included"});
  plan.open_point("attested-exceeded",
                  {"Nội dung không có số liệu (II.2–II.5): thế nào là «vượt»?",
                   "Contents without a number (II.2–II.5): what is «exceeding» them?"})
      .cite("IV.2.1.a")
      .reading("judged", {"Khi Hội đồng đánh giá là vượt", "When the council judges so"})
      .reading("met-is-enough", {"Không có mức để vượt: đạt là đủ",
                                 "There is no level to exceed: meeting them is enough"});
  plan.open_point("individual-results",
                  {"«Nội dung thi đua tại mục II» của cá nhân: kết quả của ai?",
                   "An individual's «contents of part II»: whose results?"})
      .cite("IV.2.2.a")
      .reading("own", {"Hồ sơ của chính cá nhân đó", "The person's own dossiers"})
      .reading("unit",
               {"Kết quả của phòng nơi cá nhân công tác", "The results of the person's division"});
  plan.open_point("no-activity",
                  {"Đơn vị không có hồ sơ để tính tỷ lệ (0/0): chỉ tiêu được xét thế nào?",
                   "A unit with no dossier to form the share (0/0): how is the target judged?"})
      .cite("II.1")
      .reading("not-counted", {"Không áp dụng chỉ tiêu đó", "The target does not apply to it"})
      .reading("not-met", {"Chưa đạt", "It is not met"})
      .reading("undetermined",
               {"Chưa xác định, Hội đồng quyết định", "Undetermined, the council decides"});
  plan.open_point("one-achievement",
                  {"Đủ điều kiện cả hai hình thức cho một thành tích: tặng thế nào?",
                   "Both awards earned for one achievement: which are given?"})
      .cite("LAW-2022:5")
      .reading("highest-only", {"Chỉ hình thức cao nhất", "The highest only"})
      .reading("each", {"Từng hình thức", "Each of them"});
  plan.named_reading("literal", {"Theo câu chữ", "Literal"})
      .choose("strictness", "above")
      .choose("exceeded", "above-level")
      .choose("attested-exceeded", "judged")
      .choose("individual-results", "own")
      .choose("no-activity", "undetermined")
      .choose("one-achievement", "highest-only");
  plan.named_reading("assigned-level", {"Theo mức được giao", "By the assigned level"})
      .choose("strictness", "at-least")
      .choose("exceeded", "above-level")
      .choose("attested-exceeded", "judged")
      .choose("individual-results", "unit")
      .choose("no-activity", "not-counted")
      .choose("one-achievement", "highest-only");
}

}  // namespace

Plan built_founding_plan() {
  CampaignBuilder plan{"lang-son-sct-2024"};
  plan.title({"Nâng cao tỷ lệ thanh toán trực tuyến trong giải quyết thủ tục hành chính của Sở "
              "Công Thương tỉnh Lạng Sơn",
              "Raise the share of online payment in handling administrative procedures at the "
              "Department of Industry and Trade of Lạng Sơn province"})
      .issuer(
          {"Sở Công Thương tỉnh Lạng Sơn", "Department of Industry and Trade of Lạng Sơn province"})
      .cite("TITLE")
      .counted_by(DateField::submitted)
      .period(from_parameter("issue-date"), through(date(2024, 12, 26)), "III");
  add_founding_wording(plan);
  add_basis(plan);
  add_parameters(plan);
  add_people(plan);
  add_counting(plan);
  add_contents(plan);
  add_papers(plan);
  add_awards(plan);
  add_readings(plan);
  return plan.plan();
}

}  // namespace thidua

/// \file
/// The clauses of the founding plan, so that explanations can quote them.
#include "built_founding_plan.hpp"

namespace thidua {

void add_founding_wording(CampaignBuilder& plan) {
  plan.clause(
      "TITLE",
      {"Phát động đợt thi đua cao điểm “Nâng cao tỷ lệ thanh toán trực tuyến trong giải quyết thủ "
       "tục hành chính của Sở Công Thương tỉnh Lạng Sơn”",
       "Launches the peak emulation campaign “Raise the share of online payment in handling "
       "administrative procedures at the Department of Industry and Trade of Lạng Sơn province”"});
  plan.clause("BASIS-1", {"Kế hoạch số 134/KH-UBND ngày 6/06/2024 của UBND tỉnh",
                          "Plan 134/KH-UBND of 6 June 2024 of the provincial People's Committee"});
  plan.clause("BASIS-2",
              {"Quyết định số 497/QĐ-UBND ngày 15/3/2024 của Chủ tịch UBND tỉnh giao chỉ tiêu «Tỷ "
               "lệ dịch vụ công phát sinh hồ sơ trực tuyến»; «Tỷ lệ hồ sơ xử lý trực tuyến» trên "
               "Hệ thống thông tin giải quyết TTHC của tỉnh và «Tỷ lệ thanh toán trực tuyến trên "
               "Cổng dịch vụ công quốc gia» cho các sở, ban, ngành, UBND các huyện, thành phố",
               "Decision 497/QĐ-UBND of 15 March 2024 of the Chairman of the provincial People's "
               "Committee, which assigns departments, boards, sectors and districts their shares: "
               "of public services with online dossiers and of dossiers handled online, both on "
               "the province's system for handling administrative procedures, and of online "
               "payment, on the National Public Service Portal"});
  plan.clause(
      "I.1",
      {"Tạo khí thế thi đua sôi nổi … đẩy mạnh việc thanh toán, thực hiện nghĩa vụ tài chính trực "
       "tuyến qua dịch vụ thanh toán trực tuyến của Cổng DVCQG (Payment Platform) …",
       "A lively spirit of emulation … promote paying and meeting financial obligations online "
       "through the payment service of the National Public Service Portal (Payment Platform) …"});
  plan.clause(
      "I.2", {"… đảm bảo tính thiết thực, chất lượng và hiệu quả … Biểu dương, khen thưởng các tập "
              "thể, cá nhân có thành tích tiêu biểu, xuất sắc … Nhân rộng các mô hình tiêu biểu",
              "… practical, of quality and effective … Commend and reward collectives and "
              "individuals with exemplary, outstanding achievements … Spread exemplary models"});
  plan.clause("II", {"(Mục II: các nội dung thi đua)", "(Part II: the contents of the campaign)"});
  plan.clause("II.1", {"(Mục II, khoản 1: các chỉ tiêu)", "(Part II, item 1: the targets)"});
  plan.clause("II.1.a",
              {"Tỷ lệ dịch vụ công phát sinh hồ sơ trực tuyến đảm bảo đạt trên 90%",
               "The share of public services with at least one online dossier is above 90%"});
  plan.clause("II.1.b", {"Tỷ lệ hồ sơ xử lý trực tuyến đạt trên 95%",
                         "The share of dossiers handled online is above 95%"});
  plan.clause("II.1.c",
              {"Tỷ lệ thanh toán trực tuyến trên Cổng dịch vụ công Quốc gia đạt trên 45%",
               "The share of online payment on the National Public Service Portal is above 45%"});
  plan.clause("II.2",
              {"Tập trung rà soát, trình Chủ tịch UBND tỉnh công bố TTHC đủ điều kiện thực hiện "
               "DVCTT toàn trình …",
               "Review procedures, and submit to the Chairman of the provincial People's Committee "
               "for announcement those fit for a full-process online public service …"});
  plan.clause("II.3", {"Tăng cường công tác chỉ đạo, tuyên truyền, hỗ trợ, khuyến khích … tham gia "
                       "thực hiện TTHC trực tuyến và thanh toán trực tuyến",
                       "Direct, publicise, support and encourage more … so that procedures are "
                       "carried out and paid for online"});
  plan.clause(
      "II.4",
      {"Tăng cường bồi dưỡng các kỹ năng, kiến thức về thanh toán trực tuyến cho … Bộ phận Một cửa",
       "Train … the One-Stop Shop more in the skills and knowledge of online payment"});
  plan.clause("II.5",
              {"Nghiên cứu các giải pháp hiệu quả … bố trí quầy trực tiếp hỗ trợ, hướng dẫn tạo "
               "tài khoản, thiết lập các ứng dụng hỗ trợ … làm tăng tỷ lệ người dân tiếp cận với "
               "hình thức thanh toán trực tuyến",
               "Study effective solutions … staff a help desk, guide people in opening accounts, "
               "set up supporting applications … so that more people come to pay online"});
  plan.clause("III",
              {"Thời gian thi đua thực hiện từ ngày ban hành Kế hoạch đến hết ngày 26/12/2024",
               "The campaign runs from the Plan's date of issue to the end of 26 December 2024"});
  plan.clause("IV.1", {"(Mục IV, khoản 1: đối tượng khen thưởng)",
                       "(Part IV, item 1: who may be commended)"});
  plan.clause("IV.1.a",
              {"Tập thể: các phòng trực thuộc Sở", "Collectives: the divisions of the Department"});
  plan.clause("IV.1.b", {"Cá nhân: Lãnh đạo, công chức, người lao động trực tiếp tham mưu, chỉ "
                         "đạo, thực hiện nhiệm vụ tại Bộ phận Một cửa",
                         "Individuals: leaders, civil servants and employees who directly advise "
                         "on, direct or perform the work of the One-Stop Shop"});
  plan.clause("IV.2", {"Tiêu chuẩn tặng Bằng khen của Chủ tịch UBND tỉnh",
                       "Criteria for the Certificate of Merit of the Chairman of the provincial "
                       "People's Committee"});
  plan.clause("IV.2.1", {"Đối với tập thể đạt các tiêu chuẩn sau",
                         "For collectives that meet the following criteria"});
  plan.clause("IV.2.1.a", {"Đạt và vượt các nội dung thi đua tại mục II",
                           "Meet and exceed the contents of part II"});
  plan.clause("IV.2.1.b",
              {"Có giải pháp hiệu quả để tăng cường, thúc đẩy hoàn thành các nội dung thi đua; có "
               "nhiều cách làm sáng tạo trong tổ chức, triển khai thực hiện phong trào thi đua",
               "Effective solutions that strengthen and speed up the completion of the contents; "
               "many creative ways of organising and carrying out the campaign"});
  plan.clause("IV.2.2", {"Đối với cá nhân đạt một trong các tiêu chuẩn sau",
                         "For individuals that meet one of the following criteria"});
  plan.clause("IV.2.2.a", {"Trực tiếp lãnh đạo, chỉ đạo, tổ chức thực hiện phong trào có hiệu quả; "
                           "hoàn thành đạt và vượt các nội dung thi đua tại mục II",
                           "Led, directed or organised the campaign directly and effectively; "
                           "completed, met and exceeded the contents of part II"});
  plan.clause("IV.2.2.b",
              {"Có thành tích tiêu biểu trong phong trào thi đua, tích cực trong công tác tham "
               "mưu, đề xuất sáng kiến cải tiến việc tăng tỷ lệ thanh toán trực tuyến",
               "Exemplary achievement in the campaign; active in advising and in proposing "
               "initiatives that raise the share of online payment"});
  plan.clause("IV.3",
              {"Tiêu chuẩn tặng Giấy khen của Giám đốc Sở",
               "Criteria for the Certificate of Commendation of the Director of the Department"});
  plan.clause("IV.3.1", {"Đối với tập thể đạt các tiêu chuẩn sau",
                         "For collectives that meet the following criteria"});
  plan.clause("IV.3.1.a", {"Đạt các nội dung thi đua tại mục II", "Meet the contents of part II"});
  plan.clause("IV.3.1.b",
              {"Có giải pháp hiệu quả để tăng cường, thúc đẩy hoàn thành các nội dung thi đua; có "
               "nhiều cách làm sáng tạo trong tổ chức, triển khai thực hiện phong trào thi đua",
               "As IV.2.1.b"});
  plan.clause("IV.3.2", {"Đối với cá nhân đạt một trong các tiêu chuẩn sau",
                         "For individuals that meet one of the following criteria"});
  plan.clause("IV.3.2.a", {"… hoàn thành đạt các nội dung thi đua tại mục II",
                           "… completed and met the contents of part II"});
  plan.clause("IV.3.2.b",
              {"Có thành tích tiêu biểu trong phong trào thi đua, tích cực trong công tác tham "
               "mưu, đề xuất sáng kiến cải tiến việc tăng tỷ lệ thanh toán trực tuyến; … tăng "
               "cường hướng dẫn người dân và doanh nghiệp, nộp hồ sơ trực tuyến, thanh toán phí, "
               "lệ phí trực tuyến trên Cổng dịch vụ công quốc gia",
               "As IV.2.2.b, and … guided people and businesses more in filing online and in "
               "paying fees and charges online on the National Public Service Portal"});
  plan.clause("IV.3-HS", {"Thủ tục, hồ sơ đề nghị khen thưởng, 01 bộ gồm: a) Biên bản họp xét khen "
                          "thưởng; b) Báo cáo thành tích của các tập thể, cá nhân theo mẫu số 08 "
                          "ban hành kèm theo Nghị định số 98/2023/NĐ-CP",
                          "Procedure and papers of the nomination, one set: a) minutes of the "
                          "review meeting; b) achievement report of the collectives and "
                          "individuals on form 08 issued with decree 98/2023/NĐ-CP"});
  plan.clause("IV.3-HS.a", {"Biên bản họp xét khen thưởng", "Minutes of the review meeting"});
  plan.clause("IV.3-HS.b", {"Báo cáo thành tích của các tập thể, cá nhân theo mẫu số 08 ban hành "
                            "kèm theo Nghị định số 98/2023/NĐ-CP",
                            "Achievement report of the collectives and individuals on form 08 "
                            "issued with decree 98/2023/NĐ-CP"});
  plan.clause("IV.4",
              {"Gửi hồ sơ đề nghị khen thưởng về Văn phòng Sở tổng hợp trước ngày 31/12/2024",
               "Nominations are sent to the Department's Office, which gathers them, before 31 "
               "December 2024"});
  plan.clause("V.1", {"Trưởng các phòng … tổ chức triển khai …; Kết thúc đợt thi đua các phòng chủ "
                      "động tổ chức tổng kết, đánh giá kết quả",
                      "The heads of divisions … organise the work …; when the campaign ends each "
                      "division sums up and evaluates the results itself"});
  plan.clause("V.2",
              {"Văn phòng Sở … đôn đốc thực hiện; tiếp nhận, thẩm định hồ sơ đề nghị khen thưởng",
               "The Department's Office … urges progress; receives and appraises the nominations"});
}

}  // namespace thidua

/// \file
/// Vietnamese names however they are typed: what is one name gets one key, what is two names never does.
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/core/name_index.hpp>
#include <thidua/core/text.hpp>

using namespace thidua;

TEST_CASE("text: one form for keeping") {
  CHECK(nfc("ho\u00e0") == "ho\u00e0");
  CHECK(nfc("hoa\u0300") == "ho\u00e0");
  CHECK(nfc("Vi\u1ec7t") == nfc("Vie\u0323\u0302t"));
  CHECK(nfc("Vie\u0302\u0323t") == "Vi\u1ec7t");
  CHECK(nfc("a\u0340") == "\u00e0");  // the tone mark that Unicode gave up
  CHECK(nfc("") == "");
  CHECK(nfc({}) == "");
  CHECK(nfc("ascii only") == "ascii only");
  CHECK(nfc("\xff\xfe") == "\xff\xfe");
  CHECK(nfc("Đ") != nfc("D"));
  CHECK(nfc("hòa") != nfc("hoà"));  // kept as typed; only the key folds them
}

TEST_CASE("text: spellings of one name have one key") {
  const std::vector<std::vector<std::string>> names{
      {"hoà", "hòa", "HÒA", "HOÀ", "Hoà", "hoa\u0300", "ho\u0300a", "HO\u0300A", "ho\u0340a"},
      {"thuỷ", "thủy", "THỦY", "thuy\u0309"},
      {"Đồng Đăng", "đồng đăng", "ĐỒNG ĐĂNG", "Đồng  Đăng", " Đồng Đăng ", "Đồng\u00a0Đăng",
       "Đồng\tĐăng", "Đồng\r\nĐăng", "đô\u0300ng đa\u0306ng", "Đồng\u3000Đăng"},
      {"Việt", "Vie\u0302\u0323t", "Vie\u0323\u0302t", "VIỆT", "vi\u1ec7t"},
      {"nguyễn", "nguye\u0303\u0302n", "nguye\u0302\u0303n", "NGUYỄN"},
      {"Phòng Quản lý", "Phòng Quản l\u00fd", "phòng quản ly\u0301", "\ufeffPhòng Quản lý",
       "Phòng\u200b Quản lý", "Phòng Quản\u00ad lý", "Phòng Quản lý\u200d"},
      {"ưu", "u\u031bu", "ƯU"},
      {"khuỷu", "khủyu", "KHUỶU"},
      {"Hòa-Bình", "hoà-bình", "HOÀ-BÌNH"},
      {"Ｐ０１", "P01", "p01"}};
  for (const auto& spellings : names) {
    for (const auto& spelling : spellings) {
      CAPTURE(spellings.front());
      CAPTURE(spelling);
      CHECK(name_key(spelling) == name_key(spellings.front()));
    }
  }
}

TEST_CASE("text: marks that nobody sees do not make another name") {
  // Joiners, direction marks and the like, as they come with text pasted from dialogs and web pages.
  for (const std::string invisible :
       {"\u200b", "\u200c", "\u200d", "\ufeff", "\u00ad", "\u2060", "\u200e", "\u200f", "\u202a",
        "\u202c", "\u2066", "\u2069", "\u061c"}) {
    CAPTURE(name_key(invisible).size());
    CHECK(name_key(invisible + "Phòng A") == name_key("Phòng A"));
    CHECK(name_key("Phò" + invisible + "ng A") == name_key("Phòng A"));
    CHECK(name_key("Phòng A" + invisible) == name_key("Phòng A"));
    CHECK(name_key("Pho" + invisible + "\u0300ng A") == name_key("Phòng A"));
    CHECK(name_key(invisible).empty());
  }
}

TEST_CASE("text: different names keep different keys") {
  const std::vector<std::vector<std::string>> families{
      {"hoa", "hoà", "hóa", "hỏa", "hoã", "hoạ"},
      {"ma", "mà", "má", "mả", "mã", "mạ", "mă", "mằ", "mắ", "mẳ", "mẵ", "mặ", "mâ", "mầ", "mấ",
       "mẩ", "mẫ", "mậ"},
      {"to", "tô", "tơ", "tò", "tồ", "tờ"},
      {"dong", "đong", "đông", "dông", "đồng", "đống"},
      {"P01", "P1", "P10", "P001", "P-01", "P 01"},
      {"Phòng A", "Phòng B", "Phòng A1", "PhòngA", "Phòng À"},
      {"tu", "tư", "từ", "tù", "tử"},
      {"an bình", "àn binh", "ân bình"},  // a tone belongs to its syllable
      {"hòa-bình", "hoa-bình", "hòa-binh"},
      {"", "a"}};
  for (const auto& family : families) {
    std::set<std::string> keys;
    for (const auto& name : family) { keys.insert(name_key(name)); }
    CAPTURE(family.back());
    CHECK(keys.size() == family.size());
  }
}

TEST_CASE("text: the key of a key is itself") {
  for (const std::string name : {"Phòng Quản lý Thương mại", "HOÀ BÌNH", "  a  b ", "ﬁ", "Straße",
                                 "Việt-Nam 2024", "\u0301", ""}) {
    CAPTURE(name);
    CHECK(name_key(name_key(name)) == name_key(name));
  }
}

TEST_CASE("text: nothing that is not UTF-8 passes for it") {
  for (const std::string good : {"", "a", "ệ", "\U0001F3C6", "\u00a0"}) { CHECK(is_utf8(good)); }
  CHECK(is_utf8(std::string("\0", 1)));
  for (const std::string bad : {"\xff", "\xc3", "a\xc3", "\xc3\x28", "\xe1\xbb", "\xc0\xaf",
                                "\xed\xa0\x80", "\xf5\x80\x80\x80", "ệ\x80"}) {
    CHECK(!is_utf8(bad));
    CHECK_NOTHROW(static_cast<void>(name_key(bad)));
  }
}

TEST_CASE("text: the distance between words") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("ab", "ba") == 2);
  for (const std::string a : {"", "a", "ab", "indicator", "indciator"}) {
    for (const std::string b : {"", "b", "ba", "indicator", "award"}) {
      CHECK(edit_distance(a, b) == edit_distance(b, a));
      CHECK((edit_distance(a, b) == 0) == (a == b));
    }
  }
}

TEST_CASE("text: a suggestion is near or not made") {
  const std::vector<std::string> known{"numerator", "denominator", "no_activity", "cite"};
  CHECK(nearest("numerater", known) == "numerator");
  CHECK(nearest("denominater", known) == "denominator");
  CHECK(nearest("citation-of-law", known).empty());
  CHECK(nearest("x", known).empty());
  CHECK(nearest("", known).empty());
  CHECK(nearest("anything", {}).empty());
  CHECK(nearest(std::string(1000, 'a'), known).empty());
}

TEST_CASE("text: a name index finds ids however typed and keeps its first meaning") {
  NameIndex index;
  CHECK(index.empty());
  CHECK(index.find("P01") == nullptr);
  CHECK(index.add("Phòng Hoà", "P01"));
  CHECK(index.add("P01", "P01"));
  CHECK(index.add("phòng hòa", "P01"));  // the same name for the same id
  CHECK(!index.add("PHÒNG HÒA", "P02"));
  REQUIRE(index.find("  phòng  HÒA ") != nullptr);
  CHECK(*index.find("phòng hòa") == "P01");
  CHECK(index.find("phòng hóa") == nullptr);
  CHECK(index.find("P02") == nullptr);
  CHECK(!index.empty());
}

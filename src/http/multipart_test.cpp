// A form with files: what a browser sends is read, and what nobody should send does no harm.
#include "http/multipart.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace actiewijzer::http {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string boundary = "----WebKitFormBoundaryx7A";

std::string part(const std::string& disposition, const std::string& bytes) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + bytes + "\r\n";
}
std::string whole(const std::string& parts) { return parts + "--" + boundary + "--\r\n"; }
MultipartFault fault_of(const std::string& body) { return read_multipart(body, boundary).fault; }

TEST(Multipart, GivesFieldsAndFilesInTheirOrder) {
    const auto body = whole(part("name=\"soort\"", "lijst") + "--" + boundary +
                            "\r\ncontent-type: application/zip\r\nContent-Disposition: form-data; name=\"bestand\"; "
                            "filename=\"mijn methoden.zip\"\r\n\r\nPK\x03\x04\r\n--x\r\n\r\n");
    const auto read = read_multipart(body, boundary);
    ASSERT_THAT(read.parts, SizeIs(2));
    EXPECT_FALSE(read.find("soort")->file);
    EXPECT_EQ(read.find("soort")->bytes, "lijst");
    const auto* file = read.find("bestand");
    EXPECT_TRUE(file->file);
    EXPECT_EQ(file->file_name, "mijn methoden.zip");
    EXPECT_EQ(file->bytes, "PK\x03\x04\r\n--x\r\n") << "what looks like a boundary and is none belongs to the file";
    EXPECT_EQ(read.find("anders"), nullptr);
}

TEST(Multipart, TellsAnEmptyFileFromNone) {
    const auto body = whole(part("name=\"a\"; filename=\"\"", "") + part("name=\"b\"; filename=\"leeg.csv\"", ""));
    EXPECT_THAT(read_multipart(body, boundary).parts,
                ElementsAre(Field(&Part::file_name, ""), Field(&Part::file_name, "leeg.csv")));
}

TEST(Multipart, KnowsNoFoldersAndMendsNames) {
    const auto name = [](const std::string& given) {
        const auto body = whole(part("name=\"f\"; filename=\"" + given + '"', "x"));
        const auto read = read_multipart(body, boundary);
        return read.parts.empty() ? "refused" : read.parts[0].file_name;
    };
    EXPECT_EQ(name("../../etc/passwd"), "passwd");
    EXPECT_EQ(name("C:\\Users\\saskia\\lijst.xlsx"), "lijst.xlsx");
    EXPECT_EQ(name("een \\\"mooie\\\" lijst.csv"), "een \"mooie\" lijst.csv");
    EXPECT_EQ(name("een %22mooie%22 lijst.csv"), "een \"mooie\" lijst.csv");
    EXPECT_EQ(name("b\xC3\xA9ter.csv"), "b\xC3\xA9ter.csv");
    EXPECT_EQ(name("stuk\xC3.csv"), "stuk\xEF\xBF\xBD.csv");
}

TEST(Multipart, ThatIsBrokenOrHalfGivesNothing) {
    const auto sound = whole(part("name=\"f\"; filename=\"a.zip\"", "bytes"));
    EXPECT_EQ(fault_of(sound), MultipartFault::none);
    for (std::size_t end = 0; end + 2 < sound.size(); ++end) {
        const auto half = sound.substr(0, end);
        EXPECT_EQ(fault_of(half), MultipartFault::broken) << end;
        EXPECT_THAT(read_multipart(half, boundary).parts, IsEmpty()) << end;
    }
    EXPECT_EQ(read_multipart(sound, "anders").fault, MultipartFault::broken);
    EXPECT_EQ(read_multipart(sound, "").fault, MultipartFault::broken);
    EXPECT_EQ(fault_of("naam=waarde"), MultipartFault::broken);
    EXPECT_EQ(fault_of(whole("--" + boundary + "\r\n\r\nzonder kop\r\n")), MultipartFault::broken);
    EXPECT_EQ(fault_of(whole("--" + boundary + "\r\nContent-Type: text/plain\r\n\r\nx\r\n")), MultipartFault::broken);
    EXPECT_EQ(fault_of(whole(part("filename=\"a\"", "x"))), MultipartFault::broken);
    EXPECT_EQ(fault_of(whole(part("name=\"a", "x"))), MultipartFault::broken);
    EXPECT_EQ(fault_of(whole(part("name", "x"))), MultipartFault::broken);
}

TEST(Multipart, HasLimits) {
    std::string many;
    for (int nth = 0; nth < 21; ++nth) many += part("name=\"a\"", "x");
    EXPECT_EQ(fault_of(whole(many)), MultipartFault::too_many);
    EXPECT_EQ(fault_of(whole(part("name=\"" + std::string(5000, 'a') + '"', "x"))), MultipartFault::too_many);
}

TEST(Multipart, NamesItsBoundaryInTheHeader) {
    EXPECT_EQ(boundary_of("multipart/form-data; boundary=" + boundary), boundary);
    EXPECT_EQ(boundary_of("Multipart/Form-Data; charset=utf-8; Boundary=\"a b:c\""), "a b:c");
    for (const auto* none : {"", "multipart/form-data", "multipart/mixed; boundary=a", "multipart/form-data; boundary=",
                             "multipart/form-data; boundary=\"a", "multipart/form-data; boundary=a{b}",
                             "multipart/form-data; boundary=\"a \"", "application/x-www-form-urlencoded"})
        EXPECT_EQ(boundary_of(none), "") << none;
    EXPECT_EQ(boundary_of("multipart/form-data; boundary=" + std::string(71, 'a')), "");
}

RC_GTEST_PROP(Multipart, KeepsAnyBytesAsTheyAre, (std::string bytes)) {
    RC_PRE(bytes.find(boundary) == std::string::npos);
    const auto body = whole(part("name=\"f\"; filename=\"a\"", bytes));
    const auto read = read_multipart(body, boundary);
    RC_ASSERT(read.parts.size() == 1U);
    RC_ASSERT(read.parts[0].bytes == bytes);
}

}  // namespace
}  // namespace actiewijzer::http

#include "sim/results/result_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hdf5.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <set>
#include <thread>
#include <type_traits>

#include "tests/io/folder.hpp"
#include "tests/io/small_panel.hpp"

namespace musubi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// As bytes, so that a missing number is equal to itself.
std::string bytes_of(const Numbers& numbers) {
    return std::visit(
        [](const auto& all) {
            std::string bytes;
            using Number = typename std::decay_t<decltype(all)>::value_type;
            if constexpr (std::is_same_v<Number, std::string>)
                for (const std::string& text : all) bytes += text + '\0';
            else
                bytes.assign(reinterpret_cast<const char*>(all.data()), all.size() * sizeof(Number));
            return bytes;
        },
        numbers);
}

TEST(ResultFile, ReadsBackAsItWasWritten) {
    const Folder folder;
    const Panel written = small_panel();
    write_result(folder / "r.h5", written, small_provenance(), Overwrite::no);
    const Panel read = read_panel(folder / "r.h5");

    EXPECT_EQ(read.title, written.title);
    ASSERT_EQ(read.dimensions.size(), written.dimensions.size());
    for (std::size_t i = 0; i < read.dimensions.size(); ++i) {
        EXPECT_EQ(read.dimensions[i].name, written.dimensions[i].name);
        EXPECT_EQ(read.dimensions[i].long_name, written.dimensions[i].long_name);
        EXPECT_EQ(read.dimensions[i].units, written.dimensions[i].units);
        EXPECT_EQ(read.dimensions[i].labels, written.dimensions[i].labels);
        EXPECT_EQ(read.dimensions[i].numbers, written.dimensions[i].numbers);
    }
    ASSERT_EQ(read.variables.size(), written.variables.size());
    for (const Variable& expected : written.variables) {
        const Variable& variable = read.variable(expected.name);
        EXPECT_EQ(variable.group, expected.group);
        EXPECT_EQ(variable.units, expected.units);
        EXPECT_EQ(variable.long_name, expected.long_name);
        EXPECT_EQ(variable.dimensions, expected.dimensions);
        EXPECT_EQ(variable.has_missing, expected.has_missing);
        EXPECT_EQ(variable.per_replicate, expected.per_replicate);
        EXPECT_EQ(variable.note, expected.note);
        EXPECT_EQ(variable.numbers.index(), expected.numbers.index());
        EXPECT_EQ(bytes_of(variable.numbers), bytes_of(expected.numbers));
    }
    ASSERT_EQ(read.variable("grade").flags.size(), 3U);
    EXPECT_EQ(read.variable("grade").flags[0].meaning, "not_yet_known");
    EXPECT_EQ(read.variable("grade").flags[2].value, 2);
}

TEST(ResultFile, TheChecksumOfWhatIsReadIsTheOneThatIsStored) {
    const Folder folder;
    write_result(folder / "r.h5", small_panel(), small_provenance(), Overwrite::no);
    const std::string checksum = content_checksum(small_panel());
    EXPECT_EQ(checksum.size(), 32U);
    EXPECT_EQ(stored_checksum(folder / "r.h5"), checksum);
    EXPECT_EQ(content_checksum(read_panel(folder / "r.h5")), checksum);
}

TEST(ResultFile, AByteThatFlipsInADatasetIsNoticed) {
    const Folder folder;
    Panel panel = small_panel();
    write_result(folder / "r.h5", panel, small_provenance(), Overwrite::no);
    std::string bytes = folder.read("r.h5");
    const double number = 0.5;  // "threshold" is not compressed
    const std::string pattern(reinterpret_cast<const char*>(&number), sizeof number);
    std::size_t flipped = 0;
    for (auto at = bytes.find(pattern); at != std::string::npos; at = bytes.find(pattern, at + 1)) {
        std::string torn = bytes;
        torn[at] = static_cast<char>(torn[at] ^ 1);
        folder.write("torn.h5", torn);
        const Panel read = read_panel(folder / "torn.h5");
        if (std::get<std::vector<double>>(read.variable("threshold").numbers)[0] == 0.5) continue;
        ++flipped;
        EXPECT_NE(content_checksum(read), stored_checksum(folder / "torn.h5"));
    }
    EXPECT_EQ(flipped, 1U);
}

TEST(ResultFile, TheSameContentGivesTheSameBytesWhateverTheClockSays) {
    const auto image = result_image(small_panel(), small_provenance());
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // HDF5 keeps times in whole seconds
    EXPECT_EQ(result_image(small_panel(), small_provenance()), image);
}

TEST(ResultFile, CompressionChangesTheSizeAndNotTheContent) {
    const Folder folder;
    Panel panel;
    panel.dimensions = {{"replicate", "", {}, {}}};
    panel.dimensions[0].numbers.resize(200'000);
    for (std::size_t i = 0; i < 200'000; ++i) panel.dimensions[0].numbers[i] = static_cast<std::int64_t>(i);
    panel.variables = {{"", "ones", "1", "ones", {"replicate"}, std::vector<std::int64_t>(200'000, 1)}};
    write_result(folder / "small.h5", panel, {}, Overwrite::no, {9});
    write_result(folder / "large.h5", panel, {}, Overwrite::no, {0});
    EXPECT_LT(std::filesystem::file_size(folder / "small.h5") * 2,
              std::filesystem::file_size(folder / "large.h5"));
    EXPECT_EQ(content_checksum(read_panel(folder / "small.h5")), content_checksum(panel));
    EXPECT_EQ(content_checksum(read_panel(folder / "large.h5")), content_checksum(panel));
}

TEST(ResultFile, ADimensionWithoutLabelsIsWrittenToo) {
    const Folder folder;
    Panel panel;
    panel.dimensions = {{"edge", "edges", {}, {}}};
    panel.variables = {{"/network", "from", "1", "from", {"edge"}, std::vector<std::int32_t>{}}};
    write_result(folder / "r.h5", panel, {}, Overwrite::no);
    EXPECT_EQ(content_checksum(read_panel(folder / "r.h5")), content_checksum(panel));
}

TEST(ResultFile, DimensionsThatOnlyAGroupUsesStandInItAndKeepTheirOrder) {
    const Folder folder;
    Panel panel = small_panel();
    panel.dimensions.insert(panel.dimensions.begin() + 1, {"depth", "metres", {}, {10, 20}});
    panel.dimensions.insert(panel.dimensions.begin(), {"kind", "kind", {"firm"}, {}});
    panel.variables.insert(
        panel.variables.begin() + 2,
        {"/network/deep", "names", "1", "names", {"depth", "kind"}, std::vector<std::string>{"a", "b"}});
    panel.variables.push_back({"/network", "kinds", "1", "kinds", {"kind"}, std::vector<std::int8_t>{1}});
    write_result(folder / "r.h5", panel, {}, Overwrite::no);
    const hid_t file = H5Fopen((folder / "r.h5").c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    for (const char* path : {"replicate", "network/kind", "network/deep/depth"})
        EXPECT_GT(H5Lexists(file, path, H5P_DEFAULT), 0) << path;
    H5Fclose(file);
    const Panel read = read_panel(folder / "r.h5");
    std::vector<std::string> names;
    for (const Dimension& dimension : read.dimensions) names.push_back(dimension.name);
    EXPECT_THAT(names, ElementsAre("kind", "replicate", "depth", "fiscal_year", "region"));
    EXPECT_EQ(content_checksum(read), content_checksum(panel));
}

TEST(ResultFile, APanelThatDoesNotHoldTogetherIsRefusedAndNothingIsWritten) {
    const Folder folder;
    const auto fault = [&](const std::function<void(Panel&)>& spoil) {
        Panel panel = small_panel();
        spoil(panel);
        try {
            write_result(folder / "r.h5", panel, {}, Overwrite::no);
        } catch (const std::exception& thrown) {
            return std::string(thrown.what());
        }
        return std::string("none");
    };
    EXPECT_EQ(fault([](Panel& panel) { panel.variables[1].numbers = std::vector<double>{1}; }),
              "patents has 1 numbers where its dimensions make 12");
    EXPECT_THAT(fault([](Panel& panel) { panel.variables[1].dimensions[0] = "fish"; }), HasSubstr("'fish'"));
    EXPECT_THAT(fault([](Panel& panel) { panel.variables[1].name = "grade"; }),
                HasSubstr("cannot create grade: "));
    EXPECT_THAT(fault([](Panel& panel) { panel.title = std::string("a\0b", 3); }), HasSubstr("NUL"));
    EXPECT_THAT(folder.names(), ElementsAre());
}

TEST(ResultFile, WhatIsNoResultIsSaidToBeNone) {
    const Folder folder;
    folder.write("r.h5", "not HDF5");
    EXPECT_THROW(
        {
            try {
                read_panel(folder / "r.h5");
            } catch (const std::runtime_error& fault) {
                EXPECT_THAT(fault.what(), HasSubstr("r.h5"));
                EXPECT_THAT(fault.what(), HasSubstr("file signature not found"));
                throw;
            }
        },
        std::runtime_error);
}

TEST(ContentChecksum, ChangesWithEverythingThatIsContent) {
    std::vector<std::function<void(Panel&)>> changes{
        [](Panel&) {},
        [](Panel& p) { p.title += "."; },
        [](Panel& p) { std::swap(p.dimensions[0], p.dimensions[1]); },
        [](Panel& p) { p.dimensions[0].name += "s"; },
        [](Panel& p) { p.dimensions[0].long_name += "s"; },
        [](Panel& p) { p.dimensions[0].units = "m"; },
        [](Panel& p) { p.dimensions[0].numbers[2] = 3; },
        [](Panel& p) { p.dimensions[2].labels[1] = "SEN"; },
        [](Panel& p) {
            std::get<std::vector<std::string>>(p.variables[0].numbers) = {"大阪札", "幌"};
        },
        [](Panel& p) { std::get<std::vector<std::int64_t>>(p.variables[1].numbers)[11] = 13; },
        [](Panel& p) { std::get<std::vector<double>>(p.variables[2].numbers)[5] = 0.0; },
        [](Panel& p) { p.variables[1].group = "/ledger"; },
        [](Panel& p) { p.variables[1].name = "papers"; },
        [](Panel& p) { p.variables[1].units = "m"; },
        [](Panel& p) { p.variables[1].long_name = "papers"; },
        [](Panel& p) { p.variables[1].note = "uncalibrated"; },
        [](Panel& p) { p.variables[1].has_missing = true; },
        [](Panel& p) { std::swap(p.variables[1].dimensions[0], p.variables[1].dimensions[1]); },
        [](Panel& p) { p.variables[3].flags[1].value = 3; },
        [](Panel& p) { p.variables[3].flags[1].meaning = "AA"; },
        [](Panel& p) { p.variables.pop_back(); },
        [](Panel& p) {
            p.variables[4].numbers = std::vector<float>{5, 6, 7};
        },
    };
    std::set<std::string> checksums;
    for (const auto& change : changes) {
        Panel panel = small_panel();
        change(panel);
        checksums.insert(content_checksum(panel));
    }
    EXPECT_EQ(checksums.size(), changes.size());
}

TEST(ContentChecksum, DoesNotDependOnTheOrderOfVariablesOrOnHowMeaningsAreSpaced) {
    Panel panel = small_panel();
    std::reverse(panel.variables.begin(), panel.variables.end());
    panel.variables[3].flags[0].meaning = "not_yet_known";
    EXPECT_EQ(content_checksum(panel), content_checksum(small_panel()));
}

TEST(ContentChecksum, IsTheSameInEveryVersionOfTheFormat) {
    EXPECT_EQ(content_checksum(small_panel()),
              "f341b76c9da49aa61e0dc3d87f2c79fb");  // a change here is a new musubi_format
}

TEST(Readers, OfOthersSeeWhatWasWritten) {
    const Folder folder;
    write_result(folder / "r.h5", small_panel(), small_provenance(), Overwrite::no);
    const std::string command = "/usr/bin/python3 -B '" MUSUBI_SOURCE_DIR "/tests/readers/read_result.py' '" +
                                (folder / "r.h5").string() + "' > '" + (folder / "log").string() + "' 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << folder.read("log");
    for (const char* seen :
         {"h5py: region_name_ja is in Japanese: 大阪, 札幌", "h5py: grade has flags not_yet_known, A, B",
          "xarray, netcdf4: 1 of network/degree are missing",
          "netCDF4: network/deep/share has the values that h5py sees", "all readers agree"})
        EXPECT_THAT(folder.read("log"), HasSubstr(seen));
}

}  // namespace
}  // namespace musubi

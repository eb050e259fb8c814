#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/io/folder.hpp"
#include "tests/io/small_panel.hpp"

namespace musubi {
namespace {

TEST(Provenance, ReadsBackAsItWasWritten) {
    const Folder folder;
    Provenance written = small_provenance();
    written.commit = "abcdef0";
    written.build_type = "Release";
    written.compiler = "GNU 12.2.0";
    written.end_time = "2026-01-01T00:00:09Z";
    written.command_line = "musubi run small.toml";
    write_result(folder / "r.h5", small_panel(), written, Overwrite::no);
    const Provenance read = read_provenance(folder / "r.h5");
    for (const auto member :
         {&Provenance::resolved_scenario, &Provenance::scenario_checksum, &Provenance::scenario_file,
          &Provenance::version, &Provenance::commit, &Provenance::build_type, &Provenance::compiler,
          &Provenance::start_time, &Provenance::end_time, &Provenance::command_line})
        EXPECT_EQ(read.*member, written.*member);
    EXPECT_EQ(read.seed, written.seed);
    EXPECT_EQ(read.replicates, 3U);
    EXPECT_EQ(read.threads, 2);
}

/// Whether h5py sees the attribute `partial` on the root, and that text in it.
bool says_partial(const Folder& folder, const std::string& text) {
    const std::string command =
        "/usr/bin/python3 -B -c \"import h5py, sys; partial = h5py.File(sys.argv[1]).attrs.get('partial', "
        "'');"
        "sys.exit(0 if partial and sys.argv[2] in partial else 1)\" '" +
        (folder / "r.h5").string() + "' '" + text + "'";
    return std::system(command.c_str()) == 0;
}

TEST(PartialResult, SaysSoOnItsRootAndOnlyThen) {
    const Folder folder;
    Provenance provenance = small_provenance();
    EXPECT_FALSE(is_partial(small_panel(), provenance));
    write_result(folder / "r.h5", small_panel(), provenance, Overwrite::no);
    EXPECT_FALSE(says_partial(folder, ""));

    provenance.replicates = 60;  // the small panel has three
    EXPECT_TRUE(is_partial(small_panel(), provenance));
    write_result(folder / "r.h5", small_panel(), provenance, Overwrite::yes);
    EXPECT_TRUE(says_partial(folder, "3 of 60 replicates"));
    EXPECT_EQ(read_provenance(folder / "r.h5").replicates, 60U);
    EXPECT_EQ(content_checksum(read_panel(folder / "r.h5")), content_checksum(small_panel()))
        << "what is there is read as it is";
}

}  // namespace
}  // namespace musubi

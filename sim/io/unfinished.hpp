#pragma once

#include <filesystem>
#include <string>

/// For files and folders that are written whole or not at all: they are made under a temporary name beside
/// the target, and renamed to it when they are finished.
namespace musubi::unfinished {

/// Where a target lies.
std::filesystem::path folder_of(const std::filesystem::path& target);

/// Hidden, and named so that a person who finds it knows what it is and whose.
std::string name(const std::filesystem::path& target, int attempt);

/// Removes files and folders under such names that killed processes left behind, and none that somebody is
/// writing: those are locked. What cannot be looked at stays.
void remove_what_was_left_behind(const std::filesystem::path& target);

/// Holds an open file or folder for this process; false if another holds it. The lock ends with the process,
/// even a killed one. Where nothing can be locked, nobody else can lock and remove it either.
bool lock_file(int file);
bool lock_folder(int folder);

/// Renames like rename(2), but never replaces anything. -1 and errno if it fails: EEXIST if the name is
/// taken.
int rename_to_new_name(const std::filesystem::path& from, const std::filesystem::path& to);

/// Flushes a folder to disk, so that the names in it survive a power failure. Some file systems cannot do
/// that; every file in the folder is complete all the same.
void flush_folder(const std::filesystem::path& folder);

}  // namespace musubi::unfinished

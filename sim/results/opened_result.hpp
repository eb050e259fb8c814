#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "sim/results/hdf5.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/result_structure.hpp"

namespace musubi {

/// A result file whose bytes are in memory: HDF5 opens no file. All throw hdf5::Fault where it is not built
/// as a result file.
class OpenedResult {
  public:
    /// Checks the structure. The bytes must outlive this, and are not changed.
    explicit OpenedResult(std::span<std::byte> image);

    /// Variables stand in the order in which they were written. Numbers that lie elsewhere are filled with
    /// what stands for a missing one.
    [[nodiscard]] Panel panel();
    /// Where those numbers are, once the panel was read.
    [[nodiscard]] const std::vector<Elsewhere::Numbers>& elsewhere() const { return elsewhere_; }
    [[nodiscard]] Provenance provenance() const;
    [[nodiscard]] std::string stored_checksum() const;
    /// What the file says of the others that hold its numbers.
    [[nodiscard]] std::string note() const;

  private:
    Numbers numbers_of(hid_t dataset, const PlaceInFile& place);
    Dimension dimension_at(hid_t dataset, const PlaceInFile& place);
    Variable variable_at(hid_t dataset, const PlaceInFile& place);

    std::size_t bytes_;
    hdf5::Handle file_;
    std::vector<PlaceInFile> places_;
    std::vector<Elsewhere::Numbers> elsewhere_;
};

}  // namespace musubi

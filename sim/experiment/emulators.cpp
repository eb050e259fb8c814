#include "sim/experiment/emulators.hpp"

#include <utility>

namespace musubi {

void Emulators::add(Emulator emulator) {
    if (emulators_.size() > 1) emulators_.pop_back();
    emulators_.push_back(std::move(emulator));
}

std::vector<Emulated> Emulators::at(const Point& point) const {
    std::vector<Emulated> surest = latest().at(point);
    if (emulators_.size() == 1) return surest;
    const std::vector<Emulated> first = emulators_.front().at(point);
    for (std::size_t output = 0; output < surest.size(); ++output)
        if (first[output].variance < surest[output].variance) surest[output] = first[output];
    return surest;
}

}  // namespace musubi

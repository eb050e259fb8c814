#pragma once

#include <string>

#include "musubi/parameters.hpp"

/// What defaults of class b rest on. Functions, because tests ask for parameters before main() begins.
namespace musubi::knowledge_cluster::published {

inline Publication firm_sizes() {
    return {"Axtell", 2001, "Science 293, 1818-1820",
            "of all tax-paying firms of the United States, the share larger than s is inversely proportional "
            "to s"};
}

inline Publication research_capital() {
    return {"Hall", 2007, "NBER Working Paper 13473",
            "most studies let the research capital of a firm lose a constant rate, usually 15 % a year"};
}

inline Publication elasticity_of_patents() {
    return {"Akcigit and Kerr", 2018, "Journal of Political Economy 126, 1374-1443",
            "studies such as Griliches (1990) often find an elasticity of patents to research spending of "
            "about 0.5"};
}

inline Publication cost_of_joint_research() {
    return {"Ministry of Education (MEXT)", 2005, "www.mext.go.jp/b_menu/houdou/17/06/05062201.htm",
            "universities had 21.6 billion yen for 9,255 projects of joint research in FY2003, 26.4 for "
            "10,728 in "
            "FY2004: 2.3 and 2.5 million each"};
}

/// Of another programme whose grades moved its money.
inline Publication coe_grants(const std::string& says) {
    return {"Ministry of Education (MEXT)", 2005, "www.mext.go.jp/a_menu/koutou/coe/05041401/005.htm",
            "grants of FY2005 against FY2004 to the 21st Century COE centres assessed in 2004: " + says};
}

}  // namespace musubi::knowledge_cluster::published

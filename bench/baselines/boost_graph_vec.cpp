#include "bench/baselines/boost_graph.hpp"

int main(int argc, char** argv) { return baselines::boost_graph_program<boost::vecS>(argc, argv); }

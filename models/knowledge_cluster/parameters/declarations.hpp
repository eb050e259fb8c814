#pragma once

#include "models/knowledge_cluster/parameters/parameters.hpp"

/// The declarations of all parameters, a function for some of the sections, in the order in which they are
/// listed. registry() alone calls them.
namespace musubi::knowledge_cluster {

void declare_frame(Registry<Parameters>& r);          ///< time, tables, economy
void declare_population(Registry<Parameters>& r);     ///< population, knowledge
void declare_programme(Registry<Parameters>& r);      ///< budget, headquarters, evaluation to calls
void declare_collaboration(Registry<Parameters>& r);  ///< search, choice, consortium, funding
void declare_results(Registry<Parameters>& r);        ///< research, exploitation, hub

/// Which parameters a calibration fits, and how far each may lie.
void declare_priors(Registry<Parameters>& r);

/// The columns of the tables that a scenario names.
void declare_table_columns(Registry<Parameters>& r);

}  // namespace musubi::knowledge_cluster

#include "sim/network/network_tables.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace musubi {
namespace {

/// The columns of one table of a panel, which all have its dimension.
class Table {
  public:
    Table(Panel& panel, std::string dimension, const std::string& long_name, std::size_t rows)
        : panel_(panel), dimension_(std::move(dimension)) {
        std::vector<std::int64_t> numbers(rows);
        std::iota(numbers.begin(), numbers.end(), 0);
        panel_.dimensions.push_back({dimension_, long_name, {}, std::move(numbers)});
    }
    Table(Panel& panel, std::string dimension, const std::string& long_name, std::vector<std::string> labels)
        : panel_(panel), dimension_(std::move(dimension)) {
        panel_.dimensions.push_back({dimension_, long_name, std::move(labels), {}});
    }
    void add(const std::string& name, const std::string& long_name, Numbers numbers,
             const std::string& units = "1") {
        panel_.variables.push_back({network_group, name, units, long_name, {dimension_}, std::move(numbers)});
        panel_.variables.back().per_replicate = false;
    }

  private:
    Panel& panel_;
    std::string dimension_;
};

using Kept = std::map<std::int64_t, NetworkTables>;

void add_regions(Panel& panel, const JointWork& people) {
    std::vector<std::string> codes, english, japanese;
    std::vector<double> latitude, longitude;
    for (const JointWork::Region& region : people.regions) {
        codes.push_back(region.code);
        english.push_back(region.name.english);
        japanese.push_back(region.name.japanese);
        latitude.push_back(region.latitude);
        longitude.push_back(region.longitude);
    }
    Table table(panel, "network_region", "region of an agent", std::move(codes));
    table.add("region_name", "name of the region", std::move(english));
    table.add("region_name_ja", "name of the region in Japanese", std::move(japanese));
    table.add("region_latitude", "latitude of the region", std::move(latitude), "degrees_north");
    table.add("region_longitude", "longitude of the region", std::move(longitude), "degrees_east");
}

void add_kinds(Panel& panel, const JointWork& people) {
    std::vector<std::string> english, japanese;
    for (const JointWork::Name& kind : people.kinds) {
        english.push_back(kind.english);
        japanese.push_back(kind.japanese);
    }
    Table table(panel, "network_kind", "kind of agent", std::move(english));
    table.add("kind_name_ja", "kind of agent in Japanese", std::move(japanese));
}

void add_organisations(Panel& panel, const Kept& kept) {
    std::vector<std::int32_t> replicate, id, region;
    std::vector<std::string> english, japanese;
    for (const auto& [number, tables] : kept)
        for (std::size_t i = 0; i < tables.people.organisations.size(); ++i) {
            const JointWork::Organisation& organisation = tables.people.organisations[i];
            replicate.push_back(static_cast<std::int32_t>(number));
            id.push_back(static_cast<std::int32_t>(i));
            region.push_back(static_cast<std::int32_t>(organisation.region));
            english.push_back(organisation.name.english);
            japanese.push_back(organisation.name.japanese);
        }
    Table table(panel, "network_organisation", "organisation, replicate by replicate", id.size());
    table.add("organisation_replicate", "replicate that the organisation is of", std::move(replicate));
    table.add("organisation_id", "number of the organisation in its replicate", std::move(id));
    table.add("organisation_region", "its region, along network_region", std::move(region));
    table.add("organisation_name", "its name", std::move(english));
    table.add("organisation_name_ja", "its name in Japanese", std::move(japanese));
}

std::vector<std::uint8_t> who_took_part(const NetworkTables& tables) {
    std::vector<std::uint8_t> took_part(tables.people.agents(), 0);
    for (const NetworkTables::Year& year : tables.years)
        for (const std::uint32_t agent : year.members) took_part[agent] = 1;
    return took_part;
}

void add_agents(Panel& panel, const Kept& kept) {
    std::vector<std::int32_t> replicate, id, region, organisation, ordinal;
    std::vector<std::int8_t> kind;
    for (const auto& [number, tables] : kept) {
        const auto took_part = who_took_part(tables);
        for (std::size_t agent = 0; agent < took_part.size(); ++agent) {
            if (took_part[agent] == 0) continue;
            const std::uint32_t its = tables.people.organisation[agent];
            replicate.push_back(static_cast<std::int32_t>(number));
            id.push_back(static_cast<std::int32_t>(agent));
            kind.push_back(static_cast<std::int8_t>(tables.people.kind[agent]));
            region.push_back(static_cast<std::int32_t>(tables.people.region[agent]));
            organisation.push_back(its == JointWork::none ? -1 : static_cast<std::int32_t>(its));
            ordinal.push_back(static_cast<std::int32_t>(tables.number[agent]));
        }
    }
    Table table(panel, "network_agent", "agent that was a member of a project, replicate by replicate",
                id.size());
    table.add("agent_replicate", "replicate that the agent is of", std::move(replicate));
    table.add("agent_id", "number of the agent in its replicate", std::move(id));
    table.add("agent_kind", "its kind, along network_kind", std::move(kind));
    table.add("agent_region", "its region, along network_region", std::move(region));
    table.add("agent_organisation", "organisation_id of its organisation; -1: it stands alone",
              std::move(organisation));
    table.add("agent_number", "from 1, among those of its kind and organisation or region",
              std::move(ordinal));
}

void add_memberships(Panel& panel, const Kept& kept) {
    std::vector<std::int32_t> replicate, fiscal_year, agent;
    std::vector<std::int64_t> project;
    for (const auto& [number, tables] : kept)
        for (const NetworkTables::Year& year : tables.years) {
            replicate.insert(replicate.end(), year.members.size(), static_cast<std::int32_t>(number));
            fiscal_year.insert(fiscal_year.end(), year.members.size(),
                               static_cast<std::int32_t>(year.fiscal_year));
            for (std::size_t p = 0; p < year.projects.size(); ++p)
                project.insert(project.end(), year.first_member[p + 1] - year.first_member[p],
                               year.projects[p]);
            for (const std::uint32_t member : year.members)
                agent.push_back(static_cast<std::int32_t>(member));
        }
    Table table(panel, "network_membership", "member of a project that ran in March, year by year",
                agent.size());
    table.add("membership_replicate", "replicate", std::move(replicate));
    table.add("membership_fiscal_year", "fiscal year", std::move(fiscal_year));
    table.add("membership_project", "lasting key of the project", std::move(project));
    table.add("membership_agent", "agent_id of the member", std::move(agent));
}

bool has_tables(const Panel& panel) {
    return std::any_of(panel.dimensions.begin(), panel.dimensions.end(),
                       [](const Dimension& dimension) { return dimension.name == "network_membership"; });
}

/// A column by its name.
template <class T>
const std::vector<T>& column(const Panel& panel, const std::string& name) {
    return std::get<std::vector<T>>(panel.variable(name).numbers);
}

void read_people(const Panel& panel, std::int64_t replicate, NetworkTables& tables) {
    JointWork& people = tables.people;
    const auto& kinds = panel.dimension("network_kind").labels;
    for (std::size_t k = 0; k < kinds.size(); ++k)
        people.kinds.push_back({kinds[k], column<std::string>(panel, "kind_name_ja")[k]});
    const auto& codes = panel.dimension("network_region").labels;
    for (std::size_t r = 0; r < codes.size(); ++r)
        people.regions.push_back(
            {codes[r],
             {column<std::string>(panel, "region_name")[r], column<std::string>(panel, "region_name_ja")[r]},
             column<double>(panel, "region_latitude")[r],
             column<double>(panel, "region_longitude")[r]});
    const auto& of = column<std::int32_t>(panel, "organisation_replicate");
    for (std::size_t i = 0; i < of.size(); ++i)
        if (of[i] == replicate)
            people.organisations.push_back(
                {{column<std::string>(panel, "organisation_name")[i],
                  column<std::string>(panel, "organisation_name_ja")[i]},
                 static_cast<std::uint32_t>(column<std::int32_t>(panel, "organisation_region")[i])});
}

void read_agents(const Panel& panel, std::int64_t replicate, NetworkTables& tables) {
    JointWork& people = tables.people;
    const auto& of = column<std::int32_t>(panel, "agent_replicate");
    for (std::size_t i = 0; i < of.size(); ++i) {
        if (of[i] != replicate) continue;
        const auto agent = static_cast<std::size_t>(column<std::int32_t>(panel, "agent_id")[i]);
        people.kind.resize(agent + 1);
        people.region.resize(agent + 1);
        people.organisation.resize(agent + 1, JointWork::none);
        tables.number.resize(agent + 1);
        people.kind[agent] = static_cast<std::uint8_t>(column<std::int8_t>(panel, "agent_kind")[i]);
        people.region[agent] = static_cast<std::uint32_t>(column<std::int32_t>(panel, "agent_region")[i]);
        tables.number[agent] = static_cast<std::uint32_t>(column<std::int32_t>(panel, "agent_number")[i]);
        if (const std::int32_t its = column<std::int32_t>(panel, "agent_organisation")[i]; its >= 0)
            people.organisation[agent] = static_cast<std::uint32_t>(its);
    }
}

void read_years(const Panel& panel, std::int64_t replicate, NetworkTables& tables) {
    const auto& of = column<std::int32_t>(panel, "membership_replicate");
    const auto& years = column<std::int32_t>(panel, "membership_fiscal_year");
    const auto& projects = column<std::int64_t>(panel, "membership_project");
    const auto& agents = column<std::int32_t>(panel, "membership_agent");
    for (std::size_t i = 0; i < of.size(); ++i) {
        if (of[i] != replicate) continue;
        if (tables.years.empty() || tables.years.back().fiscal_year != years[i])
            tables.years.push_back({years[i], {}, {0}, {}});
        NetworkTables::Year& year = tables.years.back();
        if (year.projects.empty() || year.projects.back() != projects[i]) {
            year.projects.push_back(projects[i]);
            year.first_member.push_back(year.first_member.back());
        }
        year.members.push_back(static_cast<std::uint32_t>(agents[i]));
        ++year.first_member.back();
    }
}

}  // namespace

void NetworkTables::add_year(std::int64_t fiscal_year, const JointWork& work) {
    people.kinds = work.kinds;
    people.regions = work.regions;
    people.organisations = work.organisations;
    people.kind = work.kind;
    people.region = work.region;
    people.organisation = work.organisation;
    std::map<std::tuple<std::uint8_t, std::uint32_t, std::uint32_t>, std::uint32_t> alike;
    number.clear();
    for (std::size_t agent = 0; agent < work.agents(); ++agent)
        number.push_back(++alike[{work.kind[agent], work.region[agent], work.organisation[agent]}]);
    years.push_back(
        {fiscal_year, {work.projects.begin(), work.projects.end()}, work.first_member, work.members});
}

void KeptTables::keep(std::uint64_t replicate, NetworkTables tables) {
    const std::scoped_lock lock(mutex_);
    kept_.insert_or_assign(replicate, std::move(tables));
}

void KeptTables::append(Panel& results, const Panel* earlier) {
    Kept found;
    for (const std::int64_t replicate : results.dimension("replicate").numbers) {
        if (earlier != nullptr)
            if (auto tables = tables_in(*earlier, replicate)) found.emplace(replicate, std::move(*tables));
        const std::scoped_lock lock(mutex_);
        if (const auto here = kept_.find(static_cast<std::uint64_t>(replicate)); here != kept_.end())
            found.emplace(replicate, here->second);
    }
    if (found.empty()) return;
    add_regions(results, found.begin()->second.people);
    add_kinds(results, found.begin()->second.people);
    add_organisations(results, found);
    add_agents(results, found);
    add_memberships(results, found);
}

std::vector<std::int64_t> replicates_with_tables(const Panel& results) {
    if (!has_tables(results)) return {};
    const auto& of = column<std::int32_t>(results, "organisation_replicate");
    std::vector<std::int64_t> replicates(of.begin(), of.end());
    const auto& members = column<std::int32_t>(results, "membership_replicate");
    replicates.insert(replicates.end(), members.begin(), members.end());
    std::sort(replicates.begin(), replicates.end());
    replicates.erase(std::unique(replicates.begin(), replicates.end()), replicates.end());
    return replicates;
}

std::optional<NetworkTables> tables_in(const Panel& results, std::int64_t replicate) {
    const auto all = replicates_with_tables(results);
    if (!std::binary_search(all.begin(), all.end(), replicate)) return std::nullopt;
    NetworkTables tables;
    read_people(results, replicate, tables);
    read_agents(results, replicate, tables);
    read_years(results, replicate, tables);
    return tables;
}

}  // namespace musubi

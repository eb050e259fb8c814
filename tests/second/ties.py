"""How ties fade and grow (docs/odd.md, "Research"), and when an introduction still counts."""

from luck import exponential, power, single

KNOWN = single(0.2)  # from this strength on two agents need no introduction


class Fading:
    def __init__(self, p):
        self.memory = p.scouting.memory
        self.left = [single(power(0.5, m / p.research.fade_half_life)) for m in range(480)]
        self.gain = [single(1 - exponential(-p.research.work * m)) for m in range(7)]

    def strength(self, bond, age):
        """In the month of that age (1: the first of the run)."""
        months = age - bond.worked
        return single(bond.strength * self.left[months]) if months < len(self.left) else 0.0

    def is_introduced(self, bond, age):
        return bond.introduced != 0 and age - bond.introduced <= self.memory

    def work(self, bond, age, months):
        before = self.strength(bond, age) if bond.worked else 0.0
        bond.strength = single(before + single(single(1 - before) * self.gain[months]))
        bond.worked, bond.introduced = age, 0

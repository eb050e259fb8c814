#!/usr/bin/env python3
"""NB-1 as one writes it with networkx, which holds the network of a Mesa model, and nothing of ours. For bench/compare:

    bench/compare --with networkx="/usr/bin/python3 bench/baselines/networkx_nb1.py" --patience 5
"""
import sys
import time

import networkx

STEPS, CANDIDATES, SEED, THRESHOLD = 20, 8, 42, 1844674407370955161
BITS = 2**64 - 1


def mix(z):
    z ^= z >> 30
    z = z * 0xBF58476D1CE4E5B9 & BITS
    z ^= z >> 27
    z = z * 0x94D049BB133111EB & BITS
    return z ^ z >> 31


def luck(t, i):
    return mix(mix(SEED + t * 0x9E3779B97F4A7C15 & BITS) + i * 0xD1342543DE82EF95 & BITS)


def draw(lucky, d):
    return mix(lucky + d * 0xAF251AF3B0F025B5 & BITS)


def start(agents):
    ties = networkx.Graph()
    ties.add_nodes_from(range(agents))
    for i in range(agents):
        lucky = luck(0, i)
        for e in range(5):
            j = draw(lucky, 1 + e) % agents
            if j != i:
                ties.add_edge(i, j)
    return ties, [draw(luck(0, i), 0) >> 44 for i in range(agents)]


def best_candidate(ties, x, i, lucky):
    best, found = None, None
    for k in range(CANDIDATES):
        c = draw(lucky, 2 + k) % len(x)
        if c == i or ties.has_edge(i, c):
            continue
        score = 1024 * min(len(ties.adj[c]), 50) - abs(x[i] - x[c])
        if best is None or score > best:
            best, found = score, c
    return found


def step(ties, x, t):
    """The positions after the step, and how many rewirings were made."""
    proposed, moved = [], []
    for i in range(len(x)):
        lucky, neighbours = luck(t, i), ties.adj[i]
        mean = sum(x[j] for j in neighbours) // len(neighbours) if neighbours else x[i]
        moved.append(max(0, min(2**20 - 1, (x[i] + mean) // 2 + (draw(lucky, 0) >> 56) - 128)))
        if neighbours and draw(lucky, 1) < THRESHOLD:
            add = best_candidate(ties, x, i, lucky)
            if add is not None:
                proposed.append((i, min(neighbours, key=lambda j: (-abs(x[i] - x[j]), j)), add))
    accepted = 0
    for i, drop, add in proposed:
        if ties.has_edge(i, drop) and not ties.has_edge(i, add):
            ties.remove_edge(i, drop)
            ties.add_edge(i, add)
            accepted += 1
    return moved, accepted


def main():
    agents = int(sys.argv[1])
    ties, x = start(agents)
    began, accepted = time.monotonic(), 0
    for t in range(1, STEPS + 1):
        x, made = step(ties, x, t)
        accepted += made
    seconds = time.monotonic() - began
    of_positions = sum(mix(one + i * 0xD1342543DE82EF95 & BITS) for i, one in enumerate(x)) & BITS
    of_ties = sum(mix((min(edge) << 32) + max(edge)) for edge in ties.edges) & BITS
    print(f"agents={agents} threads=1 edges={ties.number_of_edges()} accepted={accepted} X={of_positions:016x} E={of_ties:016x} "
          f"seconds={seconds:.6g}")


if __name__ == "__main__":
    main()

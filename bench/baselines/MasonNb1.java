import java.util.ArrayList;
import java.util.List;
import sim.field.network.Edge;
import sim.field.network.Network;
import sim.util.Bag;

/**
 * NB-1 as one writes it with MASON and nothing of ours: its Network of agents, on one thread. For bench/compare:
 *
 * <pre>
 * javac -cp mason.jar -d FOLDER bench/baselines/MasonNb1.java
 * bench/compare --with MASON="java -cp mason.jar:FOLDER MasonNb1"
 * </pre>
 */
public class MasonNb1 {
    static final int STEPS = 20, CANDIDATES = 8, HIGHEST = (1 << 20) - 1;
    static final long SEED = 42, THRESHOLD = 1844674407370955161L;

    static final class Agent {
        final int id;
        int x, next;

        Agent(int id, int x) {
            this.id = id;
            this.x = x;
        }
    }

    record Rewiring(Agent agent, Agent drop, Agent add) {}

    static long mix(long z) {
        z ^= z >>> 30;
        z *= 0xbf58476d1ce4e5b9L;
        z ^= z >>> 27;
        z *= 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    static long luck(long t, long i) {
        return mix(mix(SEED + t * 0x9e3779b97f4a7c15L) + i * 0xd1342543de82ef95L);
    }

    static long draw(long luck, long d) {
        return mix(luck + d * 0xaf251af3b0f025b5L);
    }

    final Network ties = new Network(false);
    final Agent[] agents;

    MasonNb1(int number) {
        agents = new Agent[number];
        for (int i = 0; i < number; ++i) {
            agents[i] = new Agent(i, (int) (draw(luck(0, i), 0) >>> 44));
            ties.addNode(agents[i]);
        }
        for (Agent i : agents)
            for (int e = 0; e < 5; ++e) {
                Agent j = agents[(int) Long.remainderUnsigned(draw(luck(0, i.id), 1 + e), number)];
                if (j != i && ties.getEdge(i, j) == null) ties.addEdge(i, j, null);
            }
    }

    /** Returns how many rewirings were made. */
    long step(long t) {
        List<Rewiring> proposed = new ArrayList<>();
        for (Agent i : agents) {
            long lucky = luck(t, i.id);
            Bag edges = ties.getEdgesOut(i);
            i.next = moved(i, edges, lucky);
            if (Long.compareUnsigned(draw(lucky, 1), THRESHOLD) >= 0 || edges.numObjs == 0) continue;
            Agent add = bestCandidate(i, lucky);
            if (add != null) proposed.add(new Rewiring(i, farthest(i, edges), add));
        }
        long accepted = 0;
        for (Rewiring r : proposed) {
            Edge old = ties.getEdge(r.agent, r.drop);
            if (old == null || ties.getEdge(r.agent, r.add) != null) continue;
            ties.removeEdge(old);
            ties.addEdge(r.agent, r.add, null);
            ++accepted;
        }
        for (Agent i : agents) i.x = i.next;
        return accepted;
    }

    int moved(Agent i, Bag edges, long lucky) {
        long sum = 0;
        for (int k = 0; k < edges.numObjs; ++k) sum += ((Agent) ((Edge) edges.objs[k]).getOtherNode(i)).x;
        long mean = edges.numObjs > 0 ? sum / edges.numObjs : i.x;
        long there = (i.x + mean) / 2 + (draw(lucky, 0) >>> 56) - 128;
        return (int) Math.max(0, Math.min(HIGHEST, there));
    }

    /** The neighbour farthest away, the smallest by number of several. */
    Agent farthest(Agent i, Bag edges) {
        int far = -1;
        Agent found = i;
        for (int k = 0; k < edges.numObjs; ++k) {
            Agent j = (Agent) ((Edge) edges.objs[k]).getOtherNode(i);
            int d = Math.abs(i.x - j.x);
            if (d > far || (d == far && j.id < found.id)) {
                far = d;
                found = j;
            }
        }
        return found;
    }

    Agent bestCandidate(Agent i, long lucky) {
        long best = Long.MIN_VALUE;
        Agent found = null;
        for (int k = 0; k < CANDIDATES; ++k) {
            Agent c = agents[(int) Long.remainderUnsigned(draw(lucky, 2 + k), agents.length)];
            if (c == i || ties.getEdge(i, c) != null) continue;
            long score = 1024L * Math.min(ties.getEdgesOut(c).numObjs, 50) - Math.abs(i.x - c.x);
            if (score > best) {
                best = score;
                found = c;
            }
        }
        return found;
    }

    public static void main(String[] words) {
        MasonNb1 model = new MasonNb1(Integer.parseInt(words[0]));
        long began = System.nanoTime(), accepted = 0;
        for (int t = 1; t <= STEPS; ++t) accepted += model.step(t);
        double seconds = (System.nanoTime() - began) / 1e9;
        long edges = 0, x = 0, e = 0;
        for (Agent i : model.agents) {
            x += mix(i.x + i.id * 0xd1342543de82ef95L);
            Bag of = model.ties.getEdgesOut(i);
            for (int k = 0; k < of.numObjs; ++k) {
                Agent j = (Agent) ((Edge) of.objs[k]).getOtherNode(i);
                if (i.id >= j.id) continue;
                ++edges;
                e += mix(((long) i.id << 32) + j.id);
            }
        }
        System.out.printf("agents=%d threads=1 edges=%d accepted=%d X=%016x E=%016x seconds=%.6g%n", model.agents.length, edges,
                accepted, x, e, seconds);
    }
}

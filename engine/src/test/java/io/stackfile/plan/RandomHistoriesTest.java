package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.apply.Outcome;
import io.stackfile.host.Entrance;
import io.stackfile.host.FakeHost;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Stacks are deployed, changed, scaled, killed half-way, fail, go back, are rolled back and pruned, in any order: whatever runs in
 * the end is what some file of theirs describes.
 */
class RandomHistoriesTest {
    private static final int HISTORIES = 400;
    private static final int CHAPTERS = 8;

    @Test
    void whateverHappensToAStackItEndsAsOneOfItsFilesDescribes() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            new History(seed).live();
        }
    }

    private static final class History {
        private final Random random;
        private final FakeHost host = Deployed.host();
        private final List<Stack> files = new ArrayList<>();
        private final String seed;
        /** What the host looks like, when it looks like a file. */
        private Stack settled;

        History(int seed) {
            this.random = new Random(seed);
            this.seed = "seed " + seed;
            this.settled = Given.stack(lines(random));
            files.add(settled);
            assertEquals(List.of(), Deployed.up(settled, host).failures(), this.seed);
        }

        void live() {
            for (int chapter = 0; chapter < CHAPTERS; chapter++) {
                switch (random.nextInt(5)) {
                    case 0 -> change();
                    case 1 -> fail();
                    case 2 -> kill();
                    case 3 -> rollBack();
                    default -> prune();
                }
                check();
            }
        }

        private Stack file() {
            if (random.nextInt(3) == 0) {
                return files.get(random.nextInt(files.size()));
            }
            Stack file = Given.stack(lines(random));
            files.add(file);
            return file;
        }

        private void change() {
            settled = file();
            assertEquals(List.of(), Deployed.up(settled, host).failures(), seed);
            assertTrue(Deployed.plan(settled, host).isEmpty(), () -> seed + "\n" + Deployed.plan(settled, host));
        }

        private void fail() {
            Observed before = host.observe("shop");
            Stack wanted = file();
            Plan plan = Deployed.plan(wanted, host);
            if (plan.isEmpty()) {
                return;
            }
            Task victim = plan.tasks().get(random.nextInt(plan.tasks().size()));
            host.failOn(Calls.of(victim), "by chance");
            Outcome outcome = Deployed.apply(plan, host);
            host.recover();
            if (outcome.isSuccess()) {
                settled = wanted;
                return;
            }
            GoingBack back = Deployed.back(before, host);
            assertEquals(List.of(), Deployed.apply(back.plan(), host).failures(), seed + "\n" + plan + "\n" + back);
            if (back.staying().isEmpty()
                    && back.gone().isEmpty()
                    && back.deprived().isEmpty()
                    && back.bound().isEmpty()
                    && back.networks().isEmpty()) {
                assertTrue(
                        Deployed.plan(settled, host).isEmpty(),
                        () -> seed + "\n" + plan + "failed: " + victim.step() + "\n" + back.plan() + "leaves\n"
                                + Deployed.plan(settled, host));
            } else {
                change();
            }
        }

        /** Nothing is put right by anybody; the next update does it. */
        private void kill() {
            Plan plan = Deployed.plan(file(), host);
            Set<Integer> done = new HashSet<>();
            int steps = random.nextInt(plan.tasks().size() + 1);
            while (done.size() < steps) {
                List<Task> ready = plan.tasks().stream()
                        .filter(task -> !done.contains(task.number()) && done.containsAll(task.after()))
                        .toList();
                Task chosen = ready.get(random.nextInt(ready.size()));
                if (chosen.step() instanceof ReplaceNetwork replace && random.nextBoolean()) {
                    host.lose(replace.network().name());
                    break;
                }
                chosen.step().on(host, text -> {});
                done.add(chosen.number());
            }
            change();
        }

        private void rollBack() {
            Observed now = host.observe("shop");
            int newest = generations(now).max(Integer::compare).orElse(0);
            int generation = 1 + random.nextInt(Math.max(1, newest));
            GoingBack back = Planner.rollback("shop", now, Entrance.NONE, generation, Set.of(), "localhost");
            if (back.gone().isEmpty() && back.bound().isEmpty()) {
                assertEquals(List.of(), Deployed.apply(back.plan(), host).failures(), seed + "\n" + back.plan());
                Plan again = Planner.rollback(
                                "shop", host.observe("shop"), Entrance.NONE, generation, Set.of(), "localhost")
                        .plan();
                assertTrue(again.isEmpty(), () -> seed + "\n" + back.plan() + "leaves\n" + again);
                check();
                change();
            }
        }

        private static Stream<Integer> generations(Observed now) {
            return now.members().stream().map(container -> container.origin().generation());
        }

        private void prune() {
            Plan plan =
                    Planner.prune("shop", host.observe("shop"), host.sizes(), random.nextInt(2), Set.of(), "localhost");
            assertEquals(List.of(), Deployed.apply(plan, host).failures(), seed);
            assertTrue(Deployed.plan(settled, host).isEmpty(), seed);
        }

        private void check() {
            Observed now = host.observe("shop");
            assertEquals(Map.of(), now.alone(), seed);
            for (Observed.Network network : now.networks()) {
                assertTrue(
                        files.stream()
                                .flatMap(file -> new WantedNetworks(file, now).of(file.services()).stream())
                                .anyMatch(spec -> spec.name().equals(network.name())
                                        && spec.fingerprint().equals(network.fingerprint())),
                        seed + ": network " + network.name() + " is in no file");
            }
            for (Observed.Container container : now.containers()) {
                String what = seed + ": " + container.name();
                assertFalse(container.name().endsWith(Names.NEXT), what + " is left");
                assertEquals(!container.isKept(), container.isRunning(), what + " runs, or does not");
                assertFalse(host.isAside(container.name()), what + " has no names");
                assertEquals(
                        container.isKept() ? "no" : "always", host.restart(container.name()), what + " starts again");
                assertTrue(
                        container.isKept()
                                || files.stream()
                                        .flatMap(file -> file.service(container.service()).stream()
                                                .flatMap(service -> new Fates(file, now).of(service).stream()))
                                        .anyMatch(fate -> fate.number() == container.number()
                                                && fate.fingerprint().equals(container.fingerprint())),
                        what + " is in no file");
            }
        }

        private static String[] lines(Random random) {
            List<String> lines = new ArrayList<>(List.of("services:"));
            int services = 1 + random.nextInt(4);
            for (int i = 0; i < services; i++) {
                lines.add("  " + "abcd".charAt(i) + ":");
                lines.add("    image: " + List.of("nginx", "mongo", "redis").get(random.nextInt(3)));
                lines.add("    restart: always");
                lines.add("    environment: {COLOUR: '" + random.nextInt(3) + "'}");
                if (i > 0 && random.nextInt(5) == 0) {
                    lines.add("    network_mode: 'service:" + "abcd".charAt(random.nextInt(i)) + "'");
                    continue;
                }
                boolean fixed = random.nextInt(3) == 0;
                int containers = fixed ? 1 : 1 + random.nextInt(3);
                lines.add("    target_num_containers: " + containers);
                if (containers == 1 && random.nextInt(4) == 0) {
                    lines.add("    container_name: own-" + "abcd".charAt(i) + random.nextInt(2));
                }
                if (fixed) {
                    lines.add("    ports: ['" + (80 + (i + random.nextInt(2)) % services) + ":80']");
                    services = Math.min(services, i + 1);
                }
                if (random.nextInt(3) == 0) {
                    lines.add("    volumes: ['v" + i + ":/v']");
                }
                if (i > 0 && random.nextBoolean()) {
                    lines.add("    links: ['" + "abcd".charAt(random.nextInt(i)) + ":x']");
                }
                if (random.nextInt(3) == 0) {
                    lines.add("    networks: [default, back]");
                }
            }
            lines.add("networks:");
            lines.add("  default: {internal: " + (random.nextInt(3) == 0) + "}");
            lines.add("  back: {internal: " + random.nextBoolean() + "}");
            lines.add("volumes: {v0: , v1: , v2: , v3: }");
            return lines.toArray(String[]::new);
        }
    }
}

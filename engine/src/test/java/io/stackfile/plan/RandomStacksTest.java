package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.FakeHost;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever the stack and in whatever order the plan allows, what a plan has made leaves nothing to plan. */
class RandomStacksTest {
    private static final int STACKS = 500;

    @Test
    void deployedAndRedeployedInAnyOrderTheNextPlanIsEmpty() {
        for (int seed = 0; seed < STACKS; seed++) {
            Random random = new Random(seed);
            FakeHost host = Deployed.host();
            for (int round = 0; round < 3; round++) {
                Stack stack = Given.stack(lines(random));
                Plan plan = Deployed.plan(stack, host);
                if (random.nextBoolean()) {
                    carryOut(plan, host, random);
                } else {
                    assertEquals(List.of(), Deployed.apply(plan, host).failures(), "seed " + seed);
                }
                Plan next = Deployed.plan(stack, host);
                assertTrue(next.isEmpty(), "seed " + seed + "\n" + plan + "\nleaves\n" + next);
            }
        }
    }

    /** A part is done, the rest is not; the next run finishes it. */
    @Test
    void cutShortAnywhereTheNextRunFinishes() {
        for (int seed = 0; seed < STACKS; seed++) {
            Random random = new Random(seed);
            FakeHost host = Deployed.host();
            for (int round = 0; round < 3; round++) {
                Stack stack = Given.stack(lines(random));
                carryOut(Deployed.plan(stack, host), host, random, random.nextInt(12));
                Stack then = random.nextBoolean() ? stack : Given.stack(lines(random));
                carryOut(Deployed.plan(then, host), host, random);
                Plan next = Deployed.plan(then, host);
                assertTrue(next.isEmpty(), "seed " + seed + " leaves\n" + next);
            }
        }
    }

    /** One call fails wherever it is; perhaps somebody restarts everything; then the next run finishes, with one writer at a time. */
    @Test
    void whateverFailsOnTheWayTheNextRunFinishes() {
        for (int seed = 0; seed < STACKS; seed++) {
            Random random = new Random(seed);
            FakeHost host = Deployed.host();
            for (int round = 0; round < 3; round++) {
                Stack stack = Given.stack(lines(random));
                Plan plan = Deployed.plan(stack, host);
                if (!plan.isEmpty()) {
                    host.failOn(
                            Calls.of(
                                    plan.tasks().get(random.nextInt(plan.tasks().size()))),
                            "by chance");
                }
                Deployed.apply(plan, host);
                host.recover();
                if (random.nextInt(3) == 0) {
                    Plan restart = Planner.restart("shop", host.observe("shop"), Set.of(), "localhost");
                    // A half-done update may hold a port twice, but nobody's data.
                    assertTrue(
                            Deployed.apply(restart, host).failures().stream()
                                    .noneMatch(failure -> failure.message().contains("same data")),
                            "restart, seed " + seed);
                }
                Stack then = random.nextBoolean() ? stack : Given.stack(lines(random));
                assertEquals(List.of(), Deployed.up(then, host).failures(), "seed " + seed);
                Plan next = Deployed.plan(then, host);
                assertTrue(next.isEmpty(), "seed " + seed + " leaves\n" + next);
            }
        }
    }

    private static void carryOut(Plan plan, FakeHost host, Random random) {
        carryOut(plan, host, random, Integer.MAX_VALUE);
    }

    private static void carryOut(Plan plan, FakeHost host, Random random, int atMost) {
        Set<Integer> done = new HashSet<>();
        List<Task> left = new ArrayList<>(plan.tasks());
        while (!left.isEmpty() && done.size() < atMost) {
            List<Task> ready =
                    left.stream().filter(task -> done.containsAll(task.after())).toList();
            Task chosen = ready.get(random.nextInt(ready.size()));
            chosen.step().on(host, text -> {});
            done.add(chosen.number());
            left.remove(chosen);
        }
    }

    private static String[] lines(Random random) {
        List<String> lines = new ArrayList<>();
        int services = 1 + random.nextInt(7);
        List<Integer> ports = new ArrayList<>(List.of(80, 81, 82, 83, 84, 85, 86));
        java.util.Collections.shuffle(ports, random);
        for (int i = 0; i < services; i++) {
            String name = "abcdefg".substring(i, i + 1);
            lines.add(name + ":");
            lines.add("  image: " + List.of("nginx", "mongo", "redis").get(random.nextInt(3)));
            boolean fixed = random.nextInt(3) == 0;
            if (fixed && random.nextInt(3) == 0) {
                lines.add("  container_name: named-" + name);
            }
            lines.add("  target_num_containers: " + (fixed ? 1 : random.nextInt(4)));
            lines.add("  ports: ['" + (fixed ? ports.get(i) + ":" : "") + "80']");
            lines.add("  environment: {COLOUR: '" + random.nextInt(3) + "', PASSWORD: '" + random.nextInt(2) + "'}");
            if (random.nextInt(3) == 0) {
                lines.add("  sequential_deployment: true");
                lines.add("  healthcheck: {test: 'true'}");
            }
            if (random.nextInt(3) == 0) {
                lines.add("  pre_start: [{command: sh -c 'exit 0', per_replica: " + random.nextBoolean() + "}]");
                lines.add("  post_start: [{command: ./warm-up}, {command: ./tell}]");
                lines.add("  pre_stop: [{command: ./drain}]");
            }
            lines.add("  volumes: ['v" + random.nextInt(3) + ":/v', '/own']");
            if (i > 0) {
                int first = random.nextInt(i);
                lines.add("  links: ['" + "abcdefg".charAt(first) + ":x']");
            }
        }
        return lines.toArray(String[]::new);
    }
}

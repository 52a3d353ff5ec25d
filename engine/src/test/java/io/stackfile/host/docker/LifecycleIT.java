package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.stackfile.apply.Applier;
import io.stackfile.apply.Event;
import io.stackfile.apply.Interruption;
import io.stackfile.apply.Outcome;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.ExecSpec;
import io.stackfile.host.Leftovers;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.Streams;
import io.stackfile.host.TestService;
import io.stackfile.model.Stack;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import io.stackfile.reader.Given;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How containers come and go, on a real engine. */
@Timeout(240)
final class LifecycleIT {
    private final String stack = "l" + UUID.randomUUID().toString().substring(0, 8);
    private final String other = stack + "-other";
    private final DockerHost host = Lab.host();

    @AfterEach
    void leavesNothing() {
        try (host) {
            Leftovers.remove(host, stack);
            Leftovers.remove(host, other);
        }
    }

    @Test
    void hooksAreRunAsTheFileSaysAndWithoutTheFileWhenItStops() {
        done(
                stack,
                "services:",
                "  web:",
                "    image: busybox",
                "    command: sh -c 'trap \"echo end >> /data/log; exit 0\" TERM; sleep 1000 & wait'",
                "    environment: {WHO: web}",
                "    volumes: [data:/data]",
                "    pre_start:",
                "      - {command: \"sh -c 'echo before $$WHO $$HOW >> /data/log'\", environment: {HOW: well}}",
                "      - {command: \"sh -c 'echo each >> /data/log'\", per_replica: true}",
                "    post_start:",
                "      - command: \"sh -c 'echo after $$WHO $$HOW $$(pwd) $$(id -u) >> /data/log'\"",
                "        user: '0:0'",
                "        working_dir: /tmp",
                "        environment: {HOW: slowly}",
                "    pre_stop: [{command: \"sh -c 'echo drained >> /data/log'\"}]",
                "volumes: {data: }");
        apply(Planner.restart(stack, host.observe(stack), Set.of(), "localhost"));

        assertEquals(
                "before web well\neach\nafter web slowly /tmp 0\ndrained\nend\nafter web slowly /tmp 0\n",
                said(stack + "-web-1", "cat", "/data/log"));
        assertEquals(
                List.of(stack + "-web-1"),
                host.observe(stack).containers().stream()
                        .map(container -> container.name())
                        .toList());
    }

    @Test
    void aHookWhoseProgramIsMissingIsOneClearErrorAndItsContainerStops() {
        Outcome outcome = up(
                stack,
                "web:",
                "  image: busybox",
                "  command: sh -c 'trap \"exit 0\" TERM; sleep 1000 & wait'",
                "  post_start: [{command: ./warm-up}]");

        assertEquals(1, outcome.failures().size());
        assertEquals(
                "Docker did not run './warm-up' in " + stack + "-web-1: there is no program './warm-up' in the image",
                outcome.failures().get(0).message());
        assertEquals(
                "exited",
                host.observe(stack).container(stack + "-web-1").orElseThrow().state());
    }

    @Test
    void aLinkLeadsToAnotherStackAndOwnNamesStayOnesOwn() {
        String db = "{image: busybox, command: sh -c 'trap \"exit 0\" TERM; sleep 1000 & wait'}";
        done(
                other,
                "db: {image: busybox, command: sh -c 'trap \"exit 0\" TERM; sleep 1000 & wait', expose: [27017],"
                        + " environment: {DATABASE: orders, PASSWORD: s3cret}}",
                "only-there: " + db);
        done(
                stack,
                "web:",
                "  image: busybox",
                "  command: sh -c 'trap \"exit 0\" TERM; sleep 1000 & wait'",
                "  links: ['db." + other + ":store', 'db." + other + "']",
                "db: " + db);

        String there = address(other + "-db-1", other);
        String here = address(stack + "-db-1", stack);
        assertNotEquals(there, here);
        assertEquals(
                List.of(there, there, here, here),
                List.of(resolved("store"), resolved("db." + other), resolved("db"), resolved("db-1")));
        assertEquals(OptionalInt.of(1), code(other + "-db-1", "ping", "-c", "1", "-W", "1", "web"));
        String told = "test $STORE_PORT_27017_TCP_ADDR = store && test $STORE_ENV_DATABASE = orders"
                + " && test $STORE_1_PORT = tcp://" + other + "-db-1:27017 && test -z $STORE_ENV_PASSWORD";
        assertEquals(OptionalInt.of(0), code(stack + "-web-1", "sh", "-c", told));
    }

    @Test
    void namesOfBothStacksMeanThoseOfOnesOwn() {
        String db = "{image: busybox, command: sh -c 'trap \"exit 0\" TERM; sleep 1000 & wait'}";
        done(other, "db: " + db, "mail: " + db);
        done(
                stack,
                "web:",
                "  image: busybox",
                "  command: sh -c 'trap \"exit 0\" TERM; sleep 1000 & wait'",
                "  links: ['mail." + other + ":post']",
                "db: " + db);

        assertEquals(address(stack + "-db-1", stack), resolved("db"));
        assertEquals(address(other + "-mail-1", other), resolved("post"));
    }

    @Test
    void theEndIsTheLastOneAndEachStartBeforeItIsTold() {
        host.createNetwork(new NetworkSpec(stack, stack, "5a17"));
        Stack empty = Given.stack("db: {image: busybox}").called(stack, "");
        host.createContainer(ContainerSpec.of(
                empty,
                TestService.called("db")
                        .runs("sleep 0.2; exit 3")
                        .restarts("on-failure", 2)
                        .build(),
                1,
                ""));
        AtomicInteger starts = new AtomicInteger();
        host.startContainer(stack + "-db-1");

        assertEquals(OptionalInt.of(3), host.awaitEnd(stack + "-db-1", starts::incrementAndGet));
        assertEquals(2, starts.get());
    }

    private Outcome up(String name, String... lines) {
        Stack wanted = Given.stack(lines).called(name, "");
        return apply(Planner.up(wanted, host.observe(name), Set.of(), "localhost"));
    }

    private void done(String name, String... lines) {
        assertEquals(List.of(), up(name, lines).failures());
    }

    private Outcome apply(Plan plan) {
        return Applier.apply(plan, host, (Event event) -> {}, new Interruption());
    }

    private String address(String container, String network) {
        try (Engine engine = Lab.engine()) {
            return engine.get("look", "/containers/" + container + "/json")
                    .at("NetworkSettings", "Networks", network, "IPAddress")
                    .text();
        }
    }

    /** The address that the name means to the first container of web. */
    private String resolved(String name) {
        String said = said(stack + "-web-1", "ping", "-c", "1", "-W", "1", name);
        return said.replaceFirst("(?s)^PING \\S+ \\(([0-9.]+)\\).*", "$1");
    }

    private String said(String container, String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        host.processes().exec(container, ExecSpec.of(command), new Streams(Optional.empty(), out, out));
        return out.toString(UTF_8);
    }

    private OptionalInt code(String container, String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return host.processes().exec(container, ExecSpec.of(command), new Streams(Optional.empty(), out, out));
    }
}

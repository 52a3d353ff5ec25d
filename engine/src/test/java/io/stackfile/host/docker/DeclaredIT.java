package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.apply.Applier;
import io.stackfile.apply.Event;
import io.stackfile.apply.Interruption;
import io.stackfile.host.Leftovers;
import io.stackfile.host.LocalImages;
import io.stackfile.host.LogRequest;
import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import io.stackfile.model.Stack;
import io.stackfile.plan.Occasion;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import io.stackfile.plan.Wish;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Networks and volumes that a file declares, on a real engine. */
@Timeout(240)
final class DeclaredIT {
    private final String stack = "n" + UUID.randomUUID().toString().substring(0, 8);
    private final String outside = stack + "-of-others";
    private final DockerHost host = Lab.host();
    private final Engine engine = Lab.engine();

    @AfterEach
    void leavesNothing() {
        try (host;
                engine) {
            Leftovers.remove(host, stack);
            if (engine.find("look", "/networks/" + outside).isPresent()) {
                engine.tell("clear up", "DELETE", "/networks/" + outside);
            }
            if (engine.find("look", "/volumes/" + outside).isPresent()) {
                engine.tell("clear up", "DELETE", "/volumes/" + outside);
            }
        }
    }

    @Test
    void servicesSeeEachOtherOnTheirNetworksAndNowhereElse() {
        engine.tell("prepare", "POST", "/networks/create", new JsonObject().with("Name", outside));
        up(
                "services:",
                "  db:",
                "    image: busybox",
                "    command: sleep 1000",
                "    stop_grace_period: 0s",
                "    networks:",
                "      back:",
                "        aliases: [database]",
                "        ipv4_address: 198.18.77.9",
                "        link_local_ips: [169.254.8.8]",
                "        priority: 5",
                "      outside:",
                "  web:",
                "    image: busybox",
                "    depends_on: [db]",
                "    links: ['db:store']",
                "    networks: [front, back]",
                "    command: sh -c 'for name in db database db-1 store guest; do " + told()
                        + "; done; echo done; sleep 1000'",
                "    stop_grace_period: 0s",
                "  guest:",
                "    image: busybox",
                "    depends_on: [db, web]",
                "    networks: [front]",
                "    external_links: ['" + stack + "-web-1:neighbour']",
                "    command: sh -c 'for name in web neighbour db database; do " + told()
                        + "; done; echo done; sleep 1000'",
                "    stop_grace_period: 0s",
                "networks:",
                "  front: {internal: true, labels: {team: blue}}",
                "  back: {ipam: {config: [{subnet: 198.18.77.0/24, gateway: 198.18.77.1}]}}",
                "  outside: {external: true, name: " + outside + "}");

        assertEquals(
                List.of("db seen", "database seen", "db-1 seen", "store seen"),
                written("web").subList(0, 4));
        assertEquals(List.of("web seen", "neighbour seen", "db unseen", "database unseen", "done"), written("guest"));
        Json db = container("db").at("NetworkSettings", "Networks");
        assertEquals(Set.of(stack + "_back", outside), db.members().keySet());
        assertEquals("198.18.77.9", db.at(stack + "_back", "IPAddress").text());
        assertEquals(
                List.of("169.254.8.8"),
                db.at(stack + "_back", "IPAMConfig", "LinkLocalIPs").texts());
        Json front = engine.get("look", "/networks/" + stack + "_front");
        assertTrue(front.get("Internal").isTrue());
        assertEquals("blue", front.at("Labels", "team").text());

        down();
        assertTrue(engine.find("look", "/networks/" + outside).isPresent());
        assertTrue(engine.find("look", "/networks/" + stack + "_front").isEmpty());
        assertTrue(host.observe(stack).isEmpty());
    }

    private static String told() {
        return "if ping -c 1 -W 2 $$name > /dev/null 2>&1; then echo $$name seen; else echo $$name unseen; fi";
    }

    @Test
    void aChangedNetworkIsMadeAnewWithEverythingOnIt() {
        up(
                "services: {web: {image: busybox, command: sleep 1000, stop_grace_period: 0s, networks: [back]}}",
                "networks: {back: }");
        String before =
                engine.get("look", "/networks/" + stack + "_back").get("Id").text();
        String[] changed = {
            "services: {web: {image: busybox, command: sleep 1000, stop_grace_period: 0s, networks: [back]}}",
            "networks: {back: {internal: true}}"
        };
        up(changed);
        Json after = engine.get("look", "/networks/" + stack + "_back");
        assertTrue(
                !after.get("Id").text().equals(before) && after.get("Internal").isTrue());
        assertEquals("running", container("web").at("State", "Status").text());
        assertTrue(plan(changed).isEmpty(), () -> plan(changed).toString());

        String without = "services: {web: {image: busybox, command: sleep 1000, stop_grace_period: 0s}}";
        up(without);
        assertTrue(engine.find("look", "/networks/" + stack + "_back").isPresent(), "the way back needs it");
        host.observe(stack).kept().forEach(container -> host.removeContainer(container.name()));
        up(without);
        assertTrue(engine.find("look", "/networks/" + stack + "_back").isEmpty());
    }

    @Test
    void whatSomebodyElseKeepsMustBeThere() {
        Plan network = plan(
                "services: {web: {image: busybox, networks: [outside]}}",
                "networks: {outside: {external: true, name: " + outside + "}}");
        assertEquals(
                "[there is no network '" + outside + "' on the host, and the file says that networks.outside is"
                        + " external; make it there with: docker network create " + outside + "]",
                network.obstacles().toString());
        Plan volume = plan(
                "services: {web: {image: busybox, volumes: ['data:/data']}}",
                "volumes: {data: {external: true, name: " + outside + "}}");
        assertEquals(
                "[there is no volume '" + outside + "' on the host, and the file says that volumes.data is"
                        + " external; make it there with: docker volume create " + outside + "]",
                volume.obstacles().toString());
    }

    @Test
    void aVolumeHasItsDriverOptionsAndOneOfOthersOutlivesTheStack() {
        engine.tell("prepare", "POST", "/volumes/create", new JsonObject().with("Name", outside));
        String[] file = {
            "services:",
            "  db: {image: busybox, command: sleep 1000, stop_grace_period: 0s, volumes: ['fast:/fast', 'kept:/kept', 'named:/named']}",
            "volumes:",
            "  fast: {driver_opts: {type: tmpfs, device: tmpfs, o: size=1m}, labels: {team: blue}}",
            "  kept: {external: true, name: " + outside + "}",
            "  named: {name: " + stack + "-library}"
        };
        up(file);
        Json fast = engine.get("look", "/volumes/" + stack + "_fast");
        assertEquals("size=1m", fast.at("Options", "o").text());
        assertEquals("blue", fast.at("Labels", "team").text());
        assertEquals(
                List.of("/fast " + stack + "_fast", "/kept " + outside, "/named " + stack + "-library"),
                container("db").get("Mounts").items().stream()
                        .map(mount -> mount.get("Destination").text() + " "
                                + mount.get("Name").text())
                        .sorted()
                        .toList());
        assertTrue(plan(file).isEmpty(), () -> plan(file).toString());

        down();
        assertTrue(engine.find("look", "/volumes/" + outside).isPresent());
        assertTrue(engine.find("look", "/volumes/" + stack + "_fast").isEmpty());
        assertTrue(engine.find("look", "/volumes/" + stack + "-library").isEmpty());
    }

    private Plan plan(String... lines) {
        Stack read = Given.stack(lines).called(stack, "");
        return Planner.up(
                read, host.observe(stack), LocalImages.NONE, new Wish(Set.of(), true, Occasion.UNKNOWN), "localhost");
    }

    private void up(String... lines) {
        apply(plan(lines));
    }

    private void down() {
        apply(Planner.down(stack, host.observe(stack), true, "localhost"));
    }

    private void apply(Plan plan) {
        assertEquals(
                List.of(),
                Applier.apply(plan, host, (Event event) -> {}, new Interruption())
                        .failures());
    }

    private Json container(String service) {
        return engine.get("look", "/containers/" + stack + "-" + service + "-1/json");
    }

    /** As soon as it says that it is done. */
    private List<String> written(String service) {
        List<String> written = new CopyOnWriteArrayList<>();
        while (!written.contains("done")) {
            written.clear();
            host.logs(
                    stack + "-" + service + "-1",
                    new LogRequest(false, OptionalInt.empty(), Optional.empty(), false),
                    line -> written.add(line.text()));
        }
        return written;
    }
}

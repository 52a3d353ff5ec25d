package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.Adjustable;
import io.stackfile.host.Entrance;
import io.stackfile.host.FakeHost;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is told of a host that is not as the file says. */
class DriftTest {
    private static final Stack SHOP =
            Given.stack("web: {image: nginx, links: [db], mem_limit: 64m, restart: always}", "db: {image: mongo}");
    private static final Drift.Known NOTHING = new Drift.Known(Map.of(), Map.of(), Entrance.NONE);

    private final FakeHost host = Deployed.with(SHOP);

    private static List<String> told(Stack stack, Observed observed, Drift.Known known, String... services) {
        return Drift.of(stack, observed, Set.of(services), known).rows().stream()
                .filter(row -> !row.findings().isEmpty())
                .map(row -> row.name() + " "
                        + row.findings().stream().map(Drift.Finding::toString).toList())
                .toList();
    }

    private List<String> told(Stack stack, String... services) {
        return told(stack, host.observe("shop"), NOTHING, services);
    }

    /** The same with a container that the engine tells something else of. */
    private Observed with(String name, String state, String status, String... moreNetworks) {
        Observed seen = host.observe("shop");
        return new Observed(
                seen.network(),
                seen.salt(),
                seen.containers().stream()
                        .map(container -> container.name().equals(name)
                                ? changed(container, state, status, Set.of(moreNetworks))
                                : container)
                        .toList(),
                seen.volumes(),
                seen.otherVolumes(),
                seen.networks(),
                seen.otherNetworks(),
                seen.images(),
                seen.api());
    }

    private static Observed.Container changed(
            Observed.Container container, String state, String status, Set<String> moreNetworks) {
        Set<String> networks = new TreeSet<>(container.networks());
        networks.addAll(moreNetworks);
        return new Observed.Container(
                container.name(),
                container.service(),
                container.number(),
                container.oneOff(),
                state,
                status,
                container.imageId(),
                container.image(),
                container.fingerprint(),
                container.after(),
                container.restartsWith(),
                container.hooks(),
                container.goingBack(),
                networks,
                container.ports(),
                container.created(),
                container.writes(),
                container.origin());
    }

    @Test
    void nothingIsToldWhereAllIsAsTheFileSays() {
        Drift drift = Drift.of(SHOP, host.observe("shop"), Set.of(), NOTHING);
        assertTrue(drift.isNone());
        assertEquals(
                List.of("shop-web-1", "shop-db-1"),
                drift.rows().stream().map(Drift.Row::name).toList());
    }

    @Test
    void whatTheFileSaysOtherwiseIsToldByItsFields() {
        Stack other = Given.stack(
                "web: {image: nginx, links: [db], mem_limit: 64m, restart: always}",
                "db: {image: mongo, hostname: base}");
        assertEquals(List.of("shop-db-1 [differs: hostname added]"), told(other));
        assertEquals(List.of(), told(other, "web"));
    }

    @Test
    void whatIsNotThereOrNoLongerAskedForIsTold() {
        Stack other = Given.stack(
                "web: {image: nginx, mem_limit: 64m, restart: always, links: [cache]}", "cache: {image: redis}");
        assertEquals(
                List.of(
                        "shop-web-1 [differs: links.cache added; links.db removed]",
                        "shop-cache-1 [missing]",
                        "shop-db-1 [no longer in the file]"),
                told(other));
    }

    @Test
    void whatHasEndedIsTold() {
        host.stopContainer("shop-db-1");
        assertEquals(List.of("shop-db-1 [stopped: it has ended]"), told(SHOP));
    }

    @Test
    void whatTheEngineTellsOfIsTold() {
        assertEquals(
                List.of("shop-db-1 [unhealthy]"),
                told(SHOP, with("shop-db-1", "running", "Up 3 minutes (unhealthy)"), NOTHING));
        assertEquals(
                List.of("shop-db-1 [paused]"),
                told(SHOP, with("shop-db-1", "paused", "Up 3 minutes (Paused)"), NOTHING));
        assertEquals(
                List.of("shop-db-1 [restarting]"),
                told(SHOP, with("shop-db-1", "restarting", "Restarting (1) 2 seconds ago"), NOTHING));
    }

    @Test
    void whatSomebodyChangedByHandIsTold() {
        Adjustable made = Adjustable.of(SHOP.service("web").orElseThrow());
        Adjustable now = new Adjustable("unless-stopped", 128L << 20, 256L << 20, 0, 0, "0", 500_000_000, 0, 0, 0);
        assertEquals(
                List.of(),
                told(SHOP, host.observe("shop"), new Drift.Known(Map.of("shop-web-1", made), Map.of(), Entrance.NONE)));
        assertEquals(
                List.of(
                        "shop-web-1 [changed by hand: restart: always → unless-stopped; mem_limit: 67108864 → 134217728;"
                                + " cpuset: none → 0; cpus: none → 0.5]"),
                told(SHOP, host.observe("shop"), new Drift.Known(Map.of("shop-web-1", now), Map.of(), Entrance.NONE)));
        assertEquals(
                List.of("shop-db-1 [changed by hand: it is on network other, too]"),
                told(SHOP, with("shop-db-1", "running", "Up", "other"), NOTHING));
        host.disconnect("shop-db-1");
        assertEquals(List.of("shop-db-1 [changed by hand: it is not on the stack's network]"), told(SHOP));
    }

    @Test
    void aContainerWithAnotherNameIsFound() {
        host.renameContainer("shop-db-1", "mine");
        assertEquals(
                List.of(
                        "shop-db-1 [missing: it is called mine now]",
                        "mine [changed by hand: it was called shop-db-1]"),
                told(SHOP));
    }

    @Test
    void whatAnUpdateLeftIsToldAndWhatItKeptIsNot() {
        host.failOn("rename shop-db-1.next to shop-db-1", "power cut");
        host.before("rename shop-db-1.next to shop-db-1", () -> host.stopContainer("shop-db-1.previous-1"));
        Stack wanted = Given.stack("db: {image: mongo, hostname: new}");
        Deployed.up(wanted, host);
        host.recover();
        assertEquals(
                List.of(
                        "shop-db-1 [missing: an update did not end; 'up' goes on with it]",
                        "shop-db-1.next [left by an update that did not end]"),
                toldOfDb(wanted));
        host.startContainer("shop-db-1.previous-1");
        assertTrue(toldOfDb(wanted).contains("shop-db-1.previous-1 [left by an update that did not end]"));
    }

    private List<String> toldOfDb(Stack wanted) {
        return told(wanted).stream()
                .filter(line -> line.startsWith("shop-db-1"))
                .toList();
    }

    @Test
    void oneTooManyIsTold() {
        FakeHost two = Deployed.with(Given.stack("web: {image: nginx, target_num_containers: 2}"));
        assertEquals(
                List.of("shop-web-2 [no longer in the file: the file asks for 1 container]"),
                told(Given.stack("web: {image: nginx}"), two.observe("shop"), NOTHING));
    }

    @Test
    void aNewerImageInTheRegistryIsTold() {
        Observed seen = host.observe("shop");
        Map<String, String> images = new TreeMap<>(seen.images());
        String id = seen.container("shop-web-1").orElseThrow().imageId();
        images.put("nginx@sha256:old", id);
        Observed pulled = new Observed(
                seen.network(),
                seen.salt(),
                seen.containers(),
                seen.volumes(),
                seen.otherVolumes(),
                seen.networks(),
                seen.otherNetworks(),
                images,
                seen.api());
        assertEquals(
                List.of(),
                told(SHOP, pulled, new Drift.Known(Map.of(), Map.of("nginx:latest", "sha256:old"), Entrance.NONE)));
        assertEquals(
                List.of("shop-web-1 [newer image in the registry: nginx:latest]"),
                told(SHOP, pulled, new Drift.Known(Map.of(), Map.of("nginx:latest", "sha256:new"), Entrance.NONE)));
    }

    @Test
    void aNetworkThatTheFileHasOtherwiseIsTold() {
        FakeHost made = Deployed.with(Given.stack(
                "services: {web: {image: nginx, networks: [front]}}", "networks: {front: {internal: true}}"));
        assertEquals(
                List.of("network shop_front [differs: internal removed]"),
                told(
                        Given.stack("services: {web: {image: nginx, networks: [front]}}", "networks: {front: {}}"),
                        made.observe("shop"),
                        NOTHING));
    }
}

package io.stackfile.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.FakeHost;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Platform;
import io.stackfile.host.Site;
import io.stackfile.model.Exposed;
import io.stackfile.model.Port;
import io.stackfile.model.Stack;
import io.stackfile.plan.Occasion;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import io.stackfile.plan.Wish;
import io.stackfile.reader.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PreflightTest {
    static List<Path> cases() {
        return Golden.cases("preflight", ".yml");
    }

    /** Beside the stack there is what is on the host, a fact in a line. */
    @ParameterizedTest
    @MethodSource("cases")
    void tellsAllThatIsInTheWayOfANewStackAndWhatToDo(Path file) throws IOException {
        Stack shop = Given.stack(file).called("shop", "");
        FakeHost host = new FakeHost().speaking(43);
        shop.services().forEach(service -> host.pullable(service.image().name()));
        host.pullable("caddy:2");
        Plan plan = Planner.up(shop, host.observe("shop"), Set.of(), host.address());
        String found = Preflight.of(shop, plan, site(Golden.beside(file, ".site"))).stream()
                .map(finding -> (finding.stops() ? "error: " : "warning: ") + finding + "\n")
                .collect(Collectors.joining());
        Golden.assertSame(Golden.beside(file, ".txt"), found);
    }

    private static Site site(Path facts) throws IOException {
        List<Site.Occupant> containers = new ArrayList<>();
        List<Site.Subnet> subnets = new ArrayList<>();
        List<Port> listening = new ArrayList<>();
        Optional<Site.Disk> disk = Optional.empty();
        TreeSet<String> runtimes = new TreeSet<>();
        Optional<Boolean> gpus = Optional.empty();
        Platform own = Platform.UNKNOWN;
        Map<String, Platform> images = new TreeMap<>();
        Set<String> emulators = new TreeSet<>();
        for (String line : Files.readAllLines(facts)) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "container" ->
                    containers.add(new Site.Occupant(
                            words[1],
                            words[2].equals("stack") ? words[3] : "",
                            words[2].equals("project") ? words[3] : "",
                            words.length < 5 ? List.of() : List.of(port(words[4]))));
                case "subnet" -> subnets.add(new Site.Subnet(words[1], words[2]));
                case "listens" -> listening.add(port(words[1]));
                case "runtime" -> runtimes.add(words[1]);
                case "gpus" -> gpus = Optional.of(words[1].equals("yes"));
                case "platform" -> own = Platform.of(words[1]);
                case "image" -> images.put(words[1], Platform.of(words[2]));
                case "emulator" -> emulators.add(words[1]);
                case "free" -> disk = Optional.of(new Site.Disk("/var/lib/docker", Long.parseLong(words[1])));
                default -> throw new AssertionError(line);
            }
        }
        return new Site(
                containers,
                subnets,
                listening.isEmpty() ? Optional.empty() : Optional.of(listening),
                disk,
                runtimes,
                gpus,
                new Site.Platforms(own, images, emulators.isEmpty() ? Optional.empty() : Optional.of(emulators)));
    }

    /** As {@code 127.0.0.1|80/tcp}. */
    private static Port port(String written) {
        String[] parts = written.split("\\|", 2);
        Exposed exposed = Exposed.of(parts[1]);
        return new Port(parts[0], Integer.toString(exposed.port()), exposed);
    }

    @Test
    void whatIsStoppedMakesRoomAndWhatIsKeptIsNotLookedAt() {
        Stack before = Given.stack("web: {image: nginx, ports: ['80:80']}");
        FakeHost host = new FakeHost().with("nginx:latest", "mongo:latest");
        apply(Planner.up(before, host.observe("shop"), Set.of(), host.address()), host);
        Site site = new Site(
                List.of(new Site.Occupant("shop-web-1", "shop", "shop", List.of(port("|80/tcp")))),
                List.of(),
                Optional.of(List.of(port("|80/tcp"))),
                Optional.empty(),
                new TreeSet<>(),
                Optional.empty(),
                Site.Platforms.UNKNOWN);
        Stack after = Given.stack("web: {image: mongo, ports: ['80:80']}");
        Plan replaced = Planner.up(after, host.observe("shop"), Set.of(), host.address());
        assertTrue(Preflight.isWorthwhile(replaced));
        assertEquals(List.of(), Preflight.of(after, replaced, site));
        Plan moved = Planner.up(
                Given.stack("front: {image: mongo, ports: ['80:80']}"),
                host.observe("shop"),
                LocalImages.NONE,
                new Wish(Set.of(), true, Occasion.UNKNOWN),
                host.address());
        assertEquals(List.of(), Preflight.of(after, moved, site));
        assertFalse(Preflight.isWorthwhile(Planner.up(before, host.observe("shop"), Set.of(), host.address())));
    }

    private static void apply(Plan plan, FakeHost host) {
        plan.tasks().forEach(task -> task.step().on(host, progress -> {}));
    }
}

package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.ImageFacts;
import io.stackfile.host.Labels;
import io.stackfile.host.Platform;
import io.stackfile.host.Question;
import io.stackfile.host.Site;
import io.stackfile.json.Json;
import io.stackfile.model.Exposed;
import io.stackfile.model.Image;
import io.stackfile.model.Port;
import io.stackfile.model.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Sees what could be in a stack's way, by a few questions asked at once; the machine itself is asked when that takes no new login. */
record Surveying(Engine engine, Way way, Images images) {
    /** What Linux calls processors, as far as Go calls them otherwise. */
    private static final Map<String, String> PROCESSORS =
            Map.of("x86_64", "amd64", "aarch64", "arm64", "armv7l", "arm", "armv6l", "arm", "i686", "386");

    private static final List<String> OF_NOBODY = List.of("", "host", "null");

    /** And what images that are there are for. */
    Site site(Collection<Image> there) {
        Question<Json> networks = Question.of(() -> engine.get("list the networks", "/networks"));
        Question<Json> info = Question.of(() -> engine.get("tell of itself", "/info"));
        Question<Optional<MachineSockets>> machine = Question.of(this::machine);
        Map<String, Question<Optional<ImageFacts>>> asked = new TreeMap<>();
        there.forEach(image ->
                asked.put(image.name(), Question.of(() -> images.find("look at image " + image, image))));
        List<Site.Occupant> containers = engine.get("list its containers", "/containers/json?all=1").items().stream()
                .map(Surveying::occupant)
                .sorted(Comparator.comparing(Site.Occupant::name))
                .toList();
        Json found = networks.answer();
        Json engineItself = info.answer();
        String root = engineItself.get("DockerRootDir").text();
        TreeSet<String> runtimes =
                new TreeSet<>(engineItself.get("Runtimes").members().keySet());
        Optional<MachineSockets> told =
                machine.answer().filter(sockets -> bridges(found).anyMatch(sockets.interfaces()::contains));
        return new Site(
                containers,
                found.items().stream().flatMap(Surveying::subnets).toList(),
                told.map(MachineSockets::listening),
                told.flatMap(sockets -> sockets.disk(root)),
                runtimes,
                gpus(engineItself, runtimes, told),
                new Site.Platforms(own(engineItself), platforms(asked), told.flatMap(MachineSockets::emulators)));
    }

    private static Platform own(Json info) {
        String processor = info.get("Architecture").text();
        return new Platform(info.get("OSType").text(), PROCESSORS.getOrDefault(processor, processor));
    }

    private static Map<String, Platform> platforms(Map<String, Question<Optional<ImageFacts>>> images) {
        Map<String, Platform> platforms = new TreeMap<>();
        images.forEach((name, asked) -> asked.answer().ifPresent(facts -> platforms.put(name, facts.platform())));
        return platforms;
    }

    /** By NVIDIA's runtime, by a CDI device that the engine tells of, or by the program that it calls for one without. */
    private static Optional<Boolean> gpus(Json info, Set<String> runtimes, Optional<MachineSockets> machine) {
        boolean told = runtimes.contains("nvidia")
                || info.get("DiscoveredDevices").items().stream()
                        .anyMatch(device -> device.get("ID").text().contains("/gpu="));
        return told ? Optional.of(true) : machine.map(MachineSockets::gpus);
    }

    /**
     * The names that the engine's networks have among the machine's interfaces; without one of them the machine is another than the
     * engine's, which may be in a container or somebody else's. Every engine's own is called docker0, so that tells nothing here.
     */
    private Stream<String> bridges(Json networks) {
        return networks.items().stream()
                .filter(network -> network.get("Driver").text().equals("bridge"))
                .map(Surveying::bridge)
                .filter(name -> !way.local() || !name.equals("docker0"));
    }

    private static String bridge(Json network) {
        String name = network.at("Options", "com.docker.network.bridge.name").text();
        String id = network.get("Id").text();
        return name.isEmpty() ? "br-" + id.substring(0, Math.min(12, id.length())) : name;
    }

    private Optional<MachineSockets> machine() {
        try {
            if (way.machine().isPresent()) {
                return Optional.of(MachineSockets.read(
                        way.machine().get().link().run(MachineSockets.QUESTION).output()));
            }
            return way.local() && Files.isDirectory(Path.of("/proc/self"))
                    ? Optional.of(MachineSockets.read(here()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String here() throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", MachineSockets.QUESTION)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    private static Site.Occupant occupant(Json container) {
        return new Site.Occupant(
                container.get("Names").texts().get(0).substring(1),
                container.at("Labels", Labels.STACK).text(),
                container.at("Labels", Labels.COMPOSE_PROJECT).text(),
                container.get("Ports").items().stream()
                        .filter(port -> port.get("PublicPort").isPresent())
                        .map(port -> new Port(
                                port.get("IP").text(),
                                Long.toString(port.get("PublicPort").number()),
                                new Exposed(
                                        (int) port.get("PrivatePort").number(),
                                        Protocol.of(port.get("Type").text()))))
                        .toList());
    }

    private static Stream<Site.Subnet> subnets(Json network) {
        return network.at("IPAM", "Config").items().stream()
                .map(pool -> pool.get("Subnet").text())
                .filter(subnet -> !OF_NOBODY.contains(network.get("Driver").text()) && !subnet.isEmpty())
                .map(subnet -> new Site.Subnet(network.get("Name").text(), subnet));
    }
}

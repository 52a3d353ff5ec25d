package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.Labels;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.host.Origin;
import io.stackfile.host.Question;
import io.stackfile.host.Sizes;
import io.stackfile.host.StackSummary;
import io.stackfile.json.Json;
import io.stackfile.model.Exposed;
import io.stackfile.model.Hooks;
import io.stackfile.model.Protocol;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sees what there is of a stack, by four questions asked at once. */
record Observing(Engine engine) {
    Observed observe(String stack) {
        Question<Json> images = Question.of(() -> engine.get("list its images", "/images/json"));
        Question<Json> networks = Question.of(() -> engine.get("list the networks", "/networks"));
        Question<Json> volumes = Question.of(() -> engine.get("list the volumes", "/volumes"));
        // Of all, for who is on the stack's networks is not always of the stack.
        Map<Boolean, List<Json>> containers =
                engine.get("list the containers of " + stack, "/containers/json?all=1").items().stream()
                        .collect(Collectors.partitioningBy(
                                container -> label(container, Labels.STACK).equals(stack)));
        SeenNetworks seen = SeenNetworks.of(stack, networks.answer(), volumes.answer());
        Map<Boolean, List<Json>> allVolumes = volumes.answer().get("Volumes").items().stream()
                .collect(Collectors.partitioningBy(
                        volume -> label(volume, Labels.STACK).equals(stack)));
        return new Observed(
                seen.own(),
                seen.salt().orElseGet(Observing::freshSalt),
                containers.getOrDefault(true, List.of()).stream()
                        .map(container -> container(container, seen.joinedBy(container)))
                        .toList(),
                allVolumes.getOrDefault(true, List.of()).stream()
                        .map(volume -> new Observed.Volume(
                                volume.get("Name").text(),
                                label(volume, Labels.VOLUME),
                                label(volume, Labels.FINGERPRINT)))
                        .toList(),
                allVolumes.getOrDefault(false, List.of()).stream()
                        .map(volume -> volume.get("Name").text())
                        .collect(Collectors.toSet()),
                seen.its(),
                seen.others(),
                images(images.answer()),
                engine.newest().minor(),
                new SeenGuests(stack, seen).among(containers.getOrDefault(false, List.of())),
                seen.lost(),
                new SharedNetworks(engine).ended(containers),
                SharedNetworks.makers(containers));
    }

    /** Those that a file asks for, by the labels that stacks and compose projects have in common. */
    List<String> containersOf(String project) {
        Json all = engine.get(
                "list the containers of " + project,
                "/containers/json?all=1&filters=" + labelled(Labels.COMPOSE_PROJECT + "=" + project));
        return all.items().stream()
                .filter(container -> !label(container, Labels.COMPOSE_ONEOFF).equalsIgnoreCase("true"))
                .filter(container -> !label(container, Labels.ONE_OFF).equals("true"))
                .map(Observing::name)
                .filter(name -> Names.beforeKept(name).isEmpty() && !name.endsWith(Names.NEXT))
                .sorted()
                .toList();
    }

    List<StackSummary> stacks() {
        // One that was made from an image of a container of a stack has the label, and is of none.
        Json all = engine.get("list its containers", "/containers/json?all=1&filters=" + labelled(Labels.STACK));
        Map<String, List<Json>> byStack = all.items().stream()
                .filter(container -> Names.beforeKept(name(container)).isEmpty())
                .filter(container -> !label(container, Labels.STACK).isEmpty())
                .collect(Collectors.groupingBy(
                        container -> label(container, Labels.STACK), TreeMap::new, Collectors.toList()));
        return byStack.entrySet().stream()
                .map(entry -> summary(entry.getKey(), entry.getValue()))
                .toList();
    }

    Sizes sizes() {
        Json disk = engine.get("tell how much disk is used", "/system/df");
        Map<String, Long> containers = new TreeMap<>();
        disk.get("Containers")
                .items()
                .forEach(container ->
                        containers.put(name(container), container.get("SizeRw").number()));
        Map<String, Long> images = new TreeMap<>();
        disk.get("Images")
                .items()
                .forEach(image -> images.put(
                        image.get("Id").text(),
                        image.get("Size").number()
                                - Math.max(0, image.get("SharedSize").number())));
        return new Sizes(containers, images);
    }

    private static StackSummary summary(String stack, List<Json> containers) {
        int running = (int) containers.stream()
                .filter(container -> container.get("State").text().equals("running"))
                .count();
        return new StackSummary(stack, containers.size(), running, label(containers.get(0), Labels.FILE));
    }

    static String labelled(String label) {
        return URLEncoder.encode("{\"label\":[\"" + label + "\"]}", UTF_8);
    }

    static String label(Json thing, String name) {
        return thing.at("Labels", name).text();
    }

    private static String freshSalt() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    private static Observed.Container container(Json container, Set<String> networks) {
        return new Observed.Container(
                name(container),
                label(container, Labels.SERVICE),
                (int) container.at("Labels", Labels.NUMBER).number(),
                label(container, Labels.ONE_OFF).equals("true"),
                container.get("State").text(),
                container.get("Status").text(),
                container.get("ImageID").text(),
                container.get("Image").text(),
                label(container, Labels.FINGERPRINT),
                names(container, Labels.AFTER),
                names(container, Labels.RESTARTS_WITH),
                new Hooks(
                        HookLabel.read(label(container, Labels.POST_START)),
                        HookLabel.read(label(container, Labels.PRE_STOP))),
                UpdatingLabel.read(label(container, Labels.ROLLBACK)),
                networks,
                ports(container),
                Instant.ofEpochSecond(container.get("Created").number()).toString(),
                container.get("Mounts").items().stream().anyMatch(Observing::isWritten),
                new Origin(
                        (int) container.at("Labels", Labels.GENERATION).number(),
                        label(container, Labels.BY),
                        label(container, Labels.FILE),
                        label(container, Labels.COMMIT),
                        label(container, Labels.CHANGE)));
    }

    static List<Observed.Published> ports(Json container) {
        return container.get("Ports").items().stream()
                .filter(port -> port.get("PublicPort").isPresent())
                .map(Observing::published)
                .toList();
    }

    static String name(Json container) {
        return container.get("Names").texts().get(0).substring(1);
    }

    private static boolean isWritten(Json mount) {
        return mount.get("RW").isTrue() && !mount.get("Type").text().equals("tmpfs");
    }

    private static List<String> names(Json container, String label) {
        String names = label(container, label);
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }

    private static Observed.Published published(Json port) {
        return new Observed.Published(
                port.get("IP").text(),
                (int) port.get("PublicPort").number(),
                new Exposed(
                        (int) port.get("PrivatePort").number(),
                        Protocol.of(port.get("Type").text())));
    }

    private static Map<String, String> images(Json images) {
        Map<String, String> ids = new TreeMap<>();
        for (Json image : images.items()) {
            String id = image.get("Id").text();
            image.get("RepoTags").texts().forEach(name -> ids.put(name, id));
            image.get("RepoDigests").texts().forEach(name -> ids.put(name, id));
        }
        ids.keySet().removeIf(name -> name.startsWith("<none>"));
        return ids;
    }
}

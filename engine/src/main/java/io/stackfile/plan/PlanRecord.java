package io.stackfile.plan;

import io.stackfile.host.Observed;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a plan says and what it was made from, so that it can be told later whether it still holds. It has no secrets: where the
 * stack is on the host their hashes are keyed with its salt, which stays there, and where it is not they are left out.
 *
 * @param salted whether there are hashes of secrets
 * @param file what the file says of each service, network and volume, as fingerprints
 * @param host what is on the host, by names, as hashes
 */
public record PlanRecord(
        boolean salted,
        SortedMap<String, String> file,
        SortedMap<String, String> host,
        List<Line> first,
        List<Line> steps) {
    private static final String SECRET = "~[0-9a-f]{32}";

    public PlanRecord {
        file = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(file));
        host = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(host));
        first = List.copyOf(first);
        steps = List.copyOf(steps);
    }

    /** A step as it is written down. */
    public record Line(String step, String reason, String after) {
        static Line of(Task task) {
            return new Line(task.step().toString(), PlanText.reason(task), PlanText.after(task));
        }

        @Override
        public String toString() {
            return step + (reason.isEmpty() ? "" : "    " + reason);
        }
    }

    /** {@code first} is what is done about images before. */
    public static PlanRecord of(Stack stack, Observed observed, Set<String> services, List<Plan> first, Plan plan) {
        List<Service> chosen = stack.services().stream()
                .filter(service -> services.contains(service.name()))
                .toList();
        return new PlanRecord(
                observed.network(),
                file(stack, observed, chosen),
                host(observed, chosen),
                first.stream().flatMap(before -> lines(before).stream()).toList(),
                lines(plan));
    }

    private static List<Line> lines(Plan plan) {
        return plan.tasks().stream().map(Line::of).toList();
    }

    private static SortedMap<String, String> file(Stack stack, Observed observed, Collection<Service> services) {
        SortedMap<String, String> file = new TreeMap<>();
        services.forEach(service -> file.put(
                service.name(),
                Fingerprint.of(service, stack.secrets(), observed.salt()).toString()));
        new WantedNetworks(stack, observed)
                .of(services)
                .forEach(network -> file.put("network " + network.name(), network.fingerprint()));
        WantedVolumes volumes = new WantedVolumes(stack, observed);
        services.stream()
                .flatMap(service -> WantedVolumes.named(service).stream())
                .map(volumes::spec)
                .forEach(volume -> file.put("volume " + volume.name(), volume.fingerprint()));
        if (!observed.network()) {
            file.replaceAll((key, fingerprint) -> withoutSecrets(fingerprint));
        }
        return file;
    }

    private static String withoutSecrets(String fingerprint) {
        return fingerprint.replaceAll(SECRET, "~");
    }

    private static SortedMap<String, String> host(Observed observed, Collection<Service> services) {
        SortedMap<String, String> host = new TreeMap<>();
        observed.members()
                .forEach(container -> host.put(
                        "container " + container.name(),
                        hash(container.fingerprint() + "\n" + container.imageId() + "\n" + container.created())));
        observed.networks().forEach(network -> host.put("network " + network.name(), hash(network.fingerprint())));
        observed.volumes().forEach(volume -> host.put("volume " + volume.name(), hash(volume.fingerprint())));
        services.forEach(service -> observed.image(service.image())
                .ifPresent(id -> host.put("image " + service.image().name(), hash(id))));
        return host;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What differs by now, a line each; empty when all is as it was written down. */
    public List<String> differences(PlanRecord now) {
        List<String> differences = new ArrayList<>();
        boolean comparable = salted && now.salted;
        keys(file, now.file).forEach(key -> fileDifference(key, now, comparable, differences));
        keys(host, now.host).forEach(key -> hostDifference(key, now, differences));
        compare(first, now.first, differences);
        compare(steps, now.steps, differences);
        return differences;
    }

    /** The same without what is done about images before: that has been done. */
    public PlanRecord withoutFirst() {
        return new PlanRecord(salted, file, host, List.of(), steps);
    }

    private static Set<String> keys(Map<String, String> one, Map<String, String> other) {
        Set<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys;
    }

    private void fileDifference(String key, PlanRecord now, boolean comparable, List<String> differences) {
        String was = file.get(key);
        String is = now.file.get(key);
        if (was == null || is == null) {
            differences.add("the file: " + key + (was == null ? " is new" : " is gone"));
            return;
        }
        List<String> changes = Changes.between(
                Fingerprint.parse(comparable ? was : withoutSecrets(was)),
                Fingerprint.parse(comparable ? is : withoutSecrets(is)));
        if (!changes.isEmpty()) {
            differences.add("the file: " + key + ": " + String.join("; ", changes));
        }
    }

    private void hostDifference(String key, PlanRecord now, List<String> differences) {
        String was = host.get(key);
        String is = now.host.get(key);
        if (was == null) {
            differences.add("the host: " + key + " is there now");
        } else if (is == null) {
            differences.add("the host: " + key + " is gone");
        } else if (!was.equals(is)) {
            differences.add("the host: " + key + " is another one now");
        }
    }

    private static void compare(List<Line> was, List<Line> is, List<String> differences) {
        if (was.equals(is)) {
            return;
        }
        List<String> gone = texts(was);
        texts(is).forEach(gone::remove);
        List<String> added = texts(is);
        texts(was).forEach(added::remove);
        gone.forEach(line -> differences.add("- " + line));
        added.forEach(line -> differences.add("+ " + line));
        if (gone.isEmpty() && added.isEmpty()) {
            differences.add("the steps are the same, in another order");
        }
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::toString).collect(Collectors.toCollection(ArrayList::new));
    }
}

package io.stackfile.reader;

import io.stackfile.model.Build;
import io.stackfile.model.Image;
import io.stackfile.model.Limits;
import io.stackfile.model.Privileges;
import io.stackfile.model.Restart;
import io.stackfile.model.Service;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One service of a file. */
final class ServiceReader {
    private static final Set<String> RESERVED = Set.of("io.stackfile.", "com.docker.compose.");

    private final CheckedFile file;
    private final Set<String> names;

    ServiceReader(CheckedFile file, Set<String> names) {
        this.file = file;
        this.names = names;
    }

    Service read(String name, Node.Mapping mapping) {
        Keys keys = new Keys(mapping, "services." + name, file.problems());
        LinkReader links = new LinkReader(keys, names);
        PortReader ports = new PortReader(keys);
        Optional<Build> build = BuildReader.read(keys, file);
        return new Service(
                name,
                containers(keys),
                keys.text("container_name"),
                ImageReader.read(keys).orElseGet(() -> Image.of(file.name() + "-" + name)),
                build,
                CommandReader.read(keys),
                EnvironmentReader.read(keys, "environment", file.values()),
                links.links(),
                links.dependencies(),
                ports.ports(),
                ports.exposed(),
                new MountReader(keys, file).read(),
                restart(keys),
                new Limits(keys.size("mem_limit"), keys.text("cpuset"), shares(keys)),
                new Privileges(
                        keys.flag("privileged"),
                        Capabilities.read(keys, "cap_add"),
                        Capabilities.read(keys, "cap_drop")),
                labels(keys));
    }

    private static int containers(Keys keys) {
        String key = keys.node("target_num_containers").isPresent() ? "target_num_containers" : "scale";
        return (int) Math.max(0, keys.number(key).orElse(1));
    }

    private static OptionalLong shares(Keys keys) {
        OptionalLong shares = keys.number("cpu_shares");
        if (shares.isPresent() && (shares.getAsLong() < 2 || shares.getAsLong() > 262_144)) {
            keys.error(
                    keys.scalar("cpu_shares").orElseThrow(),
                    "cpu_shares",
                    "a weight is 2 to 262144",
                    "write 512 for half of the usual, 2048 for twice as much");
        }
        return shares;
    }

    private static Restart restart(Keys keys) {
        String[] words = keys.text("restart").orElse("no").split(":", 2);
        String policy = words[0].equals("false") ? "no" : words[0];
        return new Restart(policy, words.length > 1 && words[1].matches("\\d{1,9}") ? Integer.parseInt(words[1]) : 0);
    }

    private static SortedMap<String, String> labels(Keys keys) {
        SortedMap<String, String> labels = new TreeMap<>();
        keys.pairs("labels").forEach(pair -> {
            labels.put(pair.name(), pair.value().orElse(""));
            if (RESERVED.stream().anyMatch(pair.name()::startsWith)) {
                keys.error(
                        pair.at(),
                        "labels",
                        "the label '" + pair.name() + "' is one that stack sets itself",
                        "choose a name of your own, such as com.example.team");
            }
        });
        return labels;
    }
}

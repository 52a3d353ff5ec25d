package io.stackfile.reader;

import io.stackfile.model.Build;
import io.stackfile.model.Declared;
import io.stackfile.model.Image;
import io.stackfile.model.Mount;
import io.stackfile.model.Namespace;
import io.stackfile.model.Service;
import io.stackfile.model.Settings;
import io.stackfile.model.Value;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** One service of a file. */
final class ServiceReader {
    private static final int MOST_CONTAINERS = 1000;

    private final CheckedFile file;
    private final Set<String> names;
    private final Set<String> provided = new TreeSet<>();
    private final FileDefinitions files;
    private final BindPaths paths;
    private final DeclaredReader declared;
    private final PartingReader partings;

    ServiceReader(CheckedFile file, Set<String> names, BindPaths paths) {
        this.file = file;
        this.names = names;
        this.paths = paths;
        this.files = new FileDefinitions(file);
        this.declared = new DeclaredReader(file);
        this.partings = new PartingReader(file.document(), file.problems());
        file.services().all().stream()
                .filter(service -> service.value() instanceof Node.Mapping mapping
                        && mapping.get("provider").isPresent())
                .forEach(service -> provided.add(service.name()));
    }

    /** Whether a program is to provide it instead of containers. */
    boolean isProvided(String name) {
        return provided.contains(name);
    }

    /** What the file says of networks and volumes. */
    Declared declared() {
        return declared.declared();
    }

    /** What may be shown nowhere because it is in a secret that a service has. */
    List<Value> secrets() {
        return files.secrets();
    }

    Service read(String name, Node.Mapping mapping) {
        Keys keys = new Keys(mapping, "services." + name, file.problems());
        LinkReader links = new LinkReader(keys, names, provided);
        PortReader ports = new PortReader(keys);
        Optional<Build> build = BuildReader.read(keys, file);
        Settings settings = SettingsReader.read(keys, file, names, declared, links, partings);
        boolean onTheHost = settings.namespaces().network().equals(Optional.of(new Namespace.Mode("host")));
        List<Mount> mounts = new MountReader(keys, file, paths, declared.declared()).read();
        return new Service(
                name,
                containers(keys),
                keys.like(
                        "container_name",
                        "[a-zA-Z0-9][a-zA-Z0-9_.-]+",
                        "a name for a container",
                        "write two or more of a-z, 0-9, _, . and -"),
                ImageReader.read(keys)
                        .orElseGet(() -> Image.of(file.name() + "-" + imageName(name)))
                        .on(keys.like(
                                "platform",
                                "[a-z0-9]+(/[a-z0-9_]+){0,2}",
                                "a platform",
                                "write linux/amd64 or linux/arm64")),
                build,
                CommandReader.read(keys),
                EnvironmentReader.read(keys, "environment", file.values()),
                links.links(),
                links.dependencies(),
                onTheHost ? List.of() : ports.ports(),
                ports.exposed(),
                mounts,
                new VolumesFromReader(keys, names).read(),
                new PlacedFileReader(keys, files, mounts).read(),
                RestartReader.read(keys),
                settings,
                Labelling.read(keys, file));
    }

    private static int containers(Keys keys) {
        String key = keys.node("target_num_containers").isPresent() ? "target_num_containers" : "scale";
        Keys deploy = Twin.inside(keys, "deploy");
        return (int) new Twin(keys, key, deploy, "replicas")
                .agreed(containers(keys, key), containers(deploy, "replicas"))
                .orElse(1);
    }

    private static OptionalLong containers(Keys keys, String key) {
        return keys.between(key, 0, MOST_CONTAINERS, "write " + key + ": 2");
    }

    /** Of a service that is only built: names of images are stricter than those of services. */
    private static String imageName(String service) {
        String name =
                service.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "service" : name;
    }
}

package io.stackfile.reader;

import io.stackfile.model.Declared;
import io.stackfile.model.Image;
import io.stackfile.model.Mount;
import io.stackfile.model.MountOptions;
import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.Suggestion;
import io.stackfile.source.CheckedFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** {@code volumes}: a path of the container's, a name or a path of the host's before it, {@code ro} behind it. */
final class MountReader {
    private static final Set<String> PROPAGATION =
            new TreeSet<>(List.of("private", "rprivate", "rshared", "rslave", "shared", "slave"));

    private static final Set<String> OF_DESKTOP = Set.of("cached", "consistent", "delegated");
    private static final Set<String> OF_READ_ONLY = Set.of("readonly", "writable");
    private static final String SOCKET = "/var/run/docker.sock";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    private final Keys keys;
    private final CheckedFile file;
    private final BindPaths paths;
    private final Declared declared;
    private final List<Mount> mounts = new ArrayList<>();
    private final Set<String> targets = new LinkedHashSet<>();

    MountReader(Keys keys, CheckedFile file, BindPaths paths, Declared declared) {
        this.declared = declared;
        this.keys = keys;
        this.file = file;
        this.paths = paths;
    }

    List<Mount> read() {
        keys.items("volumes").forEach(item -> mount(item).ifPresent(mount -> add(mount, item, "volumes")));
        keys.scalars("tmpfs").forEach(item -> temporary(item).ifPresent(mount -> add(mount, item, "tmpfs")));
        apiSocket();
        return mounts;
    }

    /** A socket that is not there must not become a folder. */
    private void apiSocket() {
        if (keys.flag("use_api_socket")) {
            MountOptions there = new MountOptions(Optional.empty(), Optional.empty(), true, false, Optional.empty());
            add(
                    new Mount.Bind(SOCKET, SOCKET, false, Optional.empty(), there),
                    keys.node("use_api_socket").orElseThrow(),
                    "use_api_socket");
        }
    }

    private void add(Mount mount, Node item, String key) {
        mounts.add(mount);
        if (!targets.add(mount.target())) {
            keys.error(
                    item,
                    key,
                    "two volumes have the path " + mount.target() + " in the container",
                    "leave one of them out");
        }
    }

    private Optional<Mount> temporary(Node.Scalar scalar) {
        String[] parts = scalar.text().strip().split(":", 2);
        if (!parts[0].startsWith("/") || parts[0].matches("/+")) {
            keys.error(
                    scalar,
                    "tmpfs",
                    "'" + parts[0] + "' is not a folder in the container, whose path begins with /",
                    "write /run, or /run:size=64m");
            return Optional.empty();
        }
        return Optional.of(new Mount.Temporary(plain(parts[0]), parts.length > 1 ? parts[1] : ""));
    }

    private static String plain(String target) {
        return target.length() > 1 ? target.replaceAll("/+$", "") : target;
    }

    private Optional<Mount> mount(Node item) {
        if (item instanceof Node.Scalar scalar) {
            return shortForm(scalar);
        }
        return item instanceof Node.Mapping mapping
                ? longForm(mapping, new Keys(mapping, keys.where("volumes"), keys.problems()))
                : Optional.empty();
    }

    private Optional<Mount> shortForm(Node.Scalar scalar) {
        String[] parts = scalar.text().strip().split(":", -1);
        if (parts.length > 3 || scalar.text().isBlank()) {
            return wrong(scalar, "'" + scalar.text() + "' is not a volume");
        }
        if (parts.length == 1) {
            return at(scalar, "", parts[0], false, options(Set.of()));
        }
        boolean modeOnly = parts.length == 2 && isMode(parts[1]) && parts[0].startsWith("/");
        if (modeOnly) {
            return at(scalar, "", parts[0], parts[1].equals("ro"), options(Set.of(parts[1])));
        }
        Set<String> modes = parts.length == 3 ? Set.of(parts[2].split(",")) : Set.of();
        Optional<String> unknown =
                modes.stream().filter(mode -> !isMode(mode)).sorted().findFirst();
        if (unknown.isPresent()) {
            return wrong(scalar, "'" + unknown.get() + "' is not a mode of a volume");
        }
        modes.stream()
                .filter(OF_DESKTOP::contains)
                .sorted()
                .forEach(mode -> keys.problems()
                        .warning(
                                scalar,
                                keys.where("volumes"),
                                "the mode '" + mode + "' has no effect: it was for Docker Desktop on a Mac",
                                "it can be taken out"));
        return at(scalar, parts[0], parts[1], modes.contains("ro"), options(modes));
    }

    private static boolean isMode(String word) {
        return Set.of("ro", "rw", "z", "Z", "nocopy").contains(word)
                || PROPAGATION.contains(word)
                || OF_DESKTOP.contains(word);
    }

    private MountOptions options(Set<String> modes) {
        return new MountOptions(
                modes.stream().filter(mode -> mode.equalsIgnoreCase("z")).findFirst(),
                modes.stream().filter(PROPAGATION::contains).findFirst(),
                !modes.contains("nocopy"),
                true,
                keys.text("volume_driver"));
    }

    private MountOptions options(Keys volume) {
        Keys bind = Twin.inside(volume, "bind");
        Keys ofVolume = Twin.inside(volume, "volume");
        return new MountOptions(
                bind.like("selinux", "[zZ]", "a label for SELinux", "write z to share, Z to keep it to the container"),
                bind.like(
                        "propagation",
                        String.join("|", PROPAGATION),
                        "a way to pass mounts on",
                        "write rprivate, rshared or rslave"),
                !ofVolume.flag("nocopy"),
                bind.node("create_host_path").isEmpty() || bind.flag("create_host_path"),
                keys.text("volume_driver"),
                subpath(ofVolume).or(() -> subpath(Twin.inside(volume, "image"))),
                recursive(bind, volume.flag("read_only")),
                Labelling.read(ofVolume));
    }

    private static Optional<String> subpath(Keys keys) {
        return keys.like(
                "subpath",
                "(?!/)(?!(.*/)?\\.\\.(/.*)?$).+",
                "a folder in what is mounted",
                "write conf/d, say: without / before it and without ..");
    }

    /** {@code enabled} is how it usually is. */
    private static Optional<String> recursive(Keys bind, boolean readOnly) {
        Optional<String> mode = bind.like(
                "recursive",
                "enabled|disabled|writable|readonly",
                "a way to mount what is below",
                "write disabled, writable or readonly; enabled is the usual");
        if (mode.filter(OF_READ_ONLY::contains).isPresent() && !readOnly) {
            bind.error(
                    bind.node("recursive").orElseThrow(),
                    "recursive",
                    "'" + mode.orElse("") + "' is for mounts that are read_only",
                    "write read_only: true, or take it out");
        }
        return mode.filter(given -> !given.equals("enabled"));
    }

    private Optional<Mount> longForm(Node.Mapping mapping, Keys volume) {
        Optional<String> target = volume.text("target");
        if (target.isEmpty()) {
            return Optional.empty();
        }
        String type = volume.text("type").orElse("volume");
        String source = volume.text("source").orElse("");
        boolean readOnly = volume.flag("read_only");
        boolean bare = type.equals("bind") && !isPath(source);
        List.of("bind", "volume", "tmpfs", "image").stream()
                .filter(other -> !other.equals(type) && volume.node(other).isPresent())
                .forEach(other -> volume.error(
                        volume.node(other).orElseThrow(),
                        other,
                        "'" + other + "' is for mounts of that type, and this is of type " + type,
                        "write type: " + other + ", or take it out"));
        if (type.equals("tmpfs")) {
            return temporary(mapping, target.get(), volume);
        }
        MountOptions options = options(volume);
        if (options.label().isPresent()
                && (!options.made() || options.recursive().isPresent())) {
            volume.error(
                    mapping,
                    "bind",
                    options.made()
                            ? "Docker gives no label to a folder that is mounted without what is below"
                            : "Docker gives a label only to a folder that it may make",
                    "take " + (options.made() ? "recursive" : "create_host_path") + " or selinux out");
        }
        if (type.equals("image")) {
            return ofImage(mapping, volume, target.get(), readOnly, options);
        }
        if (source.isEmpty() && options.subpath().isPresent()) {
            keys.error(
                    mapping,
                    "volumes",
                    "a new volume has no folder '" + options.subpath().get() + "' to mount",
                    "write source: and the name of the volume that has it");
            return Optional.empty();
        }
        return at(mapping, bare ? "./" + source : source, target.get(), readOnly, options);
    }

    private Optional<Mount> ofImage(Node at, Keys volume, String target, boolean readOnly, MountOptions options) {
        Optional<Node.Scalar> source = volume.scalar("source");
        if (source.isEmpty()) {
            keys.error(at, "volumes", "nothing says which image is mounted", "write source: nginx:1.27, say");
            return Optional.empty();
        }
        if (!target.startsWith("/") || target.matches("/+")) {
            return wrong(at, "'" + target + "' is not a folder in the container");
        }
        Image image = ImageReader.read(volume, "source", source.get());
        return Optional.of(new Mount.OfImage(image, plain(target), readOnly, options));
    }

    private Optional<Mount> temporary(Node at, String target, Keys volume) {
        if (!target.startsWith("/") || target.matches("/+")) {
            return wrong(at, "'" + target + "' is not a folder in the container");
        }
        Keys tmpfs = Twin.inside(volume, "tmpfs");
        List<String> flags = new ArrayList<>();
        if (volume.flag("read_only")) {
            flags.add("ro");
        }
        tmpfs.size("size").ifPresent(size -> flags.add("size=" + size));
        tmpfs.like("mode", "0?o?[0-7]{3,4}", "a mode in octal", "write mode: '1777'")
                .ifPresent(mode -> flags.add("mode=" + mode.replaceFirst("^0?o?", "")));
        return Optional.of(new Mount.Temporary(plain(target), String.join(",", flags)));
    }

    private Optional<Mount> at(Node node, String source, String target, boolean readOnly, MountOptions options) {
        if (target.matches("/+") || source.matches("~[^/].*")) {
            return wrong(node, "'" + (target.matches("/+") ? target : source) + "' cannot be mounted");
        }
        if (!target.startsWith("/")) {
            return wrong(node, "'" + target + "' is not a path in the container, which begins with /");
        }
        String path = plain(target);
        if (source.isEmpty()) {
            return Optional.of(new Mount.Anonymous(path, readOnly, options));
        }
        if (isPath(source)) {
            return bind(node, source, path, readOnly, options);
        }
        if (!NAME.matcher(source).matches()) {
            return wrong(node, "'" + source + "' is neither a path nor a name for a volume");
        }
        checkDeclared(node, source);
        return Optional.of(new Mount.Named(source, path, readOnly, options, called(source)));
    }

    /** The engine's name for a volume, where it is another than usual. */
    private Optional<String> called(String name) {
        return declared.volume(name)
                .flatMap(volume -> volume.name().or(() -> Optional.of(name).filter(key -> volume.external())));
    }

    private static boolean isPath(String source) {
        return source.startsWith("/") || source.startsWith(".") || source.startsWith("~");
    }

    private Optional<Mount> bind(Node node, String source, String target, boolean readOnly, MountOptions usual) {
        MountOptions options = usual.ofFolder();
        if (source.startsWith("/")) {
            return Optional.of(new Mount.Bind(source, target, readOnly, Optional.empty(), options));
        }
        BindPaths.Meaning meaning =
                source.startsWith("~") ? paths.ofHome(source, target) : paths.ofRelative(file, source, target);
        if (meaning instanceof BindPaths.There there) {
            return Optional.of(new Mount.Bind(there.path(), target, readOnly, there.copyOf(), options));
        }
        BindPaths.Nowhere nowhere = (BindPaths.Nowhere) meaning;
        keys.error(node, "volumes", nowhere.what(), nowhere.cure());
        return Optional.empty();
    }

    /** A compose file declares its volumes; a Stackfile has no place for it. */
    private void checkDeclared(Node node, String name) {
        if (file.dialect() == Dialect.STACKFILE) {
            return;
        }
        Set<String> declared = file.document()
                .get("volumes")
                .filter(Node.Mapping.class::isInstance)
                .map(volumes -> ((Node.Mapping) volumes).entries().keySet())
                .orElse(Set.of());
        if (!declared.contains(name)) {
            keys.error(
                    node,
                    "volumes",
                    "there is no volume '" + name + "'",
                    Suggestion.didYouMean(name, declared)
                            .orElse("declare it at the top level: volumes: {" + name + ": }, or write ./" + name
                                    + " for a folder"));
        }
    }

    private Optional<Mount> wrong(Node node, String what) {
        keys.error(node, "volumes", what, "write /data, name:/data or /host/path:/data:ro");
        return Optional.empty();
    }
}

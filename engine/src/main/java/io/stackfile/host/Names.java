package io.stackfile.host;

import io.stackfile.model.Mount;
import io.stackfile.model.Network;
import io.stackfile.model.Service;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What things of a stack are called on the engine. */
public final class Names {
    /** The suffix of a replacement that has not yet proved itself. */
    public static final String NEXT = ".next";

    /** What follows the name of a container that was replaced and is kept; behind it stands its generation. */
    private static final String PREVIOUS = ".previous-";

    /** What follows in the name of one that went by a rollback; behind it stands the generation that was the newest then. */
    private static final String UNDONE = "-undone-";

    private static final Pattern KEPT = Pattern.compile("(.+)\\.previous(?:-\\d+)?(?:" + UNDONE + "(\\d+))?");

    private Names() {}

    /** What a container that was replaced is kept as. */
    public static String kept(String container, int generation) {
        return container + PREVIOUS + generation;
    }

    /** What a container is kept as that a rollback takes back when another generation was the newest. */
    public static String undone(String container, int generation, int newest) {
        return kept(container, generation) + UNDONE + newest;
    }

    /** The generation that was the newest when a rollback took back what is kept under this name; nothing when none did. */
    public static Optional<Integer> undoneAt(String name) {
        Matcher kept = KEPT.matcher(name);
        return kept.matches() ? Optional.ofNullable(kept.group(2)).map(Integer::valueOf) : Optional.empty();
    }

    /** What a container was called that is kept under this name; nothing when it is no such name. */
    public static Optional<String> beforeKept(String name) {
        Matcher kept = KEPT.matcher(name);
        return kept.matches() ? Optional.of(kept.group(1)) : Optional.empty();
    }

    public static String container(String stack, Service service, int number) {
        return service.containerName().orElse(stack + "-" + service.name() + "-" + number);
    }

    public static String volume(String stack, Mount.Named volume) {
        return volume.called().orElseGet(() -> volume(stack, volume.name()));
    }

    public static String volume(String stack, String volume) {
        return stack + "_" + volume;
    }

    /** The stack's own network has its name, which no file changes: it tells that there is a stack, and keeps its salt. */
    public static String network(String stack, Network network) {
        boolean own = network.key().equals(Network.DEFAULT);
        return network.name()
                .orElseGet(() -> network.external() ? network.key() : own ? stack : stack + "_" + network.key());
    }

    /** The name of a volume that the file or the image leaves unnamed: {@code shop_db-1_data-db} for {@code /data/db}. */
    public static String volume(String stack, String service, int number, String path) {
        return stack + "_" + ownVolumeKey(service, number, path);
    }

    /** Paths that differ get keys that differ: a dash of the path's own is told from a slash by a hash behind it. */
    public static String ownVolumeKey(String service, int number, String path) {
        String plain = path.replaceAll("^/+|/+$", "");
        String words = plain.replaceAll("[^A-Za-z0-9_.]+", "-");
        String hash = plain.replace('/', '-').equals(words) && !plain.contains("-")
                ? ""
                : "-" + Integer.toHexString(plain.hashCode());
        return service + "-" + number + "_" + (words.isEmpty() ? "root" : words) + hash;
    }
}

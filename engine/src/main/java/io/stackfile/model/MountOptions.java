package io.stackfile.model;

import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * How something is mounted, where it matters.
 *
 * @param label {@code z} or {@code Z}, for SELinux
 * @param propagation whether mounts below it are seen on the other side: {@code rshared}, {@code slave}, …
 * @param copied whether what the image has at that path goes into a new volume
 * @param made whether a missing folder of the host is made
 * @param driver that keeps a volume, where it is not the engine's own
 * @param subpath the folder in a volume or an image that is mounted instead of all of it
 * @param recursive what becomes of mounts below a folder of the host: {@code disabled}, {@code writable}, {@code readonly}
 * @param labels of a volume that is made for it
 */
public record MountOptions(
        Optional<String> label,
        Optional<String> propagation,
        boolean copied,
        boolean made,
        Optional<String> driver,
        Optional<String> subpath,
        Optional<String> recursive,
        SortedMap<String, String> labels) {
    public static final MountOptions USUAL =
            new MountOptions(Optional.empty(), Optional.empty(), true, true, Optional.empty());

    public MountOptions {
        labels = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    public MountOptions(
            Optional<String> label,
            Optional<String> propagation,
            boolean copied,
            boolean made,
            Optional<String> driver) {
        this(label, propagation, copied, made, driver, Optional.empty(), Optional.empty(), new TreeMap<>());
    }

    /** Of a folder of the host, where there is no volume to say anything of. */
    public MountOptions ofFolder() {
        return new MountOptions(
                label, propagation, true, made, Optional.empty(), Optional.empty(), recursive, new TreeMap<>());
    }

    /** By comma, empty for the usual; without labels, which a container does not know. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(",");
        label.ifPresent(text::add);
        propagation.ifPresent(text::add);
        if (!copied) {
            text.add("nocopy");
        }
        if (!made) {
            text.add("exists");
        }
        driver.ifPresent(name -> text.add("driver=" + name));
        subpath.ifPresent(path -> text.add("subpath=" + path));
        recursive.ifPresent(mode -> text.add("recursive=" + mode));
        return text.toString();
    }
}

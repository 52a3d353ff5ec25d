package io.stackfile.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an image is built, where the author wants it otherwise than usual.
 *
 * @param dockerfile the text of the Dockerfile, where the file has it itself
 * @param cacheFrom images whose layers may be taken instead of building the same ones again
 * @param hosts names with their addresses while it is built, as {@code mail:203.0.113.9}
 * @param network that its commands are on: {@code none}, {@code host}, or the name of one of the engine's
 * @param noCache whether everything is built again
 * @param pull whether its bases are fetched though they are there
 * @param sharedMemory the size of {@code /dev/shm} while it is built
 * @param tags names that the image gets beside its own
 * @param platform the operating system and processor it is built for, where it is not that of the containers
 */
public record BuildSettings(
        Optional<String> dockerfile,
        List<String> cacheFrom,
        List<String> hosts,
        SortedMap<String, String> labels,
        Optional<String> network,
        boolean noCache,
        boolean pull,
        OptionalLong sharedMemory,
        List<Image> tags,
        List<Limits.Ulimit> ulimits,
        Optional<String> platform) {
    public static final BuildSettings USUAL = new BuildSettings(
            Optional.empty(),
            List.of(),
            List.of(),
            new TreeMap<>(),
            Optional.empty(),
            false,
            false,
            OptionalLong.empty(),
            List.of(),
            List.of(),
            Optional.empty());

    public BuildSettings {
        cacheFrom = List.copyOf(cacheFrom);
        hosts = List.copyOf(hosts);
        labels = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        tags = List.copyOf(tags);
        ulimits = List.copyOf(ulimits);
    }

    BuildSettings withoutPull() {
        return new BuildSettings(
                dockerfile, cacheFrom, hosts, labels, network, noCache, false, sharedMemory, tags, ulimits, platform);
    }
}

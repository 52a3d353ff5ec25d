package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What an engine's archive of one image holds, in the layout of any engine: each says in {@code manifest.json} which of its
 * files are the layers, be they {@code 5f70…/layer.tar} or {@code blobs/sha256/5f70…}.
 *
 * @param sizes of the files, by path
 * @param layers the paths of the layers, the lowest first
 */
record ImageArchive(Map<String, Long> sizes, List<String> layers) {
    private static final long MANIFEST_AT_MOST = 1 << 20;

    /** Reads it all, and keeps nothing of the layers. */
    static ImageArchive read(InputStream source) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        List<String> layers = List.of();
        try (TarArchiveInputStream archive = new TarArchiveInputStream(source, UTF_8.name())) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                sizes.put(entry.getName(), entry.getSize());
                if (entry.getName().equals("manifest.json") && entry.getSize() <= MANIFEST_AT_MOST) {
                    layers = layers(new String(archive.readAllBytes(), UTF_8));
                }
            }
        }
        return new ImageArchive(sizes, layers);
    }

    /** None when it is no manifest of one image, or one of a kind that is not known. */
    private static List<String> layers(String manifest) {
        try {
            List<Json> images = Json.parse(manifest).items();
            return images.size() == 1 ? images.get(0).get("Layers").texts() : List.of();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /**
     * The files that an engine can do without when it has the lowest so many layers, one on the other; {@code ids} are those
     * of all layers. A file that stands for a missing layer too is not among them.
     */
    Set<String> notNeeded(List<String> ids, int there) {
        if (layers.size() != ids.size()) {
            return Set.of();
        }
        Set<String> missing = Set.copyOf(ids.subList(there, ids.size()));
        Set<String> paths = new HashSet<>();
        for (int i = 0; i < there; i++) {
            if (!missing.contains(ids.get(i))) {
                paths.add(layers.get(i));
            }
        }
        return paths;
    }

    /** That of engines before 25. Its paths say nothing about what is in the files. */
    boolean isOfOldLayout() {
        return layers.stream().noneMatch(path -> path.startsWith("blobs/"));
    }

    long size(Set<String> leftOut) {
        return sizes.entrySet().stream()
                .filter(entry -> !leftOut.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}

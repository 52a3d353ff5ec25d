package io.stackfile.host.docker;

import com.github.dockerjava.api.model.ResponseItem;
import io.stackfile.host.Headway;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Adds up the layers of an image on its way, from a registry or to one. */
final class LayerProgress<T extends ResponseItem> extends Progress<T> {
    private static final Set<String> UNDER_WAY = Set.of("Downloading", "Pushing");
    private static final Set<String> OVER = Set.of("Download complete", "Pushed");

    private final Consumer<Headway> progress;
    private final Map<String, Long> moved = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private String told = "";

    LayerProgress(Consumer<Headway> progress) {
        this.progress = progress;
    }

    @Override
    public void onNext(T item) {
        ResponseItem.ErrorDetail error = item.getErrorDetail();
        if (error != null) {
            fail(new EngineError(500, String.valueOf(error.getMessage())));
        } else if (item.getId() != null && item.getStatus() != null) {
            hear(item.getId(), item.getStatus(), item.getProgressDetail());
            tell();
        }
    }

    private void hear(String layer, String status, ResponseItem.ProgressDetail detail) {
        if (UNDER_WAY.contains(status) && detail != null && detail.getTotal() != null && detail.getCurrent() != null) {
            sizes.put(layer, detail.getTotal());
            // What an engine packs while it sends may come to more than what it packs.
            moved.put(layer, Math.min(detail.getCurrent(), detail.getTotal()));
        } else if (OVER.contains(status) && sizes.containsKey(layer)) {
            moved.put(layer, sizes.get(layer));
        }
    }

    private void tell() {
        Headway far = Headway.bytes(sum(moved), sum(sizes));
        if (!sizes.isEmpty() && !far.words().equals(told)) {
            told = far.words();
            progress.accept(far);
        }
    }

    private static long sum(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}

package io.stackfile.host.docker;

import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import io.stackfile.host.Headway;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Adds up the layers of an image on its way. */
final class PullProgress extends Progress<PullResponseItem> {
    private final Consumer<Headway> progress;
    private final Map<String, Long> arrived = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private String told = "";

    PullProgress(Consumer<Headway> progress) {
        this.progress = progress;
    }

    @Override
    public void onNext(PullResponseItem item) {
        ResponseItem.ErrorDetail error = item.getErrorDetail();
        if (error != null) {
            fail(new EngineError(500, String.valueOf(error.getMessage())));
        } else if (item.getId() != null && item.getStatus() != null) {
            hear(item.getId(), item.getStatus(), item.getProgressDetail());
            tell();
        }
    }

    private void hear(String layer, String status, ResponseItem.ProgressDetail detail) {
        if (status.equals("Downloading")
                && detail != null
                && detail.getTotal() != null
                && detail.getCurrent() != null) {
            sizes.put(layer, detail.getTotal());
            arrived.put(layer, detail.getCurrent());
        } else if (status.equals("Download complete") && sizes.containsKey(layer)) {
            arrived.put(layer, sizes.get(layer));
        }
    }

    private void tell() {
        Headway far = Headway.bytes(sum(arrived), sum(sizes));
        if (!sizes.isEmpty() && !far.words().equals(told)) {
            told = far.words();
            progress.accept(far);
        }
    }

    private static long sum(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}

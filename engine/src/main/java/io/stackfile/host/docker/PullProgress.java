package io.stackfile.host.docker;

import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Adds up the layers of an image on its way. */
final class PullProgress extends Progress<PullResponseItem> {
    private final Consumer<String> progress;
    private final Map<String, Long> arrived = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private String told = "";

    PullProgress(Consumer<String> progress) {
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
        String text = megabytes(arrived) + " of " + megabytes(sizes) + " MB";
        if (!sizes.isEmpty() && !text.equals(told)) {
            told = text;
            progress.accept(text);
        }
    }

    private static String megabytes(Map<String, Long> bytes) {
        return String.format(
                Locale.ROOT,
                "%.1f",
                bytes.values().stream().mapToLong(Long::longValue).sum() / 1e6);
    }
}

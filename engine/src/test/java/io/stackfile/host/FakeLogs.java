package io.stackfile.host;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the containers of a {@link FakeHost} have written; guarded by the monitor of the host. */
final class FakeLogs {
    private final Map<String, List<LogLine>> written = new TreeMap<>();

    void write(String container, List<String> lines) {
        written.put(
                container,
                lines.stream()
                        .map(line -> new LogLine(container, "", false, line))
                        .toList());
    }

    List<LogLine> last(String container, int most) {
        List<LogLine> all = written.getOrDefault(container, List.of());
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}

package io.stackfile.cli;

import io.stackfile.apply.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What is told of how long the steps of a command took. */
record Pace(Call call) {
    /** What takes longer makes people wonder. */
    private static final long SLOW_MILLIS = 10_000;

    private static final int SHOWN = 3;

    void tell() {
        List<Timeline.Span> spans = call.timeline().spans();
        if (spans.isEmpty()) {
            return;
        }
        call.value("--timeline").ifPresent(this::write);
        long whole = spans.stream().mapToLong(Timeline.Span::end).max().orElse(0);
        if (call.terminal().person().isPresent() && whole > SLOW_MILLIS && spans.size() > SHOWN) {
            call.terminal().say("what took longest: " + longest(spans));
        }
    }

    private static String longest(List<Timeline.Span> spans) {
        return spans.stream()
                .sorted(Comparator.comparing((Timeline.Span span) -> -span.millis()))
                .limit(SHOWN)
                .map(span -> span.task().step() + " " + TimelinePage.seconds(span.millis()) + " s")
                .collect(Collectors.joining(", "));
    }

    private void write(String written) {
        Path file = call.path(written);
        try {
            Files.writeString(file, TimelinePage.of("stack up", call.timeline()));
        } catch (IOException e) {
            call.terminal().say("the timeline cannot be written to " + written + ": " + e.getMessage());
        }
    }
}

package io.stackfile.cli;

import io.stackfile.apply.Timeline;
import io.stackfile.host.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What is told of how long the steps of a command took. */
record Pace(Call call) {
    /** What takes longer makes people wonder. */
    private static final long SLOW_MILLIS = 10_000;

    private static final int SHOWN = 3;

    /** Before anything is done: whether there is a place for what is to be written in the end. */
    void demandPlace() {
        call.value("--timeline").ifPresent(written -> {
            Path file = call.path(written);
            try {
                if (Files.isRegularFile(file) || Files.isDirectory(file)) {
                    Files.newByteChannel(file, StandardOpenOption.WRITE).close();
                } else if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createFile(file);
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UsageException("--timeline: " + FileTrouble.writing(written, e));
            }
        });
    }

    /** Whether all that was to be written could be. */
    boolean isTold() {
        List<Timeline.Span> spans = call.timeline().spans();
        if (spans.isEmpty()) {
            return true;
        }
        boolean written = call.value("--timeline").stream().allMatch(this::isWritten);
        long whole = spans.stream().mapToLong(Timeline.Span::end).max().orElse(0);
        if (call.terminal().person().isPresent() && whole > SLOW_MILLIS && spans.size() > SHOWN) {
            call.terminal().say("what took longest: " + longest(spans));
        }
        return written;
    }

    private static String longest(List<Timeline.Span> spans) {
        return spans.stream()
                .sorted(Comparator.comparing((Timeline.Span span) -> -span.millis()))
                .limit(SHOWN)
                .map(span -> span.task().step() + " " + TimelinePage.seconds(span.millis()) + " s")
                .collect(Collectors.joining(", "));
    }

    private boolean isWritten(String written) {
        Path file = call.path(written);
        try {
            Files.writeString(file, TimelinePage.of("stack up", call.timeline()));
            return true;
        } catch (IOException e) {
            call.terminal().say("stack: --timeline: " + FileTrouble.writing(written, e));
            return false;
        }
    }
}

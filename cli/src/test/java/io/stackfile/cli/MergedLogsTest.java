package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.HostException;
import io.stackfile.host.LogLine;
import io.stackfile.host.LogRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Logs of several containers as one. */
@Timeout(60)
class MergedLogsTest {
    private static final Instant START = Instant.parse("2026-11-29T14:00:00Z");
    private static final LogRequest ALL = new LogRequest(false, OptionalInt.empty(), Optional.empty(), true);

    private static LogLine line(String container, long millis, String text) {
        String time = START.plusMillis(millis).toString();
        String nine = time.length() == 20 ? time.replace("Z", ".000000000Z") : time.replace("Z", "000000Z");
        return new LogLine(container, nine, false, text);
    }

    /** What containers have written, with what is written between a first reading and a second one. */
    private record Written(Map<String, List<LogLine>> before, Map<String, List<LogLine>> later) implements LogSource {
        @Override
        public void read(String container, LogRequest request, java.util.function.Consumer<LogLine> lines) {
            List<LogLine> all = new ArrayList<>(before.getOrDefault(container, List.of()));
            if (request.follow()) {
                all.addAll(later.getOrDefault(container, List.of()));
            }
            int skipped = Math.max(0, all.size() - request.tail().orElse(all.size()));
            all.stream()
                    .skip(skipped)
                    .filter(line -> request.since().isEmpty()
                            || Instant.parse(line.timestamp()).getEpochSecond()
                                    >= request.since().get())
                    .forEach(lines);
        }
    }

    private static List<String> merged(Map<String, List<LogLine>> logs) {
        List<String> texts = new ArrayList<>();
        new MergedLogs(
                        new Written(logs, Map.of()),
                        logs.keySet().stream().sorted().toList())
                .pass(ALL, line -> texts.add(line.text()));
        return texts;
    }

    private static List<String> followed(OptionalInt tail, Written logs) {
        List<String> texts = new ArrayList<>();
        new LiveLogs(logs, List.of("a", "b"))
                .pass(new LogRequest(true, tail, Optional.empty(), true), line -> texts.add(line.text()));
        return texts;
    }

    @Test
    void linesComeInTheOrderOfTheirTimes() {
        assertEquals(
                List.of("a1", "b1", "a2", "b2", "a3"),
                merged(Map.of(
                        "a", List.of(line("a", 1, "a1"), line("a", 30, "a2"), line("a", 500, "a3")),
                        "b", List.of(line("b", 2, "b1"), line("b", 31, "b2")),
                        "c", List.of())));
    }

    @Test
    void aContainersOwnOrderIsKeptWhateverTheTimes() {
        assertEquals(
                List.of("a2", "a1", "b"),
                merged(Map.of(
                        "a", List.of(line("a", 5, "a2"), line("a", 4, "a1")),
                        "b", List.of(line("b", 6, "b")))));
    }

    @Test
    void farMoreLinesThanAreReadAheadAreMerged() {
        int many = 5000;
        List<String> lines = merged(Map.of(
                "a",
                        IntStream.range(0, many)
                                .mapToObj(i -> line("a", 2L * i, "" + 2 * i))
                                .toList(),
                "b",
                        IntStream.range(0, many)
                                .mapToObj(i -> line("b", 2L * i + 1, "" + (2 * i + 1)))
                                .toList()));
        assertEquals(IntStream.range(0, 2 * many).mapToObj(Integer::toString).toList(), lines);
    }

    @Test
    void whatCannotBeReadIsTold() {
        LogSource broken = (container, request, lines) -> {
            if (container.equals("b")) {
                throw new HostException("Docker did not show the log of b: no");
            }
            lines.accept(line(container, 1, "a1"));
        };
        HostException told = assertThrows(
                HostException.class, () -> new MergedLogs(broken, List.of("a", "b")).pass(ALL, line -> {}));
        assertEquals("Docker did not show the log of b: no", told.getMessage());
    }

    @Test
    void whoFollowsSeesEachLineOnceAlsoTheSameOneTwice() {
        Written logs = new Written(
                Map.of(
                        "a", List.of(line("a", 100, "a1"), line("a", 9000, "x"), line("a", 9000, "x")),
                        "b", List.of(line("b", 200, "b1"))),
                Map.of(
                        "a", List.of(line("a", 9000, "x"), line("a", 9100, "a2")),
                        "b", List.of(line("b", 9050, "b2"))));
        List<String> seen = followed(OptionalInt.empty(), logs);
        assertEquals(List.of("a1", "b1", "x", "x"), seen.subList(0, 4));
        assertEquals(
                List.of("a2", "b2", "x"),
                seen.subList(4, seen.size()).stream().sorted().toList());
    }

    @Test
    void aLineThatIsWrittenLateIsNotLost() {
        Written logs =
                new Written(Map.of("a", List.of(line("a", 5000, "a1"))), Map.of("a", List.of(line("a", 4999, "late"))));
        assertEquals(List.of("a1", "late"), followed(OptionalInt.empty(), logs));
    }

    @Test
    void whoFollowsTheLastLinesSeesNoneBeforeThem() {
        Written logs = new Written(
                Map.of(
                        "a", List.of(line("a", 100, "a1"), line("a", 101, "a2"), line("a", 102, "a3")),
                        "b", List.of()),
                Map.of("a", List.of(line("a", 200, "a4"))));
        assertEquals(List.of("a3", "a4"), followed(OptionalInt.of(1), logs));
        assertTrue(followed(OptionalInt.of(0), new Written(logs.before(), Map.of()))
                .isEmpty());
    }

    @Test
    void whoReadsEndsQuietlyWhenNobodyListensAnyMore() throws Exception {
        CompletableFuture<Thread> reader = new CompletableFuture<>();
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        LogSource patient = (container, request, lines) -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
            reader.complete(Thread.currentThread());
            lines.accept(line(container, 1, "x"));
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        };
        assertThrows(
                OutputClosed.class,
                () -> new MergedLogs(patient, List.of("web")).pass(ALL, line -> {
                    throw new OutputClosed();
                }));
        reader.get().join();
        assertEquals(List.of(), uncaught);
    }
}

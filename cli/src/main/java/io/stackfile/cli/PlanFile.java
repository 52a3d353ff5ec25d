package io.stackfile.cli;

import io.stackfile.host.FileTrouble;
import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import io.stackfile.plan.PlanRecord;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A plan that was written down to be looked at, and done later.
 *
 * @param folder where it was made
 * @param words what says which file, which host and which services are meant, for the command line
 * @param host as messages call it
 * @param copies what was to be copied first, in a line; empty when nothing
 */
record PlanFile(
        String stack, String host, Path folder, List<String> words, String copies, String summary, PlanRecord record) {
    private static final String FORMAT = "stack plan 1";
    private static final String BEGINNING = "{\"format\":\"stack plan ";

    static PlanFile of(Call call, Forecast forecast, String host) {
        return new PlanFile(
                forecast.stack().name(),
                host,
                call.terminal().folder().toAbsolutePath().normalize(),
                call.words(),
                forecast.copiesText(),
                forecast.plan().summary(),
                forecast.record());
    }

    /** For its owner alone, and never over anything but another plan. */
    void write(Path file, String shown) {
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOne(file)) {
                throw new UsageException("--out: " + shown + " is not a plan, and is left alone; name another file");
            }
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            // Made so that only its owner reads it.
            Path fresh = Files.createTempFile(folder, ".plan", null);
            try {
                Files.writeString(fresh, text());
                move(fresh, file);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UsageException("--out: " + FileTrouble.writing(shown, e));
        }
    }

    private static void move(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isOne(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) > 0
                && Files.readString(file).startsWith(BEGINNING);
    }

    String text() {
        return "{\"format\":" + JsonObject.text(FORMAT)
                + ",\n\"stack\":" + JsonObject.text(stack)
                + ",\n\"host\":" + JsonObject.text(host)
                + ",\n\"folder\":" + JsonObject.text(folder.toString())
                + ",\n\"words\":" + list(words.stream().map(JsonObject::text).toList(), "")
                + ",\n\"copies\":" + JsonObject.text(copies)
                + ",\n\"first\":" + list(json(record.first()), "\n")
                + ",\n\"steps\":" + list(json(record.steps()), "\n")
                + ",\n\"summary\":" + JsonObject.text(summary)
                + ",\n\"salted\":" + record.salted()
                + ",\n\"fromFile\":" + map(record.file())
                + ",\n\"fromHost\":" + map(record.host()) + "}\n";
    }

    private static List<String> json(List<PlanRecord.Line> lines) {
        return lines.stream()
                .map(line -> new JsonObject()
                        .with("step", line.step())
                        .with("reason", line.reason())
                        .with("after", line.after())
                        .toString())
                .toList();
    }

    private static String list(List<String> items, String between) {
        return "[" + (items.isEmpty() ? "" : between) + String.join("," + between, items) + "]";
    }

    private static String map(Map<String, String> entries) {
        return "{"
                + String.join(
                        ",",
                        entries.entrySet().stream()
                                .map(entry -> "\n" + JsonObject.text(entry.getKey()) + ":"
                                        + JsonObject.text(entry.getValue()))
                                .toList())
                + "}";
    }

    static PlanFile read(Path file, String shown) {
        if (!Files.exists(file)) {
            throw new UsageException("--plan: there is no " + shown + "; make it with: stack plan --out " + shown);
        }
        try {
            String text = isOne(file) ? Files.readString(file) : "";
            Json json = text.isEmpty() ? Json.NOTHING : Json.parse(text);
            if (!json.get("format").text().equals(FORMAT)) {
                throw new UsageException("--plan: " + shown
                        + " is not a plan of this version of stack; make one with: stack" + " plan --out " + shown);
            }
            return of(json);
        } catch (IOException e) {
            throw new UsageException("--plan: " + FileTrouble.reading(shown, e));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--plan cannot read " + shown + "; make one with: stack plan --out " + shown);
        }
    }

    private static PlanFile of(Json json) {
        return new PlanFile(
                json.get("stack").text(),
                json.get("host").text(),
                Path.of(json.get("folder").text()),
                json.get("words").texts(),
                json.get("copies").text(),
                json.get("summary").text(),
                new PlanRecord(
                        json.get("salted").isTrue(),
                        map(json.get("fromFile")),
                        map(json.get("fromHost")),
                        lines(json.get("first")),
                        lines(json.get("steps"))));
    }

    private static SortedMap<String, String> map(Json json) {
        SortedMap<String, String> map = new TreeMap<>();
        json.members().forEach((key, value) -> map.put(key, value.text()));
        return map;
    }

    private static List<PlanRecord.Line> lines(Json json) {
        return json.items().stream()
                .map(line -> new PlanRecord.Line(
                        line.get("step").text(),
                        line.get("reason").text(),
                        line.get("after").text()))
                .toList();
    }
}

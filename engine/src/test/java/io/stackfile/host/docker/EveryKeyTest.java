package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.reader.Given;
import io.stackfile.reader.StackReader;
import io.stackfile.schema.Node;
import io.stackfile.schema.ProblemException;
import io.stackfile.schema.SchemaKey;
import io.stackfile.schema.YamlText;
import io.stackfile.source.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No key is accepted and forgotten: of each, in both schemas, the file with it and the file without it come to something else,
 * or its author is told of it by line, or there is a reason why not.
 */
final class EveryKeyTest {
    private static final Path KEYS = Path.of("src/test/resources/keys");
    private static final int SHOWN = 3;
    private static final int MOST_FORGOTTEN = 20;

    private final Node.Mapping file = Trees.of(read("file.yml"));
    private final Node.Mapping uses = Trees.of(read("uses.yml"));
    private final Map<String, String> reasons = new TreeMap<>();
    private final Map<String, Consequences> known = new HashMap<>();
    private final Set<String> forgotten = new TreeSet<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void everyKeyChangesSomethingOrIsTold() throws IOException {
        copyFolder();
        Trees.of(read("forgotten.yml"))
                .all()
                .forEach(entry -> reasons.put(entry.name(), ((Node.Scalar) entry.value()).text()));
        StringBuilder table = new StringBuilder();
        List<SchemaKey> keys = SchemaKey.minded();
        for (SchemaKey key : keys) {
            table.append(key.path()).append('\n');
            effect(key).forEach(line -> table.append("    ").append(line).append('\n'));
        }
        Golden.assertSame(KEYS.resolve("effects.txt"), table.toString());
        assertEquals(reasons.keySet(), forgotten, "what changes nothing by itself, and what is listed as such");
        assertTrue(forgotten.size() <= MOST_FORGOTTEN, forgotten.size() + " keys are forgotten");
        Set<String> paths = new TreeSet<>(keys.stream().map(SchemaKey::path).toList());
        assertEquals(
                List.of(),
                uses.entries().keySet().stream()
                        .map(EveryKeyTest::dotted)
                        .filter(path -> !paths.contains(path))
                        .toList());
    }

    /** A list in place of a mapping, a word in place of a list: a problem of the file, and never a mistake of ours. */
    @Test
    void aValueOfAnyOtherFormIsTakenOrToldOf() throws IOException {
        copyFolder();
        for (SchemaKey key : SchemaKey.minded()) {
            for (String form : List.of("[]", "{}", "[[]]", "[{}]", "{a: []}", "word")) {
                Node other = Trees.of("it: " + form).get("it").orElseThrow();
                Node tree = Trees.with(whole(key), List.of(key.path().split("\\.")), other);
                Path written = Files.writeString(folder.resolve("shop.yml"), YamlText.of(tree));
                assertDoesNotThrow(() -> isRight(written), () -> key.path() + ": " + form);
            }
        }
    }

    private static boolean isRight(Path file) {
        try {
            StackReader.read(Given.file(file, Values.of(Given.SHELL, Map.of())));
            return true;
        } catch (ProblemException told) {
            return false;
        }
    }

    private List<String> effect(SchemaKey key) {
        Node.Mapping whole = whole(key);
        Node less = Trees.without(whole, List.of(key.path().split("\\.")));
        assertTrue(less != whole, () -> key.path() + " is not in its example");
        Consequences with = of(whole);
        Consequences without = of(less);
        List<String> told = Consequences.more(with.told(), without.told());
        if (with.isRefused()) {
            assertTrue(with.told().stream().allMatch(EveryKeyTest::hasPlace), () -> key.path() + ": " + with.told());
            return with.told().stream().map("refused: "::concat).toList();
        }
        if (key.effect().equals("later")) {
            assertTrue(!told.isEmpty(), key.path());
            return List.of("pending");
        }
        List<String> changes =
                new ArrayList<>(told.stream().map("told: "::concat).toList());
        if (without.isRefused()) {
            Consequences.more(without.told(), with.told()).forEach(line -> changes.add("refused without it: " + line));
        } else {
            List<String> done = new ArrayList<>();
            Consequences.more(with.done(), without.done()).forEach(line -> done.add("+ " + line));
            Consequences.more(without.done(), with.done()).forEach(line -> done.add("- " + line));
            changes.addAll(done.subList(0, Math.min(SHOWN, done.size())));
            if (done.size() > SHOWN) {
                changes.add("… and " + (done.size() - SHOWN) + " more");
            }
        }
        if (changes.isEmpty()) {
            forgotten.add(key.path());
            changes.add("nothing: " + reasons.getOrDefault(key.path(), "IT IS FORGOTTEN"));
        }
        return changes;
    }

    private static boolean hasPlace(String told) {
        return told.matches("shop\\.yml:\\d+:\\d+: .*");
    }

    /** The file with the key in it. */
    private Node.Mapping whole(SchemaKey key) {
        Node.Mapping part = uses.get(key.path().replace(".[]", "[]"))
                .map(Node.Mapping.class::cast)
                .orElseGet(() -> example(key));
        if (!key.path().startsWith("services.*.")) {
            return Trees.with(file, part);
        }
        Node.Mapping services = (Node.Mapping) file.get("services").orElseThrow();
        Node.Mapping web = (Node.Mapping) services.get("web").orElseThrow();
        return Trees.with(file, "services", Trees.with(services, "web", Trees.with(web, part)));
    }

    private static Node.Mapping example(SchemaKey key) {
        assertTrue(!key.example().isEmpty(), () -> "there is no example of " + key.path() + "; add it to uses.yml");
        String name = key.path().substring(key.path().lastIndexOf('.') + 1);
        String entry = "{\"" + name + "\": " + key.example() + "}";
        return switch (key.path().replaceFirst("[^.]*$", "")) {
            case "", "services.*." -> Trees.of(entry);
            case "services.*.build." -> Trees.of("{build: {context: ./web, " + entry.substring(1) + "}");
            default ->
                throw new AssertionError(
                        "the example of " + key.path() + " needs the keys around it; add them to uses.yml");
        };
    }

    private static String dotted(String path) {
        return path.replace("[]", ".[]");
    }

    private Consequences of(Node tree) {
        return known.computeIfAbsent(YamlText.of(tree), this::look);
    }

    private Consequences look(String yaml) {
        try {
            return Consequences.of(Files.writeString(folder.resolve("shop.yml"), yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyFolder() throws IOException {
        Path from = KEYS.resolve("folder");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path one : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(from.relativize(one));
                Files.createDirectories(to.getParent());
                Files.copy(one, to);
            }
        }
    }

    private static String read(String name) {
        try {
            return Files.readString(KEYS.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

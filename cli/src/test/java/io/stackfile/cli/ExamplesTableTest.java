package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code examples/README.md} tells of every example, and what it tells is so. */
class ExamplesTableTest {
    private static final Path EXAMPLES = Ran.ROOT.resolve("examples");

    private static final Pattern TEST = Pattern.compile("`(\\w+)`");

    @Test
    void eachExampleHasARow() throws IOException {
        Set<String> missing = folders();
        rows().forEach(row -> missing.remove(row.name()));
        assertEquals(
                "",
                String.join("\n", missing.stream().map(ExamplesTableTest::toAdd).toList()),
                "examples/README.md is not complete");
    }

    private static String toAdd(String folder) {
        return "add to the table in examples/README.md: | [" + folder + "](" + folder
                + ") | what it is | `stack up` | what it shows | `NameOfItsIT` |";
    }

    @Test
    void eachRowIsOfAnExampleThatIsThereOnce() throws IOException {
        List<String> names = rows().stream().map(Example::name).toList();
        assertEquals(List.copyOf(new TreeSet<>(names)), names.stream().sorted().toList(), "a row is there twice");
        names.forEach(name -> assertTrue(
                Files.isDirectory(EXAMPLES.resolve(name)),
                () -> "examples/README.md: there is no folder '" + name + "'; remove the row"));
    }

    @Test
    void eachRowNamesTestsThatThereAre() throws IOException {
        Set<String> known = tests();
        for (Example row : rows()) {
            for (MatchResult test : TEST.matcher(row.tested()).results().toList()) {
                assertTrue(
                        known.contains(test.group(1)),
                        () -> "examples/README.md: the row of '" + row.name() + "' names the test '" + test.group(1)
                                + "', which is nowhere; write the name of a test class");
            }
        }
    }

    @Test
    void theReadmeOfAnExampleHasTheCommandOfItsRow() throws IOException {
        for (Example row : rows()) {
            Path readme = EXAMPLES.resolve(row.name()).resolve("README.md");
            assertTrue(
                    !Files.exists(readme) || Files.readString(readme).contains(row.command()),
                    () -> "examples/README.md: the row of '" + row.name() + "' says `" + row.command() + "`, which "
                            + row.name() + "/README.md does not; write the same command in both");
        }
    }

    private static List<Example> rows() throws IOException {
        List<Example> rows = new ArrayList<>();
        for (String line : Files.readAllLines(EXAMPLES.resolve("README.md"))) {
            if (line.startsWith("| [")) {
                rows.add(
                        Example.of(line)
                                .orElseThrow(
                                        () -> new AssertionError(
                                                "examples/README.md: this row is not as the others: " + line
                                                        + "\nwrite: | [folder](folder) | what it is | `stack up` | what it shows | `NameOfItsIT` |")));
            }
        }
        return rows;
    }

    private static Set<String> folders() throws IOException {
        try (Stream<Path> all = Files.list(EXAMPLES)) {
            return all.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
        }
    }

    private static Set<String> tests() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (String module : List.of("engine", "cli")) {
            try (Stream<Path> all = Files.walk(Ran.ROOT.resolve(module).resolve("src/test/java"))) {
                all.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith("IT.java") || name.endsWith("Test.java"))
                        .forEach(name -> names.add(name.replace(".java", "")));
            }
        }
        return names;
    }
}

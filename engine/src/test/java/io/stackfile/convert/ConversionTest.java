package io.stackfile.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.FakeHost;
import io.stackfile.model.Image;
import io.stackfile.model.Stack;
import io.stackfile.plan.Planner;
import io.stackfile.reader.Given;
import io.stackfile.reader.StackReader;
import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.ProblemText;
import io.stackfile.schema.Problems;
import io.stackfile.schema.SourceText;
import io.stackfile.schema.YamlText;
import io.stackfile.schema.YamlTree;
import io.stackfile.source.FileChoice;
import io.stackfile.source.StackFiles;
import io.stackfile.source.Values;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConversionTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("root", ".."), "examples");
    private static final Path PLANS = Path.of("src/test/resources/plans");

    @TempDir
    Path folder;

    static List<Path> cases() {
        return Golden.cases("convert", ".yml");
    }

    /** Files that can be deployed, with what they name beside them. */
    static List<Path> files() throws IOException {
        try (Stream<Path> examples = Files.walk(EXAMPLES, 2);
                Stream<Path> plans = Files.walk(PLANS)) {
            List<Path> found = Stream.concat(examples, plans)
                    .filter(file ->
                            file.toString().endsWith(".yml") && !file.toString().endsWith(".dev.yml"))
                    .sorted()
                    .toList();
            assertTrue(found.size() > 30, found::toString);
            return found;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writesTheOtherLayoutAndTellsWhatItHasNoPlaceFor(Path file) {
        Conversion conversion = converted(file);
        String left = conversion.left().stream()
                .map(problem -> ProblemText.headline(problem) + "\n")
                .collect(Collectors.joining());
        Golden.assertSame(Golden.beside(file, ".txt"), YamlText.of(conversion.document()) + "--- left out\n" + left);
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatNothingIsLeftOutOfIsTheSameStackAndTheSamePlan(Path file) throws IOException {
        copy(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Path here = folder.resolve(file.getFileName());
        Conversion conversion = converted(here);
        Path there = Files.writeString(folder.resolve("converted.yml"), YamlText.of(conversion.document()));
        Stack original = shop(here);
        Stack other = shop(there);
        if (conversion.left().isEmpty()) {
            assertEquals(plan(original), plan(other));
            // As a key of a service a driver is one of its mounts, at the top it is the volume's own.
            if (!Files.readString(file).contains("volume_driver")) {
                assertEquals(original.services(), other.services());
                assertEquals(original.volumes(), other.volumes());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void thereAndBackIsTheSameStackAgain(Path file) throws IOException {
        copy(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Path here = folder.resolve(file.getFileName());
        Conversion once = converted(here);
        Path there = Files.writeString(folder.resolve("once.yml"), YamlText.of(once.document()));
        Conversion twice = converted(there);
        Path back = Files.writeString(folder.resolve("twice.yml"), YamlText.of(twice.document()));
        boolean whole = once.left().isEmpty()
                && twice.left().stream().allMatch(problem -> problem.where().equals("name"));
        Stack again = shop(back);
        if (whole && !Files.readString(file).contains("volume_driver")) {
            assertEquals(shop(here).services(), again.services());
            assertEquals(
                    YamlText.of(once.document()).replaceFirst("name: .*\n", ""),
                    YamlText.of(converted(back).document()).replaceFirst("name: .*\n", ""));
        }
    }

    private static Conversion converted(Path file) {
        Problems problems = new Problems();
        Node.Mapping document = YamlTree.readMapping(
                        SourceText.read(file, file.getFileName().toString()), problems)
                .orElseThrow();
        assertEquals("", ProblemText.of(problems.all()));
        Dialect wanted = Dialect.of(document) == Dialect.COMPOSE ? Dialect.STACKFILE : Dialect.COMPOSE;
        return Conversion.of(document, wanted, "shop");
    }

    private static Stack shop(Path file) {
        FileChoice choice = new FileChoice(
                Objects.requireNonNull(file.getParent()),
                List.of(file.toString()),
                List.of(),
                Optional.of("shop"),
                List.of(),
                Set.of(),
                InputStream::nullInputStream);
        Values values = Values.of(Given.SHELL, Given.PLACEHOLDERS);
        return StackReader.read(StackFiles.find(choice, values).orElseThrow().read())
                .stack()
                .called("shop", "");
    }

    private static String plan(Stack stack) {
        FakeHost host = new FakeHost().withNetworks("everybody").withVolumes("everybody");
        stack.services().stream()
                .map(service -> service.image())
                .map(Image::name)
                .forEach(host::pullable);
        return Planner.up(stack, host.observe(stack.name()), Set.of(), host.address())
                .toString();
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from, 3)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.copy(file, to);
            }
        }
    }
}

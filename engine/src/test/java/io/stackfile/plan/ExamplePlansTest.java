package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.FakeHost;
import io.stackfile.model.Image;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplePlansTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("root", ".."), "examples");

    /** What goes over another file is none by itself. */
    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES, 2)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".yml"))
                    .filter(file -> !file.toString().endsWith(".dev.yml"))
                    .sorted()
                    .toList();
            assertTrue(found.size() >= 5, "the examples are there: " + found);
            return found;
        }
    }

    /** {@code plan.txt} is the plan of {@code stack.yml}; another file's has its name before it. */
    @ParameterizedTest
    @MethodSource("examples")
    void whatAnExampleDoesOnANewMachineIsWrittenBesideIt(Path file) {
        Stack stack = Given.stack(file);
        FakeHost host = new FakeHost();
        stack.services().stream()
                .map(service -> service.image())
                .map(Image::name)
                .forEach(host::pullable);
        host.pullable("caddy:2");

        Plan plan = Deployed.plan(stack, host);

        String name = file.getFileName().toString();
        Path expected = name.equals("stack.yml")
                ? file.resolveSibling("plan.txt")
                : file.resolveSibling(name.replace(".yml", ".plan.txt"));
        Golden.assertSame(expected, plan.toString());
        assertTrue(Deployed.apply(plan, host).isSuccess());
    }
}

package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stackfile.golden.Golden;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who uses whom. A new line in packages.txt is a decision. */
class PackagesTest {
    private static final Pattern DEPENDENCY = Pattern.compile("^ +(io\\.stackfile\\S*) +-> +(\\S+)");

    @Test
    void packagesUseOnlyWhatIsWrittenDown() {
        StringWriter printed = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(printed),
                        new PrintWriter(printed),
                        "--multi-release",
                        "17",
                        "--ignore-missing-deps",
                        "-verbose:package",
                        "-filter:none",
                        classes("schema"),
                        classes("engine"),
                        classes("cli"));
        assertEquals(0, code, printed.toString());
        String dependencies = printed
                .toString()
                .lines()
                .map(DEPENDENCY::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1) + " -> " + library(line.group(2)))
                .filter(line -> !line.contains(" -> java."))
                .filter(line -> !line.split(" -> ")[0].equals(line.split(" -> ")[1]))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        assertFalse(dependencies.isEmpty());
        Golden.assertSame(Path.of("src/test/resources/packages.txt"), dependencies);
    }

    private static String classes(String module) {
        return Ran.ROOT.resolve(module).resolve("target/classes").toString();
    }

    /** A library counts as one, whatever its packages. */
    private static String library(String used) {
        return used.startsWith("io.stackfile")
                ? used
                : used.replaceFirst("^(picocli|java|[a-z]+\\.[a-z]+\\.[a-zA-Z]+|[a-z]+\\.[a-z]+).*", "$1");
    }
}

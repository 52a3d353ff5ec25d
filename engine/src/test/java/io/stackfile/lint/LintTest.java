package io.stackfile.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.reader.Given;
import io.stackfile.reader.StackReader;
import io.stackfile.schema.ProblemException;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.FileChoice;
import io.stackfile.source.StackFiles;
import io.stackfile.source.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {
    private static final Path CASES = Path.of("src/test/resources/lint");
    private static final Path PAGE = Path.of(System.getProperty("root", ".."), "docs", "lint.md");
    private static final OptionalLong SIXTEEN_GIGABYTES = OptionalLong.of(16L << 30);

    static List<Path> cases() {
        return Golden.cases("lint", ".yml");
    }

    static List<String> rules() {
        return Lint.rules();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsNotWiseWhyAndWhatToWriteInstead(Path file) {
        Golden.assertSame(Golden.beside(file, ".txt"), told(file));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleFindsWhatItsCasesAreAboutAndNothingElse(String rule) {
        assertTrue(told(CASES.resolve(rule + ".yml")).contains(" [" + rule + "]\n"));
        assertFalse(told(CASES.resolve(rule + "-not.yml")).contains("[" + rule + "]"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noSecretIsEverShown(Path file) {
        String told = told(file);
        assertFalse(told.contains("hunter2") || told.contains("from-the-shell"), told);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void withAllRulesAllowedAFileHasNoFindings(String rule) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "lint");
        String text = Files.readString(CASES.resolve(rule + ".yml"));
        Path file = Files.writeString(
                folder.resolve("shop.yml"), "x-stack: {allow: [" + String.join(", ", Lint.rules()) + "]}\n" + text);
        assertEquals("", told(file));
    }

    @Test
    void thePageTellsOfEveryRuleInTheirOrder() throws IOException {
        List<String> sections = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).replace("`", ""))
                .toList();
        assertEquals(Lint.rules(), sections);
    }

    /** What the page says to write instead is found right. */
    @ParameterizedTest
    @MethodSource("rules")
    void theCureOnThePageIsOne(String rule) throws IOException {
        String section =
                Files.readString(PAGE).split("\n## `" + rule + "`\n", 2)[1].split("\n## ", 2)[0];
        Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(section);
        Path folder = Files.createTempDirectory(Path.of("target"), "lint");
        while (example.find()) {
            String told = told(Files.writeString(folder.resolve("shop.yml"), example.group(1)));
            assertFalse(told.contains("[" + rule + "]") || told.contains("shop.yml:1:1"), told);
        }
    }

    private static String told(Path file) {
        Map<String, String> shell = new HashMap<>(Given.SHELL);
        shell.put("POSTGRES_PASSWORD", "hunter3");
        Values values = Values.of(shell, Map.of());
        try {
            CheckedFile checked =
                    StackFiles.find(FileChoice.of(file), values).orElseThrow().readWithGaps();
            return Lint.of(checked, StackReader.read(checked).stack(), SIXTEEN_GIGABYTES).stream()
                    .map(Finding::toString)
                    .collect(Collectors.joining());
        } catch (ProblemException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

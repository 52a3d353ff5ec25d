package io.stackfile.reader;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackfile.golden.Golden;
import io.stackfile.schema.ProblemException;
import io.stackfile.schema.ProblemText;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {
    static List<Path> cases() {
        return Golden.cases("problems", ".yml");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsWrongWhereAndWhatToWriteInstead(Path file) {
        Golden.assertSame(Golden.beside(file, ".txt"), told(file));
    }

    /** All problems of the file; only warnings when it can be used. */
    private static String told(Path file) {
        Values values = Values.of(Given.SHELL, Map.of());
        try {
            CheckedFile checked = Given.file(file, values);
            return ProblemText.of(StackReader.read(checked).warnings());
        } catch (ProblemException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @org.junit.jupiter.api.Test
    void aSecretGivenForAPlaceholderIsNotRepeatedInAMessage() {
        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> StackReader.read(Given.file(
                        Path.of("src/test/resources/problems/placeholders.yml"),
                        Values.of(Map.of(), Map.of("USERNAME", "Upper/Case", "PASSWORD", "hunter2")))));
        org.junit.jupiter.api.Assertions.assertFalse(
                String.valueOf(problem.getMessage()).contains("hunter2"), problem.getMessage());
    }
}

package io.stackfile.schema;

import io.stackfile.golden.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about each file of {@code problems}, whole, as a user reads it. */
class ProblemTextsTest {
    static List<Path> files() {
        return Golden.cases("problems", ".yml");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void saysWhatIsWrongWhereAndWhatToWriteInstead(Path file) {
        Golden.assertSame(
                Golden.beside(file, ".txt"), ProblemText.of(Checked.file(file).all()));
    }
}

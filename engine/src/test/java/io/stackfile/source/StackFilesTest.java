package io.stackfile.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.golden.Golden;
import io.stackfile.reader.StackReader;
import io.stackfile.schema.Problem;
import io.stackfile.schema.ProblemException;
import io.stackfile.schema.ProblemText;
import io.stackfile.schema.YamlText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders with files of one stack; {@code call} is what was typed, {@code answer.txt} the whole tree or what is wrong. */
class StackFilesTest {
    private static final Map<String, String> SHELL = Map.of("TAG", "7", "SHELL_ONLY", "shell", "EMPTY", "");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/files"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsManyFilesIntoOneTree(Path folder) {
        Golden.assertSame(folder.resolve("answer.txt"), told(folder));
    }

    private static String told(Path folder) {
        try {
            CheckedFile file = StackFiles.find(call(folder), Values.of(SHELL, Map.of()))
                    .orElseThrow()
                    .read();
            List<Problem> warnings = StackReader.read(file).warnings();
            String inactive =
                    file.inactive().isEmpty() ? "" : "# inactive: " + String.join(", ", file.inactive()) + "\n";
            return ProblemText.of(warnings) + "# " + file.name() + "\n" + inactive + YamlText.of(file.document());
        } catch (ProblemException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static FileChoice call(Path folder) {
        List<String> files = new ArrayList<>();
        List<String> envFiles = new ArrayList<>();
        List<String> profiles = new ArrayList<>();
        List<String> services = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> words =
                new ArrayList<>(List.of(text(folder.resolve("call")).strip().split("\\s+")));
        while (!words.isEmpty() && !words.get(0).isEmpty()) {
            String word = words.remove(0);
            switch (word) {
                case "-f" -> files.add(words.remove(0));
                case "--env-file" -> envFiles.add(words.remove(0));
                case "--profile" -> profiles.add(words.remove(0));
                case "--name" -> names.add(words.remove(0));
                default -> services.add(word);
            }
        }
        return new FileChoice(
                folder,
                files,
                envFiles,
                names.stream().findFirst(),
                profiles,
                Set.copyOf(services),
                () -> input(folder.resolve("input")));
    }

    private static InputStream input(Path file) {
        return new ByteArrayInputStream(text(file).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theNameIsKnownWithoutAnyValue() {
        FileChoice choice = FileChoice.of(Path.of("src/test/resources/files/name-filled"), "compose.yaml");
        assertEquals(
                Optional.of("shop-7"),
                StackFiles.find(choice, Values.of(SHELL, Map.of())).map(StackFiles::name));
    }
}

package io.stackfile.source;

import io.stackfile.schema.Problems;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** Which env files give variables to a stack's files: those that are named, else {@code .env} here and beside the file. */
final class EnvFileChoice {
    private final FileChoice choice;
    private final Problems problems;
    private final boolean named;
    private final Variables here;

    EnvFileChoice(FileChoice choice, Values shell, Problems problems) {
        this.choice = choice;
        this.problems = problems;
        List<String> written = choice.envFiles().isEmpty() ? fromShell(shell) : choice.envFiles();
        boolean disabled = shell.variable("COMPOSE_DISABLE_ENV_FILE")
                .filter(EnvFileChoice::isTrue)
                .isPresent();
        this.named = !written.isEmpty() || disabled;
        this.here = named
                ? Variables.of(
                        shell,
                        written.stream()
                                .map(path -> new Variables.File(choice.folder().resolve(path), path))
                                .toList(),
                        problems)
                : usual(shell, new Folder(choice.folder(), ""));
    }

    private static List<String> fromShell(Values shell) {
        return shell.variable("COMPOSE_ENV_FILES").stream()
                .flatMap(paths -> Stream.of(paths.split(",")))
                .filter(path -> !path.isBlank())
                .toList();
    }

    private static boolean isTrue(String text) {
        return text.equalsIgnoreCase("true") || text.equals("1");
    }

    /** The variables by which files are found. */
    Variables here() {
        return here;
    }

    /** The variables that go into the files, when their first one is found. */
    Variables beside(StackFile first) {
        Folder folder = Folder.of(first);
        return named || folder.path().equals(choice.folder()) ? here : usual(here, folder);
    }

    private Variables usual(Values before, Folder folder) {
        Variables.File file = Variables.File.in(folder);
        return Variables.of(before, Files.isRegularFile(file.path()) ? List.of(file) : List.of(), problems);
    }
}

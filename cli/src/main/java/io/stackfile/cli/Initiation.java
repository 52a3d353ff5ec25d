package io.stackfile.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.FileTrouble;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.FileChoice;
import io.stackfile.source.StackFiles;
import io.stackfile.source.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An example on its way into a folder: nothing is written before all is known, and nothing over what is there. */
record Initiation(Example example, Path folder, Map<String, String> environment) {
    private static final String README = "README.md";
    private static final String VARIABLES = ".env";
    private static final String OF_ITS_OWNER = "rw-------";

    /** What it would bring: its files, but for a README where there is one already. */
    List<String> files() {
        return Examples.files(example.name()).stream()
                .filter(file -> !(file.equals(README) && Files.exists(folder.resolve(README))))
                .toList();
    }

    List<String> inTheWay() {
        return files().stream()
                .filter(file -> Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** The file is read as it will be, beside the variables that are there. */
    List<Need> needs() {
        try {
            Path trial = Files.createTempDirectory("stack-init");
            try {
                copy(trial, Map.of());
                Path there = folder.resolve(VARIABLES);
                if (Files.isReadable(there)) {
                    Files.copy(there, trial.resolve(VARIABLES));
                }
                return Need.of(read(trial));
            } finally {
                delete(trial);
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private CheckedFile read(Path trial) {
        FileChoice choice = FileChoice.of(trial, example.files().toArray(String[]::new));
        return StackFiles.find(choice, Values.of(environment, Map.of()))
                .orElseThrow()
                .readWithGaps();
    }

    private static void delete(Path trial) throws IOException {
        try (Stream<Path> all = Files.walk(trial)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    boolean hasVariables() {
        return Files.exists(folder.resolve(VARIABLES));
    }

    void write(Map<String, String> placeholders, Map<String, String> variables) {
        try {
            copy(folder, placeholders);
            if (!variables.isEmpty()) {
                Path file = Files.createFile(
                        folder.resolve(VARIABLES),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OF_ITS_OWNER)));
                Files.writeString(
                        file,
                        variables.entrySet().stream()
                                .map(entry ->
                                        entry.getKey() + "='" + entry.getValue().replace("'", "\\'") + "'\n")
                                .collect(Collectors.joining()));
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private void copy(Path target, Map<String, String> placeholders) throws IOException {
        for (String file : files()) {
            byte[] content = Examples.content(example.name(), file);
            Path there = target.resolve(file);
            Files.createDirectories(Objects.requireNonNull(there.getParent()));
            Files.write(
                    there, isStackFile(file) ? filled(content, placeholders) : content, StandardOpenOption.CREATE_NEW);
            if (content.length > 2 && content[0] == '#' && content[1] == '!') {
                Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static boolean isStackFile(String file) {
        return file.matches("[^/]+\\.ya?ml");
    }

    private static byte[] filled(byte[] content, Map<String, String> placeholders) {
        String text = new String(content, UTF_8);
        for (Map.Entry<String, String> one : placeholders.entrySet()) {
            text = text.replace("#" + one.getKey() + "#", one.getValue());
        }
        return text.getBytes(UTF_8);
    }

    private static UsageException notWritten(IOException e) {
        return new UsageException("the files cannot be written here: " + FileTrouble.of(e));
    }
}

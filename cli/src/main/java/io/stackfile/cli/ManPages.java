package io.stackfile.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the manual; run by the build. */
final class ManPages {
    private ManPages() {}

    /** {@code arguments} is the folder, such as {@code target/man/man1}. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("picocli.converters.excludes", "java.*");
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Files.writeString(folder.resolve("stack.1"), ManPage.ofAll());
        for (String name : Commands.NAMES) {
            Files.writeString(folder.resolve("stack-" + name.replace(' ', '-') + ".1"), ManPage.of(name));
        }
    }
}

package io.stackfile.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a file's text; what cannot be read is told in one problem, at the byte where that is known. */
public final class SourceText {
    private static final int LIMIT = 16 * 1024 * 1024;

    private SourceText() {}

    /** Throws a {@link ProblemException} when there is no such text. */
    public static Source read(Path file, String name) {
        if (!Files.exists(file)) {
            throw refused(name, "there is no such file", "look at the name and at the folder you are in");
        }
        if (Files.isDirectory(file)) {
            throw refused(name, "this is a folder, not a file", "name the file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, name);
        } catch (IOException e) {
            throw refused(name, "the file cannot be read", "look at its owner and its permissions");
        }
    }

    /** The same for what comes from elsewhere, up to its end. */
    public static Source read(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw refused(
                    name, "the file is larger than 16 MiB", "a file of services is far smaller; is it the right one?");
        }
        return new Source(name, text(bytes, name));
    }

    private static String text(byte[] bytes, String name) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw notUtf8(bytes, in.position(), name);
        }
    }

    private static ProblemException notUtf8(byte[] bytes, int bad, String name) {
        String before = new String(bytes, 0, bad, StandardCharsets.UTF_8);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        String sameLine = before.substring(before.lastIndexOf('\n') + 1);
        Position at = new Position(new Source(name, ""), line, 1 + sameLine.codePointCount(0, sameLine.length()));
        return refused(at, "line " + line + " has a character that is not UTF-8", "save the file as UTF-8");
    }

    private static ProblemException refused(String name, String what, String cure) {
        return refused(new Position(new Source(name, ""), 1, 1), what, cure);
    }

    private static ProblemException refused(Position at, String what, String cure) {
        return new ProblemException(List.of(new Problem(Problem.Severity.ERROR, at, "", what, cure, 1)));
    }
}

package io.stackfile.host.ssh.hostkeys;

import io.stackfile.host.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Adds a line to a file that others add to at the same time; what is in it stays as it is. */
record Appending(Path file) {
    private static final Object ONE_AT_A_TIME = new Object();

    /**
     * @param wanted asked with the file's text, while nobody else of us can change it
     * @return why it could not be written
     */
    Optional<String> append(String line, Predicate<String> wanted) {
        synchronized (ONE_AT_A_TIME) {
            try {
                Files.createDirectories(file.toAbsolutePath().resolveSibling(""), onlyForTheUser("rwx------"));
                appendLocked(line, wanted);
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(file + " cannot be written, so the key is not remembered: " + FileTrouble.reason(e));
            }
        }
    }

    // The system forgets a lock as soon as its process closes any channel to the file: so the text is read through the
    // locked
    // channel, and the appending one is closed last but one. Appending, for ssh itself takes no lock.
    private void appendLocked(String line, Predicate<String> wanted) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        try (FileChannel locked = FileChannel.open(file, options, onlyForTheUser("rw-------"));
                FileLock lock = locked.lock();
                FileChannel end = FileChannel.open(file, StandardOpenOption.APPEND)) {
            String text = text(locked);
            if (lock.isValid() && wanted.test(text)) {
                String before = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
                end.write(ByteBuffer.wrap((before + line + "\n").getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            continue;
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    private static FileAttribute<?>[] onlyForTheUser(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}

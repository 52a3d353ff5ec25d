package io.stackfile.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The processes of this machine, as {@code /proc} shows them. */
record Processes(Path proc) {
    /** Where the time of the start stands behind the program's name, which may contain anything. */
    private static final int STARTED = 19;

    /** Since when a process runs, in ticks since the machine was booted. */
    Optional<String> started(long process) {
        return read(Long.toString(process), "stat")
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 1).strip().split(" "))
                .filter(fields -> fields.length > STARTED)
                .map(fields -> fields[STARTED]);
    }

    Here.Fate fate(long process, String started) {
        Optional<String> now = started(process);
        if (now.isPresent()) {
            return now.get().equals(started) ? Here.Fate.RUNS : Here.Fate.GONE;
        }
        return showsThoseOfOthers() ? Here.Fate.GONE : Here.Fate.UNKNOWN;
    }

    /** Some machines hide them, and what is hidden looks as if it had ended. */
    private boolean showsThoseOfOthers() {
        return started(1).isPresent();
    }

    /** This start of the machine, and which of its sets of process numbers is ours: a container has one of its own. */
    Optional<String> boot() {
        return read("sys", "kernel", "random", "boot_id")
                .flatMap(boot -> numbers().map(numbers -> boot + "\n" + numbers));
    }

    private Optional<String> numbers() {
        try {
            return Optional.of(
                    Files.readSymbolicLink(proc.resolve("self/ns/pid")).toString());
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    String hostName() {
        return read("sys", "kernel", "hostname")
                .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .orElse("a machine without a name");
    }

    private Optional<String> read(String first, String... more) {
        try {
            return Optional.of(
                            Files.readString(proc.resolve(Path.of(first, more))).strip())
                    .filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

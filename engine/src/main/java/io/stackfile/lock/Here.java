package io.stackfile.lock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * This process among those of its machine.
 *
 * @param machine empty where processes cannot be looked at
 */
public record Here(String who, String machine, long process, String started, Processes processes) {
    /** The locks that this process holds: one that it does not know any more is nobody's. */
    private static final Set<String> HELD = ConcurrentHashMap.newKeySet();

    public static Here find() {
        return find(new Processes(Path.of("/proc")), Path.of("/etc/machine-id"));
    }

    static Here find(Processes processes, Path machineId) {
        long process = ProcessHandle.current().pid();
        Optional<String> started = processes.started(process);
        String who = System.getProperty("user.name") + "@" + processes.hostName();
        String machine = started.flatMap(known -> processes.boot())
                .map(boot -> hash(text(machineId) + "\n" + boot))
                .orElse("");
        return new Here(who, machine, process, started.orElse(""), processes);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** What identifies a machine is not to be handed around. */
    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("stack\n" + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Holder newHolder(String command) {
        byte[] owner = new byte[8];
        new SecureRandom().nextBytes(owner);
        Holder holder = new Holder(HexFormat.of().formatHex(owner), command, who, machine, process, started);
        HELD.add(holder.owner());
        return holder;
    }

    static void forget(Holder holder) {
        HELD.remove(holder.owner());
    }

    /** What can be said of a holder's process from here. */
    Fate fate(Holder holder) {
        if (machine.isEmpty() || !machine.equals(holder.machine())) {
            return Fate.UNKNOWN;
        }
        if (holder.process() == process && holder.started().equals(started)) {
            return HELD.contains(holder.owner()) ? Fate.RUNS : Fate.GONE;
        }
        return processes.fate(holder.process(), holder.started());
    }

    /** Of a process. */
    enum Fate {
        RUNS,
        GONE,
        UNKNOWN
    }
}

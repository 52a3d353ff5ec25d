package io.stackfile.reader;

import io.stackfile.schema.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The names of {@code capabilities(7)}, with or without {@code CAP_}, in any case. */
final class Capabilities {
    private static final Set<String> KNOWN = new TreeSet<>(List.of("""
            ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE
            DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE
            MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID
            SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE
            SYS_TIME SYS_TTY_CONFIG SYSLOG WAKE_ALARM
            """.split("\\s+")));

    private Capabilities() {}

    static List<String> read(Keys keys, String key) {
        keys.scalars(key).stream()
                .filter(scalar -> !KNOWN.contains(plain(scalar.text())))
                .forEach(scalar -> keys.error(
                        scalar,
                        key,
                        "there is no capability '" + scalar.text() + "'",
                        Suggestion.didYouMean(plain(scalar.text()), KNOWN)
                                .orElse("write one of capabilities(7), such as NET_ADMIN")));
        return keys.texts(key).stream().map(Capabilities::plain).toList();
    }

    private static String plain(String name) {
        return name.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
    }
}

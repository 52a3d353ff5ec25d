package io.stackfile.host.ssh.config;

import io.stackfile.host.HostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The two configuration files of {@code ssh}; they are read anew for each destination. */
public record SshConfiguration(LocalUser me, Path userFile, Path systemFile) {

    /** Where {@code ssh} looks. */
    public static SshConfiguration of(Map<String, String> environment) {
        LocalUser me = LocalUser.of(environment);
        String programData = environment.getOrDefault("ProgramData", "");
        Path system = programData.isEmpty() ? Path.of("/etc/ssh") : Path.of(programData, "ssh");
        return new SshConfiguration(me, me.home().resolve(".ssh/config"), system.resolve("ssh_config"));
    }

    /**
     * What {@code ssh} would use. A line that it would refuse, and a file that others may write, is a
     * {@link HostException} with file and line.
     */
    public SshSettings settingsFor(Destination destination) {
        Options options = new Options();
        destination.user().ifPresent(user -> options.replace(Keyword.USER, user));
        destination.port().ifPresent(port -> options.replace(Keyword.PORT, Integer.toString(port)));
        Asked first = new Asked(me, options, destination.host(), destination.host(), false);
        boolean again = read(first) || isCanonicalized(options);
        String hostName = hostName(first);
        options.replace(Keyword.HOST_NAME, hostName);
        Asked last = new Asked(me, options, hostName, destination.host(), true);
        if (again) {
            read(last);
        }
        return new Settled(last, systemFile).settings();
    }

    private boolean read(Asked asked) {
        Reading reading = new Reading(asked);
        reading.userFile(userFile);
        reading.systemFile(systemFile);
        return reading.asksForLast();
    }

    private static boolean isCanonicalized(Options options) {
        return options.word(Keyword.CANONICALIZE_HOSTNAME)
                .filter(word -> !word.equalsIgnoreCase("no") && !word.equalsIgnoreCase("false"))
                .isPresent();
    }

    private static String hostName(Asked asked) {
        try {
            return asked.hostName().toLowerCase(Locale.ROOT);
        } catch (BadLine e) {
            String where = asked.options()
                    .line(Keyword.HOST_NAME)
                    .map(ConfigLine::where)
                    .orElse("");
            throw new HostException(where + "Hostname: " + e.getMessage(), e);
        }
    }
}

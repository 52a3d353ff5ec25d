package io.stackfile.host.setup;

import io.stackfile.host.docker.http.Connection;
import io.stackfile.host.ssh.SshLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Runs commands as root on another machine.
 *
 * @param password for sudo; empty when it wants none. It travels as the command's input, never as one of its words.
 */
record RootShell(SshLink link, Rights rights, String password) {
    private static final String END = "stack-ended-with ";

    /** How a command ended, and all that it said. */
    record Ended(int status, String output) {}

    Ended run(String command) throws IOException {
        try (Connection connection = link.toCommand(wrapped(command))) {
            if (rights == Rights.SUDO_WITH_PASSWORD) {
                connection.output().write((password + "\n").getBytes(StandardCharsets.UTF_8));
                connection.output().flush();
            }
            connection.closeOutput();
            return ended(new String(connection.input().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The command reads nothing, so that a password that sudo did not want never reaches it. */
    private String wrapped(String command) {
        String inner = "sh -c " + quoted("exec </dev/null; " + command);
        String asRoot = switch (rights) {
            case ROOT -> inner;
            case SUDO -> "sudo -n " + inner;
            case SUDO_WITH_PASSWORD -> "sudo -k -S -p \"\" " + inner;
            case NONE -> throw new IllegalStateException("nobody to be");
        };
        return "sh -c "
                + quoted("LC_ALL=C; export LC_ALL; (" + asRoot + ") 2>&1; status=$?; echo; echo " + END + "$status");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static Ended ended(String said) throws IOException {
        int end = said.lastIndexOf(END);
        if (end < 0) {
            throw new IOException("the connection ended before the command did");
        }
        return new Ended(
                Integer.parseInt(said.substring(end + END.length()).strip()),
                said.substring(0, end).strip());
    }
}

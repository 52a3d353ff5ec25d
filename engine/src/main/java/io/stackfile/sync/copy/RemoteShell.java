package io.stackfile.sync.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.FileTrouble;
import io.stackfile.host.HostException;
import io.stackfile.host.docker.http.Connection;
import io.stackfile.host.ssh.SshLink;
import io.stackfile.host.ssh.SshMachine;
import io.stackfile.host.ssh.SshRefusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scripts run by {@code sh} on another machine, GNU's tools or busybox's. Each says {@link #BEGIN} first, after whatever a login says. */
public final class RemoteShell {
    static final String BEGIN = "printf \"stack-begins\\n\"";
    private static final byte[] BEGUN = "stack-begins\n".getBytes(UTF_8);

    private final SshMachine machine;
    private @Nullable String home;

    public RemoteShell(SshMachine machine) {
        this.machine = machine;
    }

    String name() {
        return machine.name();
    }

    /** The home of the user there. */
    public synchronized String home() {
        if (home == null) {
            String told = new String(answer(BEGIN + "; printf '%s/' \"$HOME\""), UTF_8);
            if (!told.startsWith("/")) {
                throw new HostException("the user on " + name() + " has no home; write absolute paths");
            }
            home = told.substring(0, told.length() - 1);
        }
        return home;
    }

    /** Which of some absolute paths are not there, as far as the user can see. */
    public List<String> missing(Collection<String> paths) {
        String script = BEGIN + "\nfor p in " + quoted(paths) + "\n" + """
                do
                  q=$p
                  while [ -n "$q" ] && ! [ -e "$q" ] && ! [ -h "$q" ]; do q=${q%/*}; done
                  if [ "$q" != "$p" ] && [ -x "${q:-/}" ]; then printf '%s\\0' "$p"; fi
                done""";
        return Arrays.stream(new String(answer(script), UTF_8).split("\0"))
                .filter(path -> !path.isEmpty())
                .toList();
    }

    /** Owner, group and permissions of those of some absolute paths that are there and that the user may see, as {@code 0 0 755 /srv}. */
    public List<String> owners(Collection<String> paths) {
        String script = BEGIN + "\nfor p in " + quoted(paths) + "\n" + """
                do
                  if [ -e "$p" ]; then printf '%s %s\\0' "$(stat -L -c '%u %g %a' "$p")" "$p"; fi
                done""";
        return Arrays.stream(new String(answer(script), UTF_8).split("\0"))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** All that a script says. It is read to its end before any of it runs, so it may say as much as it likes. */
    byte[] answer(String script) {
        try (Connection connection = run(script)) {
            return begun(connection).readAllBytes();
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    /** Like {@link #answer}, to be read by the caller with {@link #begun}. */
    Connection run(String script) throws IOException {
        Connection connection = machine.link().toCommand("exec sh");
        try {
            OutputStream input = connection.output();
            input.write(("{\n" + script + "\nexit\n}\n").getBytes(UTF_8));
            input.flush();
            connection.closeOutput();
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    /** A script that reads what is written to it; its text may have no single quotes. */
    Connection feed(String script) throws IOException {
        return machine.link().toCommand("exec sh -c '" + script + "'");
    }

    /** What a script says, from where it begins. */
    static InputStream begun(Connection connection) throws IOException {
        InputStream said = new BufferedInputStream(connection.input(), 1 << 16);
        byte[] last = new byte[BEGUN.length];
        while (!Arrays.equals(last, BEGUN)) {
            int next = said.read();
            if (next < 0) {
                throw new Silent();
            }
            System.arraycopy(last, 1, last, 0, last.length - 1);
            last[last.length - 1] = (byte) next;
        }
        return said;
    }

    HostException trouble(IOException reason) {
        return new HostException(explanation(reason), reason);
    }

    private String explanation(IOException reason) {
        if (reason instanceof SshRefusal) {
            return String.valueOf(reason.getMessage());
        }
        if (reason instanceof SshLink.NotOpened) {
            return name() + " runs no commands for its user, and files are copied by some; is MaxSessions 0 in its"
                    + " sshd_config?";
        }
        if (reason instanceof FileSystemException file) {
            return file.getFile() + " here: " + FileTrouble.reason(file);
        }
        if (reason instanceof Silent) {
            return "the shell of " + name() + " ended without a word; may its user run commands?";
        }
        return "The SSH connection to " + name()
                + " was lost. What has arrived stays; run the command again to go on from there.";
    }

    private static final class Silent extends IOException {
        private static final long serialVersionUID = 1;
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    static String quoted(Collection<String> words) {
        return words.stream().map(RemoteShell::quoted).collect(Collectors.joining(" "));
    }
}

package io.stackfile.host.ssh.hostkeys;

import io.stackfile.host.FileTrouble;
import io.stackfile.host.HostException;
import io.stackfile.host.ssh.config.HostKeyChecking;
import io.stackfile.host.ssh.hostkeys.KnownHostsLine.Marker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of known hosts, the user's before the ones for all users; they are read anew for each question.
 *
 * @param hashNew whether names are hashed when they are written
 * @param revoked a file of keys that nobody may use any more
 */
public record KnownHosts(List<Path> userFiles, List<Path> globalFiles, boolean hashNew, Optional<Path> revoked) {
    private static final int USUAL_PORT = 22;

    public KnownHosts {
        userFiles = List.copyOf(userFiles);
        globalFiles = List.copyOf(globalFiles);
    }

    public static KnownHosts of(HostKeyChecking checking) {
        return new KnownHosts(checking.userFiles(), checking.globalFiles(), checking.hashNew(), checking.revoked());
    }

    /**
     * As {@code ssh} sees it: any other key that is known for the name makes it a changed one, whatever its kind. On another
     * port than 22, the same key under the name without a port is enough.
     */
    public Verdict verdict(String host, int port, HostKey key) {
        Optional<KnownKey> outcast = revoked.flatMap(file -> RevokedKeys.find(file, key));
        return outcast.<Verdict>map(Verdict.Revoked::new).orElseGet(() -> verdict(host, port, key, lines()));
    }

    static Verdict verdict(String host, int port, HostKey key, List<KnownHostsLine> lines) {
        Verdict verdict = verdict(HostName.of(host, port), key, lines);
        if (!(verdict instanceof Verdict.Unknown) || port == USUAL_PORT) {
            return verdict;
        }
        Verdict elsewhere = verdict(HostName.of(host, USUAL_PORT), key, lines);
        return elsewhere instanceof Verdict.Known || elsewhere instanceof Verdict.Revoked ? elsewhere : verdict;
    }

    private static Verdict verdict(HostName name, HostKey key, List<KnownHostsLine> lines) {
        List<KnownHostsLine> meant =
                lines.stream().filter(line -> name.isMeantBy(line.names())).toList();
        Optional<KnownKey> revoked = marked(meant, Marker.REVOKED)
                .filter(known -> known.key().equals(key))
                .findFirst();
        if (revoked.isPresent()) {
            return new Verdict.Revoked(revoked.get());
        }
        List<KnownKey> known = marked(meant, Marker.NONE).toList();
        if (known.stream().anyMatch(one -> one.key().equals(key))) {
            return new Verdict.Known();
        }
        if (known.isEmpty()) {
            return new Verdict.Unknown(marked(meant, Marker.CERT_AUTHORITY).findFirst());
        }
        return new Verdict.Changed(known.stream()
                .filter(one -> one.key().type().equals(key.type()))
                .findFirst()
                .orElse(known.get(0)));
    }

    /** The types of keys to ask the machine for, {@code ssh-ed25519}; {@code ssh-rsa} means every algorithm of RSA keys. */
    public List<String> typesKnownFor(String host, int port) {
        List<KnownHostsLine> lines = lines();
        List<String> types = types(HostName.of(host, port), lines);
        return types.isEmpty() ? types(HostName.of(host, USUAL_PORT), lines) : types;
    }

    private static List<String> types(HostName name, List<KnownHostsLine> lines) {
        return marked(
                        lines.stream()
                                .filter(line -> name.isMeantBy(line.names()))
                                .toList(),
                        Marker.NONE)
                .map(known -> known.key().type())
                .distinct()
                .toList();
    }

    /** The file that learns new keys. */
    public Optional<Path> fileForNewKeys() {
        return userFiles.stream().findFirst();
    }

    /**
     * Appends a line for a key that is not known to the first of the user's files, once, whoever else does the same at this
     * moment.
     *
     * @return why it could not be written
     */
    public Optional<String> accept(String host, int port, HostKey key) {
        return fileForNewKeys().flatMap(file -> {
            HostName name = HostName.of(host, port);
            String line = (hashNew ? name.hashed() : name.text()) + " " + key.type() + " " + key.base64();
            return new Appending(file).append(line, others -> stillUnknown(file, host, port, key, others));
        });
    }

    /** Another process may have learned a key since the question was asked. */
    private boolean stillUnknown(Path file, String host, int port, HostKey key, String text) {
        List<KnownHostsLine> lines = new ArrayList<>(parse(file, text));
        files().filter(other -> !other.equals(file)).forEach(other -> lines.addAll(parse(other, text(other))));
        Verdict verdict = verdict(host, port, key, lines);
        if (verdict instanceof Verdict.Changed changed) {
            throw new HostException("another key of " + HostName.of(host, port).text() + " was written to "
                    + changed.known().where() + " at this moment; run the command again");
        }
        return verdict instanceof Verdict.Unknown;
    }

    private static Stream<KnownKey> marked(List<KnownHostsLine> lines, Marker marker) {
        return lines.stream().filter(line -> line.marker() == marker).map(KnownHostsLine::known);
    }

    private List<KnownHostsLine> lines() {
        return files().flatMap(file -> parse(file, text(file)).stream()).toList();
    }

    private Stream<Path> files() {
        return Stream.concat(userFiles.stream(), globalFiles.stream());
    }

    private static List<KnownHostsLine> parse(Path file, String text) {
        List<KnownHostsLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            KnownHostsLine.parse(file, ++number, line).ifPresent(lines::add);
        }
        return lines;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (AccessDeniedException e) {
            throw new HostException(
                    file + " may not be read, so no key of a machine can be checked; run chmod u+r " + file, e);
        } catch (IOException e) {
            throw new HostException(FileTrouble.reading(file.toString(), e), e);
        }
    }
}

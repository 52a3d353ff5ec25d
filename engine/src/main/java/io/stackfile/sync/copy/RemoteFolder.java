package io.stackfile.sync.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.HostException;
import io.stackfile.host.docker.http.Connection;
import io.stackfile.sync.LastSync;
import io.stackfile.sync.Listing;
import io.stackfile.sync.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The place of a stack's copies on another machine, and the record of what they left. */
final class RemoteFolder {
    static final String STAT = "%f %s %Y %y";

    private static final String TOOLS = """
            for t in find stat readlink sha256sum tar mkdir mv rm ln cat chmod; do
              if ! command -v "$t" >/dev/null; then printf 'missing %s' "$t"; exit; fi
            done
            """;
    private static final String LIST = """
            LC_ALL=C
            export LC_ALL
            printf 'found'
            cd "$HOME/PLACE" 2>/dev/null || exit
            set --
            for s in SOURCES; do
              if [ -e "$s" ] || [ -h "$s" ]; then set -- "$@" "$s"; fi
            done
            printf '\\0'
            [ $# -eq 0 ] || find "$@" -exec stat -c 'STAT %n//' {} + 2>/dev/null
            printf '\\0'
            cat sync/record 2>/dev/null
            printf '\\0'
            [ $# -eq 0 ] || find "$@" -type l -exec sh -c 'for l do
              printf "%s\\0" "$l"; readlink -n -- "$l"; printf "\\0"
            done' sh {} + 2>/dev/null
            printf '\\0'
            [ $# -eq 0 ] || find "$@" '(' -type f -o -type d ')' -exec sh -c 'for f do
              if ! [ -r "$f" ] || { [ -d "$f" ] && ! [ -x "$f" ]; }; then printf "%s\\0" "$f"; fi
            done' sh {} + 2>/dev/null
            printf '\\0'
            """;

    private final RemoteShell shell;
    private final String place;

    RemoteFolder(RemoteShell shell, String stack) {
        this.shell = shell;
        this.place = Place.ofStack(stack);
    }

    /** What is there, and what the last copy left. */
    record Found(Listing listing, LastSync last) {}

    Found list(Collection<String> sources) {
        List<String> places = sources.stream().map(Place::of).toList();
        byte[] answer = shell.answer(RemoteShell.BEGIN + "\n" + TOOLS
                + LIST.replace("PLACE", place).replace("STAT", STAT).replace("SOURCES", RemoteShell.quoted(places)));
        String text = new String(answer, UTF_8);
        if (text.startsWith("missing ")) {
            throw new HostException("there is no '" + text.substring("missing ".length()) + "' on " + shell.name()
                    + ", which --sync needs; install it there, or write absolute paths");
        }
        return StatLines.read(text, shell.name());
    }

    /** The hashes of files; none of those that cannot be read. */
    Map<String, String> hashes(List<String> paths) {
        StringBuilder script = new StringBuilder(RemoteShell.BEGIN + "\ncd \"$HOME/" + place + "\"\n");
        paths.forEach(path -> script.append("sha256sum <")
                .append(RemoteShell.quoted(Place.of(path)))
                .append(" 2>/dev/null || echo none\n"));
        Map<String, String> hashes = new HashMap<>();
        if (!paths.isEmpty()) {
            List<String> lines =
                    new String(shell.answer(script.toString()), UTF_8).lines().toList();
            for (int i = 0; i < Math.min(lines.size(), paths.size()); i++) {
                if (lines.get(i).matches("[0-9a-f]{64} .*")) {
                    hashes.put(paths.get(i), lines.get(i).substring(0, 64));
                }
            }
        }
        return hashes;
    }

    /** Takes an archive into a folder of its own that nobody else may enter (busybox's tar applies the umask), and runs the script that comes with it once all of it is there. */
    Connection receive() throws IOException {
        return shell.feed(
                RemoteShell.BEGIN + "; exec 2>&1; umask 077; LC_ALL=C; export LC_ALL; d=\"$HOME/" + place
                        + "\"; n=\"$d/sync/new-" + UUID.randomUUID()
                        + "\"; bye() { cd /; rm -rf \"$n\"; }; mkdir -p \"$n\" || exit;"
                        + " find \"$d/sync\" -name \"new-*\" -prune -mtime +1 -exec rm -rf {} +;"
                        + " trap bye EXIT; trap \"exit 1\" HUP INT PIPE TERM; cd \"$n\" && (umask 0; tar xpof -) && [ -f commit ] && sh ./commit");
    }

    /** Files as an archive. GNU's tar would take a backslash in a name for the beginning of an escape. */
    Connection send(Collection<String> paths) throws IOException {
        return shell.run(RemoteShell.BEGIN
                + "\nu=\ntar --version 2>/dev/null | grep -q GNU && u=--no-unquote\ncd \"$HOME/" + place
                + "\" && tar $u -cf - "
                + RemoteShell.quoted(paths.stream().map(Place::of).toList()) + " 2>/dev/null");
    }

    /** All or nothing of it. */
    void write(LastSync record) {
        String script = RemoteShell.BEGIN + "; umask 077; mkdir -p \"$HOME/" + place + "/sync\" && cd \"$HOME/" + place
                + "/sync\" && f=record-" + UUID.randomUUID()
                + " && cat >$f && [ \"$(tail -n 1 $f)\" = end ] && mv $f record && echo written";
        try (Connection connection = shell.feed(script)) {
            OutputStream input = connection.output();
            input.write((record + "end\n").getBytes(UTF_8));
            input.flush();
            connection.closeOutput();
            String answer = new String(RemoteShell.begun(connection).readAllBytes(), UTF_8);
            if (!answer.contains("written")) {
                throw new HostException("what was copied could not be noted down on " + shell.name() + " in ~/" + place
                        + "/sync; is there room, and may its user write there?");
            }
        } catch (IOException e) {
            throw shell.trouble(e);
        }
    }

    RemoteShell shell() {
        return shell;
    }

    String place() {
        return place;
    }
}

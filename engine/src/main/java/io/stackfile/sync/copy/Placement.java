package io.stackfile.sync.copy;

import static io.stackfile.sync.copy.RemoteShell.quoted;

import io.stackfile.sync.Copy;
import io.stackfile.sync.Entry;
import io.stackfile.sync.Kind;
import io.stackfile.sync.Paths;
import io.stackfile.sync.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The script that puts files where they belong, each at once by its name. It looks again before each: what was changed since
 * it was listed, or is there all of a sudden, is left alone and told. It says what it has to say between NULs.
 */
final class Placement {
    private static final int NAMES_AT_ONCE = 200;
    private static final String VERBS = """
            D="$HOME/PLACE"
            N=$(pwd)
            say() { printf '\\0%s %s\\0' "$1" "$2"; }
            there() { [ -e "$1" ] || [ -h "$1" ]; }
            same() { [ "$(stat -c 'STAT' "$1")" = "$2" ]; }
            folder() {
              if [ -d "$D/$2" ] && [ ! -h "$D/$2" ]; then return; fi
              mkdir "$D/$2" && chmod "$1" "$D/$2" || exit
            }
            into() {
              n=$1
              to=$2
              shift 2
              for f do
                shift
                if there "$D/$to/$f"; then say changed "$to/$f"; else set -- "$@" "./$f"; fi
              done
              [ $# -gt 0 ] || return
              cd "$N/$n"
              mv -f "$@" "$D/$to/"
              for f do
                if there "$f"; then say failed "$to/${f#./}"; fi
              done
            }
            over() {
              p="$D/$2/$3"
              if ! same "$p" "$4"; then say changed "$2/$3"; return; fi
              if [ -h "$p" ]; then rm -f "$p"; fi
              mv -f "$N/$1/$3" "$p" || say failed "$2/$3"
            }
            link() {
              if there "$D/$2"; then
                if ! same "$D/$2" "$3"; then say changed "$2"; return; fi
                rm -f "$D/$2"
              fi
              ln -s -- "$1" "$D/$2" || say failed "$2"
            }
            """;

    private final LocalFolder here;
    private final SortedMap<String, Integer> folders = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> names = new TreeMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final StringBuilder single = new StringBuilder();

    Placement(LocalFolder here) {
        this.here = here;
    }

    /** It stays open to its owner, or nothing could be put into it. */
    void folder(Entry entry) {
        foldersAbove(entry.path());
        folders.put(Place.of(entry.path()), entry.mode() | 0700);
    }

    /** {@code number} is that of the folder in the archive. */
    void file(int number, Copy copy) {
        foldersAbove(copy.path());
        String place = Place.of(copy.path());
        String folder = Paths.parent(place).orElseThrow();
        if (copy.over().isPresent()) {
            line("over", String.valueOf(number), folder, Paths.name(place), stamp(copy));
        } else {
            numbers.put(folder, number);
            names.computeIfAbsent(folder, first -> new TreeSet<>()).add(Paths.name(place));
        }
    }

    void link(Copy copy) {
        foldersAbove(copy.path());
        line("link", copy.entry().target(), Place.of(copy.path()), stamp(copy));
    }

    private static String stamp(Copy copy) {
        return copy.over().map(Entry::stamp).orElse("");
    }

    private void foldersAbove(String path) {
        String folder = Paths.parent(path).orElse("");
        String place = Paths.parent(Place.of(path)).orElse("");
        while (!place.isEmpty() && !folders.containsKey(place)) {
            int mode = here.look(folder.isEmpty() ? "." : folder)
                    .filter(entry -> entry.kind() == Kind.FOLDER)
                    .map(Entry::mode)
                    .orElse(0755);
            folders.put(place, mode | 0700);
            folder = Paths.parent(folder).orElse("");
            place = Paths.parent(place).orElse("");
        }
    }

    private void line(String verb, String... words) {
        single.append(verb).append(' ').append(quoted(List.of(words))).append('\n');
    }

    /** {@code place} is the stack's. */
    String script(String place) {
        StringBuilder script = new StringBuilder(VERBS.replace("PLACE", place).replace("STAT", RemoteFolder.STAT));
        folders.forEach((folder, mode) -> script.append("folder ")
                .append(Integer.toOctalString(mode))
                .append(' ')
                .append(quoted(folder))
                .append('\n'));
        names.forEach((folder, inside) -> into(folder, List.copyOf(inside), script));
        return script.append(single)
                .append("cat \"$N/record\" >>\"$D/sync/record\"\nprintf '\\0done\\0'\n")
                .toString();
    }

    private void into(String folder, List<String> inside, StringBuilder script) {
        for (int from = 0; from < inside.size(); from += NAMES_AT_ONCE) {
            List<String> some = inside.subList(from, Math.min(inside.size(), from + NAMES_AT_ONCE));
            script.append("into ")
                    .append(numbers.get(folder))
                    .append(' ')
                    .append(quoted(folder))
                    .append(' ')
                    .append(quoted(some))
                    .append('\n');
        }
    }
}

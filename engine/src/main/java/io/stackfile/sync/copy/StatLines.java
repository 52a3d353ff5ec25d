package io.stackfile.sync.copy;

import io.stackfile.host.HostException;
import io.stackfile.sync.Entry;
import io.stackfile.sync.Kind;
import io.stackfile.sync.LastSync;
import io.stackfile.sync.Listing;
import io.stackfile.sync.Paths;
import io.stackfile.sync.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What another machine tells of its files: parts that end with a NUL, the first of them lines of {@code stat} that end with
 * {@code //}, which stands in no path that {@code find} finds. So a line may hold any name.
 */
final class StatLines {
    private static final Pattern LINE = Pattern.compile(
            "(([0-9a-f]+) (\\d+) (-?\\d+) \\S+ \\d\\d:\\d\\d:\\d\\d(?:\\.(\\d{1,9}))?(?: [-+]\\d{4})?) ((?:files|above-\\d+)(?:/.*)?)",
            Pattern.DOTALL);

    private StatLines() {}

    static RemoteFolder.Found read(String answer, String machine) {
        String[] parts = answer.split("\0", -1);
        if (!parts[0].equals("found")) {
            throw new HostException(
                    "the shell of " + machine + " does not do as told; is its user's login shell restricted?");
        }
        if (parts.length == 1) {
            return new RemoteFolder.Found(Listing.of(List.of()), LastSync.NONE);
        }
        Map<String, Entry> entries = new HashMap<>();
        for (String line : parts[1].split("//\n")) {
            if (!line.isEmpty()) {
                Entry entry = entry(line, machine);
                entries.put(entry.path(), entry);
            }
        }
        int at = 3;
        for (; at + 1 < parts.length && !parts[at].isEmpty(); at += 2) {
            String target = parts[at + 1];
            entries.computeIfPresent(Place.pathOf(parts[at]), (path, entry) -> entry.leadingTo(target));
        }
        for (at++; at < parts.length && !parts[at].isEmpty(); at++) {
            entries.computeIfPresent(Place.pathOf(parts[at]), (path, entry) -> entry.closed());
        }
        return new RemoteFolder.Found(Listing.of(entries.values()), LastSync.parse(parts[2]));
    }

    private static Entry entry(String line, String machine) {
        Matcher stat = LINE.matcher(line);
        if (!stat.matches()) {
            throw new HostException("the 'stat' of " + machine + " is none that --sync understands");
        }
        int mode = Integer.parseInt(stat.group(2), 16);
        String fraction = stat.group(5) == null ? "" : stat.group(5);
        Instant modified = Instant.ofEpochSecond(
                Long.parseLong(stat.group(4)), Long.parseLong((fraction + "000000000").substring(0, 9)));
        String path = Place.pathOf(stat.group(6));
        return Entry.of(
                path,
                Paths.isText(path) ? kind(mode) : Kind.OTHER,
                mode & 0777,
                Long.parseLong(stat.group(3)),
                modified,
                stat.group(1));
    }

    private static Kind kind(int mode) {
        return switch (mode & 0170000) {
            case 0100000 -> Kind.FILE;
            case 0040000 -> Kind.FOLDER;
            case 0120000 -> Kind.LINK;
            default -> Kind.OTHER;
        };
    }
}

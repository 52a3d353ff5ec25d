package io.stackfile.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a plan does not copy, told to the user: what is the matter, which paths, the way out. */
record SyncNotes(SyncPlan plan) {
    private static final int SHOWN = 10;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Arrays.stream(Difference.values()).forEach(difference -> {
            // Of what is special some is so by its name only.
            withoutTheirInsides(plan.rest(difference)).stream()
                    .collect(Collectors.partitioningBy(path -> !Paths.isText(path)))
                    .values()
                    .forEach(paths -> {
                        String line = paths.isEmpty() ? "" : line(difference, paths);
                        if (!line.isEmpty()) {
                            lines.add(line);
                        }
                    });
        });
        return lines;
    }

    private String line(Difference difference, List<String> paths) {
        String host = plan.host();
        boolean one = paths.size() == 1;
        String are = files(paths) + (one ? " is " : " are ");
        String were = files(paths) + (one ? " was " : " were ");
        String leftAlone = one ? " and was left alone" : " and were left alone";
        String them = one ? "it" : "them";
        String list = ": " + list(paths);
        return switch (difference) {
            case SAME -> "";
            case NEWER_HERE ->
                plan.direction() == Direction.TO_HERE
                        ? are + "newer here or only here" + leftAlone + list + "; 'stack sync' copies " + them
                                + " there"
                        : "";
            case NEWER_THERE ->
                are + "newer on " + host + leftAlone + list + "; 'stack sync --pull' brings " + them + " here";
            case NEW_THERE -> are + "only on " + host + list + "; 'stack sync --pull' brings " + them + " here";
            case BOTH ->
                are + "different here and on " + host + leftAlone + list
                        + "; remove or rename what is wrong, and run it again";
            case DELETED_HERE -> were + "deleted here since the last copy, still on " + host + list;
            case DELETED_THERE -> were + "deleted on " + host + " since the last copy, still here" + list;
            case SPECIAL -> special(paths, "");
            case SPECIAL_THERE -> plan.direction() == Direction.TO_HERE ? special(paths, " on " + host) : "";
            case CLOSED_HERE -> "left alone, for you may not read " + them + " here" + list;
            case CLOSED_THERE -> "left alone, for the user on " + host + " may not read " + them + list;
        };
    }

    private String special(List<String> paths, String where) {
        boolean one = paths.size() == 1;
        String were = files(paths) + where + (one ? " was" : " were") + " not copied, ";
        return Paths.isText(paths.get(0))
                ? were + "being no file, folder or link: " + list(paths)
                : were + "for " + (one ? "its name is" : "their names are") + " not UTF-8: " + list(paths) + "; rename "
                        + (one ? "it" : "them");
    }

    private static List<String> withoutTheirInsides(List<String> paths) {
        Set<String> all = Set.copyOf(paths);
        return paths.stream().filter(path -> !Paths.isBelowOneOf(path, all)).toList();
    }

    private String files(List<String> paths) {
        long folders = paths.stream().filter(this::isFolder).count();
        if (folders == paths.size()) {
            return Amount.of(paths.size(), "folder");
        }
        return folders == 0 ? Amount.of(paths.size(), "file") : paths.size() + " files and folders";
    }

    private boolean isFolder(String path) {
        return plan.comparison()
                .here()
                .at(path)
                .or(() -> plan.comparison().there().at(path))
                .filter(entry -> entry.is(Kind.FOLDER))
                .isPresent();
    }

    private String list(List<String> paths) {
        String shown = paths.stream()
                .limit(SHOWN)
                .map(path -> Paths.shown(path) + (isFolder(path) ? "/" : ""))
                .collect(Collectors.joining(", "));
        return paths.size() > SHOWN ? shown + " and " + (paths.size() - SHOWN) + " more" : shown;
    }
}

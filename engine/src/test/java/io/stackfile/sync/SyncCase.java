package io.stackfile.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Two listings and a record from a file with lines such as {@code here file data/a.txt 12 @100 text}: where, what, its path,
 * size, time and content; {@code last} has two times, as in {@code @100/101}.
 */
record SyncCase(Comparison looks, Map<String, String> contentsHere, Map<String, String> contentsThere) {
    static SyncCase read(Path file) throws IOException {
        List<Entry> here = new ArrayList<>();
        List<Entry> there = new ArrayList<>();
        List<Left> last = new ArrayList<>();
        Set<String> sources = new TreeSet<>();
        Map<String, String> contentsHere = new HashMap<>();
        Map<String, String> contentsThere = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" +");
            switch (words[0]) {
                case "source" -> sources.add(words[1]);
                case "here" -> here.add(entry(words, contentsHere));
                case "there" -> there.add(entry(words, contentsThere));
                case "last" -> last.add(left(words));
                default -> {
                    // what the case is about
                }
            }
        }
        Comparison looks = Comparison.of(Listing.of(here), Listing.of(there), LastSync.NONE.with(last), sources);
        return new SyncCase(looks, contentsHere, contentsThere);
    }

    private static Entry entry(String[] words, Map<String, String> contents) {
        Kind kind = Kind.valueOf(words[1].toUpperCase(java.util.Locale.ROOT));
        if (kind == Kind.LINK) {
            return Entry.of(words[2], kind, 0777, 0, Instant.EPOCH, "").leadingTo(words[3]);
        }
        if (kind != Kind.FILE) {
            return Entry.of(words[2], kind, 0755, 0, Instant.EPOCH, "");
        }
        contents.put(words[2], Hash.of(words[5]));
        int mode = words.length > 6 ? Integer.parseInt(words[6], 8) : 0644;
        return Entry.of(words[2], kind, mode, Long.parseLong(words[3]), moment(words[4].substring(1)), "");
    }

    private static Left left(String[] words) {
        Map<String, String> contents = new HashMap<>();
        boolean file = words[1].equals("file");
        String[] moments = file ? words[4].substring(1).split("/") : new String[0];
        if (file) {
            words[4] = "@" + moments[0];
        }
        Entry entry = entry(words, contents);
        return file ? Left.of(entry, contents.getOrDefault(words[2], ""), moment(moments[1])) : Left.of(entry);
    }

    private static Instant moment(String seconds) {
        return Instant.ofEpochMilli((long) (Double.parseDouble(seconds) * 1000));
    }

    /** The contents that are asked for, and no others, become known. */
    Comparison comparison() {
        return looks.knowing(
                asked(contentsHere, looks.doubts().here()),
                asked(contentsThere, looks.doubts().there()));
    }

    private static Map<String, String> asked(Map<String, String> contents, List<String> paths) {
        return paths.stream().collect(Collectors.toMap(path -> path, contents::get));
    }
}

package io.stackfile.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** "Did you mean": the known word nearest to a mistyped one. */
public final class Suggestion {
    private static final int LONGEST = 60;
    /** Each of many mistyped words is compared with each that is known. */
    private static final int MOST = 2000;

    private static final int LISTED = 20;

    private Suggestion() {}

    /** {@code did you mean 'mongo'?}, or nothing when no known word is near. */
    public static Optional<String> didYouMean(String word, Collection<String> known) {
        return nearest(word, known).map(found -> "did you mean '" + found + "'?");
    }

    /** The same, or else all there are: {@code the services are db, web}; of many the first few. */
    public static String among(String all, String word, Collection<String> known) {
        return didYouMean(word, known).orElseGet(() -> {
            String first = known.stream().limit(LISTED).collect(Collectors.joining(", "));
            return all + " " + first + (known.size() > LISTED ? " and " + (known.size() - LISTED) + " more" : "");
        });
    }

    static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST || known.size() > MOST) {
            return Optional.empty();
        }
        int limit = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(candidate -> distance(fold(word), fold(candidate)) <= limit)
                .min(Comparator.<String>comparingInt(candidate -> distance(fold(word), fold(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String fold(String word) {
        return word.toLowerCase(java.util.Locale.ROOT).replace('-', '_');
    }

    /** Optimal string alignment distance: insertions, deletions, changes and swaps of neighbours. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}

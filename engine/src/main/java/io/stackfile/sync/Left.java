package io.stackfile.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a copy left a file, folder or link, the same on both machines.
 *
 * @param content as in {@link Entry}
 * @param here when it was modified, as this machine says
 * @param there the same, as the other says
 */
public record Left(String path, Kind kind, int mode, long size, String content, Instant here, Instant there) {
    private static final Pattern LINE = Pattern.compile(
            "(FILE|FOLDER|LINK) ([0-7]{1,4}) (\\d{1,18}) ([0-9a-f]{64}|-) (-?\\d{1,11})\\.(\\d{9}) (-?\\d{1,11})\\.(\\d{9}) (.+)",
            Pattern.DOTALL);

    /** A file that is the same on both machines; {@code there} is when the other one says it was modified. */
    public static Left of(Entry here, String content, Instant there) {
        return new Left(here.path(), here.kind(), here.mode(), here.size(), content, here.modified(), there);
    }

    /** A folder or a link, whose time tells nothing. */
    public static Left of(Entry entry) {
        return new Left(entry.path(), entry.kind(), entry.mode(), 0, entry.content(), Instant.EPOCH, Instant.EPOCH);
    }

    static Optional<Left> parse(String line) {
        Matcher left = LINE.matcher(line);
        if (!left.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Left(
                left.group(9).replace("\\n", "\n").replace("\\r", "\r").replace("\\s", "\\"),
                Kind.valueOf(left.group(1)),
                Integer.parseInt(left.group(2), 8),
                Long.parseLong(left.group(3)),
                left.group(4).replace("-", ""),
                moment(left.group(5), left.group(6)),
                moment(left.group(7), left.group(8))));
    }

    private static Instant moment(String seconds, String nanos) {
        return Instant.ofEpochSecond(Long.parseLong(seconds), Long.parseLong(nanos));
    }

    /** A line that {@link #parse} understands. */
    @Override
    public String toString() {
        return kind + " " + Integer.toOctalString(mode) + " " + size + " " + (content.isEmpty() ? "-" : content) + " "
                + text(here) + " " + text(there) + " "
                + path.replace("\\", "\\s").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String text(Instant moment) {
        return String.format("%d.%09d", moment.getEpochSecond(), moment.getNano());
    }

    boolean isStillHere(Entry entry) {
        return isStill(entry, here);
    }

    boolean isStillThere(Entry entry) {
        return isStill(entry, there);
    }

    /** Whether the entry can be told to be the same without its content. */
    boolean looksLike(Entry entry, boolean onThisMachine) {
        return size == entry.size() && entry.modified().equals(onThisMachine ? here : there);
    }

    private boolean isStill(Entry entry, Instant moment) {
        if (kind != entry.kind()) {
            return false;
        }
        return switch (kind) {
            case FOLDER -> true;
            case FILE ->
                size == entry.size()
                        && (entry.modified().equals(moment) || entry.content().equals(content));
            default -> entry.content().equals(content);
        };
    }
}

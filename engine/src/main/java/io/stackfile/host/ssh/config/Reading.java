package io.stackfile.host.ssh.config;

import io.stackfile.host.FileTrouble;
import io.stackfile.host.HostException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One way through the files from top to bottom; the options keep what is meant for the host. */
final class Reading {
    private static final int DEEPEST = 16;

    private final Asked asked;
    private boolean active;
    private boolean asksForLast;

    Reading(Asked asked) {
        this.asked = asked;
    }

    /** Whether the host's name must be known for another reading. */
    boolean asksForLast() {
        return asksForLast;
    }

    void userFile(Path file) {
        active = true;
        read(file, new Place(asked.me().home().resolve(".ssh"), true, true, false, 0));
    }

    void systemFile(Path file) {
        active = true;
        read(file, new Place(file.toAbsolutePath().resolveSibling(""), false, false, false, 0));
    }

    /**
     * @param folder where relative paths begin
     * @param checked whether others must not be able to write the file
     * @param idle whether nothing in it is meant, for it is included in a block that is not
     */
    private record Place(Path folder, boolean ofUser, boolean checked, boolean idle, int depth) {
        Place included(boolean active) {
            return new Place(folder, ofUser, true, !active, depth + 1);
        }
    }

    private void read(Path file, Place place) {
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String line : lines(file, place)) {
            number++;
            try {
                Optional<ConfigLine> said = ConfigLine.parse(file, number, line);
                if (said.isPresent()) {
                    take(said.get(), place);
                }
            } catch (BadLine e) {
                problems.add(file + ":" + number + ": " + keyword(line) + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new HostException(String.join("\n", problems));
        }
    }

    private static String keyword(String line) {
        return line.strip().replaceFirst("(?s)^\"?([A-Za-z0-9]*).*", "$1: ").replaceFirst("^: ", "");
    }

    private List<String> lines(Path file, Place place) {
        try {
            if (place.checked() && Files.exists(file)) {
                Permissions.check(file, asked.me());
            }
            return List.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (AccessDeniedException e) {
            throw new HostException(file + " may not be read; run chmod u+r " + file, e);
        } catch (IOException e) {
            throw new HostException(FileTrouble.reading(file.toString(), e), e);
        }
    }

    private void take(ConfigLine line, Place place) throws BadLine {
        if (line.text().isEmpty()) {
            throw new BadLine("there is no value; write one after it");
        }
        Optional<Keyword> keyword = Keyword.of(line.keyword());
        if (keyword.isEmpty()) {
            refuseUnlessIgnored(line);
            return;
        }
        keyword.get().form().check(line);
        switch (keyword.get()) {
            case HOST -> host(line, place);
            case MATCH -> match(line, place);
            case INCLUDE -> include(line, place);
            default -> option(keyword.get(), line);
        }
    }

    private void option(Keyword keyword, ConfigLine line) throws BadLine {
        if (keyword == Keyword.IDENTITY_AGENT) {
            asked.tokens().lettersAndVariables(line.word());
        }
        if (active) {
            asked.options().take(keyword, line);
        }
    }

    private void host(ConfigLine line, Place place) throws BadLine {
        if (line.words().isEmpty() || line.words().contains("")) {
            throw new BadLine("there is no host; write Host droplet, or Host * for all");
        }
        active = !place.idle() && hostMatches(line.words());
    }

    private boolean hostMatches(List<String> patterns) {
        boolean found = false;
        for (String pattern : patterns) {
            boolean negated = pattern.startsWith("!");
            if (PatternList.matchesOne(negated ? pattern.substring(1) : pattern, asked.host())) {
                if (negated) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private void match(ConfigLine line, Place place) throws BadLine {
        MatchCriteria criteria = new MatchCriteria(asked, !place.idle());
        active = criteria.fit(line.words()) && !place.idle();
        asksForLast |= criteria.asksForLast();
    }

    private void include(ConfigLine line, Place place) throws BadLine {
        boolean before = active;
        for (String word : line.words()) {
            Path pattern = includedPath(word, place);
            if (place.depth() >= DEEPEST) {
                throw new BadLine("files include each other more than " + DEEPEST
                        + " deep; take out the one that closes the circle");
            }
            for (Path file : IncludedFiles.of(pattern)) {
                read(file, place.included(before));
                active = before;
            }
        }
    }

    private Path includedPath(String word, Place place) throws BadLine {
        if (word.isEmpty()) {
            throw new BadLine("a value is empty; write a path, or take the quotes out");
        }
        if (word.startsWith("~") && !place.ofUser()) {
            throw new BadLine("'" + word + "' begins in a home, and this file is for all users;"
                    + " write a path that begins with /");
        }
        return place.folder().resolve(asked.tokens().path(word));
    }

    private void refuseUnlessIgnored(ConfigLine line) throws BadLine {
        boolean ignored = UnusedKeywords.contain(line.keyword())
                || asked.options()
                        .word(Keyword.IGNORE_UNKNOWN)
                        .filter(list -> PatternList.matchesHost(list, line.keyword()))
                        .isPresent();
        if (!ignored) {
            throw new BadLine("ssh knows no such keyword; "
                    + Keyword.didYouMean(line.keyword())
                            .orElse("take the line out, or name it above in an IgnoreUnknown line"));
        }
    }
}

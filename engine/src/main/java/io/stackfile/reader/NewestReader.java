package io.stackfile.reader;

import io.stackfile.model.Build;
import io.stackfile.model.GitBranch;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code x-stack.git} of a service: build arguments that are the newest commits of branches, as {@code address#branch}. */
final class NewestReader {
    private static final String EXAMPLE = "https://github.com/scidash/sciunit#dev";

    private NewestReader() {}

    static SortedMap<String, GitBranch> read(Keys keys, Optional<Build> build) {
        SortedMap<String, GitBranch> branches = new TreeMap<>();
        Optional<Keys> ours = keys.mapping("x-stack");
        if (ours.isEmpty()) {
            return branches;
        }
        Keys git = ours.get();
        git.node("git").ifPresent(node -> {
            if (keys.node("build").isEmpty()) {
                git.error(
                        node, "git", "its names are arguments of a build, and this service has none", "write build: .");
            }
            git.pairs("git").forEach(pair -> read(git, pair, build).ifPresent(it -> branches.put(pair.name(), it)));
        });
        return branches;
    }

    private static Optional<GitBranch> read(Keys git, Keys.Pair pair, Optional<Build> build) {
        String written = pair.value().orElse("");
        int hash = written.indexOf('#');
        String address = hash < 0 ? written : written.substring(0, hash);
        String where = "git." + pair.name();
        if (build.filter(its -> its.arguments().containsKey(pair.name())).isPresent()) {
            git.error(
                    pair.at(), where, "build.args has a value for " + pair.name() + " already", "take one of them out");
            return Optional.empty();
        }
        if (address.matches("(git@|ssh:).*")) {
            return wrong(git, pair, where, "stack asks a repository without a login over SSH");
        }
        if (!address.matches("(https?|git)://[^/\\s]+/\\S+")) {
            return wrong(
                    git,
                    pair,
                    where,
                    "'" + new GitBranch(address, "").shownAddress() + "' is not the address of a git repository");
        }
        return Optional.of(new GitBranch(address, hash < 0 ? "" : written.substring(hash + 1)));
    }

    private static Optional<GitBranch> wrong(Keys git, Keys.Pair pair, String where, String what) {
        git.error(pair.at(), where, what, "write it as in " + EXAMPLE);
        return Optional.empty();
    }
}

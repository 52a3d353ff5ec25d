package io.stackfile.host.docker;

import io.stackfile.git.Upstream;
import io.stackfile.git.UpstreamException;
import io.stackfile.host.Headway;
import io.stackfile.host.HostException;
import io.stackfile.model.Build;
import io.stackfile.model.GitBranch;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Build arguments that are the newest commits of branches elsewhere, looked up from this machine. */
final class NewestCommits {
    private static final int SHORT = 7;

    private NewestCommits() {}

    static Build filledIn(String deed, Build build, Consumer<Headway> progress) {
        if (build.newest().isEmpty()) {
            return build;
        }
        Map<String, String> commits = new TreeMap<>();
        for (Map.Entry<String, GitBranch> entry : build.newest().entrySet()) {
            progress.accept(Headway.said("asks for the newest commit of " + entry.getValue()));
            String commit = newest(deed, entry.getKey(), entry.getValue());
            progress.accept(Headway.said(entry.getValue() + " is at " + commit.substring(0, SHORT)));
            commits.put(entry.getKey(), commit);
        }
        return build.at(commits);
    }

    private static String newest(String deed, String name, GitBranch branch) {
        try {
            return Upstream.newest(branch);
        } catch (UpstreamException e) {
            throw new HostException(
                    "Docker was not asked to " + deed + ": x-stack.git." + name + ": " + e.getMessage(), e);
        }
    }
}

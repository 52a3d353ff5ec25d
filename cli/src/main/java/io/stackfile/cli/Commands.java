package io.stackfile.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All commands, in the order in which the overview tells of them. Only the one that is called is made. */
final class Commands {
    private static final Map<String, Supplier<Command>> ALL = all();

    static final List<String> NAMES = List.copyOf(ALL.keySet());

    /** Verbs of two words have the first one in common. */
    static final Map<String, String> GROUPS = Map.of(
            "host", "Rent machines, look at them, put Docker on them.",
            "volume", "List what a stack keeps, save it and put it back.");

    private Commands() {}

    private static Map<String, Supplier<Command>> all() {
        Map<String, Supplier<Command>> all = new LinkedHashMap<>();
        all.put("init", InitCommand::new);
        all.put("up", UpCommand::new);
        all.put("plan", PlanCommand::new);
        all.put("scale", ScaleCommand::new);
        all.put("redeploy", RedeployCommand::new);
        all.put("rollback", RollbackCommand::new);
        all.put("history", HistoryCommand::new);
        all.put("prune", PruneCommand::new);
        all.put("down", DownCommand::new);
        all.put("status", StatusCommand::new);
        all.put("ps", PsCommand::new);
        all.put("logs", LogsCommand::new);
        all.put("images", ImagesCommand::new);
        all.put("top", TopCommand::new);
        all.put("stats", StatsCommand::new);
        all.put("events", EventsCommand::new);
        all.put("exec", ExecCommand::new);
        all.put("shell", ShellCommand::new);
        all.put("run", RunCommand::new);
        all.put("attach", AttachCommand::new);
        all.put("cp", CpCommand::new);
        all.put("commit", CommitCommand::new);
        all.put("inspect", InspectCommand::new);
        all.put("ls", LsCommand::new);
        all.put("start", PowerCommand::start);
        all.put("stop", PowerCommand::stop);
        all.put("restart", PowerCommand::restart);
        all.put("pause", PowerCommand::pause);
        all.put("unpause", PowerCommand::unpause);
        all.put("kill", KillCommand::new);
        all.put("rm", RmCommand::new);
        all.put("wait", WaitCommand::new);
        all.put("port", PortCommand::new);
        all.put("unlock", UnlockCommand::new);
        all.put("tunnel", TunnelCommand::new);
        all.put("open", OpenCommand::new);
        all.put("build", ImageCommand::build);
        all.put("pull", ImageCommand::pull);
        all.put("push", PushCommand::new);
        all.put("sync", SyncCommand::new);
        all.put("volume ls", VolumeLsCommand::new);
        all.put("volume backup", VolumeBackupCommand::new);
        all.put("volume restore", VolumeRestoreCommand::new);
        all.put("config", ConfigCommand::new);
        all.put("explain", ExplainCommand::new);
        all.put("validate", ValidateCommand::new);
        all.put("lint", LintCommand::new);
        all.put("convert", ConvertCommand::new);
        all.put("export", ExportCommand::new);
        all.put("schema", SchemaCommand::new);
        all.put("host create", HostCreateCommand::new);
        all.put("host ls", HostLsCommand::new);
        all.put("host check", HostCheckCommand::new);
        all.put("host setup", HostSetupCommand::new);
        all.put("host rm", HostRmCommand::new);
        all.put("completion", CompletionCommand::new);
        return all;
    }

    static Command named(String verb) {
        return Optional.ofNullable(ALL.get(verb))
                .map(Supplier::get)
                .orElseThrow(() -> new UsageException(
                        "there is no command '" + verb + "'; " + Words.nearest(verb, firstWordsAndAll())));
    }

    private static List<String> firstWordsAndAll() {
        return Stream.concat(NAMES.stream(), GROUPS.keySet().stream().sorted()).toList();
    }

    static String overview() {
        StringBuilder text = new StringBuilder("""
                stack makes a Docker host look like a Stackfile or a compose file.

                stack COMMAND [FILE] [SERVICE...]

                """);
        NAMES.stream().map(name -> name.split(" ")[0]).distinct().forEach(first -> text.append(line(first)));
        return text.append("""

                        'stack COMMAND --help' tells more of each; 'stack --version' says which one this is.
                        Without FILE: stack.yml, stackfile.yml, Stackfile, docker-cloud.yml, tutum.yml,
                        compose.yaml, docker-compose.yml, here and then in the folders above.
                        """).toString();
    }

    /** The page of a group. */
    static String overview(String group) {
        StringBuilder text =
                new StringBuilder(GROUPS.get(group) + "\n\nstack " + group + " COMMAND [NAME] [OPTIONS]\n\n");
        NAMES.stream()
                .filter(name -> name.startsWith(group + " "))
                .forEach(name ->
                        text.append(String.format("  %-9s %s%n", name.substring(group.length() + 1), summary(name))));
        return text.append("\n'stack " + group + " COMMAND --help' tells more of each.\n")
                .toString();
    }

    private static String line(String name) {
        String summary = GROUPS.containsKey(name) ? GROUPS.get(name) : summary(name);
        return String.format("  %-10s %s%n", name, summary);
    }

    private static String summary(String name) {
        return named(name).spec().usageMessage().header()[0];
    }
}

package io.stackfile.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/** A command on several hosts at once. What goes wrong on one stops none of the others. */
record SeveralHosts(Command command, Call call) {
    int run() {
        List<String> hosts = call.hosts();
        if (!command.isForSeveralHosts()) {
            throw new UsageException("'" + command.name() + "' is for one host at a time, and --host names "
                    + hosts.size() + ": " + String.join(", ", hosts));
        }
        if (call.has("--attach")) {
            throw new UsageException(
                    "--attach is for one host at a time; leave it out, then: stack logs --follow --host "
                            + String.join(",", hosts));
        }
        if (call.has("--timeline")) {
            throw new UsageException("--timeline is for one host at a time; leave it out, or name one host");
        }
        if (call.has("--tunnel")) {
            throw new UsageException(
                    "--tunnel is for one host at a time; leave it out, then: stack tunnel --host " + hosts.get(0));
        }
        if (call.has("--out")) {
            throw new UsageException(
                    "--out is for one host at a time: " + String.join(", ", hosts) + " are " + hosts.size());
        }
        if (call.has("--wait-lock")) {
            throw new UsageException("--wait-lock is for one host at a time: two who wait for each other's hosts would"
                    + " wait for ever; leave it out, or name one host");
        }
        readFile();
        int width = hosts.stream().mapToInt(String::length).max().orElse(0);
        CommonConsent consent = new CommonConsent(call.terminal(), hosts);
        SharedPrompts prompts = new SharedPrompts(call.prompts());
        Map<HostSection, FutureTask<Integer>> runs = new LinkedHashMap<>();
        for (String host : hosts) {
            HostSection section = new HostSection(host, String.format("%-" + width + "s", host), call);
            Terminal terminal = section.terminal();
            Call its = call.on(host, terminal, consent.of(host), prompts.another());
            runs.put(section, new FutureTask<>(() -> {
                try {
                    return Main.told(terminal, () -> command.run(its));
                } finally {
                    consent.leaves(host);
                    terminal.out().close();
                    terminal.err().close();
                }
            }));
        }
        runs.values().forEach(SeveralHosts::start);
        return conclude(hosts, runs);
    }

    /** Once for all: it may ask for values. */
    private void readFile() {
        if (command.spec().findOption("--set") != null) {
            call.stack();
        } else if (command.spec().findOption("--name") != null) {
            call.stackName();
        }
    }

    private static void start(FutureTask<Integer> run) {
        Thread thread = new Thread(run, "host");
        thread.setDaemon(true);
        thread.start();
    }

    private int conclude(List<String> hosts, Map<HostSection, FutureTask<Integer>> runs) {
        Map<HostSection, Integer> codes = new LinkedHashMap<>();
        runs.forEach((section, run) -> codes.put(section, code(run)));
        runs.keySet().forEach(HostSection::printResults);
        List<HostSection> failed = codes.entrySet().stream()
                .filter(entry -> !isDone(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        Map<String, String> complaints = failed.stream()
                .collect(Collectors.toMap(
                        HostSection::complaint,
                        HostSection::host,
                        (one, other) -> one + ", " + other,
                        LinkedHashMap::new));
        StringBuilder summary = new StringBuilder(hosts.size() - failed.size() + " of " + hosts.size() + " hosts done");
        complaints.forEach((complaint, host) ->
                summary.append("; ").append(host).append(": ").append(complaint));
        call.terminal().say(summary.toString());
        return codes.values().stream().reduce(SeveralHosts::worse).orElse(ExitCode.DONE);
    }

    private static boolean isDone(int code) {
        return code == ExitCode.DONE || code == ExitCode.CHANGES;
    }

    /** One code for all; what is wrong with the command line is so for each of them. */
    private static int worse(int one, int other) {
        if (one == other) {
            return one;
        }
        if (one == ExitCode.INTERRUPTED || other == ExitCode.INTERRUPTED) {
            return ExitCode.INTERRUPTED;
        }
        return isDone(one) && isDone(other) ? ExitCode.CHANGES : ExitCode.FAILED;
    }

    private static int code(FutureTask<Integer> run) {
        try {
            return run.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}

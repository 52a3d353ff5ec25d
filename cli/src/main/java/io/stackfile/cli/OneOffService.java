package io.stackfile.cli;

import io.stackfile.model.Command;
import io.stackfile.model.Mount;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.Value;
import io.stackfile.reader.MountText;
import io.stackfile.sync.BindPathsThere;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A service as it is to run once: what the command line says goes before what the file says. */
record OneOffService(Call call, Service service, Session session) {
    static OneOffService of(Call call, Stack stack, Session session) {
        return new OneOffService(call, stack.service(call.service()).orElseThrow(), session);
    }

    /** With the words of the command line behind the entrypoint. */
    Service running() {
        Optional<List<String>> entrypoint = call.value("--entrypoint").map(List::of);
        Optional<List<String>> words = Optional.of(call.command()).filter(given -> !given.isEmpty());
        return running(
                entrypoint.or(() -> service.command().entrypoint()),
                entrypoint.isPresent()
                        ? words
                        : words.or(() -> service.command().arguments()));
    }

    Service running(List<String> program) {
        return running(Optional.of(program), Optional.empty());
    }

    private Service running(Optional<List<String>> entrypoint, Optional<List<String>> arguments) {
        boolean connected = !call.has("--detach");
        Command written = service.command();
        Command command = new Command(
                entrypoint,
                arguments,
                call.value("--user").or(written::user),
                call.value("--workdir").or(written::workingDirectory),
                written.hostname(),
                connected ? session.hasTerminal() : written.tty(),
                connected ? session.hasInput() : written.stdinOpen());
        return service.once(command, variables(), mounts(), call.has("--service-ports"));
    }

    private SortedMap<String, Value> variables() {
        SortedMap<String, Value> variables = new TreeMap<>(service.environment());
        variables.putAll(Environment.of(call));
        return variables;
    }

    private List<Mount> mounts() {
        List<Mount> given = given();
        List<Mount> mounts = new ArrayList<>(service.mounts());
        mounts.removeIf(mount -> given.stream().anyMatch(other -> other.target().equals(mount.target())));
        mounts.addAll(given);
        return mounts;
    }

    private List<Mount> given() {
        try {
            return MountText.read(
                    call.values("--volume"), call.terminal().folder(), call.paths(BindPathsThere.Copies.NEVER));
        } catch (IllegalArgumentException e) {
            throw new UsageException("-v: " + e.getMessage());
        }
    }
}

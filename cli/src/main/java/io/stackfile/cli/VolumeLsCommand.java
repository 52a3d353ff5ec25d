package io.stackfile.cli;

import io.stackfile.host.Observed;
import io.stackfile.host.VolumeUser;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.json.JsonObject;
import io.stackfile.sync.Amount;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code stack volume ls}. */
final class VolumeLsCommand extends Command {
    VolumeLsCommand() {
        super(
                "volume ls",
                "[FILE] [OPTIONS]",
                "List the volumes of the stack, who uses them, and whether the file names them.",
                "How large each is, the engine counts, which may take it a while; a volume that is kept elsewhere has no size.");
        file().host();
        json("One line of JSON for each volume.");
    }

    @Override
    int run(Call call) {
        if (!call.services().isEmpty()) {
            throw new UsageException(
                    "'volume ls' lists all volumes of a stack; '" + String.join(" ", call.services()) + "' is no file");
        }
        try (DockerHost host = call.host()) {
            String stack = call.stackName();
            List<Observed.Volume> volumes = host.observe(stack).volumes();
            if (volumes.isEmpty() && !call.has("--json")) {
                call.terminal().say("there is no volume of " + stack + " on " + host.name());
                return ExitCode.DONE;
            }
            Optional<NamedVolumes> named = named(call);
            Map<String, Long> sizes = volumes.isEmpty() ? Map.of() : host.volumeSizes();
            Map<String, List<VolumeUser>> users = volumes.isEmpty() ? Map.of() : host.volumeUsers();
            Table table = new Table("VOLUME", "NAME", "SIZE", "USED BY", "IN THE FILE");
            for (Observed.Volume volume : volumes) {
                List<String> by = users.getOrDefault(volume.name(), List.of()).stream()
                        .map(user -> user.stack().equals(stack) ? user.service() : user.container())
                        .distinct()
                        .toList();
                Optional<Long> size = Optional.ofNullable(sizes.get(volume.name()));
                Optional<Boolean> isNamed = named.map(file -> file.has(volume.key()));
                if (call.has("--json")) {
                    call.terminal().println(json(volume, size, by, isNamed).toString());
                }
                table.row(
                        volume.key(),
                        volume.name(),
                        size.map(Amount::bytes).orElse("-"),
                        by.isEmpty() ? "nobody" : String.join(", ", by),
                        isNamed.map(is -> is ? "yes" : "no").orElse("-"));
            }
            if (!call.has("--json")) {
                call.terminal().tell(table.toString());
            }
            return ExitCode.DONE;
        }
    }

    /** Nothing when there is no file, and the stack was named. */
    private static Optional<NamedVolumes> named(Call call) {
        try {
            return Optional.of(NamedVolumes.of(call.fileWithGaps()));
        } catch (UsageException noFile) {
            return Optional.empty();
        }
    }

    private static JsonObject json(
            Observed.Volume volume, Optional<Long> size, List<String> users, Optional<Boolean> isNamed) {
        JsonObject line = new JsonObject().with("volume", volume.key()).with("name", volume.name());
        size.ifPresent(bytes -> line.with("bytes", bytes));
        line.with("users", users);
        isNamed.ifPresent(is -> line.with("inFile", is));
        return line;
    }
}

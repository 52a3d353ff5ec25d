package io.stackfile.cli;

import io.stackfile.host.CommitSpec;
import io.stackfile.host.HostException;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.json.Json;
import io.stackfile.model.Image;
import io.stackfile.schema.Secrets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code stack commit}. */
final class CommitCommand extends InsideCommand {
    private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final Pattern IMAGE =
            Pattern.compile("(?:[\\w.-]+(?::\\d+)?/)?" + PART + "(?:/" + PART + ")*(?::\\w[\\w.-]{0,127})?");

    CommitCommand() {
        super(
                "commit",
                "[FILE] SERVICE IMAGE [OPTIONS]",
                "Make an image from a service's container, as it is now.",
                "What was installed or changed in the container since it was made is in the image; what is in its volumes is not. The"
                        + " image is on the host, and its identifier is printed. Where a Dockerfile can say the same, that is better:"
                        + " it can be read and built again.");
        file().host();
        index();
        value("-m --message", "TEXT", "What the image's history says of it.");
        value("-a --author", "NAME", "Who has made it.");
        values("-c --change", "LINE", "A line of a Dockerfile to put over it, such as 'CMD jupyter lab'.");
        flag("--no-pause", "Do not let the container stand still meanwhile.");
    }

    @Override
    Argv split(List<String> arguments, Path folder) {
        return Argv.lastWords(spec(), arguments, 2);
    }

    @Override
    int run(Call call) {
        if (call.command().size() < 2
                || Words.isFile(call.command().get(0), call.terminal().folder())) {
            throw new UsageException("of which service, and as which image? Write: stack commit SERVICE IMAGE");
        }
        String service = call.command().get(0);
        Image image = image(call.command().get(1));
        Optional<Integer> index = index(call);
        String stack = call.stackName();
        try (DockerHost host = call.host()) {
            Chosen chosen = Chosen.of(index, service, host.observe(stack), host);
            String container = chosen.container()
                    .orElseThrow(() -> new HostException(chosen.nothing()))
                    .name();
            Json made = host.look(container)
                    .orElseThrow(() -> new HostException("there is no container " + container + " any more"));
            String id = host.commit(new CommitSpec(
                    container,
                    image,
                    call.value("--message"),
                    call.value("--author"),
                    !call.has("--no-pause"),
                    call.values("--change")));
            call.terminal().println(id);
            call.terminal().say("committed  " + container + " as " + image + " on " + host.name());
            tell(call, made, host.lookAtImage(id).orElse(Json.NOTHING), host);
            return ExitCode.DONE;
        }
    }

    private static Image image(String written) {
        if (!IMAGE.matcher(written).matches()) {
            throw new UsageException(
                    "'" + written
                            + "' is no name for an image; write NAME, NAME:TAG, USER/NAME:TAG or REGISTRY/NAME:TAG, in small letters");
        }
        return Image.of(written);
    }

    private static void tell(Call call, Json container, Json image, DockerHost host) {
        List<String> elsewhere = container.get("Mounts").items().stream()
                .map(mount -> mount.get("Destination").text())
                .sorted()
                .toList();
        if (!elsewhere.isEmpty()) {
            call.terminal()
                    .say("what is in " + String.join(", ", elsewhere)
                            + " is not in the image: those are volumes; see 'stack volume backup'");
        }
        Set<String> before =
                new HashSet<>(host.lookAtImage(container.get("Image").text())
                        .orElse(Json.NOTHING)
                        .at("Config", "Env")
                        .texts());
        List<String> secrets = image.at("Config", "Env").texts().stream()
                .filter(variable -> !before.contains(variable) && !variable.endsWith("="))
                .map(variable -> variable.replaceFirst("(?s)=.*", ""))
                .filter(Secrets::isSecretName)
                .toList();
        if (!secrets.isEmpty()) {
            call.terminal()
                    .say("warning: whoever has the image can read the value of " + String.join(", ", secrets)
                            + ", so push it only where they may; what is given as a file under 'secrets' is not in it");
        }
    }
}

package io.stackfile.cli;

import io.stackfile.convert.Conversion;
import io.stackfile.export.Described;
import io.stackfile.export.Export;
import io.stackfile.host.HostException;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.json.Json;
import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.ProblemText;
import io.stackfile.schema.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code stack export}. */
final class ExportCommand extends Command {
    ExportCommand() {
        super(
                "export",
                "[FILE|CONTAINER...|PROJECT] [OPTIONS]",
                "Write containers that are there as a Stackfile, whoever has made them.",
                "Those of the stack; of containers that are named, made by 'docker run' or otherwise; or of a docker compose project."
                        + " The file says what the images do not say themselves, and makes the same containers again. It goes to"
                        + " standard output; what does not come along is told on standard error.",
                "Secret values are written as #NAME#, to be filled by --set or --set-file.");
        file().host();
        value("--project", "NAME", "The stack or docker compose project of that name.");
        flag("--compose", "A compose file, which also names networks and volumes that are somebody else's.");
        flag("--show-secrets", "Write secret values as they are.");
    }

    private record Chosen(List<Described> containers, String project) {}

    @Override
    int run(Call call) {
        List<String> words = call.writtenServices();
        Optional<String> project = call.value("--project");
        if (project.isPresent() && !words.isEmpty()) {
            throw new UsageException("--project is for all of a project, and " + String.join(", ", words)
                    + " for some containers; give one of the two");
        }
        try (DockerHost host = call.host()) {
            Chosen chosen = words.isEmpty() ? project(project.orElseGet(call::stackName), host) : named(words, host);
            Export export = Export.of(chosen.containers(), chosen.project(), call.has("--show-secrets"));
            write(call, export, chosen.project());
            return ExitCode.DONE;
        }
    }

    private static void write(Call call, Export export, String project) {
        Node.Mapping document = export.document();
        export.notes().forEach(call.terminal()::say);
        if (!call.has("--compose")) {
            Conversion conversion = Conversion.of(document, Dialect.STACKFILE, project);
            document = conversion.document();
            conversion.left().stream()
                    .map(ProblemText::headline)
                    .map(line -> line.replaceFirst("^[^ ]* ", ""))
                    .filter(line -> line.matches("warning: (services\\.[^ ]+|networks\\.[^ ]+): .*"))
                    .map(line -> line.replaceFirst(", .*?;|;.*", "") + "; --compose keeps it")
                    .forEach(call.terminal()::say);
            export.foreign()
                    .forEach(volume -> call.terminal()
                            .say("warning: volume " + volume
                                    + " is somebody else's, and a stack of this file has one of its own for it, empty at first;"
                                    + " --compose keeps it"));
            if (!project.isEmpty()) {
                call.terminal()
                        .say("it is called after its file: save it as " + project + ".yml, or give --name " + project);
            }
        }
        if (!export.placeholders().isEmpty()) {
            call.terminal()
                    .say("secret values are not written: #" + String.join("#, #", export.placeholders())
                            + "#; 'stack up' asks for them, or takes them from --set and --set-file");
        }
        call.terminal().print(YamlText.of(document));
    }

    private static Chosen project(String project, DockerHost host) {
        List<Described> containers = described(host.containersOf(project), host);
        if (containers.isEmpty()) {
            throw new HostException("there is no container of " + project + " on " + host.name()
                    + "; 'stack ls' lists the stacks, 'docker ps -a' all containers");
        }
        return new Chosen(containers, project);
    }

    private static Chosen named(List<String> words, DockerHost host) {
        if (words.size() == 1 && host.look(words.get(0)).isEmpty()) {
            List<Described> containers = described(host.containersOf(words.get(0)), host);
            if (!containers.isEmpty()) {
                return new Chosen(containers, words.get(0));
            }
        }
        List<Described> containers = described(words, host);
        if (containers.size() < words.size()) {
            List<String> missing =
                    words.stream().filter(word -> host.look(word).isEmpty()).toList();
            throw new HostException("there is no container " + String.join(", ", missing) + " on " + host.name()
                    + (words.size() == 1 ? ", nor a stack or a compose project of that name" : "")
                    + "; 'docker ps -a' lists all");
        }
        return new Chosen(containers, "");
    }

    private static List<Described> described(List<String> names, DockerHost host) {
        List<Described> described = new ArrayList<>();
        for (String name : names) {
            host.look(name)
                    .map(container -> new Described(
                            container,
                            host.lookAtImage(container.get("Image").text()).orElse(Json.NOTHING)))
                    .ifPresent(described::add);
        }
        return described;
    }
}

package io.stackfile.cli;

import io.stackfile.canonical.Canonical;
import io.stackfile.reader.StackReader;
import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.ProblemText;
import io.stackfile.schema.YamlText;
import io.stackfile.source.AbsolutePaths;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.Masked;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code stack config}. */
final class ConfigCommand extends Command {
    ConfigCommand() {
        super(
                "config",
                "[FILE] [OPTIONS]",
                "Print the file with everything filled in.",
                "Variables, placeholders, anchors, merge keys and env files are resolved; the layout stays. Secret values are shown as ***.");
        file().fill();
        flag("--show-secrets", "Show secret values as they are.");
        flag(
                "--variables",
                "List the variables and placeholders instead: their values, who gives them, their defaults.");
        json("As JSON; a compose file with every value in full.");
    }

    @Override
    int run(Call call) {
        CheckedFile file = call.checkedFile();
        if (call.has("--variables")) {
            call.terminal().print(new VariableTable(file).toString());
            return ExitCode.DONE;
        }
        StackReader.Reading reading = StackReader.read(file);
        reading.warnings().forEach(warning -> call.terminal().say(ProblemText.headline(warning)));
        boolean canonical = call.has("--json") && file.dialect() == Dialect.COMPOSE;
        Node.Mapping whole = canonical ? Canonical.of(file) : AbsolutePaths.of(file);
        Node document = doubled(
                call.has("--show-secrets")
                        ? whole
                        : Masked.of(whole, reading.stack().secrets()));
        call.terminal().print(call.has("--json") ? NodeJson.of(document) + "\n" : YamlText.of(document));
        return ExitCode.DONE;
    }

    /** A dollar sign is two again, so that what is printed can be read like any file. */
    private static Node doubled(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.withText(scalar.text().replace("$", "$$"));
        }
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(
                    sequence.at(),
                    sequence.items().stream().map(ConfigCommand::doubled).toList());
        }
        Node.Mapping mapping = (Node.Mapping) node;
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        mapping.all().forEach(entry -> entries.put(entry.name(), new Node.Entry(entry.key(), doubled(entry.value()))));
        return new Node.Mapping(mapping.at(), entries);
    }
}

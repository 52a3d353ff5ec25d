package io.stackfile.cli;

import io.stackfile.reader.StackReader;
import io.stackfile.schema.Node;
import io.stackfile.schema.ProblemText;
import io.stackfile.schema.YamlText;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.Masked;

/** {@code stack config}. */
final class ConfigCommand extends Command {
    ConfigCommand() {
        super(
                "config",
                "[FILE] [OPTIONS]",
                "Print the file with everything filled in.",
                "Variables, placeholders, anchors and merge keys are resolved; the layout stays. Secret values are shown as ***.");
        file().fill();
        flag("--show-secrets", "Show secret values as they are.");
        json("As JSON.");
    }

    @Override
    int run(Call call) {
        CheckedFile file = call.checkedFile();
        StackReader.read(file).warnings().forEach(warning -> call.terminal().say(ProblemText.headline(warning)));
        Node document = call.has("--show-secrets") ? file.document() : Masked.of(file);
        call.terminal().print(call.has("--json") ? NodeJson.of(document) + "\n" : YamlText.of(document));
        return ExitCode.DONE;
    }
}

package io.stackfile.cli;

import io.stackfile.source.CheckedFile;
import io.stackfile.source.Explanation;
import java.util.Set;

/** {@code stack explain}. */
final class ExplainCommand extends Command {
    static final String NAME = "explain";

    ExplainCommand() {
        super(
                NAME,
                "[FILE] PATH [OPTIONS]",
                "Tell where a value of the file came from.",
                "PATH is the keys that lead to it, such as web.environment.PASSWORD or web.ports.0. Told are its file and line, the"
                        + " variables in it and who gives them, and the values that it stands in place of. Secret values are"
                        + " shown as ***.");
        file().fill();
    }

    @Override
    int run(Call call) {
        Set<String> paths = call.services();
        if (paths.size() != 1) {
            throw new UsageException("one value, please: stack explain web.environment.PASSWORD"
                    + (paths.isEmpty() ? "" : ", not " + String.join(", ", paths)));
        }
        String path = paths.iterator().next();
        CheckedFile file = call.checkedFile();
        call.terminal()
                .print(Explanation.of(file, path)
                        .orElseThrow(() -> new UsageException(Explanation.unknown(file, path))));
        return ExitCode.DONE;
    }
}

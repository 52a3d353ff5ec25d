package io.stackfile.cli;

import io.stackfile.convert.Conversion;
import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.ProblemText;
import io.stackfile.schema.YamlText;

/** {@code stack convert}. */
final class ConvertCommand extends Command {
    ConvertCommand() {
        super(
                "convert",
                "[FILE] [OPTIONS]",
                "Write a Stackfile as a compose file, or the other way round.",
                "Goes to standard output; what the other layout has no place for is told with its line on standard error. Variables and"
                        + " placeholders stay as they are written; comments, anchors and aliases do not stay. Of several files,"
                        + " one at a time.");
        file();
        value("--to", "LAYOUT", "compose, which is usual, or stackfile.");
    }

    @Override
    int run(Call call) {
        if (call.values("--file").size() > 1) {
            throw new UsageException("one file at a time: stack convert FILE");
        }
        Dialect wanted = wanted(call.value("--to").orElse("compose"));
        Node.Mapping written = call.stackFiles().written();
        if (Dialect.of(written) == wanted) {
            throw new UsageException(written.at().source().name()
                    + (wanted == Dialect.COMPOSE
                            ? " is a compose file already; --to stackfile makes a Stackfile of it"
                            : " is a Stackfile already; --to compose makes a compose file of it"));
        }
        Conversion conversion = Conversion.of(written, wanted, call.stackName());
        conversion.left().stream().map(ProblemText::headline).forEach(call.terminal()::say);
        call.terminal().print(YamlText.of(conversion.document()));
        return ExitCode.DONE;
    }

    private static Dialect wanted(String layout) {
        return switch (layout) {
            case "compose" -> Dialect.COMPOSE;
            case "stackfile" -> Dialect.STACKFILE;
            default -> throw new UsageException("--to wants compose or stackfile, not '" + layout + "'");
        };
    }
}

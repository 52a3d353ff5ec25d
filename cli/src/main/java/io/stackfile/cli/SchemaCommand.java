package io.stackfile.cli;

import io.stackfile.schema.Dialect;
import io.stackfile.schema.PublishedSchema;
import io.stackfile.schema.Reference;

/** {@code stack schema}. */
final class SchemaCommand extends Command {
    SchemaCommand() {
        super(
                "schema",
                "[KEY] [OPTIONS]",
                "Tell what a key of the file means.",
                "What it is for, what it takes, its examples. KEY is a key of a service or of the top of a compose file, such as ports"
                        + " or healthcheck.interval; without it, all of them. With --json the schema that an editor checks a file"
                        + " by; docs/editors.md tells how.");
        about("KEY");
        value("--json", "LAYOUT", "Print the JSON Schema of that layout: stackfile or compose.");
    }

    @Override
    int run(Call call) {
        if (call.value("--json").isPresent()) {
            call.terminal()
                    .print(PublishedSchema.of(dialect(call.value("--json").orElseThrow())));
        } else {
            call.terminal().tell(call.atMostOne("KEY").map(SchemaCommand::page).orElseGet(Reference::overview));
        }
        return ExitCode.DONE;
    }

    private static String page(String key) {
        return Reference.page(key).orElseThrow(() -> new UsageException(Reference.unknown(key)));
    }

    private static Dialect dialect(String layout) {
        return switch (layout) {
            case "stackfile" -> Dialect.STACKFILE;
            case "compose" -> Dialect.COMPOSE;
            default -> throw new UsageException("--json wants stackfile or compose, not '" + layout + "'");
        };
    }
}

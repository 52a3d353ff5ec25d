package io.stackfile.cli;

import io.stackfile.cloud.RecordedHost;
import io.stackfile.cloud.RecordedHosts;
import java.util.List;

/** {@code stack host ls}. */
final class HostLsCommand extends Command {
    HostLsCommand() {
        super(
                "host ls",
                "[OPTIONS]",
                "List the machines that 'stack host create' made.",
                "What is remembered of them, here; the provider is not asked.");
        json("One line of JSON for each machine.");
    }

    @Override
    int run(Call call) {
        Terminal terminal = call.terminal();
        List<RecordedHost> hosts = RecordedHosts.of(terminal.environment()).all();
        if (call.has("--json")) {
            hosts.forEach(host -> terminal.println(host.json().toString()));
        } else if (hosts.isEmpty()) {
            terminal.say("no machine is remembered here; 'stack host create NAME' makes one");
        } else {
            Table table = new Table("NAME", "LOGIN", "PROVIDER", "ID", "REGION", "SIZE", "USD A MONTH");
            hosts.forEach(host -> table.row(
                    host.name().text(),
                    host.address().isEmpty() ? "not yet" : host.login(),
                    host.provider(),
                    String.valueOf(host.id()),
                    host.region(),
                    host.size(),
                    host.monthly()));
            terminal.tell(table.toString());
        }
        return ExitCode.DONE;
    }
}

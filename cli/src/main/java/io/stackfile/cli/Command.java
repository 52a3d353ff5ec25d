package io.stackfile.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** One verb of the command line: how it is called, and what it does. */
abstract class Command {
    private static final String HOST = "The machine: one that 'stack host create' made; a name of ~/.ssh/config or"
            + " user@address, over SSH; a Docker context; unix:///path or tcp://host:port.";
    private static final String HOST_ELSE = " Without it: DOCKER_HOST, the current Docker context, this machine.";

    private final CommandSpec spec;
    private boolean severalHosts;

    /** {@code synopsis} is what stands behind the verb, {@code description} one paragraph each. */
    Command(String name, String synopsis, String summary, String... description) {
        spec = CommandSpec.create().name(name);
        spec.usageMessage()
                .abbreviateSynopsis(true)
                .customSynopsis(("stack " + name + " " + synopsis).strip())
                .header(summary)
                .description(description)
                .descriptionHeading("%n")
                .optionListHeading("%nOptions:%n")
                .sortOptions(false)
                .width(100);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .order(100)
                .description("Show this page.")
                .build());
    }

    abstract int run(Call call);

    /** Which words are for this command; the others are for one that it runs elsewhere. */
    Argv split(List<String> arguments, Path folder) {
        return Argv.ours(arguments);
    }

    CommandSpec spec() {
        return spec;
    }

    String name() {
        return spec.name();
    }

    Command flag(String names, String description) {
        return option(OptionSpec.builder(names.split(" ")).description(description));
    }

    Command value(String names, String label, String description) {
        return option(OptionSpec.builder(names.split(" "))
                .arity("1")
                .type(String.class)
                .paramLabel(label)
                .description(description));
    }

    Command values(String names, String label, String description) {
        return option(OptionSpec.builder(names.split(" "))
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description));
    }

    private Command option(OptionSpec.Builder option) {
        spec.addOption(option.order(spec.options().size()).build());
        return this;
    }

    /** Any number of words: a file and services. */
    Command words() {
        return about("FILE SERVICE");
    }

    /** The one thing that the verb is about; see {@link Call#only}. */
    Command about(String label) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .hidden(true)
                .build());
        return this;
    }

    Command file() {
        return file("-f --file");
    }

    Command file(String names) {
        words();
        values(
                names,
                "FILE",
                "The Stackfile or compose file; - is the input. Of several, each goes over those before. Without one:"
                        + " stack.yml, docker-cloud.yml, compose.yaml and their kin, here and then upwards, and its"
                        + " stack.override.yml.");
        values("--env-file", "FILE", "Variables for the file, in place of .env; of several, the last one counts.");
        return value("--name", "NAME", "The stack's name, in place of the file's own.");
    }

    Command fill() {
        values("--profile", "NAME", "Services of that profile, too; * for all.");
        values("--set", "NAME=VALUE", "Put VALUE where the file says #NAME#.");
        return values("--set-file", "NAME=FILE", "The same, with what FILE holds.");
    }

    /** One machine. */
    Command host() {
        value("--host", "HOST", HOST + HOST_ELSE);
        return sshClient();
    }

    /** One machine or several: the command is run for each, see {@link SeveralHosts}. */
    Command hosts() {
        severalHosts = true;
        values("--host", "HOST[,HOST...]", HOST + " Several at once: --host a,b." + HOST_ELSE);
        return sshClient();
    }

    boolean isForSeveralHosts() {
        return severalHosts;
    }

    Command sshClient() {
        return value("--ssh-client", "CLIENT", "builtin, or system for the ssh program of this machine.");
    }

    Command privately() {
        return flag(
                "--private",
                "Publish ports that the file gives no address on the host's loopback only; 'stack tunnel' brings them here.");
    }

    Command orphans() {
        return flag("--remove-orphans", "Remove containers and networks that the file no longer names.");
    }

    Command sync() {
        return flag("--sync", "Copy folders beside the file to a host over SSH first; see 'stack sync'.");
    }

    Command waitLock() {
        return flag("--wait-lock", "Wait while somebody else changes the stack, instead of saying so.");
    }

    Command json(String description) {
        return flag("--json", description);
    }
}

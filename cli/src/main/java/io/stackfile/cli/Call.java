package io.stackfile.cli;

import io.stackfile.apply.Timeline;
import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.host.docker.DockerHosts;
import io.stackfile.host.docker.http.Traffic;
import io.stackfile.host.ssh.Prompts;
import io.stackfile.host.ssh.Surroundings;
import io.stackfile.model.Stack;
import io.stackfile.plan.Wish;
import io.stackfile.reader.BindPaths;
import io.stackfile.reader.StackReader;
import io.stackfile.schema.ProblemText;
import io.stackfile.schema.Suggestion;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.FileChoice;
import io.stackfile.source.StackFiles;
import io.stackfile.sync.BindPathsThere;
import io.stackfile.sync.copy.RemoteShell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** A command as it was called: its options, and what they lead to. */
final class Call {
    private final ParseResult parsed;
    private final List<String> command;
    private final Terminal terminal;
    private final Words words;
    private final Optional<String> ofSeveral;
    private final Consent consent;
    private final Prompts prompts;
    private final Set<String> warned;
    private Optional<CheckedFile> checkedFile = Optional.empty();
    private Optional<String> stackName = Optional.empty();
    private Optional<Reviewed> reviewed = Optional.empty();
    private final Traffic traffic = new Traffic();
    private final Timeline timeline = new Timeline(() -> System.nanoTime() / 1_000_000);
    private @Nullable StackFiles stackFiles;
    private @Nullable DockerHost host;

    Call(ParseResult parsed, List<String> command, Terminal terminal) {
        this.parsed = parsed;
        this.command = command;
        this.terminal = terminal;
        List<String> positional = parsed.matchedPositionalValue(0, List.<String>of());
        this.words = Words.of(
                parsed.commandSpec().name().equals(ScaleCommand.NAME)
                        ? ScaleCommand.withoutNumbers(positional)
                        : positional,
                values("--file"),
                terminal.folder());
        this.ofSeveral = Optional.empty();
        this.consent = new PersonsConsent(terminal);
        this.prompts = new LoginPrompts(terminal);
        this.warned = ConcurrentHashMap.newKeySet();
    }

    private Call(Call all, String host, Terminal terminal, Consent consent, Prompts prompts) {
        this.parsed = all.parsed;
        this.command = all.command;
        this.terminal = terminal;
        this.words = all.words;
        this.ofSeveral = Optional.of(host);
        this.consent = consent;
        this.prompts = prompts;
        this.warned = all.warned;
        this.checkedFile = all.checkedFile;
        this.stackName = all.stackName;
        this.stackFiles = all.stackFiles;
    }

    /** The same for one of several hosts; what has been read is not read again. */
    Call on(String host, Terminal terminal, Consent consent, Prompts prompts) {
        return new Call(this, host, terminal, consent, prompts);
    }

    /** The same with what a plan says that somebody has looked at. */
    Call reviewed(Reviewed plan) {
        Reviewed.check(this);
        List<String> all = new ArrayList<>(plan.file().words());
        for (ArgSpec given : parsed.matchedArgs()) {
            if (given instanceof OptionSpec option) {
                all.addAll(written(option));
            }
        }
        CommandLine again = new CommandLine(parsed.commandSpec());
        Call call = new Call(
                again.parseArgs(all.toArray(String[]::new)),
                command,
                terminal.in(plan.file().folder()));
        call.reviewed = Optional.of(plan);
        return call;
    }

    /** What was given of an option, to be given again elsewhere: a file is where it was. */
    private List<String> written(OptionSpec option) {
        List<String> words = new ArrayList<>();
        if (option.arity().max() == 0) {
            words.add(option.longestName());
        }
        for (String value : option.arity().max() == 0 ? List.<String>of() : option.stringValues()) {
            words.add(option.longestName());
            words.add(
                    option.longestName().equals("--set-file")
                            ? value.replaceFirst(
                                    "=.*",
                                    "="
                                            + Matcher.quoteReplacement(path(value.replaceFirst("[^=]*=", ""))
                                                    .toAbsolutePath()
                                                    .toString()))
                            : value);
        }
        return words;
    }

    Optional<Reviewed> reviewed() {
        return reviewed;
    }

    /** What says what is meant, to be said again. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (ArgSpec given : parsed.matchedArgs()) {
            if (given instanceof OptionSpec option && Reviewed.SAID.contains(option.longestName())) {
                words.addAll(written(option));
            }
        }
        words.addAll(positionals());
        return words;
    }

    List<String> positionals() {
        return parsed.matchedPositionalValue(0, List.<String>of());
    }

    /** The machines that were named, in order; none means the current one. */
    List<String> hosts() {
        if (parsed.commandSpec().findOption("--host") == null || !parsed.hasMatchedOption("--host")) {
            return List.of();
        }
        return parsed.matchedOption("--host").stringValues().stream()
                .flatMap(names -> named(names).stream())
                .distinct()
                .toList();
    }

    /** No name at all is a variable that was not set, and never this machine. */
    private static List<String> named(String hosts) {
        List<String> names = Stream.of(hosts.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty()) {
            throw new UsageException(
                    "--host wants a host, not '" + hosts + "'; without --host it is the current one that is meant");
        }
        return names;
    }

    /** To be written behind another command for the same machine. */
    String hostOption() {
        return ofSeveral
                .or(() -> hosts().stream().findFirst())
                .map(host -> " --host " + host)
                .orElse("");
    }

    boolean isOneOfSeveral() {
        return ofSeveral.isPresent();
    }

    /** What its host was asked, and what that carried. */
    Traffic traffic() {
        return traffic;
    }

    /** Of all that is done in this call. */
    Timeline timeline() {
        return timeline;
    }

    Consent consent() {
        return consent;
    }

    Prompts prompts() {
        return prompts;
    }

    Terminal terminal() {
        return terminal;
    }

    String verb() {
        return parsed.commandSpec().name();
    }

    boolean has(String option) {
        return parsed.commandSpec().findOption(option) != null && parsed.hasMatchedOption(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(parsed.matchedOptionValue(option, (String) null));
    }

    List<String> values(String option) {
        return parsed.commandSpec().findOption(option) == null
                ? List.of()
                : parsed.matchedOptionValue(option, List.<String>of());
    }

    /** What was written behind the verb, but for files. */
    List<String> writtenServices() {
        return parsed.matchedPositionalValue(0, List.<String>of()).stream()
                .filter(word -> !Words.isFile(word, terminal.folder()))
                .toList();
    }

    /** The one thing that the command is about. */
    String only(String label) {
        List<String> named = parsed.matchedPositionalValue(0, List.<String>of());
        if (named.size() != 1) {
            throw new UsageException("one " + label + ", please: stack "
                    + parsed.commandSpec().name() + " " + label
                    + (named.isEmpty() ? "" : ", not " + String.join(", ", named)));
        }
        return named.get(0);
    }

    /** The words of a command that is to run elsewhere. */
    List<String> command() {
        return command;
    }

    /** The only service that was named. */
    String service() {
        if (words.services().size() == 1) {
            return words.services().get(0);
        }
        String verb = verb();
        throw new UsageException(
                words.services().isEmpty()
                        ? "which service? Write: stack " + verb + " [FILE] SERVICE"
                        : "one service at a time: " + String.join(", ", words.services()) + " are "
                                + words.services().size());
    }

    /** The same, when it may be left out. */
    Optional<String> atMostOne(String label) {
        return parsed.matchedPositionalValue(0, List.<String>of()).isEmpty()
                ? Optional.empty()
                : Optional.of(only(label));
    }

    /** The services that were named; none means all. */
    Set<String> services() {
        return new LinkedHashSet<>(words.services());
    }

    /** The whole file; its warnings are told. Asks for placeholders when there is somebody to ask. */
    StackReader.Reading stack() {
        return stack(BindPaths.HERE);
    }

    /** The same for the host that is meant, where the paths of volumes may mean something else. */
    StackReader.Reading stack(BindPathsThere.Copies copies) {
        return stack(paths(copies));
    }

    /** What paths mean on the host that is meant. */
    BindPaths paths(BindPathsThere.Copies copies) {
        DockerHost meant = host();
        Optional<Supplier<String>> home = meant.machine().map(machine -> new RemoteShell(machine)::home);
        return meant.isLocal() ? BindPaths.HERE : new BindPathsThere(meant.name(), home, copies);
    }

    private StackReader.Reading stack(BindPaths paths) {
        prepareHost();
        StackReader.Reading reading = StackReader.read(checkedFile(), paths);
        reading.warnings().stream()
                .map(ProblemText::headline)
                .filter(warned::add)
                .forEach(terminal::say);
        checkServices(reading.stack().services().stream()
                .map(service -> service.name())
                .toList());
        return reading;
    }

    /** What is to be on the host: the file's, as the options have it. */
    Stack wantedStack(BindPathsThere.Copies copies) {
        Stack stack = stack(copies).stack();
        return has("--private") ? stack.withPortsOnLoopback() : stack;
    }

    /** What an update of it is to be about. */
    Wish wish(Stack stack) {
        return new Wish(services(), has("--remove-orphans"), Who.deploys(stack));
    }

    CheckedFile checkedFile() {
        if (checkedFile.isEmpty()) {
            checkedFile = Optional.of(
                    switch (verb()) {
                        case "build" -> new ImagesOnly(stackFiles(), services()).toBuild();
                        case "push" -> new ImagesOnly(stackFiles(), services()).toPush();
                        default -> stackFiles().read();
                    });
        }
        return checkedFile.get();
    }

    /** The file as far as it says itself what it means: nobody is asked for placeholders. */
    CheckedFile fileWithGaps() {
        return stackFiles().readWithGaps();
    }

    /** A warning that several hosts have in common is said once. */
    void warn(String line) {
        if (warned.add(line)) {
            terminal.say(line);
        }
    }

    /** Found once, so that what comes by the input is read once. */
    StackFiles stackFiles() {
        if (stackFiles == null) {
            FileChoice choice = new FileChoice(
                    terminal.folder(),
                    words.files(),
                    values("--env-file"),
                    value("--name").map(words::validName),
                    values("--profile").stream()
                            .flatMap(names -> Stream.of(names.split(",")))
                            .toList(),
                    services(),
                    terminal::in);
            stackFiles = StackFiles.find(choice, GivenValues.of(this)).orElseThrow(() -> words.noFile(withFile()));
        }
        return stackFiles;
    }

    /** What takes its words for something else is given the file as an option. */
    private String withFile() {
        boolean isWord = parsed.commandSpec().usageMessage().customSynopsis()[0].contains(" [FILE]");
        return verb() + (isWord ? "" : " --file");
    }

    /** The stack's name, from the file only as far as needed. */
    String stackName() {
        prepareHost();
        if (stackName.isEmpty()) {
            stackName = Optional.of(
                    value("--name").isPresent()
                            ? words.validName(value("--name").get())
                            : stackFiles().name());
        }
        return stackName.get();
    }

    /** Complains of services that are not there. */
    void checkServices(List<String> known) {
        for (String service : words.services()) {
            if (!known.contains(service)) {
                throw new UsageException("there is no service '" + service + "'; "
                        + (known.isEmpty()
                                ? "the stack has none, and 'stack ls" + hostOption() + "' shows which stacks are there"
                                : Suggestion.among("the services are", service, known)));
            }
        }
    }

    /** Which of several files in a folder was meant is easily mistaken. */
    void sayThatNothingIsThere(String stack) {
        terminal.say("no container of " + stack + " on " + host().name() + "; 'stack ls" + hostOption()
                + "' shows which stacks are there");
    }

    /**
     * The containers of the services that were named, or all, without those that updates have kept and stopped; complains of services
     * that are not there.
     */
    List<Observed.Container> chosen(Observed observed) {
        return all(observed).stream()
                .filter(container -> !container.isKept() || container.isAlive())
                .toList();
    }

    /** The same with those. */
    List<Observed.Container> all(Observed observed) {
        checkServices(observed.containers().stream()
                .map(Observed.Container::service)
                .distinct()
                .toList());
        return observed.containers().stream()
                .filter(container ->
                        words.services().isEmpty() || words.services().contains(container.service()))
                .toList();
    }

    /** A login may begin while the file is read; of several hosts, each has a call of its own. */
    private void prepareHost() {
        if (parsed.commandSpec().findOption("--host") != null && (isOneOfSeveral() || hosts().size() < 2)) {
            host().prepare();
        }
    }

    DockerHost host() {
        if (host == null) {
            host = open();
        }
        return host;
    }

    /** Opening calls nobody, so what is wrong now is wrong with the address. */
    private DockerHost open() {
        try {
            return DockerHosts.open(
                    ofSeveral.or(() -> hosts().stream().findFirst()).map(this::address), surroundings());
        } catch (HostException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Where a machine that was rented is; any other name stays as it is. */
    String address(String name) {
        return RentedHost.address(name, terminal.environment());
    }

    Surroundings surroundings() {
        String client = value("--ssh-client").orElse("builtin");
        if (!List.of("builtin", "system").contains(client)) {
            throw new UsageException("--ssh-client wants builtin or system, not '" + client + "'");
        }
        return new Surroundings(terminal.environment(), prompts, client.equals("system"), traffic);
    }

    /** The images that could be sent to a host. Only who asks for it wants to hear that there is no engine here. */
    LocalImages localImages(Host host) {
        try {
            return host.localImages();
        } catch (HostException e) {
            if (has("--ship")) {
                throw new HostException("--ship sends images of this machine. " + e.getMessage(), e);
            }
            return LocalImages.NONE;
        }
    }

    Path path(String written) {
        return terminal.folder().resolve(written);
    }
}

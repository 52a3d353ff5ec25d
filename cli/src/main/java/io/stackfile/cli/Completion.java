package io.stackfile.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Decides what may stand at the end of a command line that is being typed. */
record Completion(Known known) {
    private static final Map<String, List<String>> VALUES = Map.of(
            "--ssh-client", List.of("builtin", "system"),
            "--json", List.of("stackfile", "compose"));
    private static final List<String> LAYOUTS = List.of("stackfile", "compose");

    /** The world outside of the command line. */
    interface Known {
        List<String> hosts();

        /** Of the engine that is meant; of the usual one without a name. */
        List<String> stacks(Optional<String> host);

        /** Of the files that are named, else of those that would be found. */
        List<String> services(List<String> files);

        /** Of the services of the same files. */
        List<String> profiles(List<String> files);

        /** Dotted paths of the same files that go on where {@code typed} stops, a level deep. */
        List<String> paths(List<String> files, String typed);

        boolean isFile(String word);
    }

    /** {@code words} are those behind {@code stack}; the last one is being typed, and may be empty. */
    List<Candidate> of(List<String> words) {
        String typed = words.isEmpty() ? "" : words.get(words.size() - 1);
        List<String> before = words.subList(0, Math.max(0, words.size() - 1));
        return candidates(before, typed).stream()
                .filter(candidate ->
                        candidate == Candidate.FILES || candidate.word().startsWith(typed))
                .distinct()
                .toList();
    }

    private List<Candidate> candidates(List<String> before, String typed) {
        if (before.isEmpty()) {
            return typed.startsWith("-") ? List.of(Candidate.of("--help"), Candidate.of("--version")) : commands();
        }
        String verb = before.get(0);
        if (verb.equals("help")) {
            return before.size() == 1 ? commands() : before.size() == 2 ? ofGroup(before.get(1)) : List.of();
        }
        if (!Commands.GROUPS.containsKey(verb)) {
            return ofCommand(verb, before.subList(1, before.size()), typed);
        }
        return before.size() == 1
                ? ofGroup(verb)
                : ofCommand(verb + " " + before.get(1), before.subList(2, before.size()), typed);
    }

    private static List<Candidate> commands() {
        return Stream.concat(
                        Commands.NAMES.stream().map(name -> name.split(" ")[0]).distinct(), Stream.of("help"))
                .map(name -> new Candidate(
                        name,
                        name.equals("help")
                                ? "Show the page of a command."
                                : Commands.GROUPS.containsKey(name) ? Commands.GROUPS.get(name) : summary(name)))
                .toList();
    }

    private static List<Candidate> ofGroup(String group) {
        return Commands.NAMES.stream()
                .filter(name -> name.startsWith(group + " "))
                .map(name -> new Candidate(name.substring(group.length() + 1), summary(name)))
                .toList();
    }

    private static String summary(String name) {
        return Commands.named(name).spec().usageMessage().header()[0];
    }

    private List<Candidate> ofCommand(String verb, List<String> before, String typed) {
        if (!Commands.NAMES.contains(verb)) {
            return List.of();
        }
        CommandSpec spec = Commands.named(verb).spec();
        Typed line = Typed.of(spec, before);
        if (line.isForAnother()) {
            return List.of(Candidate.FILES);
        }
        if (line.awaitsValue().isPresent()) {
            return values(line.awaitsValue().get(), line, typed);
        }
        return typed.startsWith("-") ? options(spec, line) : positionals(spec, line, typed);
    }

    private static List<Candidate> options(CommandSpec spec, Typed line) {
        return spec.options().stream()
                .filter(option -> option.isMultiValue() || !line.has(option))
                .flatMap(option -> Stream.of(option.names())
                        .filter(name -> name.startsWith("--"))
                        .map(name -> new Candidate(name, firstSentence(option))))
                .toList();
    }

    private static String firstSentence(OptionSpec option) {
        return String.join(" ", option.description()).split("[.;] ", 2)[0].replaceFirst("[.]$", "");
    }

    private List<Candidate> values(OptionSpec option, Typed line, String typed) {
        String name = option.longestName();
        String label = option.paramLabel();
        if (label.startsWith("HOST")) {
            return hosts(label.contains(",") ? typed.substring(0, typed.lastIndexOf(',') + 1) : "");
        }
        if (name.equals("--name")) {
            return plain(known.stacks(line.value("--host")));
        }
        if (name.equals("--profile")) {
            return plain(known.profiles(files(line)));
        }
        if (label.equals("LAYOUT")) {
            return plain(LAYOUTS);
        }
        if (VALUES.containsKey(name)) {
            return plain(VALUES.getOrDefault(name, List.of()));
        }
        return label.startsWith("FILE") || label.equals("PATH") ? List.of(Candidate.FILES) : List.of();
    }

    private List<Candidate> hosts(String others) {
        return known.hosts().stream()
                .filter(host -> !List.of(others.split(",")).contains(host))
                .map(host -> Candidate.of(others + host))
                .toList();
    }

    private List<Candidate> positionals(CommandSpec spec, Typed line, String typed) {
        String label = spec.positionalParameters().isEmpty()
                ? ""
                : spec.positionalParameters().get(0).paramLabel();
        if (spec.name().equals(ExplainCommand.NAME)) {
            return paths(line, typed);
        }
        if (label.contains("SERVICE")) {
            return services(spec, line);
        }
        if (label.equals("HOST") || spec.name().equals("host rm")) {
            return line.words().isEmpty() ? hosts("") : List.of();
        }
        if (label.equals("EXAMPLE") && line.words().isEmpty()) {
            return Examples.all().stream()
                    .map(example -> Candidate.of(example.name()))
                    .toList();
        }
        if (label.equals(CompletionCommand.SHELL)) {
            return line.words().isEmpty() ? plain(CompletionCommand.SHELLS) : List.of();
        }
        return List.of();
    }

    private List<String> files(Typed line) {
        List<String> files = new ArrayList<>(line.values("--file"));
        line.words().stream().filter(known::isFile).forEach(files::add);
        return files;
    }

    /** One is enough. */
    private List<Candidate> paths(Typed line, String typed) {
        List<String> files = files(line);
        if (line.words().stream().anyMatch(word -> !known.isFile(word))) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>(plain(known.paths(files, typed)));
        if (files.isEmpty()) {
            candidates.add(Candidate.FILES);
        }
        return candidates;
    }

    private List<Candidate> services(CommandSpec spec, Typed line) {
        List<String> files = files(line);
        List<Candidate> candidates = new ArrayList<>();
        known.services(files).stream()
                .filter(service -> !line.words().contains(service))
                .map(service -> Candidate.of(spec.name().equals(ScaleCommand.NAME) ? service + "=" : service))
                .forEach(candidates::add);
        if (files.isEmpty()) {
            candidates.add(Candidate.FILES);
        }
        return candidates;
    }

    private static List<Candidate> plain(List<String> words) {
        return words.stream().map(Candidate::of).toList();
    }
}

package io.stackfile.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The words behind a verb, told apart: those for us, and those of a command that is to run elsewhere. Ours may stand before the
 * file, before the service and before the command; from its first word on, or behind {@code --}, all are the command's.
 */
record Argv(List<String> ours, List<String> command) {
    private static final String END = "--";

    static Argv ours(List<String> arguments) {
        return new Argv(arguments, List.of());
    }

    static Argv split(CommandSpec spec, List<String> arguments, Path folder) {
        List<String> ours = new ArrayList<>();
        Optional<String> service = Optional.empty();
        List<String> rest = arguments;
        while (true) {
            List<String> words = fromFirstWord(spec, rest);
            List<String> options = rest.subList(0, rest.size() - words.size());
            boolean ended =
                    !options.isEmpty() && options.get(options.size() - 1).equals(END);
            ours.addAll(ended ? options.subList(0, options.size() - 1) : options);
            if (words.isEmpty() || service.isPresent()) {
                service.ifPresent(ours::add);
                return new Argv(ours, words);
            }
            String word = words.get(0);
            boolean file = !ended && Words.isFile(word, folder) && !ours.contains("--file");
            if (file) {
                ours.add("--file");
                ours.add(word);
            } else {
                service = Optional.of(word);
            }
            rest = words.subList(1, words.size());
            if (ended && service.isPresent()) {
                ours.add(word);
                return new Argv(ours, rest);
            }
        }
    }

    /** The last words that are no options are the command's; what is before them is the file, or too much. */
    static Argv lastWords(CommandSpec spec, List<String> arguments, int count) {
        List<String> ours = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (List<String> rest = arguments; !rest.isEmpty(); ) {
            List<String> found = fromFirstWord(spec, rest);
            List<String> options = rest.subList(0, rest.size() - found.size());
            boolean ended =
                    !options.isEmpty() && options.get(options.size() - 1).equals(END);
            ours.addAll(ended ? options.subList(0, options.size() - 1) : options);
            if (ended) {
                words.addAll(found);
                break;
            }
            words.addAll(found.subList(0, Math.min(1, found.size())));
            rest = found.subList(Math.min(1, found.size()), found.size());
        }
        List<String> before = words.subList(0, Math.max(0, words.size() - count));
        before.forEach(file -> ours.addAll(List.of("--file", file)));
        return new Argv(ours, words.subList(before.size(), words.size()));
    }

    private static List<String> fromFirstWord(CommandSpec spec, List<String> arguments) {
        List<String> words = new CommandLine(spec)
                .setStopAtPositional(true)
                .setExpandAtFiles(false)
                .parseArgs(arguments.toArray(String[]::new))
                .matchedPositionalValue(0, List.<String>of());
        return arguments.subList(arguments.size() - words.size(), arguments.size());
    }
}

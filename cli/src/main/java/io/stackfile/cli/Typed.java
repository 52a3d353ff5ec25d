package io.stackfile.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The words behind a verb so far, of a command line that need not be right.
 *
 * @param given the options, each followed by its value where it has one
 * @param words what is neither an option nor the value of one
 * @param isForAnother whether what follows is for a command that runs elsewhere
 */
record Typed(
        List<String> given,
        List<OptionSpec> options,
        List<String> words,
        Optional<OptionSpec> awaitsValue,
        boolean isForAnother) {
    private static final Set<String> HAND_ON = Set.of("exec", "run");

    static Typed of(CommandSpec spec, List<String> before) {
        List<String> given = new ArrayList<>();
        List<OptionSpec> options = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Optional<OptionSpec> awaiting = Optional.empty();
        boolean ended = false;
        for (String word : before) {
            if (awaiting.isPresent()) {
                given.add(awaiting.get().longestName() + "=" + word);
                awaiting = Optional.empty();
            } else if (word.equals("--")) {
                ended = true;
            } else if (word.startsWith("-") && !ended) {
                Optional<OptionSpec> option = Optional.ofNullable(spec.findOption(word.replaceFirst("=.*", "")));
                option.ifPresent(options::add);
                if (word.contains("=")) {
                    given.add(option.map(its -> its.longestName() + word.replaceFirst("[^=]*", ""))
                            .orElse(word));
                } else {
                    awaiting = option.filter(its -> its.arity().min() > 0);
                }
            } else {
                words.add(word);
            }
        }
        boolean other = HAND_ON.contains(spec.name())
                && words.stream().anyMatch(word -> !word.matches(".*(/|\\.ya?ml)") && !word.contains("/"));
        return new Typed(given, options, words, awaiting, other);
    }

    boolean has(OptionSpec option) {
        return options.contains(option);
    }

    List<String> values(String option) {
        return given.stream()
                .filter(one -> one.startsWith(option + "="))
                .map(one -> one.substring(option.length() + 1))
                .toList();
    }

    Optional<String> value(String option) {
        List<String> all = values(option);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}

package io.stackfile.cli;

import io.stackfile.schema.Node;
import io.stackfile.schema.Secrets;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.Provenance.Filling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value that a file leaves open.
 *
 * @param placeholder whether it is written {@code #NAME#}, and not a variable
 * @param required whether nothing stands for it
 * @param why what the file says of it; may be empty
 */
record Need(String name, boolean placeholder, boolean required, String why) {
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{\\w+:?\\?(.*)}", Pattern.DOTALL);

    /** Those of a file that have no value yet, by name. */
    static List<Need> of(CheckedFile file) {
        Map<String, Need> needs = new TreeMap<>();
        file.provenance().variables().forEach((name, fillings) -> {
            if (fillings.get(0).value().isEmpty()) {
                needs.put(name, of(name, fillings));
            }
        });
        Stream.of("secrets", "configs")
                .flatMap(top -> fromVariables(file, top))
                .filter(name -> file.values().variable(name).isEmpty())
                .forEach(name -> needs.put(name, new Need(name, false, true, "")));
        return List.copyOf(needs.values());
    }

    private static Need of(String name, List<Filling> fillings) {
        boolean placeholder = fillings.get(0).written().startsWith("#");
        Optional<String> why = fillings.stream()
                .map(filling -> REQUIRED.matcher(filling.written()))
                .filter(Matcher::matches)
                .map(written -> written.group(1))
                .findFirst();
        return new Need(name, placeholder, placeholder || why.isPresent(), why.orElse(""));
    }

    private static Stream<String> fromVariables(CheckedFile file, String top) {
        return file.document().get(top).stream()
                .filter(Node.Mapping.class::isInstance)
                .flatMap(all -> ((Node.Mapping) all).all().stream())
                .flatMap(entry -> entry.value() instanceof Node.Mapping one
                        ? one.get("environment").stream()
                        : Stream.<Node>empty())
                .filter(Node.Scalar.class::isInstance)
                .map(name -> ((Node.Scalar) name).text());
    }

    boolean isSecret() {
        return Secrets.isSecretName(name);
    }

    /** A placeholder for a secret stays open: no password is written into a file that others read. */
    boolean isFilledByInit() {
        return !(placeholder && isSecret());
    }

    String question() {
        String said = Stream.of(why, isSecret() ? "hidden" : "")
                .filter(word -> !word.isEmpty())
                .reduce((one, other) -> one + ", " + other)
                .map(words -> " (" + words + ")")
                .orElse("");
        return name + said + ": ";
    }

    /** How it is given later. */
    String later() {
        if (placeholder) {
            return name + " is asked for by 'stack up'; or give it with "
                    + (isSecret() ? "--set-file " + name + "=FILE" : "--set " + name + "=VALUE");
        }
        return name + " is still to be given" + (why.isEmpty() ? "" : " (" + why + ")")
                + ": export it, or write it into .env";
    }
}

package io.stackfile.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Where the values come from that a file leaves open. */
public interface Values {
    /** A variable of the shell's, for {@code $NAME}, {@code ${NAME}} and bare names in {@code environment}. */
    Optional<String> variable(String name);

    /** Who gives the variable its value, for people: the shell, or a line of an env file. */
    default String origin(String variable) {
        return "the shell";
    }

    /** What to put for {@code #NAME#}: from the command line or from a person, never from the shell's variables. */
    Optional<String> placeholder(String name);

    /** The same, when nobody is to be asked for it. */
    default Optional<String> given(String placeholder) {
        return placeholder(placeholder);
    }

    /** The same where nobody is asked for any placeholder but these. */
    static Values asking(Set<String> placeholders, Values values) {
        return withPlaceholders(
                values, name -> placeholders.contains(name) ? values.placeholder(name) : values.given(name));
    }

    /** The same where no placeholder has a value. */
    static Values withoutPlaceholders(Values values) {
        return withPlaceholders(values, name -> Optional.empty());
    }

    private static Values withPlaceholders(Values values, Function<String, Optional<String>> placeholders) {
        return new Values() {
            @Override
            public Optional<String> variable(String name) {
                return values.variable(name);
            }

            @Override
            public String origin(String name) {
                return values.origin(name);
            }

            @Override
            public Optional<String> placeholder(String name) {
                return placeholders.apply(name);
            }
        };
    }

    /** Fixed values, for tests and for what needs no person. */
    static Values of(Map<String, String> variables, Map<String, String> placeholders) {
        return new Values() {
            @Override
            public Optional<String> variable(String name) {
                return Optional.ofNullable(variables.get(name));
            }

            @Override
            public Optional<String> placeholder(String name) {
                return Optional.ofNullable(placeholders.get(name));
            }
        };
    }
}

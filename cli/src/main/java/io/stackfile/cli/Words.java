package io.stackfile.cli;

import io.stackfile.schema.Suggestion;
import io.stackfile.source.FileSearch;
import io.stackfile.source.StackName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The words behind a verb, told apart: what names a file is the file, everything else a service. */
record Words(List<String> files, List<String> services, Path folder) {
    static Words of(List<String> words, List<String> files, Path folder) {
        List<String> services = new ArrayList<>();
        List<String> found = new ArrayList<>(files);
        for (String word : words) {
            (isFile(word, folder) ? found : services).add(word);
        }
        return new Words(found, services, folder);
    }

    static boolean isFile(String word, Path folder) {
        return word.endsWith(".yml")
                || word.endsWith(".yaml")
                || word.contains("/") && !word.matches("\\d+/(tcp|udp|sctp)")
                || Files.isRegularFile(folder.resolve(word));
    }

    String validName(String name) {
        if (!StackName.isValid(name)) {
            throw new UsageException(
                    "'" + name
                            + "' is not a name for a stack; write it in a-z, 0-9, - and _, at most 63 of them, and none of Docker's own");
        }
        return name;
    }

    /** {@code command} is what could be typed with the file behind it. */
    UsageException noFile(String command) {
        String hint = services.stream()
                .findFirst()
                .map(word -> "; '" + word + "' was taken for a service")
                .orElse("");
        return new UsageException("there is no Stackfile here or in a folder above (looked for "
                + String.join(", ", FileSearch.NAMES) + "); name one: stack " + command + " FILE" + hint);
    }

    /** A mistyped verb's or option's nearest, for the message. */
    static String nearest(String word, List<String> known) {
        return Suggestion.didYouMean(word, known).orElse("'stack --help' tells of all");
    }
}

package io.stackfile.cli;

import io.stackfile.schema.Suggestion;
import io.stackfile.source.FileSearch;
import io.stackfile.source.StackFile;
import io.stackfile.source.StackName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words behind a verb, told apart: what names a file is the file, everything else a service. */
record Words(Optional<String> file, List<String> services, Path folder) {
    static Words of(List<String> words, List<String> files, Path folder) {
        List<String> services = new ArrayList<>();
        List<String> found = new ArrayList<>(files);
        for (String word : words) {
            (isFile(word, folder) ? found : services).add(word);
        }
        if (found.size() > 1) {
            throw new UsageException("one file at a time: " + String.join(", ", found) + " are " + found.size()
                    + "; several files are not merged yet");
        }
        return new Words(found.stream().findFirst(), services, folder);
    }

    static boolean isFile(String word, Path folder) {
        return word.endsWith(".yml")
                || word.endsWith(".yaml")
                || word.contains("/")
                || Files.isRegularFile(folder.resolve(word));
    }

    StackFile stackFile(Optional<String> name) {
        name.ifPresent(this::validName);
        if (file.isPresent()) {
            return new StackFile(folder.resolve(file.get()), file.get(), name);
        }
        Path found = FileSearch.from(folder).orElseThrow(this::noFile);
        Path here = folder.toAbsolutePath().normalize();
        String shown = found.startsWith(here) ? here.relativize(found).toString() : found.toString();
        return new StackFile(found, shown, name);
    }

    String validName(String name) {
        if (!StackName.isValid(name)) {
            throw new UsageException(
                    "'" + name
                            + "' is not a name for a stack; write it in a-z, 0-9, - and _, at most 63 of them, and none of Docker's own");
        }
        return name;
    }

    private UsageException noFile() {
        String hint = services.stream()
                .findFirst()
                .map(word -> "; '" + word + "' was taken for a service")
                .orElse("");
        return new UsageException("there is no Stackfile here or in a folder above (looked for "
                + String.join(", ", FileSearch.NAMES) + "); name one: stack up FILE" + hint);
    }

    /** A mistyped verb's or option's nearest, for the message. */
    static String nearest(String word, List<String> known) {
        return Suggestion.didYouMean(word, known).orElse("'stack --help' tells of all");
    }
}

package io.stackfile.reader;

import io.stackfile.json.Json;
import io.stackfile.schema.Node;
import io.stackfile.schema.Suggestion;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.LocalPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code security_opt}, with the profile of {@code seccomp} read here, where {@code stack} runs. */
final class SecurityOptions {
    private static final String KEY = "security_opt";

    private static final Set<String> KNOWN =
            new TreeSet<>(List.of("apparmor", "label", "no-new-privileges", "seccomp", "systempaths"));

    private final Keys keys;
    private final CheckedFile file;

    SecurityOptions(Keys keys, CheckedFile file) {
        this.keys = keys;
        this.file = file;
    }

    List<String> read() {
        return keys.scalars(KEY).stream()
                .flatMap(scalar -> option(scalar).stream())
                .distinct()
                .toList();
    }

    /** Older files have a colon after the name, newer ones an equals sign. */
    private Optional<String> option(Node.Scalar scalar) {
        String[] parts = scalar.text().strip().split("[=:]", 2);
        String value = parts.length > 1 ? parts[1] : "";
        if (!KNOWN.contains(parts[0])) {
            keys.error(
                    scalar,
                    KEY,
                    "there is no option '" + parts[0] + "'",
                    Suggestion.didYouMean(parts[0], KNOWN).orElse("the options are " + String.join(", ", KNOWN)));
            return Optional.empty();
        }
        return switch (parts[0]) {
            case "no-new-privileges" -> noNewPrivileges(scalar, value);
            case "seccomp" -> seccomp(scalar, value);
            case "systempaths" ->
                value.equals("unconfined")
                        ? Optional.of("systempaths=unconfined")
                        : wrong(scalar, "systempaths can only be unconfined", "write systempaths=unconfined");
            default ->
                value.isEmpty()
                        ? wrong(scalar, "'" + parts[0] + "' says nothing", "write " + parts[0] + "=…, with its value")
                        : Optional.of(parts[0] + "=" + value);
        };
    }

    private Optional<String> noNewPrivileges(Node.Scalar scalar, String value) {
        return switch (value) {
            case "", "true" -> Optional.of("no-new-privileges=true");
            case "false" -> Optional.of("no-new-privileges=false");
            default -> wrong(scalar, "no-new-privileges is true or false", "write no-new-privileges=true");
        };
    }

    private Optional<String> seccomp(Node.Scalar scalar, String value) {
        if (value.equals("unconfined") || value.equals("builtin")) {
            return Optional.of("seccomp=" + value);
        }
        Optional<Path> path = value.isEmpty() ? Optional.empty() : LocalPath.of(value, file.folder(), file.values());
        if (path.isEmpty() || !Files.isRegularFile(path.get())) {
            return wrong(
                    scalar,
                    "there is no profile '" + value + "'" + LocalPath.beside(value),
                    "name a file on the machine where stack runs, or write seccomp=unconfined");
        }
        try {
            String profile = Files.readString(path.get()).strip();
            Json.parse(profile);
            return Optional.of("seccomp=" + profile);
        } catch (IOException | IllegalArgumentException e) {
            return wrong(scalar, "'" + value + "' is not a profile in JSON", "look at the file");
        }
    }

    private Optional<String> wrong(Node.Scalar at, String what, String cure) {
        keys.error(at, KEY, what, cure);
        return Optional.empty();
    }
}

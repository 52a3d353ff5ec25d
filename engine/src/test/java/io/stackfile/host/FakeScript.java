package io.stackfile.host;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What a fake understands of a shell's script: {@code echo} and {@code exit}. */
record FakeScript(List<String> said, OptionalInt exitCode) {
    static FakeScript of(List<String> words) {
        List<String> said = new ArrayList<>();
        OptionalInt code = OptionalInt.empty();
        for (String part : String.join(" ", words).replaceFirst("^sh -c ", "").split(";")) {
            if (part.strip().startsWith("echo ")) {
                said.add(part.strip().substring("echo ".length()));
            } else if (part.strip().startsWith("exit ")) {
                code = OptionalInt.of(Integer.parseInt(part.strip().substring("exit ".length())));
            }
        }
        return new FakeScript(said, code);
    }
}

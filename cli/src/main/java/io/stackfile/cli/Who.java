package io.stackfile.cli;

import io.stackfile.model.Stack;
import io.stackfile.plan.Occasion;
import io.stackfile.source.GitHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who runs this, and where. */
final class Who {
    private Who() {}

    static Occasion deploys(Stack stack) {
        String commit =
                stack.file().isEmpty() ? "" : GitHead.of(Path.of(stack.file())).orElse("");
        return new Occasion(System.getProperty("user.name", "somebody") + "@" + machine(), commit);
    }

    private static String machine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}

package io.stackfile.cli;

import io.stackfile.lock.Here;
import io.stackfile.model.Stack;
import io.stackfile.plan.Occasion;
import io.stackfile.source.GitHead;
import java.nio.file.Path;

/** Who runs this, and where. */
final class Who {
    private Who() {}

    static Occasion deploys(Stack stack) {
        String commit =
                stack.file().isEmpty() ? "" : GitHead.of(Path.of(stack.file())).orElse("");
        return new Occasion(Here.find().who(), commit);
    }
}

package io.stackfile.reader;

import io.stackfile.model.Command;
import io.stackfile.schema.Node;
import java.util.List;
import java.util.Optional;

/** What runs in a container: {@code command}, {@code entrypoint}, {@code user} and their kin. */
final class CommandReader {
    private CommandReader() {}

    static Command read(Keys keys) {
        return new Command(
                line(keys, "entrypoint"),
                line(keys, "command"),
                keys.text("user"),
                keys.text("working_dir"),
                keys.text("hostname"),
                keys.flag("tty"),
                keys.flag("stdin_open"));
    }

    static Optional<List<String>> line(Keys keys, String key) {
        Optional<Node> node = keys.node(key);
        if (node.isPresent() && node.get() instanceof Node.Scalar scalar) {
            Optional<List<String>> words = Words.split(scalar.text());
            if (words.isEmpty()) {
                keys.error(scalar, key, "a quote is opened and not closed", "close it, or write a list of words");
            }
            return words;
        }
        return node.map(list -> keys.texts(key));
    }
}

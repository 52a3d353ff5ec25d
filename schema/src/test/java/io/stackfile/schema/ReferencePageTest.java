package io.stackfile.schema;

import io.stackfile.golden.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/reference.md is the schemas, told for readers. */
class ReferencePageTest {
    private static final Path PAGE = Path.of(System.getProperty("root", ".."), "docs", "reference.md");

    @Test
    void thePageOfKeysSaysWhatTheSchemasSay() {
        StringBuilder page = new StringBuilder("""
                # Reference

                From the schemas themselves; `stack schema KEY` says the same on a terminal. The keys of a service are the same in a
                Stackfile and in a compose file. A key marked *no effect yet* is accepted, with a warning that names its line; a key that
                is not here is an error.

                """);
        String last = "At the top of a compose file";
        Reference.groups().keySet().forEach(group -> page.append(index(group)));
        page.append(index(last)).append('\n');
        Reference.groups().forEach((group, keys) -> page.append(section(group, keys)));
        page.append(section(last, Reference.top()));
        Golden.assertSame(PAGE, page.toString());
    }

    private static String index(String title) {
        String anchor =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
        return "* [" + title + "](#" + anchor + ")\n";
    }

    private static String section(String title, List<Reference.Key> keys) {
        return "## " + title + "\n\n"
                + keys.stream().map(ReferencePageTest::key).collect(Collectors.joining());
    }

    private static String key(Reference.Key key) {
        StringBuilder text = new StringBuilder("### `" + key.name() + "`" + mark(key) + "\n\n");
        if (!key.description().isEmpty()) {
            text.append(key.description()).append("\n\n");
        }
        if (key.effect().startsWith("no effect:")) {
            text.append("It is accepted with a warning")
                    .append(key.effect().substring("no effect".length()))
                    .append(".\n\n");
        }
        text.append("Takes ").append(key.shape().expects());
        key.without()
                .ifPresent(value -> text.append("; without it: `").append(value).append('`'));
        text.append(".\n\n");
        if (!key.examples().isEmpty()) {
            text.append("```yaml\n");
            key.examples().forEach(example -> text.append(example).append('\n'));
            text.append("```\n\n");
        }
        String inside = inside(key, "");
        return text.append(inside).append(inside.isEmpty() ? "" : "\n").toString();
    }

    private static String inside(Reference.Key key, String indentation) {
        return key.keys().stream()
                .map(sub -> indentation + "* `" + sub.name() + "`" + mark(sub) + ": "
                        + (sub.description().isEmpty() ? sub.shape().expects() : sub.description())
                        + "\n" + inside(sub, indentation + "  "))
                .collect(Collectors.joining());
    }

    private static String mark(Reference.Key key) {
        return key.effect().isEmpty() ? "" : " (" + key.effect().replaceFirst(":.*", "") + ")";
    }
}

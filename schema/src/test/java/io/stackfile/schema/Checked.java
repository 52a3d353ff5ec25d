package io.stackfile.schema;

import java.nio.file.Path;

/** The problems of a text after everything this module does with it. */
final class Checked {
    private Checked() {}

    static Problems file(Path file) {
        return source(SourceText.read(file, file.getFileName().toString()));
    }

    static Problems text(String text) {
        return source(new Source("shop.yml", text));
    }

    private static Problems source(Source source) {
        Problems problems = new Problems();
        YamlTree.readMapping(source, problems)
                .ifPresent(document -> SchemaCheck.check(document, Dialect.of(document), problems));
        return problems;
    }
}

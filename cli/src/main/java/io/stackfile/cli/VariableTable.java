package io.stackfile.cli;

import io.stackfile.model.Value;
import io.stackfile.schema.Secrets;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.Provenance;
import java.util.List;
import java.util.stream.Collectors;

/** The variables and placeholders of a file: their values, who gives them, and what stands for those without. */
record VariableTable(CheckedFile file) {
    @Override
    public String toString() {
        Table table = new Table("NAME", "VALUE", "FROM", "DEFAULT");
        file.provenance().variables().forEach((name, fillings) -> row(table, name, fillings));
        return table.toString();
    }

    private static void row(Table table, String name, List<Provenance.Filling> fillings) {
        Provenance.Filling first = fillings.get(0);
        String defaults = fillings.stream()
                .flatMap(filling -> filling.fallback().stream())
                .map(word -> Secrets.isSecretName(name) ? "***" : word)
                .distinct()
                .collect(Collectors.joining(", "));
        table.row(
                name,
                first.value().map(Value::toString).orElse("-"),
                first.value().isPresent() ? first.from() : "-",
                defaults.isEmpty() ? "-" : defaults);
    }
}

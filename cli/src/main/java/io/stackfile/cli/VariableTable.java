package io.stackfile.cli;

import io.stackfile.model.Value;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.Provenance;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        boolean secret = fillings.stream()
                .flatMap(filling -> Stream.concat(filling.value().stream(), filling.fallback().stream()))
                .anyMatch(Value::isSecret);
        String defaults = fillings.stream()
                .flatMap(filling -> filling.fallback().stream())
                .map(word -> secret ? "***" : word.toString())
                .distinct()
                .collect(Collectors.joining(", "));
        table.row(
                name,
                first.value().map(value -> secret ? "***" : value.toString()).orElse("-"),
                first.value().isPresent() ? first.from() : "-",
                defaults.isEmpty() ? "-" : defaults);
    }
}

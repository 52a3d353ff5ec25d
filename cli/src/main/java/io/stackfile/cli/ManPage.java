package io.stackfile.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command's help page as a page of the manual, in the language of {@code man(7)}. */
final class ManPage {
    private final StringBuilder text = new StringBuilder();

    private ManPage() {}

    /** The page called {@code stack.1}. */
    static String ofAll() {
        ManPage page = new ManPage();
        page.head("stack", "make a Docker host look like a Stackfile or a compose file");
        page.section("SYNOPSIS");
        page.bold("stack COMMAND [FILE] [SERVICE...] [OPTIONS]");
        page.section("DESCRIPTION");
        page.words("Without FILE: stack.yml, stackfile.yml, Stackfile, docker-cloud.yml, tutum.yml, compose.yaml,"
                + " docker-compose.yml, here and then in the folders above.");
        page.section("COMMANDS");
        Commands.NAMES.forEach(name -> page.item(
                "stack " + name, Commands.named(name).spec().usageMessage().header()));
        page.section("EXIT STATUS");
        page.item("0", "done");
        page.item("1", "the deployment or the engine failed");
        page.item("2", "the command line or the file is wrong");
        page.item("3", "there is something to do, for those who asked: plan --check, status");
        page.item("130", "interrupted");
        page.section("ENVIRONMENT");
        page.item("DOCKER_HOST, DOCKER_CONTEXT, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH", "which engine, as docker has it");
        page.item("NO_COLOR", "no colours");
        page.seeAlso(Commands.NAMES.stream());
        return page.text.toString();
    }

    /** The page of one command, such as {@code stack-host-rm.1}. */
    static String of(String name) {
        CommandSpec spec = Commands.named(name).spec();
        ManPage page = new ManPage();
        page.head("stack-" + name.replace(' ', '-'), spec.usageMessage().header());
        page.section("SYNOPSIS");
        page.bold(spec.usageMessage().customSynopsis());
        page.section("DESCRIPTION");
        String[] paragraphs = spec.usageMessage().description();
        for (int place = 0; place < paragraphs.length; place++) {
            if (place > 0) {
                page.line(".PP");
            }
            page.words(paragraphs[place]);
        }
        page.section("OPTIONS");
        spec.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparingInt(OptionSpec::order))
                .forEach(page::option);
        page.seeAlso(Stream.empty());
        return page.text.toString();
    }

    private void head(String name, String... summary) {
        line(".TH \"" + name.toUpperCase(Locale.ROOT) + "\" 1 \"\" \"stack " + Version.TEXT + "\" \"stack\"");
        section("NAME");
        text.append(escaped(name)).append(" \\- ");
        words(summary);
    }

    private void section(String title) {
        line(".SH \"" + title + "\"");
    }

    private void item(String term, String... words) {
        line(".TP");
        bold(term);
        words(words);
    }

    private void option(OptionSpec option) {
        item(Stream.of(option.names()).collect(Collectors.joining(", ")) + label(option), option.description());
    }

    private static String label(ArgSpec option) {
        return option.arity().max() == 0 ? "" : " " + option.paramLabel();
    }

    private void seeAlso(Stream<String> others) {
        List<String> pages = Stream.concat(Stream.of("stack"), others.map(name -> "stack-" + name.replace(' ', '-')))
                .sorted()
                .toList();
        section("SEE ALSO");
        for (int place = 0; place < pages.size(); place++) {
            line(".BR " + escaped(pages.get(place)) + " (1)" + (place + 1 < pages.size() ? "," : ""));
        }
    }

    private void bold(String... words) {
        line("\\fB" + escaped(String.join(" ", words)) + "\\fR");
    }

    /** A line of text must not look like a request. */
    private void words(String... words) {
        String escaped = escaped(String.join(" ", words).strip());
        line(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String escaped(String words) {
        return words.replace("%n", " ")
                .replace("%%", "%")
                .replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("…", "...");
    }
}

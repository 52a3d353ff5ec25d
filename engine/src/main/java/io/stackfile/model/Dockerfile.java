package io.stackfile.model;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Dockerfile asks of the engine that builds it: which builder, which images, and whether somebody to turn to. */
public record Dockerfile(boolean hasSyntax, List<Instruction> instructions) {
    private static final Pattern SYNTAX = Pattern.compile("#\\s*syntax\\s*=.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*\\w+\\s*=.*");
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:(?<plain>\\w+)|\\{(?<name>\\w+)(?::-(?<default>[^}]*))?})");
    /** What the classic builder does not know. */
    private static final Map<String, List<String>> NEW_FLAGS = Map.of(
            "RUN", List.of("mount", "network", "security"),
            "COPY", List.of("link", "chmod", "parents", "exclude"),
            "ADD", List.of("link", "chmod", "checksum", "keep-git-dir", "exclude"));

    public static Dockerfile of(List<String> lines) {
        boolean syntax = lines.stream()
                .takeWhile(line -> DIRECTIVE.matcher(line.strip()).matches())
                .anyMatch(line -> SYNTAX.matcher(line.strip()).matches());
        return new Dockerfile(syntax, Instruction.all(lines));
    }

    public boolean needsBuildKit() {
        return hasSyntax
                || instructions.stream()
                        .anyMatch(instruction -> instruction.hasHereDocument()
                                || NEW_FLAGS.getOrDefault(instruction.word(), List.of()).stream()
                                        .anyMatch(
                                                flag -> !instruction.flags(flag).isEmpty()));
    }

    /** The first that asks whoever builds for something while it runs: a secret, an SSH agent. */
    public Optional<Instruction> asksTheUser() {
        return instructions.stream()
                .filter(instruction -> instruction.flags("mount").stream()
                        .anyMatch(mount -> mount.matches(".*\\btype=(secret|ssh)\\b.*")))
                .findFirst();
    }

    /** The images it is made from, as far as they can be told beforehand. */
    public Set<String> images(Map<String, String> arguments) {
        Map<String, String> known = new TreeMap<>();
        Set<String> stages = new HashSet<>(Set.of("scratch"));
        Set<String> images = new LinkedHashSet<>();
        for (Instruction instruction : instructions) {
            List<String> words = instruction.words();
            if (instruction.word().equals("ARG") && !words.isEmpty()) {
                String[] argument = words.get(0).split("=", 2);
                String value = arguments.getOrDefault(argument[0], argument.length < 2 ? "" : unquoted(argument[1]));
                known.putIfAbsent(argument[0], value);
            } else if (instruction.word().equals("FROM") && !words.isEmpty()) {
                add(words.get(0), known, stages, images);
                if (words.size() > 2 && words.get(1).equalsIgnoreCase("as")) {
                    stages.add(words.get(2));
                }
            }
            instruction.flags("from").forEach(from -> add(from, known, stages, images));
        }
        return images;
    }

    private static void add(String written, Map<String, String> known, Set<String> stages, Set<String> images) {
        String image = substituted(written, known);
        if (!image.isEmpty() && !image.contains("$") && !stages.contains(image) && !image.matches("\\d+")) {
            images.add(image);
        }
    }

    private static String substituted(String text, Map<String, String> known) {
        return VARIABLE.matcher(text).replaceAll(variable -> Matcher.quoteReplacement(value(variable.group(), known)));
    }

    private static String value(String variable, Map<String, String> known) {
        Matcher parts = VARIABLE.matcher(variable);
        if (!parts.matches()) {
            return variable;
        }
        String name = parts.group("plain") == null ? parts.group("name") : parts.group("plain");
        String value = known.getOrDefault(String.valueOf(name), "");
        String otherwise = parts.group("default");
        return value.isEmpty() && otherwise != null ? otherwise : value;
    }

    private static String unquoted(String text) {
        return text.replaceAll("^([\"'])(.*)\\1$", "$2");
    }
}
